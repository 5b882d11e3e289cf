using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;

namespace Wirewatch.Pdf;

/// <summary>The text of one page in blocks, in the order in which people read them. Columns are stretches of the page through which a band without
/// words runs from top to bottom; what crosses it (a headline, a caption) parts the stretches. Lines are made only within a column, because justified
/// lines have spaces as wide as those between columns.</summary>
internal static class PageLayout
{
    private const int LeastRowsOfColumns = 4;
    private const int LeastRowsOfOneColumn = 3;
    private const double LeastColumn = 0.15;
    private const double LargerLeading = 1.3;
    private const int DeepestCut = 16;

    // A page of so many different heights is a drawing.
    private const int MostRows = 400;

    private static readonly NearestNeighbourWordExtractor Words = new(new NearestNeighbourWordExtractor.NearestNeighbourWordExtractorOptions { MaxDegreeOfParallelism = 1 });

    /// <summary>The words of a page; text that stands upright beside the page's text is left out.</summary>
    public static List<PageWord> WordsOf(Page page) =>
        [.. Words.GetWords(page.Letters).Where(word => word.TextOrientation == TextOrientation.Horizontal && !string.IsNullOrWhiteSpace(word.Text)).Select(PageWord.Of)];

    /// <summary>The blocks that the words of a page stand in.</summary>
    public static IEnumerable<PageBlock> BlocksOf(List<PageWord> words) =>
        words.Count == 0 ? [] : Blocks(words, (words.Max(word => word.Right) - words.Min(word => word.Left)) * LeastColumn, 0);

    /// <summary>The words on each base line, top to bottom.</summary>
    public static List<List<PageWord>> RowsOf(List<PageWord> words)
    {
        var rows = new List<List<PageWord>>();
        foreach (var word in words.OrderByDescending(word => word.Base).ThenBy(word => word.Left))
        {
            if (rows.Count > 0 && rows[^1][0].Base - word.Base < 0.3 * Math.Max(word.Size, rows[^1][0].Size))
            {
                rows[^1].Add(word);
            }
            else
            {
                rows.Add([word]);
            }
        }

        return rows;
    }

    private static IEnumerable<PageBlock> Blocks(List<PageWord> words, double leastColumn, int depth)
    {
        var rows = RowsOf(words);
        if (depth == DeepestCut || rows.Count > MostRows || Columns.Find(rows, leastColumn, LeastRowsOfColumns, LeastRowsOfOneColumn) is not { } columns)
        {
            return Lines(rows);
        }

        var inside = rows[columns.First..(columns.Last + 1)].SelectMany(row => row);
        var sides = inside.ToLookup(word => word.Left < columns.Gap);
        return
        [
            .. Part(rows[..columns.First].SelectMany(row => row)),
            .. Part(sides[true]),
            .. Part(sides[false]),
            .. Part(rows[(columns.Last + 1)..].SelectMany(row => row)),
        ];

        IEnumerable<PageBlock> Part(IEnumerable<PageWord> part) => part.ToList() is { Count: > 0 } some ? Blocks(some, leastColumn, depth + 1) : [];
    }

    // Lines that are set closer than usual, and alike, stand together.
    private static IEnumerable<PageBlock> Lines(List<List<PageWord>> rows)
    {
        var lines = rows.ConvertAll(LineOf);
        var leadings = lines.Zip(lines.Skip(1), Leading).Order().ToArray();
        var usual = leadings.Length == 0 ? 0 : leadings[leadings.Length / 2];
        var block = new List<PageLine>();
        foreach (var line in lines)
        {
            if (block.Count > 0 && (Leading(block[^1], line) > Math.Max(usual, 1) * LargerLeading || Math.Abs(block[^1].Size - line.Size) > 1))
            {
                yield return new PageBlock([.. block]);
                block.Clear();
            }

            block.Add(line);
        }

        yield return new PageBlock([.. block]);
    }

    private static double Leading(PageLine above, PageLine below) => (above.Base - below.Base) / Math.Max(1, Math.Max(above.Size, below.Size));

    private static PageLine LineOf(List<PageWord> row)
    {
        var text = new StringBuilder();
        foreach (var word in row.OrderBy(word => word.Left))
        {
            text.Append(text.Length > 0 ? " " : "").Append(word.Text);
        }

        var size = row.GroupBy(word => Math.Round(word.Size, 1)).MaxBy(group => group.Sum(word => word.Text.Length))!.Key;
        return new PageLine(text.ToString(), row.Min(word => word.Left), row.Max(word => word.Right), row[0].Base, size);
    }
}

/// <summary>One word. Immutable. Lengths are points; the vertical axis points up.</summary>
internal sealed record PageWord(string Text, double Left, double Right, double Base, double Size)
{
    // Printers' ligatures, which no reader types (U+FB00 to U+FB06).
    private static readonly string[] Ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    public static PageWord Of(Word word)
    {
        var text = new StringBuilder();
        foreach (var letter in word.Text.Trim())
        {
            text.Append(letter is >= '\uFB00' and <= '\uFB06' ? Ligatures[letter - '\uFB00'] : letter);
        }

        return new PageWord(
            text.ToString(),
            word.BoundingBox.Left,
            word.BoundingBox.Right,
            word.Letters[0].StartBaseLine.Y,
            word.Letters.GroupBy(letter => Math.Round(letter.PointSize, 1)).MaxBy(group => group.Count())!.Key);
    }
}
