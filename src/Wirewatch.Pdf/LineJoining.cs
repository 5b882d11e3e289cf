using System.Text.RegularExpressions;

namespace Wirewatch.Pdf;

/// <summary>Makes paragraphs of lines: joins what a line, a column or a page has broken, and takes back the hyphens that a printer put in.</summary>
internal static partial class LineJoining
{
    // Of the size of the letters: what is indented further begins a paragraph.
    private const double LeastIndentation = 0.7;

    // Of a column's width: a line that ends before this ends its paragraph if it ends a sentence.
    private const double FullLine = 0.85;

    /// <summary>The paragraphs of blocks in reading order.</summary>
    public static IReadOnlyList<string> Paragraphs(IReadOnlyList<PageBlock> blocks)
    {
        var words = blocks.SelectMany(block => block.Lines).SelectMany(line => Word().Matches(line.Text)).Select(match => match.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var paragraphs = new List<string>();
        PageBlock? before = null;
        foreach (var block in blocks)
        {
            PageLine? above = null;
            foreach (var line in block.Lines)
            {
                var goesOn = above is not null ? Continues(block, above, line) : before is not null && GoesOn(before, block, line, paragraphs[^1]);
                if (goesOn)
                {
                    paragraphs[^1] = Join(paragraphs[^1], line.Text, words);
                }
                else
                {
                    paragraphs.Add(line.Text);
                }

                above = line;
            }

            before = block;
        }

        return paragraphs;
    }

    private static bool Continues(PageBlock block, PageLine above, PageLine line)
    {
        var isIndented = line.Left - Math.Min(block.Left, above.Left) > line.Size * LeastIndentation && above.Left - block.Left < line.Size * LeastIndentation;
        var endsShort = EndsSentence().IsMatch(above.Text) && above.Right - block.Left < (block.Right - block.Left) * FullLine;
        return !isIndented && !endsShort && Math.Abs(above.Size - line.Size) < 1.5;
    }

    // A paragraph goes on in the next column or on the next page where its sentence does.
    private static bool GoesOn(PageBlock before, PageBlock block, PageLine line, string paragraph) =>
        Math.Abs(before.Size - block.Size) < 0.6
        && !EndsSentence().IsMatch(paragraph)
        && (char.IsLower(line.Text[0]) || char.IsDigit(line.Text[0]) || paragraph.EndsWith(',') || paragraph.EndsWith('-'))
        && paragraph.Length > 40;

    private static string Join(string text, string next, HashSet<string> words)
    {
        if (Broken().Match(text) is not { Success: true } head || Word().Match(next) is not { Success: true, Index: 0 } tail || !char.IsLower(next[0]))
        {
            return text.EndsWith('\u00AD') ? text[..^1] + next : $"{text} {next}";
        }

        // A compound keeps its hyphen: the text may have it elsewhere in the middle of a line.
        var start = head.Groups[1].Value;
        var keeps = words.Contains($"{start}-{tail.Value}") && !words.Contains(start + tail.Value);
        return keeps ? text + next : text[..^1] + next;
    }

    [GeneratedRegex(@"[\p{L}\p{M}]+(?:[-’'][\p{L}\p{M}]+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"([\p{L}\p{M}]{2,})[-\u2010\u00AD]$")]
    private static partial Regex Broken();

    [GeneratedRegex(@"[.!?…:。！？][”’""')\]]*$")]
    private static partial Regex EndsSentence();
}
