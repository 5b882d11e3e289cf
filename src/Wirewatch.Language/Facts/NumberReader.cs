using System.Collections.Frozen;
using System.Globalization;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <summary>A number as it was read.</summary>
/// <param name="Last">One past the index of its last token.</param>
/// <param name="Value">Its value, scaled.</param>
/// <param name="Scale">What the words behind its digits multiply them by; 1 without any.</param>
internal readonly record struct ReadNumber(int Last, decimal Value, decimal Scale = 1m);

/// <summary>Reads numbers in digits and in English words: <c>11,000</c>, <c>3.5 million</c>, <c>two hundred and five</c>, <c>half a million</c>,
/// <c>three quarters of a million</c>, <c>two and a half million</c>, <c>a dozen</c>, <c>5bn</c>, <c>1.5 lakh crore</c>. Thread safe.</summary>
internal static class NumberReader
{
    /// <summary>Beyond this a run of digits is no number that news counts.</summary>
    private const decimal Largest = 1_000_000_000_000_000_000m;

    private const decimal LargestToScale = 10_000_000_000_000_000m;

    private static readonly FrozenDictionary<string, decimal>.AlternateLookup<ReadOnlySpan<char>> Words = BuildWords();
    private static readonly FrozenDictionary<string, decimal>.AlternateLookup<ReadOnlySpan<char>> Scales = new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase)
    {
        ["hundred"] = 100m,
        ["thousand"] = 1_000m,
        ["million"] = 1_000_000m,
        ["billion"] = 1_000_000_000m,
        ["trillion"] = 1_000_000_000_000m,
        ["dozen"] = 12m,
        ["lakh"] = 100_000m,
        ["lakhs"] = 100_000m,
        ["crore"] = 10_000_000m,
        ["crores"] = 10_000_000m,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly WordSet ScaleWords = new(Scales.Dictionary.Keys);

    /// <summary>Whether a number may go on with <paramref name="word"/> behind <c>a</c>.</summary>
    public static bool MayFollowArticle(ReadOnlySpan<char> word) => ScaleWords.MayContain(word) || word is "quarter" or "third" or "fifth" or "tenth";

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
        if (next >= tokens.Count || tokens[next].Kind != TokenKind.Word || !(ScaleWords.MayContain(tokens[next].Of(text)) || tokens[next].Of(text) is "and"))
        {
            return new ReadNumber(next, value);
        }
        if (IsAndAHalf(text, tokens, next))
        {
            value += 0.5m;
            next += 3;
        }
        var all = 1m;
        while (next < tokens.Count && !tokens[next].StartsParagraph && value <= Largest && TryScale(tokens[next].Of(text), out var scale))
        {
            value = Times(value, scale);
            all = Times(all, scale);
            next++;
        }
        // "a million and a half"
        return all > 1m && value < Largest && IsAndAHalf(text, tokens, next) ? new ReadNumber(next + 3, value + (all / 2m), all) : new ReadNumber(next, value, all);
    }

    // What lies beyond the largest number stays beyond it; a division would cost more than the product.
    private static decimal Times(decimal value, decimal scale) => value > Largest ? value : scale > 12m && value > LargestToScale ? Largest + 1m : value * scale;

    private static bool IsAndAHalf(ReadOnlySpan<char> text, List<Token> tokens, int index) =>
        index + 2 < tokens.Count && tokens[index + 2].Of(text) is "half" && tokens[index + 1].Of(text) is "a" && tokens[index].Of(text) is "and" && !tokens[index].StartsParagraph;

    // "a quarter of a million", "three-quarters of a million"
    private static ReadNumber? Share(ReadOnlySpan<char> text, List<Token> tokens, int index)
    {
        var first = tokens[index].Of(text);
        var hyphen = first.IndexOf('-');
        var next = hyphen < 0 ? index + 2 : index + 1;
        if (next + 2 >= tokens.Count || tokens[next].Of(text) is not "of" || tokens[next + 1].Of(text) is not "a" || !TryScale(tokens[next + 2].Of(text), out var scale))
        {
            return null;
        }
        var count = hyphen < 0 ? first : first[..hyphen];
        var many = 1m;
        if (count is not ("a" or "A") && !Words.TryGetValue(count, out many))
        {
            return null;
        }
        var part = (hyphen < 0 ? tokens[index + 1].Of(text) : first[(hyphen + 1)..]) switch
        {
            "quarter" or "quarters" => 4m,
            "third" or "thirds" => 3m,
            "fifth" or "fifths" => 5m,
            "tenth" or "tenths" => 10m,
            _ => 0m,
        };
        return part > many ? new ReadNumber(next + 3, Math.Round(scale * many / part)) : null;
    }

    // "half a million", "two hundred and five thousand", "twenty-five"
    private static ReadNumber? InWords(ReadOnlySpan<char> text, List<Token> tokens, int index)
    {
        var first = tokens[index].Of(text);
        if (first is "half" or "Half" && index + 2 < tokens.Count && tokens[index + 1].Of(text) is "a" && TryScale(tokens[index + 2].Of(text), out var half))
        {
            return new ReadNumber(index + 3, half / 2m);
        }
        if (first is "a" or "A")
        {
            return index + 1 < tokens.Count && TryScale(tokens[index + 1].Of(text), out _) ? Scaled(text, tokens, index + 1, 1m)
                : index + 4 < tokens.Count && tokens[index + 2].Of(text) is "of" ? Share(text, tokens, index) : null;
        }
        if (index + 3 < tokens.Count && (tokens[index + 1].Of(text) is "of" || tokens[index + 2].Of(text) is "of") && Share(text, tokens, index) is { } share)
        {
            return share;
        }
        if (!TryWord(first, out var value))
        {
            return null;
        }
        if (IsAndAHalf(text, tokens, index + 1))
        {
            return Scaled(text, tokens, index + 1, value);
        }
        var total = 0m;
        var scaled = 1m;
        var next = index + 1;
        while (next < tokens.Count && next < index + 12 && !tokens[next].StartsParagraph)
        {
            var word = tokens[next].Of(text);
            if (TryScale(word, out var scale))
            {
                if (scale is 100m or 12m)
                {
                    value = Times(value, scale);
                }
                else
                {
                    // "two lakh crore"
                    total = value == 0m && total > 0m ? Times(total, scale) : total + Times(value, scale);
                    value = 0m;
                    scaled = scale;
                    if (total > Largest)
                    {
                        return null;
                    }
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
        // "two million and a half"
        return value == 0m && IsAndAHalf(text, tokens, next) ? new ReadNumber(next + 3, total + (scaled / 2m)) : new ReadNumber(next, total + value, value == 0m ? scaled : 1m);
    }

    // Most words are told from a scale without a hash.
    private static bool TryScale(ReadOnlySpan<char> word, out decimal scale)
    {
        scale = 0m;
        return ScaleWords.MayContain(word) && Scales.TryGetValue(word, out scale);
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
