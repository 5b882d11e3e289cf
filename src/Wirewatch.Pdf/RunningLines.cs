using System.Globalization;
using System.Text.RegularExpressions;

namespace Wirewatch.Pdf;

/// <summary>Finds what stands above or below the text of page after page at one height: running heads, dates, page numbers.</summary>
internal static partial class RunningLines
{
    // Of the rows at the top and at the bottom of a page, this many may be running ones.
    private const int RowsLookedAt = 3;

    // Points; a running line stands at one height but for the rounding of its maker.
    private const double SameHeight = 4;

    /// <summary>The words of the pages without those of running lines.</summary>
    public static IReadOnlyList<List<PageWord>> Remove(IReadOnlyList<List<PageWord>> pages)
    {
        var edges = pages.Select(page => EdgesOf(page).Select(row => (Row: row, Shape: Shape(row))).ToArray()).ToArray();
        var counts = edges
            .SelectMany(rows => rows.Select(row => row.Shape).Distinct(StringComparer.Ordinal))
            .GroupBy(shape => shape, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var least = Math.Max(2, (pages.Count + 2) / 3);
        return [.. pages.Select((page, index) =>
        {
            var running = edges[index].Where(row => counts[row.Shape] >= least || IsNumber().IsMatch(TextOf(row.Row))).SelectMany(row => row.Row).ToHashSet(ReferenceEqualityComparer.Instance);
            return page.Where(word => !running.Contains(word)).ToList();
        })];
    }

    private static IEnumerable<List<PageWord>> EdgesOf(List<PageWord> page)
    {
        var rows = PageLayout.RowsOf(page);
        return rows.Take(RowsLookedAt).Concat(rows.Skip(Math.Max(RowsLookedAt, rows.Count - RowsLookedAt)));
    }

    private static string TextOf(List<PageWord> row) => string.Join(' ', row.OrderBy(word => word.Left).Select(word => word.Text));

    // Numbers differ from page to page.
    private static string Shape(List<PageWord> row) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round(row[0].Base / SameHeight)} {Digits().Replace(TextOf(row), "#").ToUpperInvariant()}");

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(?:[-–—|\s]*\d{1,4}[-–—|\s]*|(?:page|seite|p\.)\s*\d{1,4}(?:\s*(?:of|von|/)\s*\d{1,4})?|\d{1,4}\s*(?:of|/)\s*\d{1,4})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsNumber();
}
