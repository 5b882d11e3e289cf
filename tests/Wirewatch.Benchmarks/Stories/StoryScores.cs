using System.Globalization;
using System.Text;
using System.Text.Json;
using Wirewatch.Articles;
using Wirewatch.Language;
using Wirewatch.Language.Text;

namespace Wirewatch.Benchmarks.Stories;

/// <summary>Scores the telling of stories: copies made of real articles must be one story; other articles on the same topic and texts by
/// one template must not. Articles arrive in a random order, as ingestion would see them. Thresholds are tried on one half of the articles
/// and the shipped ones reported on the other.</summary>
internal static class StoryScores
{
    private const int Seed = 20;

    /// <summary>One text of the set.</summary>
    /// <param name="Source">The article or the value of a template that it comes from: the same for what should be one story.</param>
    /// <param name="Kind">What was done to it.</param>
    /// <param name="Published">When.</param>
    /// <param name="Sketch">How it is compared; null where it is too short.</param>
    private sealed record Item(string Source, string Kind, DateTimeOffset Published, TextSketch? Sketch);

    /// <summary>Runs the command: <c>stories --data FOLDER [--tune]</c>; the folder holds <c>*.jsonl</c> with <c>id</c>, <c>title</c>, <c>published</c>, <c>text</c>.</summary>
    /// <returns>The exit status.</returns>
    public static int Run(string[] arguments)
    {
        if (arguments is not ["--data", var folder, ..] || !Directory.Exists(folder) || Directory.GetFiles(folder, "*.jsonl").Length == 0)
        {
            Console.Error.WriteLine("Give --data the folder of articles, such as ../shared/data/ner/wirenews: files *.jsonl with id, title, published and text.");
            return 2;
        }

        var negatives = Negatives();
        var items = Items(folder);
        if (arguments.Contains("--tune"))
        {
            Tune([.. items.Where(item => IsTuning(item, negatives))]);
            return 0;
        }

        Report([.. items.Where(item => !IsTuning(item, negatives))], negatives);
        return 0;
    }

    private static void Tune(List<Item> items)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tuning half: {items.Select(item => item.Source).Distinct().Count()} stories, {items.Count} texts"));
        foreach (var containment in new[] { 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8 })
        {
            foreach (var resemblance in new[] { 0.15, 0.2, 0.25, 0.3, 0.4 })
            {
                var stories = Ingest(items, (one, other) => one.CompareTo(other) is var found && found.Containment >= containment && found.Resemblance >= resemblance);
                var (precision, recall) = Score(items, stories);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"containment {containment:0.00} resemblance {resemblance:0.00}: precision {precision:0.0000} recall {recall:0.0000}"));
            }
        }
    }

    private static void Report(List<Item> items, IReadOnlyList<(string One, string Other)> negatives)
    {
        var stories = Ingest(items, StoryRule.AreOneStory);
        var (precision, recall) = Score(items, stories);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reporting half: {items.Select(item => item.Source).Distinct().Count()} stories, {items.Count} texts"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pairs of texts in one story: precision {precision:0.0000}, recall {recall:0.0000}"));
        var byId = Enumerable.Range(0, items.Count).ToLookup(i => items[i].Source);
        Console.WriteLine("copies in the story of their original, by kind:");
        foreach (var kind in Enumerable.Range(0, items.Count).Where(i => items[i].Kind is not ("original" or "template")).GroupBy(i => items[i].Kind))
        {
            var found = kind.Count(copy => stories[copy] == stories[byId[items[copy].Source].First(i => items[i].Kind == "original")]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {kind.Key,-30} {found,4} of {kind.Count(),4}"));
        }

        Write("pairs of different stories on one topic", negatives.Where(pair => byId[pair.One].Any() && byId[pair.Other].Any()), byId, stories);
        var templates = items.Where(item => item.Kind == "template").ToList();
        Write("pairs of texts by one template", templates.SelectMany(one => templates
            .Where(other => string.CompareOrdinal(one.Source, other.Source) < 0 && one.Source.Split('#')[0] == other.Source.Split('#')[0])
            .Select(other => (one.Source, other.Source))), byId, stories);
        var wrong = stories.Select((story, i) => (story, items[i].Source)).GroupBy(pair => pair.story).Select(story => story.Select(pair => pair.Source).Distinct().ToList()).Where(sources => sources.Count > 1);
        foreach (var sources in wrong)
        {
            Console.WriteLine($"  taken for one story: {string.Join(", ", sources)}");
        }
    }

    private static void Write(string what, IEnumerable<(string One, string Other)> pairs, ILookup<string, int> byId, int[] stories)
    {
        var all = pairs.ToList();
        var taken = all.Count(pair => byId[pair.One].Any(one => byId[pair.Other].Any(other => stories[one] == stories[other])));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {all.Count}, taken for one story: {taken}"));
    }

    // As the directory of stories does it: found by an anchor, verified by the sketch, the story of the earliest.
    private static int[] Ingest(List<Item> items, Func<TextSketch, TextSketch, bool> areOneStory)
    {
        var random = new Random(Seed);
        var stories = new int[items.Count];
        var anchors = new Dictionary<ulong, List<int>>();
        var arrival = 0;
        var arrivals = new int[items.Count];
        foreach (var i in Enumerable.Range(0, items.Count).OrderBy(_ => random.Next()).ToList())
        {
            arrivals[i] = arrival++;
            stories[i] = i;
            if (items[i].Sketch is not { } sketch)
            {
                continue;
            }

            var found = StoryRule.AnchorsOf(sketch).SelectMany(anchor => anchors.GetValueOrDefault(anchor, []))
                .Where(other => (items[other].Published - items[i].Published).Duration() <= StoryRule.Window && areOneStory(sketch, items[other].Sketch!))
                .ToList();
            stories[i] = found.Count == 0 ? i : stories[found.MinBy(other => arrivals[other])];
            foreach (var anchor in StoryRule.AnchorsOf(sketch))
            {
                (anchors.TryGetValue(anchor, out var list) ? list : anchors[anchor] = []).Add(i);
            }
        }

        return stories;
    }

    // Over all pairs of texts: those that are in one story and should be.
    private static (double Precision, double Recall) Score(List<Item> items, int[] stories)
    {
        var told = items.Select((item, i) => (item.Source, Story: stories[i])).ToList();
        var right = told.GroupBy(text => text).Sum(group => Pairs(group.Count()));
        return ((double)right / told.GroupBy(text => text.Story).Sum(group => Pairs(group.Count())), (double)right / told.GroupBy(text => text.Source).Sum(group => Pairs(group.Count())));
    }

    private static long Pairs(long count) => count * (count - 1) / 2;

    private static List<Item> Items(string folder)
    {
        var items = new List<Item>();
        var reader = new ArticleReader();
        foreach (var line in Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines))
        {
            using var json = JsonDocument.Parse(line);
            string Of(string name) => json.RootElement.GetProperty(name).GetString()!;
            var published = DateTimeOffset.Parse(Of("published"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            var copies = StoryCopies.Of(Of("id"), Of("title"), Of("text"), Seed);
            items.AddRange(copies.Select((copy, number) => new Item(Of("id"), copy.Kind, published.AddHours(5 * number), SketchOf(reader, copy.Upload, published))));
        }

        var templates = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "corpus", "story-templates.txt")).ReplaceLineEndings("\n").Split("===\n");
        var day = new DateTimeOffset(2020, 3, 2, 6, 0, 0, TimeSpan.Zero);
        for (var template = 0; template < templates.Length; template++)
        {
            for (var value = 0; value < 6; value++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"template {template + 1}#{value + 1}");
                items.Add(new Item(name, "template", day.AddDays(value), SketchOf(reader, new StoryUpload(name + ".txt", Filled(templates[template], value)), day)));
            }
        }

        return items;
    }

    private static string Filled(string template, int value)
    {
        var text = new StringBuilder();
        foreach (var part in template.Split('{'))
        {
            var end = part.IndexOf('}', StringComparison.Ordinal);
            text.Append(end < 0 ? part : part[..end].Split('|')[value] + part[(end + 1)..]);
        }

        return text.ToString();
    }

    private static TextSketch? SketchOf(ArticleReader reader, StoryUpload upload, DateTimeOffset published)
    {
        var article = reader.Read(new ArticleUpload(upload.Name, Encoding.UTF8.GetBytes(upload.Text), published));
        return StoryRule.SketchOf(new AnnotatedText { Title = article.Title, Language = article.Language, Text = article.Text });
    }

    private static List<(string One, string Other)> Negatives() =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "corpus", "story-negatives.tsv"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .Select(columns => (columns[0], columns[1])),
    ];

    // By article and by template; the articles of a pair that was read come into the reporting half together.
    private static bool IsTuning(Item item, IReadOnlyList<(string One, string Other)> negatives) => item.Kind == "template"
        ? StoryCopies.HashCodeOf(item.Source.Split('#')[0]) % 2 == 0
        : !negatives.Any(pair => pair.One == item.Source || pair.Other == item.Source) && StoryCopies.HashCodeOf(item.Source) % 2 == 0;
}
