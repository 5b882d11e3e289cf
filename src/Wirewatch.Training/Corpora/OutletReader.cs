using System.Globalization;
using System.Text.Json;
using Wirewatch.Language;
using Wirewatch.Training.Gazetteers;

namespace Wirewatch.Training.Corpora;

/// <summary>News pages of many outlets, annotated for measuring only. Their texts are third parties' and stay in the data folder
/// (<c>html/article-extraction</c>); the project keeps the offsets and types.</summary>
internal static class OutletReader
{
    /// <summary>The annotated pages.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="annotations">Rows of page, start, end and type, separated by tabs; offsets are UTF-16 code units into the page's <c>articleBody</c>.</param>
    /// <exception cref="InvalidDataException">A row names a page that the data folder lacks, or a range outside its text; the message names it.</exception>
    public static IEnumerable<LabelledText> Read(string data, string annotations)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(data, "html", "article-extraction", "ground-truth.json")));
        foreach (var page in Delimited.Tabs(annotations, headers: 1).Where(row => row.Length == 4).GroupBy(row => row[0]))
        {
            if (!json.RootElement.TryGetProperty(page.Key, out var truth) || truth.GetProperty("articleBody").GetString() is not { } text)
            {
                throw new InvalidDataException($"{Path.GetFileName(annotations)}: page {page.Key} is not in the data folder; it must be that of the same benchmark.");
            }
            yield return new LabelledText(page.Key, text, [.. page.Select(row => Span(row, text, annotations))], TypeSet.None);
        }
    }

    private static LabelledSpan Span(string[] row, string text, string annotations)
    {
        if (!int.TryParse(row[1], CultureInfo.InvariantCulture, out var start) || !int.TryParse(row[2], CultureInfo.InvariantCulture, out var end)
            || !Enum.TryParse<MentionType>(row[3], ignoreCase: true, out var type) || start < 0 || end <= start || end > text.Length)
        {
            throw new InvalidDataException($"{Path.GetFileName(annotations)}: '{string.Join(' ', row)}' is no range and type of page {row[0]}, which has {text.Length} characters.");
        }
        return new LabelledSpan(start, end, (TypeSet)(1 << (int)type));
    }
}
