using System.Text.Json;
using Wirewatch.Language;
using Wirewatch.Language.Facts;
using Wirewatch.Language.Recognition;
using Wirewatch.Language.Text;

namespace Wirewatch.Training.Scoring;

/// <summary>Scores sentences (exact ends), quotations (ends; ends and speaker), roles (person and wording, each once an article) and dates (ends; ends
/// and value). An entity that was found counts as the expected one with which it shares most mentions.</summary>
internal sealed class FactScore
{
    private readonly Tally _sentences = new();
    private readonly Tally _quotations = new();
    private readonly Tally _speakers = new();
    private readonly Tally _roles = new();
    private readonly Tally _dates = new();
    private readonly Tally _values = new();

    /// <summary>Annotates the facts of an article over its expected names, to tell their errors from those of the recogniser.</summary>
    public static AnnotatedText AnnotateOverExpectedNames(GoldArticle gold)
    {
        var document = DocumentOverExpectedNames(gold);
        IAnnotationStep[] steps = [new Segmentation(), new DateFinding(), new AmountFinding(), new RoleFinding(), new QuotationFinding()];
        foreach (var step in steps)
        {
            step.Apply(document);
        }
        return document.ToAnnotatedText();
    }

    /// <summary>A document that has only the expected names and their entities.</summary>
    public static Document DocumentOverExpectedNames(GoldArticle gold)
    {
        var document = new Document(new ArticleText(gold.Text) { Title = gold.Title, Published = gold.Published });
        foreach (var mention in gold.Mentions.OrderBy(static mention => mention.Start))
        {
            var id = new EntityId(mention.Entity);
            document.Names.Add(new NameSpan(mention.Start, mention.End, mention.Type));
            document.Mentions.Add(new Mention(mention.Start, mention.End, gold.Text[mention.Start..mention.End], mention.Type, id));
            if (!document.Entities.Exists(entity => entity.Id == id))
            {
                document.Entities.Add(new Entity(id, mention.Type, mention.Entity));
            }
        }
        return document;
    }

    /// <summary>Adds one article.</summary>
    public void Add(GoldArticle gold, AnnotatedText found)
    {
        var names = ExpectedNames(gold, found.Mentions);
        Count(_sentences, Spans(gold, "sentences", static _ => ""), found.Sentences.Select(static sentence => (sentence.Start, sentence.End, "")));
        Count(_quotations, Spans(gold, "quotations", static _ => ""), Direct(found).Select(static quotation => (quotation.Start, quotation.End, "")));
        Count(_speakers, Spans(gold, "quotations", static line => line.GetProperty("speaker").GetString() ?? ""),
            Direct(found).Select(quotation => (quotation.Start, quotation.End, quotation.Speaker is { } speaker ? names.GetValueOrDefault(speaker, "?") : "")));
        Count(_dates, Spans(gold, "dates", static _ => ""), found.Dates.Select(static date => (date.Start, date.End, "")));
        Count(_values, Spans(gold, "dates", static line => line.GetProperty("value").GetString()!), found.Dates.Select(static date => (date.Start, date.End, date.Value)));
        Count(_roles,
            gold.Line.GetProperty("roles").EnumerateArray().Where(static role => role.GetProperty("person").ValueKind == JsonValueKind.String)
                .Select(static role => (role.GetProperty("person").GetString()!, Fold(role.GetProperty("text").GetString()!))),
            found.Entities.SelectMany(entity => entity.Roles.Select(role => (names.GetValueOrDefault(entity.Id, "?"), Fold(role.Title)))));
    }

    /// <summary>Prints the scores.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="heading">Over which names the facts were found.</param>
    public void Print(TextWriter output, string heading)
    {
        output.WriteLine();
        output.WriteLine($"{heading,-26} {"precision",9} {"recall",9} {"F1",9} {"expected",9}");
        PrintRow(output, "sentences", _sentences);
        PrintRow(output, "quotations", _quotations);
        PrintRow(output, "quotations with speaker", _speakers);
        PrintRow(output, "roles", _roles);
        PrintRow(output, "dates", _dates);
        PrintRow(output, "dates with value", _values);
    }

    private static void PrintRow(TextWriter output, string name, Tally tally) =>
        output.WriteLine($"{name,-26} {tally.Precision,9:F3} {tally.Recall,9:F3} {tally.F1,9:F3} {tally.Expected,9:F0}");

    private static void Count<T>(Tally tally, IEnumerable<T> expected, IEnumerable<T> found)
    {
        var right = expected.ToHashSet();
        tally.Expected += right.Count;
        foreach (var item in found.ToHashSet())
        {
            tally.Found++;
            tally.Right += right.Contains(item) ? 1 : 0;
        }
    }

    private static IEnumerable<(int Start, int End, string Value)> Spans(GoldArticle gold, string list, Func<JsonElement, string> value) =>
        gold.Line.GetProperty(list).EnumerateArray()
            .Select(line => (gold.CodePoints[line.GetProperty("start").GetInt32()], gold.CodePoints[line.GetProperty("end").GetInt32()], value(line)));

    /// <summary>The expected entity of each found one with which it shares a mention.</summary>
    public static Dictionary<EntityId, string> ExpectedNames(GoldArticle gold, IReadOnlyList<Mention> found)
    {
        var expected = gold.Mentions.ToDictionary(static mention => (mention.Start, mention.End), static mention => mention.Entity);
        return found.Where(mention => expected.ContainsKey((mention.Start, mention.End)))
            .GroupBy(static mention => mention.Entity)
            .ToDictionary(static group => group.Key, group => group.CountBy(mention => expected[(mention.Start, mention.End)]).MaxBy(static pair => pair.Value).Key);
    }

    // Expected are only those in quotation marks.
    private static IEnumerable<Quotation> Direct(AnnotatedText found) => found.Quotations.Where(static quotation => quotation.Kind == QuotationKind.Direct);

    private static string Fold(string title) => title.ToUpperInvariant();
}
