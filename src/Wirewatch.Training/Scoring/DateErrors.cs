using Wirewatch.Language;

namespace Wirewatch.Training.Scoring;

/// <summary>Lists the dates that the annotator misses, invents, cuts or values otherwise than expected, with the words around them.</summary>
internal sealed class DateErrors(TextWriter output)
{
    private readonly SortedDictionary<string, int> _kinds = [];

    /// <summary>Adds one article.</summary>
    public void Add(GoldArticle gold, AnnotatedText found)
    {
        var right = gold.Line.GetProperty("dates").EnumerateArray()
            .Select(line => (Start: gold.CodePoints[line.GetProperty("start").GetInt32()], End: gold.CodePoints[line.GetProperty("end").GetInt32()], Value: line.GetProperty("value").GetString()!))
            .ToList();
        foreach (var (start, end, value) in right)
        {
            var other = found.Dates.FirstOrDefault(date => date.Start < end && start < date.End);
            if (other is null || (other.Start, other.End, other.Value) != (start, end, value))
            {
                Print(gold, other is null ? "missed" : (other.Start, other.End) == (start, end) ? "other value" : "cut otherwise", start, end, value, other);
            }
        }

        foreach (var date in found.Dates.Where(date => !right.Exists(other => date.Start < other.End && other.Start < date.End)))
        {
            Print(gold, "no date", date.Start, date.End, date.Value, null);
        }
    }

    /// <summary>Prints how many errors of each kind there were.</summary>
    public void Print()
    {
        foreach (var (kind, times) in _kinds)
        {
            output.WriteLine($"dates: {kind} {times}");
        }
    }

    private void Print(GoldArticle gold, string kind, int start, int end, string value, DateExpression? found)
    {
        _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
        var context = $"{gold.Text[Math.Max(0, start - 60)..start]}[{gold.Text[start..end]}]{gold.Text[end..Math.Min(gold.Text.Length, end + 40)]}".Replace('\n', '/');
        output.WriteLine($"{kind} {gold.Id} {gold.Published:yyyy-MM-dd ddd} {value}{(found is null ? "" : $" as \"{found.Text}\" {found.Value}")}: {context}");
    }
}
