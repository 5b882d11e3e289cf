using System.Globalization;
using System.Text;

namespace Wirewatch.Language.Text;

/// <summary>Classes of characters that the tokenizer and the sentence splitter share. Thread safe.</summary>
internal static class Characters
{
    /// <summary>Whether it separates tokens and belongs to none: white space, controls and invisible formatting marks.</summary>
    public static bool IsSpace(char c) => c <= ' ' || (c >= 0x7F && (char.IsWhiteSpace(c) || IsInvisible(c)));

    /// <summary>Whether a line ends here (<c>\r\n</c> is two such characters and one end).</summary>
    public static bool IsLineBreak(char c) => c is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>Whether it is an apostrophe, typewritten or typographic.</summary>
    public static bool IsApostrophe(char c) => c is '\'' or '\u2019';

    /// <summary>Whether it is a hyphen, breaking or not.</summary>
    public static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011';

    /// <summary>Whether it is a hyphen or a dash.</summary>
    public static bool IsDash(char c) => c is '-' or (>= '\u2010' and <= '\u2015') or '\u2212';

    /// <summary>Whether it is a quotation mark of any shape.</summary>
    public static bool IsQuote(char c) => c is '"' or '\'' or '`' or '\u00AB' or '\u00BB' or (>= '\u2018' and <= '\u201F') or '\u2039' or '\u203A'
        or '\u300C' or '\u300D' or '\u300E' or '\u300F' or '\uFF02';

    /// <summary>Whether it ends a sentence.</summary>
    public static bool IsStop(char c) => c is '.' or '!' or '?' or '\u203C' or '\u2047' or '\u2048' or '\u2049' or '\u3002' or '\uFF01' or '\uFF1F';

    /// <summary>Whether it can stand inside a word at <paramref name="index"/>; <paramref name="length"/> is the number of code units of the character.</summary>
    public static bool IsWordCharacter(ReadOnlySpan<char> text, int index, out int length)
    {
        var c = text[index];
        length = 1;
        if (c < 0x80)
        {
            return char.IsAsciiLetterOrDigit(c) || c == '_';
        }
        if (!char.IsSurrogate(c))
        {
            return char.IsLetterOrDigit(c) || c == '\u00AD' || IsMark(CharUnicodeInfo.GetUnicodeCategory(c));
        }
        if (Rune.DecodeFromUtf16(text[index..], out var rune, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }
        length = 2;
        return Rune.IsLetterOrDigit(rune) || IsMark(Rune.GetUnicodeCategory(rune));
    }

    /// <summary>Whether a word can begin at <paramref name="index"/>: a word character that is no digit and no mark.</summary>
    public static bool IsLetter(ReadOnlySpan<char> text, int index)
    {
        if ((uint)index >= (uint)text.Length)
        {
            return false;
        }
        var c = text[index];
        if (c < 0x80)
        {
            return char.IsAsciiLetter(c);
        }
        return char.IsSurrogate(c)
            ? Rune.DecodeFromUtf16(text[index..], out var rune, out _) == System.Buffers.OperationStatus.Done && Rune.IsLetter(rune)
            : char.IsLetter(c);
    }

    private static bool IsMark(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool IsInvisible(char c) => c is (>= '\u007F' and <= '\u009F') or '\u200B' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E')
        or (>= '\u2060' and <= '\u2069') or '\uFEFF';
}
