using System.Buffers;
using System.Globalization;
using System.Text;

namespace Wirewatch.Language.Text;

/// <summary>Brings the spellings of one name together: <c>Müller</c> and <c>MULLER</c>, <c>U.S.</c> and <c>US</c>, <c>O’Neill</c> and <c>O'Neill</c>,
/// <c>Suk-yeol</c> and <c>Suk Yeol</c>. Thread safe.</summary>
/// <remarks>The folded form holds the letters and digits of any script, in lower case and without the marks of Latin, Greek and Cyrillic
/// letters, and single spaces between words. Full stops and apostrophes vanish, everything else that is no letter or digit parts words.</remarks>
public static class Folding
{
    /// <summary>How many UTF-16 code units one code unit of a name can become.</summary>
    public const int MaxExpansion = 3;

    // Canonical decompositions of the letters that news in the Latin, Greek and Cyrillic scripts uses, computed once; the rest of Unicode goes
    // through the platform's normalisation, which is too slow for every word of every article.
    private const int TableEnd = 0x2000;
    private const int EndOfAccents = 0x0600;
    private static readonly string?[] Table = BuildTable();

    /// <summary>The folded form of <paramref name="name"/>; empty if it holds no letter and no digit. Folding twice changes nothing.</summary>
    public static string Fold(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Fold(name.AsSpan());
    }

    /// <inheritdoc cref="Fold(string)"/>
    public static string Fold(ReadOnlySpan<char> name)
    {
        var rented = ArrayPool<char>.Shared.Rent(Math.Max(1, name.Length * MaxExpansion));
        var length = Fold(name, rented);
        var folded = new string(rented, 0, length);
        ArrayPool<char>.Shared.Return(rented);
        return folded;
    }

    /// <summary>Writes the folded form to <paramref name="destination"/>, which must hold <see cref="MaxExpansion"/> times the length of
    /// <paramref name="name"/>, and returns its length.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public static int Fold(ReadOnlySpan<char> name, Span<char> destination)
    {
        if (destination.Length < name.Length * MaxExpansion)
        {
            throw new ArgumentException($"The destination must hold {MaxExpansion} times the name.", nameof(destination));
        }

        if (NeedsNormalization(name))
        {
            name = Composed(name);
        }

        var length = 0;
        var gap = false;
        Span<char> units = stackalloc char[2];
        while (!name.IsEmpty)
        {
            var letter = name[0];
            var consumed = 1;
            if (char.IsAsciiLetterOrDigit(letter))
            {
                Append((char)(letter is >= 'A' and <= 'Z' ? letter | 0x20 : letter), destination, ref length, ref gap);
            }
            else if (letter < TableEnd)
            {
                if (Table[letter] is { } folded)
                {
                    foreach (var part in folded)
                    {
                        Append(part, destination, ref length, ref gap);
                    }
                }
                else
                {
                    gap |= letter is not ('.' or '\'' or 'ʼ') && !IsMark(letter);
                }
            }
            else if (Rune.DecodeFromUtf16(name, out var rune, out consumed) == OperationStatus.Done && (Rune.IsLetterOrDigit(rune) || IsMark(rune)))
            {
                foreach (var unit in units[..Rune.ToLowerInvariant(rune).EncodeToUtf16(units)])
                {
                    Append(unit, destination, ref length, ref gap);
                }
            }
            else
            {
                gap |= letter is not ('’' or '‘' or '‛');
            }

            name = name[consumed..];
        }

        return length;
    }

    private static bool NeedsNormalization(ReadOnlySpan<char> name)
    {
        if (Ascii.IsValid(name))
        {
            return false;
        }

        foreach (var letter in name)
        {
            if (letter is >= '\u1100' and <= '\u11ff' || (letter >= TableEnd && (letter >= 0x2C00 || char.IsLetterOrDigit(letter))))
            {
                return true;
            }
        }

        return false;
    }

    private static string Composed(ReadOnlySpan<char> name)
    {
        var text = new string(name);
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]) && !char.IsSurrogatePair(text, index))
            {
                // Normalisation refuses half a surrogate pair; the replacement character parts words.
                text = string.Concat(text.EnumerateRunes().Select(static rune => rune.ToString()));
                break;
            }

            index += char.IsSurrogate(text[index]) ? 1 : 0;
        }

        return text.Normalize(NormalizationForm.FormC);
    }

    private static void Append(char part, Span<char> destination, ref int length, ref bool gap)
    {
        if (gap && length > 0 && length < destination.Length)
        {
            destination[length++] = ' ';
        }

        gap = false;
        if (length < destination.Length)
        {
            destination[length++] = part;
        }
    }

    private static bool IsMark(char letter) => char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string?[] BuildTable()
    {
        var table = new string?[TableEnd];
        for (var code = 0x80; code < TableEnd; code++)
        {
            var letter = (char)code;
            // Outside the alphabets of Europe a mark is part of the spelling (the vowels of Devanagari, Thai or Arabic), not an accent.
            var spelling = code >= EndOfAccents && char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            table[code] = char.IsLetterOrDigit(letter) ? Folded(letter) : spelling ? letter.ToString() : null;
        }

        return table;
    }

    private static string Folded(char letter)
    {
        var kept = letter is < (char)EndOfAccents or >= (char)0x1E00
            ? string.Concat(letter.ToString().Normalize(NormalizationForm.FormD).Where(char.IsLetterOrDigit).Select(Plain))
            : "";
        return kept.Length is > 0 and <= MaxExpansion ? kept : char.ToLowerInvariant(letter).ToString();
    }

    // The letters that Unicode does not take apart and every wire service does.
    private static string Plain(char letter) => char.ToLowerInvariant(letter) switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ø' => "o",
        'đ' or 'ð' => "d",
        'ł' => "l",
        'ħ' => "h",
        'ı' or 'İ' => "i",
        'ŋ' => "n",
        'ŧ' => "t",
        'ə' => "e",
        'ς' => "σ",
        var lower => lower.ToString(),
    };
}
