using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Wirewatch.Benchmarks.Stories;

/// <summary>One text as it would be uploaded.</summary>
/// <param name="Name">Its file name; the ending tells the format.</param>
/// <param name="Text">Its content.</param>
internal sealed record StoryUpload(string Name, string Text);

/// <summary>Makes copies of an article as newsrooms make them. The same seed makes the same copies.</summary>
internal sealed partial class StoryCopies
{
    private static readonly string[] Bylines = ["By Mary Ellis", "By the News Desk", "By Tom Okafor and Lena Brandt", "By staff reporters", "Special to the Courier"];
    private static readonly string[] Datelines = ["LONDON, (Northern Press) - ", "(NP) — ", "GENEVA (Wire Service) -- ", "By our own correspondent - ", "NEW YORK, (Metro News) — "];
    private static readonly string[] Tails = ["(Reporting by Mary Ellis; editing by Tom Okafor)", "© Northern Press. All rights reserved.", "NP/me/to", "Follow us for more news from the region.", "This report was updated with details."];
    private static readonly string[] Sentences =
    [
        "No further details were immediately available.", "The figures could not be verified independently.", "Officials did not answer requests for comment on Friday.",
        "The news came after weeks of speculation in the local press.", "A spokeswoman said more would be made public in the coming days.",
    ];

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["said"] = "stated", ["also"] = "moreover", ["but"] = "yet", ["after"] = "following", ["many"] = "numerous", ["about"] = "roughly", ["during"] = "amid", ["because"] = "since",
        ["people"] = "persons", ["near"] = "close to", ["began"] = "started", ["last"] = "past", ["big"] = "large", ["police"] = "officers", ["several"] = "some", ["told"] = "informed",
        ["while"] = "as", ["against"] = "versus", ["however"] = "still", ["government"] = "cabinet", ["killed"] = "slain", ["announced"] = "made known", ["over"] = "above", ["two"] = "a couple of",
    };

    private readonly Random random;
    private readonly string id;
    private readonly string title;
    private readonly string[] paragraphs;

    private StoryCopies(string id, string title, string text, int seed)
    {
        (this.id, this.title) = (id, title);
        paragraphs = [.. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        paragraphs = paragraphs.Length > 1 && paragraphs[0] == title ? paragraphs[1..] : paragraphs;
        random = new Random(HashCodeOf(id) ^ seed);
    }

    /// <summary>The article and its copies, by what was done to them.</summary>
    /// <param name="id">The article's id.</param>
    /// <param name="title">Its headline.</param>
    /// <param name="text">Headline, blank line, paragraphs.</param>
    /// <param name="seed">Another one makes other copies.</param>
    public static IReadOnlyList<(string Kind, StoryUpload Upload)> Of(string id, string title, string text, int seed)
    {
        var maker = new StoryCopies(id, title, text, seed);
        var whole = maker.paragraphs;
        return
        [
            ("original", maker.Plain("original", title, whole)),
            ("paragraphs dropped, 10-50 %", maker.Plain("dropped", title, maker.Dropped(whole, 0.1, 0.5))),
            ("end cut off, 10-50 %", maker.Plain("cut", title, maker.Cut(whole))),
            ("other headline and byline", maker.Plain("headline", maker.OtherTitle(), [maker.One(Bylines), .. whole])),
            ("light edits", maker.Plain("edited", title, maker.Edited(whole))),
            ("agency tags", maker.Plain("agency", title, maker.Tagged(whole))),
            ("web page", maker.Html(whole)),
            ("all of it, 10-30 % dropped", maker.Plain("all", maker.OtherTitle(), [maker.One(Bylines), .. maker.Tagged(maker.Edited(maker.Dropped(whole, 0.1, 0.3)))])),
        ];
    }

    // The same on every machine and in every run, unlike string.GetHashCode.
    public static int HashCodeOf(string text) => text.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));

    private StoryUpload Plain(string kind, string headline, IEnumerable<string> body) => new($"{id}-{kind}.txt", $"{headline}\n\n{string.Join("\n\n", body)}\n");

    // At least one paragraph goes and at least one stays; by words, since paragraphs differ in length.
    private string[] Dropped(string[] from, double least, double most)
    {
        var left = from.ToList();
        var words = from.Sum(Corpus.CountWords);
        var goal = words * (least + (random.NextDouble() * (most - least)));
        var gone = 0;
        foreach (var paragraph in from.OrderBy(_ => random.Next()))
        {
            if (left.Count > 1 && gone < goal && gone + Corpus.CountWords(paragraph) <= words * most)
            {
                left.Remove(paragraph);
                gone += Corpus.CountWords(paragraph);
            }
        }

        return [.. left];
    }

    private string[] Cut(string[] from)
    {
        var words = from.Sum(Corpus.CountWords) * (0.5 + (random.NextDouble() * 0.4));
        var kept = new List<string>();
        foreach (var paragraph in from)
        {
            var room = (int)words - kept.Sum(Corpus.CountWords);
            if (room <= 0)
            {
                break;
            }

            kept.Add(string.Join(' ', paragraph.Split(' ').Take(room)));
        }

        return [.. kept];
    }

    private string OtherTitle()
    {
        var words = paragraphs[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return $"{One(["Report:", "World news:", "Update:", "Briefing:"])} {string.Join(' ', words.Take(6 + random.Next(4)))}";
    }

    // Every other number, two or three words in a hundred where the text has them, one more sentence.
    private string[] Edited(string[] from)
    {
        string[] edited = [.. from.Select(paragraph => Word().Replace(Number().Replace(paragraph, match => random.Next(2) == 0
            ? match.Value
            : (int.Parse(match.Value, CultureInfo.InvariantCulture) + 1 + random.Next(9)).ToString(CultureInfo.InvariantCulture)),
            match => Words.TryGetValue(match.Value, out var other) && random.Next(3) == 0 ? other : match.Value))];
        edited[random.Next(edited.Length)] += " " + One(Sentences);
        return edited;
    }

    private string[] Tagged(string[] from) => [One(Datelines) + from[0], .. from[1..], One(Tails)];

    private StoryUpload Html(string[] from)
    {
        var html = new StringBuilder($"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(title)} - Metro News</title></head><body>")
            .Append("<nav><ul><li><a href=\"/\">Home</a></li><li><a href=\"/world\">World</a></li><li><a href=\"/sport\">Sport</a></li></ul></nav>")
            .Append(CultureInfo.InvariantCulture, $"<main><article><h1>{WebUtility.HtmlEncode(title)}</h1><p class=\"byline\">{One(Bylines)}</p>");
        foreach (var paragraph in from)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>{WebUtility.HtmlEncode(paragraph)}</p>\n");
        }

        return new StoryUpload($"{id}-page.html", html.Append("</article></main><aside><h2>Most read</h2><ul><li><a href=\"/1\">Ten recipes for the winter</a></li><li><a href=\"/2\">What to see this weekend</a></li></ul></aside>")
            .Append("<footer><p>Metro News, all rights reserved. <a href=\"/privacy\">Privacy</a></p></footer></body></html>").ToString());
    }

    private string One(string[] of) => of[random.Next(of.Length)];

    [GeneratedRegex(@"\b[1-9]\d{0,5}\b")]
    private static partial Regex Number();

    [GeneratedRegex("[a-z]+")]
    private static partial Regex Word();
}
