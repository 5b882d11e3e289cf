using System.Buffers;
using System.Text;

namespace Wirewatch.Articles;

/// <summary>Keeps hostile markup away from the parser, whose work and stack grow with the depth of the tree: tags deeper than any page
/// that people wrote are left out, as browsers do beyond 512, and their text stays.</summary>
internal static class HtmlNesting
{
    /// <summary>The deepest nesting that reaches the parser.</summary>
    public const int Deepest = 400;

    private const int LongestTag = 64 * 1024;

    // Void elements, and elements whose end tag may lawfully be missing: they nest only through others, which are counted.
    private static readonly HashSet<string> Uncounted = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "image", "keygen",
        "p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd", "option", "optgroup", "html", "head", "body", "colgroup", "rp", "rt",
    };

    // What parts paragraphs beyond the deepest nesting and never nests itself.
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase) { "p", "br" };

    private static readonly string[] RawText = ["script", "style", "textarea", "title", "xmp", "noembed", "iframe"];

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");

    /// <summary>The markup without what nests too deep or has tags of absurd length; the same string where all is well.</summary>
    /// <exception cref="UnreadableArticleException">There is more text between the tags than an article may have.</exception>
    public static string Bounded(string html, ReadingBounds bounds)
    {
        var bounded = new StringBuilder();
        var (copied, depth, position, textStart) = (0, 0, 0, 0);
        var text = 0L;
        while ((position = html.IndexOf('<', position)) >= 0 && position + 1 < html.Length)
        {
            var start = position;
            text += html.AsSpan(textStart, start - textStart).Trim().Length;
            textStart = start;
            if (html.AsSpan(position).StartsWith("<!--"))
            {
                var close = html.IndexOf("-->", position + 4, StringComparison.Ordinal);
                position = textStart = close < 0 ? html.Length : close + 3;
                continue;
            }

            var closes = html[position + 1] == '/';
            var nameStart = position + (closes ? 2 : 1);
            if (nameStart >= html.Length || !char.IsAsciiLetter(html[nameStart]))
            {
                position++;
                continue;
            }

            var nameLength = html.AsSpan(nameStart).IndexOfAny(NameEnds);
            var end = nameLength < 0 ? -1 : EndOfTag(html, nameStart + nameLength);
            if (end < 0)
            {
                break;
            }

            var name = html[nameStart..Math.Min(nameStart + nameLength, nameStart + 32)];
            position = textStart = end + 1;
            var counted = !Uncounted.Contains(name) && html[end - 1] != '/';
            if ((depth >= Deepest && !Harmless.Contains(name)) || end - start > LongestTag)
            {
                bounded.Append(html, copied, start - copied).Append(' ');
                copied = position;
            }

            depth = counted ? Math.Max(0, depth + (closes ? -1 : 1)) : depth;
            if (!closes && RawText.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                var close = html.IndexOf("</" + name, position, StringComparison.OrdinalIgnoreCase);
                position = textStart = close < 0 ? html.Length : close;
            }
        }

        bounds.CheckLength(text + html.AsSpan(textStart).Trim().Length);

        return copied == 0 ? html : bounded.Append(html, copied, html.Length - copied).ToString();
    }

    private static int EndOfTag(string html, int position)
    {
        while (position < html.Length)
        {
            var found = html.AsSpan(position).IndexOfAny('>', '"', '\'');
            if (found < 0)
            {
                return -1;
            }

            position += found;
            if (html[position] == '>')
            {
                return position;
            }

            // A quotation mark opens a value only after an equals sign; elsewhere it is a slip of the pen.
            var before = html.AsSpan(0, position).TrimEnd(" \t\r\n\f");
            var close = before.EndsWith("=") ? html.IndexOf(html[position], position + 1) : position;
            if (close < 0)
            {
                return -1;
            }

            position = close + 1;
        }

        return -1;
    }
}
