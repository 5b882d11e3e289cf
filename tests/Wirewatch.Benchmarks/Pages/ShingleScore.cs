using System.Globalization;
using System.Text;

namespace Wirewatch.Benchmarks.Pages;

/// <summary>How well an extracted text agrees with the true one, by shingles of four tokens: the measure of Scrapinghub's
/// article-extraction-benchmark (its evaluate.py), so that scores compare with those published there.</summary>
/// <param name="Precision">The share of the extracted shingles that are true, 0 to 1; null where nothing was extracted.</param>
/// <param name="Recall">The share of the true shingles that were extracted, 0 to 1.</param>
internal readonly record struct ShingleScore(double? Precision, double Recall)
{
    private const int Length = 4;

    /// <summary>The harmonic mean of both, 0 to 1.</summary>
    public double F1 => Precision is { } precision && precision + Recall > 0 ? 2 * precision * Recall / (precision + Recall) : 0;

    /// <summary>Compares an extracted text with the true one.</summary>
    public static ShingleScore Of(string truth, string extracted)
    {
        var (expected, found) = (Shingles(truth), Shingles(extracted));
        double hits = expected.Sum(shingle => Math.Min(shingle.Value, found.GetValueOrDefault(shingle.Key)));
        return new ShingleScore(found.Count == 0 ? null : hits / found.Values.Sum(), expected.Count == 0 ? 1 : hits / expected.Values.Sum());
    }

    /// <summary>The score of many pages: precision and recall are averaged, pages without an extracted text counting for recall alone.</summary>
    public static ShingleScore Mean(IReadOnlyCollection<ShingleScore> scores) =>
        new(scores.Where(score => score.Precision is not null).Average(score => score.Precision), scores.Average(score => score.Recall));

    /// <summary>The share of a text's shingles that another text has.</summary>
    public static double ShareWithin(string text, string whole)
    {
        var (shingles, others) = (Shingles(text), Shingles(whole));
        return shingles.Count == 0 ? 1 : shingles.Keys.Count(others.ContainsKey) / (double)shingles.Count;
    }

    private static Dictionary<string, int> Shingles(string text)
    {
        var tokens = Tokens(text);
        var shingles = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var start = 0; start < Math.Max(1, tokens.Count - Length + 1) && start < tokens.Count; start++)
        {
            var shingle = string.Join(' ', tokens.GetRange(start, Math.Min(Length, tokens.Count - start)));
            shingles[shingle] = shingles.GetValueOrDefault(shingle) + 1;
        }

        return shingles;
    }

    // What Python's \w+ matches: letters, all kinds of numbers and the underscore, but no marks.
    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        var token = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value == '_' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber)
            {
                token.Append(rune.ToString());
            }
            else if (token.Length > 0)
            {
                tokens.Add(token.ToString());
                token.Clear();
            }
        }

        if (token.Length > 0)
        {
            tokens.Add(token.ToString());
        }

        return tokens;
    }
}
