using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <summary>A stretch in quotation marks.</summary>
/// <param name="First">The index of the token of the opening mark.</param>
/// <param name="Last">The index of the token of the closing mark, or of the last token of the paragraph where the marks are re-opened in the next.</param>
/// <param name="ContinuesPrevious">It goes on with the stretch before, which was left open at the end of its paragraph.</param>
internal readonly record struct QuotedStretch(int First, int Last, bool ContinuesPrevious);

/// <summary>Finds what stands in quotation marks: <c>“ ”</c>, <c>" "</c>, <c>« »</c>, <c>» «</c>, <c>„ “</c>, <c>‘ ’</c>, <c>' '</c>, with others nested inside.
/// Thread safe.</summary>
internal static class QuotedStretches
{
    /// <summary>How many tokens a quotation in single marks may hold: beyond that the mark was an apostrophe.</summary>
    private const int LongestInSingleMarks = 80;

    /// <summary>How far marks are counted: hostile text must not make the work grow with its square.</summary>
    private const int LongestSearch = 400;

    /// <summary>Adds the outermost stretches of <paramref name="text"/>, in order, to <paramref name="stretches"/>.</summary>
    public static void Find(ReadOnlySpan<char> text, List<Token> tokens, List<QuotedStretch> stretches)
    {
        var wasLeftOpen = '\0';
        for (var paragraph = 0; paragraph < tokens.Count;)
        {
            var end = paragraph + 1;
            while (end < tokens.Count && !tokens[end].StartsParagraph)
            {
                end++;
            }
            wasLeftOpen = FindInParagraph(text, tokens, paragraph, end, stretches, wasLeftOpen);
            paragraph = end;
        }
    }

    /// <returns>The opening mark that nothing closed, if the next paragraph opens with it again.</returns>
    private static char FindInParagraph(ReadOnlySpan<char> text, List<Token> tokens, int first, int end, List<QuotedStretch> stretches, char wasLeftOpen)
    {
        var continues = wasLeftOpen != '\0';
        // One of each mark at most.
        var unclosed = "";
        for (var i = first; i < end; i++)
        {
            if (tokens[i].Kind != TokenKind.Quote)
            {
                continue;
            }
            var mark = tokens[i].Of(text);
            // Where nothing closed one mark, nothing closes the next of its kind.
            var close = unclosed.Contains(mark[0]) ? -1 : mark is "'" or "\u2018" or "\u2019" ? CloseOfSingle(text, tokens, i, end) : mark is "''" ? -1 : CloseOfDouble(text, tokens, i, end);
            if (close == Unclosed)
            {
                if (i < end - 1 && end < tokens.Count && tokens[end].Kind == TokenKind.Quote && tokens[end].Of(text) is var next && next[0] == mark[0])
                {
                    stretches.Add(new QuotedStretch(i, end - 1, continues && i == first));
                    return mark[0];
                }
                unclosed += mark[0];
                continue;
            }
            if (close > i + 1)
            {
                stretches.Add(new QuotedStretch(i, close, continues && i == first));
                i = close;
            }
        }
        return '\0';
    }

    private const int Unclosed = -2;

    private static int CloseOfDouble(ReadOnlySpan<char> text, List<Token> tokens, int open, int end)
    {
        var mark = text[tokens[open].Start];
        if (!Opens(tokens, open, mark, end)
            // A mark between two spaces opens where another is left to close it.
            && !(mark == '"' && tokens[open].HasSpaceBefore && open + 1 < end && StraightMarks(text, tokens, open + 1, end) % 2 == 1))
        {
            return -1;
        }
        var nested = false;
        var inner = '\0';
        for (var i = open + 1; i < end; i++)
        {
            if (tokens[i].Kind != TokenKind.Quote)
            {
                continue;
            }
            var c = text[tokens[i].Start];
            if (mark == '"' && c == mark && i > open + 1 && tokens[i].HasSpaceBefore && i + 1 < end && !tokens[i + 1].HasSpaceBefore && tokens[i + 1].IsWord)
            {
                // Straight marks within straight marks; or a quotation that ends without a mark before the next begins.
                var behind = StraightMarks(text, tokens, i + 1, end);
                if (behind >= 2 && !nested)
                {
                    nested = true;
                    continue;
                }
                if (behind == 1 && tokens[i - 1].Kind is TokenKind.Stop)
                {
                    return i - 1;
                }
            }
            else if (nested && c == mark)
            {
                nested = false;
                continue;
            }
            // Curly marks within straight ones.
            if (mark == '"' && inner == '\0' && c is '\u201C' or '\u201E')
            {
                inner = c;
                continue;
            }
            if (inner != '\0' && (c == '\u201D' || (c == '\u201C' && inner == '\u201E')))
            {
                inner = '\0';
                continue;
            }
            var closes = mark switch
            {
                '"' or '\uFF02' => c == mark || c == '\u201D',
                '\u201C' => c == '\u201D' || (c == '"' && !IsClosedBehind(text, tokens, i + 1, end)),
                '\u201D' => c == '\u201D',
                '\u201E' => c is '\u201C' or '\u201D',
                '\u201A' => c is '\u2018' or '\u2019',
                '\u00AB' => c == '\u00BB',
                '\u2039' => c == '\u203A',
                '\u00BB' => c is '\u00AB' or '\u00BB',
                '\u203A' => c is '\u2039' or '\u203A',
                '`' => tokens[i].Length == 2 && c == '\'',
                '\u300C' => c == '\u300D',
                '\u300E' => c == '\u300F',
                _ => false,
            };
            if (closes)
            {
                return i;
            }
            // Two single marks typed for one double mark.
            if (mark is '"' or '\u201C' && c is '\'' or '\u2019')
            {
                if (tokens[i].Length == 2 && !tokens[i].HasSpaceBefore)
                {
                    return i;
                }
                if (i + 1 < end && tokens[i + 1].Start == tokens[i].End && text[tokens[i + 1].Start] == c && tokens[i + 1].Kind == TokenKind.Quote && !tokens[i].HasSpaceBefore)
                {
                    return i + 1;
                }
            }
        }
        return Unclosed;
    }

    // Whether a curly mark closes before the next one opens: then the straight ones before it are nested.
    private static bool IsClosedBehind(ReadOnlySpan<char> text, List<Token> tokens, int from, int end)
    {
        for (var i = from; i < end && i < from + LongestSearch; i++)
        {
            if (tokens[i].Kind == TokenKind.Quote && text[tokens[i].Start] is var c and ('\u201C' or '\u201D'))
            {
                return c == '\u201D';
            }
        }
        return false;
    }

    private static int StraightMarks(ReadOnlySpan<char> text, List<Token> tokens, int from, int end)
    {
        var count = 0;
        for (var i = from; i < end && i < from + LongestSearch; i++)
        {
            count += tokens[i].Kind == TokenKind.Quote && text[tokens[i].Start] == '"' ? 1 : 0;
        }
        return count;
    }

    private static bool Opens(List<Token> tokens, int index, char mark, int end) => mark switch
    {
        '\u201C' or '\u201E' or '\u201A' or '\u300C' or '\u300E' => true,
        // French marks point outwards, with or without blanks; German and Danish ones inwards, Swedish ones to the right.
        '\u00AB' or '\u2039' => index == 0 || tokens[index].HasSpaceBefore || (index + 1 < end && !tokens[index + 1].HasSpaceBefore),
        '\u00BB' or '\u203A' => index + 1 < end && (tokens[index].HasSpaceBefore || index == 0) && !tokens[index + 1].HasSpaceBefore
            && tokens[index + 1].Kind is not (TokenKind.Punctuation or TokenKind.Stop or TokenKind.Ellipsis or TokenKind.CloseBracket or TokenKind.Dash or TokenKind.Clitic),
        '`' => tokens[index].Length == 2,
        // A straight mark opens where white space or a bracket stands before it and none behind it.
        '"' or '\uFF02' or '\u201D' => index + 1 < end && (tokens[index].HasSpaceBefore || index == 0
            || tokens[index - 1].Kind is TokenKind.OpenBracket or TokenKind.Dash or TokenKind.Quote or TokenKind.Punctuation or TokenKind.Ellipsis)
            && (!tokens[index + 1].HasSpaceBefore || tokens[index].StartsParagraph),
        _ => false,
    };

    private static int CloseOfSingle(ReadOnlySpan<char> text, List<Token> tokens, int open, int end)
    {
        var mark = text[tokens[open].Start];
        if (mark == '\u2019' || open + 1 >= end || tokens[open + 1].HasSpaceBefore || (mark == '\'' && !tokens[open].HasSpaceBefore))
        {
            return -1;
        }
        var close = -1;
        for (var i = open + 1; i < end && i <= open + LongestInSingleMarks; i++)
        {
            if (tokens[i].Kind != TokenKind.Quote)
            {
                continue;
            }
            var c = text[tokens[i].Start];
            if (c is not ('\'' or '\u2019'))
            {
                // Double marks nested in single ones, as the British print them.
                if (CloseOfDouble(text, tokens, i, Math.Min(end, open + LongestInSingleMarks)) is var inner and >= 0)
                {
                    i = inner;
                    continue;
                }
                break;
            }
            if (tokens[i].HasSpaceBefore || tokens[i].Length != 1)
            {
                break;
            }
            if (tokens[i - 1].Kind is TokenKind.Stop or TokenKind.Punctuation or TokenKind.Ellipsis)
            {
                return i;
            }
            // "the boys' club": an apostrophe behind an s closes only if no better mark follows.
            if (text[tokens[i].Start - 1] != 's')
            {
                return i;
            }
            if (close < 0)
            {
                close = i;
            }
        }
        return close;
    }
}
