using System.Globalization;
using System.Text;

namespace Wirewatch.Articles;

/// <summary>Cleans characters, the same way for every format: one kind of line end, one kind of space, nothing invisible, composed letters.</summary>
internal static class TextCleaning
{
    /// <summary>The text with <c>\n</c> as the only line end (a paragraph separator or form feed becomes two), plain spaces, no control, zero-width or
    /// direction characters, no unpaired surrogates, in normal form C.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            switch (letter)
            {
                case '\r':
                    if (index + 1 == text.Length || text[index + 1] != '\n')
                    {
                        clean.Append('\n');
                    }

                    break;
                case '\n':
                case '\u0085' or '\u2028' or '\v':
                    clean.Append('\n');
                    break;
                case '\u2029' or '\f':
                    clean.Append("\n\n");
                    break;
                case '\t':
                    clean.Append(' ');
                    break;
                case '\u200C' or '\u200D':
                    // Joiners are spelling in Arabic and Indic scripts and in emoji, but only dirt between Latin letters.
                    if (clean.Length > 0 && clean[^1] >= '\u0600')
                    {
                        clean.Append(letter);
                    }

                    break;
                default:
                    if (char.IsHighSurrogate(letter) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                    {
                        clean.Append(letter).Append(text[++index]);
                    }
                    else if (char.IsSurrogate(letter) || letter is '\uFFFE' or '\uFFFF' or (>= '\uFDD0' and <= '\uFDEF'))
                    {
                        clean.Append('\uFFFD');
                    }
                    else
                    {
                        AppendVisible(clean, letter);
                    }

                    break;
            }
        }

        var result = clean.ToString();
        return result.IsNormalized(NormalizationForm.FormC) ? result : result.Normalize(NormalizationForm.FormC);
    }

    /// <summary>One line with single spaces, from clean text.</summary>
    public static string OnOneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is not (' ' or '\n'))
            {
                line.Append(letter);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd(' ');
    }

    private static void AppendVisible(StringBuilder clean, char letter)
    {
        switch (char.GetUnicodeCategory(letter))
        {
            case UnicodeCategory.SpaceSeparator:
                clean.Append(' ');
                break;
            // Format characters: zero-width spaces, soft hyphens, byte order marks, and direction overrides, which make a text read
            // differently from what it says.
            case UnicodeCategory.Control or UnicodeCategory.Format:
                break;
            default:
                clean.Append(letter);
                break;
        }
    }
}
