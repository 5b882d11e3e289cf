using System.Collections.Frozen;
using System.Globalization;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <summary>A number as it was read.</summary>
/// <param name="Last">One past the index of its last token.</param>
/// <param name="Value">Its value, scaled.</param>
internal readonly record struct ReadNumber(int Last, decimal Value);

/// <summary>Reads numbers in digits and in English words: <c>11,000</c>, <c>3.5 million</c>, <c>two hundred and five</c>, <c>half a million</c>,
/// <c>a dozen</c>, <c>5bn</c>. Thread safe.</summary>
internal static class NumberReader
{
    /// <summary>Beyond this a run of digits is no number that news counts.</summary>
    private const decimal Largest = 1_000_000_000_000_000_000m;

    private static readonly FrozenDictionary<string, decimal>.AlternateLookup<ReadOnlySpan<char>> Words = BuildWords();
    private static readonly FrozenDictionary<string, decimal>.AlternateLookup<ReadOnlySpan<char>> Scales = new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase)
    {
        ["hundred"] = 100m,
        ["thousand"] = 1_000m,
        ["million"] = 1_000_000m,
        ["billion"] = 1_000_000_000m,
        ["trillion"] = 1_000_000_000_000m,
        ["dozen"] = 12m,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a number in words may begin with <paramref name="word"/>.</summary>
    public static bool MayBegin(ReadOnlySpan<char> word) => FirstWords.ContainsInAnyCase(word) || (word.Length >= ShortestJoined && word.Contains('-'));

    /// <summary>The number that begins at the token <paramref name="index"/>, or null.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="index">Where the number would begin.</param>
    /// <param name="isMoney">A sign of a currency stands before it, so that <c>5m</c> is five million.</param>
    public static ReadNumber? Read(ReadOnlySpan<char> text, List<Token> tokens, int index, bool isMoney)
    {
        var token = tokens[index];
        var number = token.Kind switch
        {
            TokenKind.Number => Digits(token.Of(text)) is { } value ? Scaled(text, tokens, index + 1, value) : null,
            TokenKind.Word when token.HasDigit => isMoney ? Suffixed(index, token.Of(text)) : null,
            TokenKind.Word => InWords(text, tokens, index),
            _ => null,
        };
        return number is { Value: <= Largest } ? number : null;
    }

    private static decimal? Digits(ReadOnlySpan<char> digits) =>
        digits.Length <= 20 && decimal.TryParse(digits, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static ReadNumber? Suffixed(int index, ReadOnlySpan<char> word)
    {
        var end = 0;
        while (end < word.Length && (char.IsAsciiDigit(word[end]) || word[end] is '.' or ','))
        {
            end++;
        }
        if (end == 0 || Digits(word[..end]) is not { } value || value > Largest)
        {
            return null;
        }
        decimal scale = word[end..] switch
        {
            "k" or "K" => 1_000m,
            "m" or "M" or "mn" => 1_000_000m,
            "b" or "bn" or "B" => 1_000_000_000m,
            "tn" or "trn" => 1_000_000_000_000m,
            _ => 0m,
        };
        return scale > 0m && value <= Largest / scale ? new ReadNumber(index + 1, value * scale) : null;
    }

    private static ReadNumber Scaled(ReadOnlySpan<char> text, List<Token> tokens, int next, decimal value)
    {
        while (next < tokens.Count && !tokens[next].StartsParagraph && value <= Largest && Scales.TryGetValue(tokens[next].Of(text), out var scale))
        {
            value = value > Largest / scale ? Largest + 1m : value * scale;
            next++;
        }
        return new ReadNumber(next, value);
    }

    // "half a million", "two hundred and five thousand", "twenty-five"
    private static ReadNumber? InWords(ReadOnlySpan<char> text, List<Token> tokens, int index)
    {
        var first = tokens[index].Of(text);
        if (first is "half" or "Half" && index + 2 < tokens.Count && tokens[index + 1].Of(text) is "a" && Scales.TryGetValue(tokens[index + 2].Of(text), out var half))
        {
            return new ReadNumber(index + 3, half / 2m);
        }
        if (first is "a" or "A")
        {
            return index + 1 < tokens.Count && Scales.TryGetValue(tokens[index + 1].Of(text), out _) ? Scaled(text, tokens, index + 1, 1m) : null;
        }
        if (!TryWord(first, out var value))
        {
            return null;
        }
        var total = 0m;
        var next = index + 1;
        while (next < tokens.Count && next < index + 12 && !tokens[next].StartsParagraph)
        {
            var word = tokens[next].Of(text);
            if (Scales.TryGetValue(word, out var scale))
            {
                if (scale is 100m or 12m)
                {
                    value *= scale;
                }
                else
                {
                    total += value * scale;
                    value = 0m;
                }
                next++;
            }
            else if (TryWord(word, out var more) && (value == 0m || (value % 100m == 0m && more < 100m)) && next > index + 1)
            {
                value += more;
                next++;
            }
            else if (word is "and" && value % 100m == 0m && value + total > 0m && next + 1 < tokens.Count && tokens[next - 1].Of(text) is "hundred" or "thousand"
                && TryWord(tokens[next + 1].Of(text), out var rest) && rest < 100m)
            {
                value += rest;
                next += 2;
            }
            else
            {
                break;
            }
        }
        return new ReadNumber(next, total + value);
    }

    private static bool TryWord(ReadOnlySpan<char> word, out decimal value)
    {
        value = 0m;
        if (Words.TryGetValue(word, out value))
        {
            return true;
        }
        var hyphen = word.IndexOf('-');
        if (hyphen > 0 && Words.TryGetValue(word[..hyphen], out var tens) && tens >= 20m && Words.TryGetValue(word[(hyphen + 1)..], out var ones) && ones < 10m)
        {
            value = tens + ones;
            return true;
        }
        return false;
    }

    // "forty-one"
    private const int ShortestJoined = 9;

    private static readonly WordSet FirstWords = new([.. Words.Dictionary.Keys, "half", "a"]);

    private static FrozenDictionary<string, decimal>.AlternateLookup<ReadOnlySpan<char>> BuildWords()
    {
        var words = new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase);
        var small = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen").Split(' ');
        for (var i = 1; i < small.Length; i++)
        {
            words[small[i]] = i;
        }
        var tens = "twenty thirty forty fifty sixty seventy eighty ninety".Split(' ');
        for (var i = 0; i < tens.Length; i++)
        {
            words[tens[i]] = (i + 2) * 10m;
        }
        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
