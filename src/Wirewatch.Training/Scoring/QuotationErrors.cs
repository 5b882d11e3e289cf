using Wirewatch.Language;

namespace Wirewatch.Training.Scoring;

/// <summary>Lists the quotations whose span or speaker is wrong, by kind, with the words around them.</summary>
internal sealed class QuotationErrors(TextWriter output)
{
    private const int Before = 420;
    private const int Behind = 260;

    private readonly SortedDictionary<string, int> _kinds = new(StringComparer.Ordinal);

    /// <summary>Adds one article.</summary>
    /// <param name="gold">What was expected.</param>
    /// <param name="found">What was found.</param>
    /// <param name="names">The expected entity of each found one.</param>
    public void Add(GoldArticle gold, AnnotatedText found, IReadOnlyDictionary<EntityId, string> names)
    {
        var types = gold.Line.GetProperty("entities").EnumerateArray()
            .ToDictionary(static entity => entity.GetProperty("id").GetString()!, static entity => (entity.GetProperty("type").GetString()!, entity.GetProperty("name").GetString()!));
        var expected = gold.Line.GetProperty("quotations").EnumerateArray().ToDictionary(
            line => (gold.CodePoints[line.GetProperty("start").GetInt32()], gold.CodePoints[line.GetProperty("end").GetInt32()]),
            static line => line.GetProperty("speaker").GetString());
        var direct = found.Quotations.Where(static quotation => quotation.Kind == QuotationKind.Direct);
        foreach (var quotation in direct)
        {
            var speaker = quotation.Speaker is { } speakerId ? found.Entities.FirstOrDefault(entity => entity.Id == speakerId) : null;
            var name = speaker?.Name ?? "nobody";
            if (!expected.Remove((quotation.Start, quotation.End), out var right))
            {
                Report("no quotation", gold, quotation.Start, quotation.End, name, "-");
                continue;
            }
            var id = quotation.Speaker is { } value ? names.GetValueOrDefault(value, "?") : null;
            if (id != right)
            {
                var wanted = right is not null && types.TryGetValue(right, out var entity) ? entity : ("nobody", "nobody");
                var type = speaker?.Type.ToString().ToLowerInvariant() ?? "nobody";
                Report($"{wanted.Item1} -> {(id == "?" ? "no expected " : "")}{type}", gold, quotation.Start, quotation.End, name, wanted.Item2);
            }
        }
        foreach (var ((start, end), speaker) in expected)
        {
            Report("missed", gold, start, end, "-", speaker is not null ? types[speaker].Item2 : "nobody");
        }
    }

    /// <summary>Prints the counts.</summary>
    public void PrintCounts()
    {
        foreach (var (kind, count) in _kinds.OrderByDescending(static pair => pair.Value))
        {
            output.WriteLine($"{count,5} {kind}");
        }
    }

    private void Report(string kind, GoldArticle gold, int start, int end, string found, string expected)
    {
        _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
        var text = gold.Text;
        var before = text[Math.Max(0, start - Before)..start].ReplaceLineEndings(" | ");
        var behind = text[end..Math.Min(text.Length, end + Behind)].ReplaceLineEndings(" | ");
        output.WriteLine($"# {kind}: found {found}, expected {expected} ({gold.Id})");
        output.WriteLine($"  {before}<<<{text[start..end].ReplaceLineEndings(" | ")}>>>{behind}");
    }
}
