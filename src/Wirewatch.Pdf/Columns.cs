namespace Wirewatch.Pdf;

/// <summary>A stretch of rows through which a band without words runs. Immutable.</summary>
/// <param name="First">The index of its first row.</param>
/// <param name="Last">The index of its last row.</param>
/// <param name="Gap">Where the band begins: words that begin left of it are the left column.</param>
internal sealed record Columns(int First, int Last, double Gap)
{
    // Of the size of the letters.
    private const double LeastGap = 0.8;

    // Of the size of the usual row.
    private const double LargerSize = 1.2;

    /// <summary>The longest stretch, or null where there is none.</summary>
    /// <param name="rows">The words on each base line, top to bottom.</param>
    /// <param name="leastWidth">How wide each side is at least.</param>
    /// <param name="leastRows">How many rows the stretch has at least.</param>
    /// <param name="leastRowsOfSide">How many rows have words on one side, at least.</param>
    public static Columns? Find(List<List<PageWord>> rows, double leastWidth, int leastRows, int leastRowsOfSide)
    {
        Columns? longest = null;
        for (var first = 0; first + Math.Max(leastRows - 1, longest is null ? 0 : longest.Last - longest.First + 1) < rows.Count; first++)
        {
            List<(double Start, double End)> free = [(double.NegativeInfinity, double.PositiveInfinity)];
            for (var last = first; last < rows.Count && free.Count > 0; last++)
            {
                free = Without(free, rows[last]);
                if (last - first + 1 >= leastRows
                    && (longest is null || last - first > longest.Last - longest.First)
                    && Widest(free, rows.GetRange(first, last - first + 1), leastWidth, leastRowsOfSide) is { } gap)
                {
                    longest = new Columns(first, last, gap);
                }
            }
        }

        return longest is null ? null : Trimmed(longest, rows);
    }

    // The short last line of a headline stands over one column only, but is no part of it.
    private static Columns Trimmed(Columns columns, List<List<PageWord>> rows)
    {
        var sizes = rows.GetRange(columns.First, columns.Last - columns.First + 1).Select(SizeOf).Order().ToArray();
        var (first, last, usual) = (columns.First, columns.Last, sizes[sizes.Length / 2]);
        while (first < last && SizeOf(rows[first]) > usual * LargerSize)
        {
            first++;
        }

        while (last > first && SizeOf(rows[last]) > usual * LargerSize)
        {
            last--;
        }

        return columns with { First = first, Last = last };
    }

    private static double SizeOf(List<PageWord> row) => row.Max(word => word.Size);

    private static List<(double Start, double End)> Without(List<(double Start, double End)> free, List<PageWord> row)
    {
        var least = LeastGap * row.Max(word => word.Size);
        foreach (var word in row)
        {
            free =
            [
                .. free.SelectMany(band => word.Right <= band.Start || word.Left >= band.End
                    ? [band]
                    : new[] { (band.Start, End: word.Left), (Start: word.Right, band.End) })
                .Where(band => band.Item2 - band.Item1 >= least),
            ];
        }

        return free;
    }

    private static double? Widest(List<(double Start, double End)> free, List<List<PageWord>> rows, double leastWidth, int leastRowsOfSide)
    {
        var left = rows.Min(row => row.Min(word => word.Left));
        var right = rows.Max(row => row.Max(word => word.Right));
        var inner = free.Where(band => band.Start - left >= leastWidth && right - band.End >= leastWidth).ToArray();
        if (inner.Length == 0)
        {
            return null;
        }

        var (start, end) = inner.MaxBy(band => band.End - band.Start);
        return rows.Count(row => row.Exists(word => word.Right <= start)) >= leastRowsOfSide && rows.Count(row => row.Exists(word => word.Left >= end)) >= leastRowsOfSide
            ? end
            : null;
    }
}
