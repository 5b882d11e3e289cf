using Wirewatch.Language;
using Wirewatch.Language.Resolution;

namespace Wirewatch.Training.Scoring;

/// <summary>Scores the links of an article's entities to known ones against decisions made by reading (<c>Annotations/links-dev.tsv</c>). Of each
/// expected entity every Wikidata id that its mentions got is a found link; so is every linked entity that shares no mention with an expected one. A
/// link is right if it is the decided id; of an entity decided to be none of the list every link is wrong.</summary>
internal sealed class LinkScore
{
    private readonly Dictionary<(string Article, string Entity), string> _decisions = [];
    private readonly HashSet<string> _articles = [];
    private readonly Tally _found = new();
    private readonly Tally _overExpected = new();
    private readonly TextWriter? _errors;

    /// <summary>Reads the decisions.</summary>
    /// <param name="path">A file of lines of article, entity, name and Wikidata id or <c>-</c>.</param>
    /// <param name="errors">Where to list every error, or null.</param>
    public LinkScore(string path, TextWriter? errors)
    {
        _errors = errors;
        foreach (var line in File.ReadLines(path).Where(static line => line.Length > 0 && line[0] != '#'))
        {
            var fields = line.Split('\t');
            _decisions[(fields[0], fields[1])] = fields[3];
            _articles.Add(fields[0]);
        }
    }

    /// <summary>Adds one article, unless nothing was decided about it.</summary>
    public void Add(GoldArticle gold, AnnotatedText found)
    {
        if (_articles.Contains(gold.Id))
        {
            Count(gold, found.Mentions, found.Entities, _found, _errors);

            var document = new Document(new ArticleText(gold.Text) { Title = gold.Title, Published = gold.Published });
            IAnnotationStep[] steps = [new Language.Text.Segmentation(), new ExpectedNames(gold), new EntityResolution()];
            Array.ForEach(steps, step => step.Apply(document));
            Count(gold, document.Mentions, document.Entities, _overExpected, null);
        }
    }

    /// <summary>Prints the scores, if any article was decided.</summary>
    public void Print(TextWriter output)
    {
        if (_found.Expected > 0)
        {
            output.WriteLine();
            output.WriteLine($"{"links to known entities",-26} {"precision",9} {"recall",9} {"F1",9} {"expected",9}");
            PrintRow(output, "over found names", _found);
            PrintRow(output, "over expected names", _overExpected);
        }
    }

    private static void PrintRow(TextWriter output, string name, Tally tally) =>
        output.WriteLine($"{name,-26} {tally.Precision,9:F3} {tally.Recall,9:F3} {tally.F1,9:F3} {tally.Expected,9:F0}");

    private void Count(GoldArticle gold, IReadOnlyList<Mention> mentions, IReadOnlyList<Entity> entities, Tally tally, TextWriter? errors)
    {
        var expected = gold.Mentions.ToDictionary(static mention => (mention.Start, mention.End), static mention => mention.Entity);
        var known = entities.Where(static entity => entity.Wikidata is not null).ToDictionary(static entity => entity.Id);
        var linked = mentions.Where(mention => known.ContainsKey(mention.Entity) && expected.ContainsKey((mention.Start, mention.End)))
            .ToLookup(mention => expected[(mention.Start, mention.End)], static mention => mention);
        foreach (var group in gold.Mentions.GroupBy(static mention => mention.Entity))
        {
            var decision = _decisions[(gold.Id, group.Key)];
            var name = gold.Text[group.First().Start..group.First().End];
            var ids = linked[group.Key].Select(static mention => mention.Entity).Distinct().ToList();
            tally.Expected += decision == "-" ? 0 : 1;
            tally.Found += ids.Count;
            tally.Right += ids.Exists(id => id.Value == decision) ? 1 : 0;
            if (decision != "-" && !ids.Exists(id => id.Value == decision))
            {
                errors?.WriteLine($"missed  {gold.Id} {group.First().Type} {name} = {decision}");
            }

            foreach (var wrong in ids.Where(id => id.Value != decision))
            {
                errors?.WriteLine($"wrong   {gold.Id} {group.First().Type} {name} = {decision}, linked to {wrong} {known[wrong].Name}");
            }
        }

        var seen = mentions.Where(mention => expected.ContainsKey((mention.Start, mention.End))).Select(static mention => mention.Entity).ToHashSet();
        foreach (var (id, entity) in known.Where(pair => !seen.Contains(pair.Key)))
        {
            tally.Found++;
            errors?.WriteLine($"no name {gold.Id} {entity.Type} {mentions.First(mention => mention.Entity == id).Text}, linked to {id} {entity.Name}");
        }
    }

    private sealed class ExpectedNames(GoldArticle gold) : IAnnotationStep
    {
        public void Apply(Document document)
        {
            foreach (var mention in gold.Mentions.OrderBy(static mention => mention.Start))
            {
                document.Names.Add(new Language.Recognition.NameSpan(mention.Start, mention.End, mention.Type));
            }
        }
    }
}
