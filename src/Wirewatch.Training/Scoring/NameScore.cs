using Wirewatch.Language;

namespace Wirewatch.Training.Scoring;

/// <summary>Counts right, found and expected things.</summary>
internal sealed class Tally
{
    /// <summary>Found and expected.</summary>
    public double Right { get; set; }

    /// <summary>Found.</summary>
    public double Found { get; set; }

    /// <summary>Expected.</summary>
    public double Expected { get; set; }

    /// <summary>The share of the found that is right.</summary>
    public double Precision => Found == 0 ? 0 : Right / Found;

    /// <summary>The share of the expected that was found.</summary>
    public double Recall => Expected == 0 ? 0 : Right / Expected;

    /// <summary>The harmonic mean of both.</summary>
    public double F1 => Found + Expected == 0 ? 0 : 2 * Right / (Found + Expected);
}

/// <summary>Scores mentions strictly (type and both ends, as conlleval does) and the grouping of mentions into entities by B-cubed over the mentions
/// whose ends are right (Bagga and Baldwin 1998).</summary>
internal sealed class NameScore
{
    private readonly SortedDictionary<MentionType, Tally> _types = [];
    private readonly Tally _all = new();
    private readonly Tally _ends = new();
    private readonly Dictionary<(string Error, string Text), int> _errors = [];
    private double _groupPrecision;
    private double _groupRecall;
    private int _grouped;

    /// <summary>The strict score over all types.</summary>
    public Tally All => _all;

    /// <summary>Adds one article.</summary>
    public void Add(GoldArticle gold, AnnotatedText found)
    {
        var expected = gold.Mentions.ToDictionary(static mention => (mention.Start, mention.End));
        foreach (var mention in gold.Mentions)
        {
            TallyOf(mention.Type).Expected++;
        }

        var matched = new List<(string Gold, EntityId Found)>();
        var right = new HashSet<(int, int)>();
        foreach (var mention in found.Mentions)
        {
            TallyOf(mention.Type).Found++;
            var same = expected.TryGetValue((mention.Start, mention.End), out var other);
            if (same)
            {
                _ends.Right++;
                matched.Add((other.Entity, mention.Entity));
                right.Add((mention.Start, mention.End));
            }

            if (same && other.Type == mention.Type)
            {
                TallyOf(mention.Type).Right++;
            }
            else
            {
                var overlapping = gold.Mentions.FirstOrDefault(gold => gold.Start < mention.End && mention.Start < gold.End);
                Count(same ? $"{other.Type} taken for {mention.Type}" : overlapping.End > 0 ? $"{overlapping.Type} \"{gold.Text[overlapping.Start..overlapping.End]}\" cut as" : $"no {mention.Type}", mention.Text);
            }
        }

        foreach (var mention in gold.Mentions.Where(mention => !right.Contains((mention.Start, mention.End))))
        {
            Count($"missed {mention.Type}", gold.Text[mention.Start..mention.End]);
        }

        foreach (var one in matched)
        {
            var both = matched.Count(other => other == one);
            _groupPrecision += (double)both / matched.Count(other => other.Found == one.Found);
            _groupRecall += (double)both / matched.Count(other => other.Gold == one.Gold);
            _grouped++;
        }
    }

    /// <summary>Prints the scores.</summary>
    public void Print(TextWriter output)
    {
        output.WriteLine($"{"names",-15} {"precision",9} {"recall",9} {"F1",9} {"expected",9}");
        foreach (var (type, tally) in _types)
        {
            PrintRow(output, type.ToString().ToLowerInvariant(), tally);
        }

        _all.Right = _types.Values.Sum(static tally => tally.Right);
        _all.Found = _ends.Found = _types.Values.Sum(static tally => tally.Found);
        _all.Expected = _ends.Expected = _types.Values.Sum(static tally => tally.Expected);
        PrintRow(output, "all types", _all);
        PrintRow(output, "ends alone", _ends);
        var (precision, recall) = (_groupPrecision / Math.Max(1, _grouped), _groupRecall / Math.Max(1, _grouped));
        output.WriteLine($"{"entities (B3)",-15} {precision,9:F3} {recall,9:F3} {2 * precision * recall / Math.Max(1e-9, precision + recall),9:F3}");
    }

    /// <summary>Prints the commonest errors.</summary>
    public void PrintErrors(TextWriter output, int count)
    {
        foreach (var (error, times) in _errors.OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key.Text, StringComparer.Ordinal).Take(count))
        {
            output.WriteLine($"{times,4} {error.Error}: {error.Text}");
        }
    }

    private static void PrintRow(TextWriter output, string name, Tally tally) =>
        output.WriteLine($"{name,-15} {tally.Precision,9:F3} {tally.Recall,9:F3} {tally.F1,9:F3} {tally.Expected,9:F0}");

    private Tally TallyOf(MentionType type) => _types.TryGetValue(type, out var tally) ? tally : _types[type] = new Tally();

    private void Count(string error, string text) => _errors[(error, text)] = _errors.GetValueOrDefault((error, text)) + 1;
}
