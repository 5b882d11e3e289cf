using System.Globalization;
using Wirewatch.Language;
using Wirewatch.Language.Facts;
using Wirewatch.Language.Text;

namespace Wirewatch.Training.Scoring;

/// <summary>Scores indirect speech against what was marked by reading (<c>Annotations/indirect.tsv</c>). A found clause is right if it shares at least four
/// fifths of its words, and of theirs, with an expected one of the same speaker.</summary>
internal sealed class IndirectScore
{
    private const double EnoughShared = 0.8;

    private readonly Dictionary<string, List<(int Start, int End, string[] Speakers)>> _expected = [];
    private readonly Tally _clauses = new();
    private readonly Tally _found = new();
    private readonly Tally _overExpected = new();
    private readonly TextWriter? _errors;
    private int _all;

    /// <summary>Reads what was marked.</summary>
    /// <param name="path">A file of lines of article, start, end, speakers and words; dashes for an article without any.</param>
    /// <param name="errors">Where to list every error, or null.</param>
    public IndirectScore(string path, TextWriter? errors)
    {
        _errors = errors;
        foreach (var line in File.ReadLines(path).Where(static line => line.Length > 0 && line[0] != '#'))
        {
            var fields = line.Split('\t');
            _expected.TryAdd(fields[0], []);
            if (fields[1] != "-")
            {
                _expected[fields[0]].Add((int.Parse(fields[1], CultureInfo.InvariantCulture), int.Parse(fields[2], CultureInfo.InvariantCulture), fields[3].Split(',')));
            }
        }
    }

    /// <summary>Whether the article was read.</summary>
    public bool Holds(GoldArticle gold) => _expected.ContainsKey(gold.Id);

    /// <summary>Adds one article, unless it was not read.</summary>
    public void Add(GoldArticle gold, AnnotatedText found)
    {
        _all += Indirect(found).Count();
        if (!_expected.TryGetValue(gold.Id, out var expected))
        {
            return;
        }
        Count(gold, expected, found, _found, _errors, _clauses);

        var document = FactScore.DocumentOverExpectedNames(gold);
        IAnnotationStep[] steps = [new Segmentation(), new DateFinding(), new RoleFinding(), new QuotationFinding(), new IndirectSpeechFinding()];
        Array.ForEach(steps, step => step.Apply(document));
        Count(gold, expected, document.ToAnnotatedText(), _overExpected, null, new Tally());
    }

    /// <summary>Prints the scores.</summary>
    public void Print(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"{"indirect speech",-26} {"precision",9} {"recall",9} {"F1",9} {"expected",9}");
        PrintRow(output, "clauses", _clauses);
        PrintRow(output, "with speaker", _found);
        PrintRow(output, "over expected names", _overExpected);
        output.WriteLine($"{_all} found in all of the file's articles that were annotated");
    }

    private static void PrintRow(TextWriter output, string name, Tally tally) =>
        output.WriteLine($"{name,-26} {tally.Precision,9:F3} {tally.Recall,9:F3} {tally.F1,9:F3} {tally.Expected,9:F0}");

    private static void Count(GoldArticle gold, List<(int Start, int End, string[] Speakers)> expected, AnnotatedText found, Tally tally, TextWriter? errors, Tally clauses)
    {
        var names = FactScore.ExpectedNames(gold, found.Mentions);
        var open = expected.ToList();
        clauses.Expected += expected.Count;
        tally.Expected += expected.Count;
        foreach (var quotation in Indirect(found))
        {
            clauses.Found++;
            tally.Found++;
            var match = open.FindIndex(line => Shared(gold.Text, (line.Start, line.End), (quotation.Start, quotation.End)) >= EnoughShared);
            var speaker = names.GetValueOrDefault(quotation.Speaker!.Value, "?");
            var right = match >= 0 && open[match].Speakers.Contains(speaker);
            clauses.Right += match >= 0 ? 1 : 0;
            tally.Right += right ? 1 : 0;
            if (!right)
            {
                var kind = match >= 0 ? $"speaker, expected {string.Join(',', open[match].Speakers)}" : "clause";
                errors?.WriteLine($"wrong {kind} ({gold.Id}) {speaker} {quotation.Speaker} {quotation.CueText}: {quotation.Text.ReplaceLineEndings(" ")}");
            }
            if (match >= 0)
            {
                open.RemoveAt(match);
            }
        }
        foreach (var line in open)
        {
            errors?.WriteLine($"missed ({gold.Id}) {string.Join(',', line.Speakers)}: {gold.Text[Math.Max(0, line.Start - 90)..line.Start].ReplaceLineEndings(" ")}<<<{gold.Text[line.Start..line.End].ReplaceLineEndings(" ")}>>>{gold.Text[line.End..Math.Min(gold.Text.Length, line.End + 40)].ReplaceLineEndings(" ")}");
        }
    }

    private static IEnumerable<Quotation> Indirect(AnnotatedText found) => found.Quotations.Where(static quotation => quotation.Kind == QuotationKind.Indirect);

    private static double Shared(string text, (int Start, int End) left, (int Start, int End) right)
    {
        var start = Math.Max(left.Start, right.Start);
        var end = Math.Min(left.End, right.End);
        return end <= start ? 0 : (double)Words(text, start, end) / Math.Max(Words(text, left.Start, left.End), Words(text, right.Start, right.End));
    }

    private static int Words(string text, int start, int end) => text[start..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
