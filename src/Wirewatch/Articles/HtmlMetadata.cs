using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Wirewatch.Articles;

/// <summary>What a page says about its article: JSON-LD first, then Open Graph and other meta elements, then the visible page.</summary>
internal sealed partial record HtmlMetadata
{
    private const int LongestTitle = 300;
    private const int LongestAuthor = 80;

    private static readonly string[] DateNames =
    [
        "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date",
        "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "article.published", "originalpublicationdate", "og:pubdate",
    ];

    /// <summary>The headline.</summary>
    public string? Title { get; init; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>Who wrote it.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The language as a BCP 47 tag.</summary>
    public string? Language { get; init; }

    /// <summary>The canonical address.</summary>
    public string? Url { get; init; }

    /// <summary>The outlet.</summary>
    public string? Source { get; init; }

    /// <summary>Reads the metadata of a page.</summary>
    public static HtmlMetadata Of(IDocument document)
    {
        var meta = MetaOf(document);
        var linked = LinkedData.Of(document);
        var source = Line(meta.GetValueOrDefault("og:site_name")) ?? Line(linked.Publisher) ?? Line(meta.GetValueOrDefault("application-name"));
        return new HtmlMetadata
        {
            Source = source,
            Title = TitleOf(document, meta, linked, source),
            Published = PublishedDate.ParseMetadata(linked.Published)
                ?? DateNames.Select(name => PublishedDate.ParseMetadata(meta.GetValueOrDefault(name))).FirstOrDefault(date => date is not null)
                ?? PublishedDate.ParseMetadata(linked.PagePublished)
                ?? HtmlDates.VisibleIn(document),
            Authors = AuthorsOf(document, meta, linked),
            Language = LanguageTag.Parse(linked.Language)
                ?? LanguageTag.Parse(document.DocumentElement?.GetAttribute("lang") ?? document.DocumentElement?.GetAttribute("xml:lang"))
                ?? LanguageTag.Parse(meta.GetValueOrDefault("content-language")?.Split(',')[0])
                ?? LanguageTag.Parse(meta.GetValueOrDefault("og:locale")),
            Url = WebAddress.Parse(document.QuerySelector("link[rel~=canonical]")?.GetAttribute("href")) ?? WebAddress.Parse(meta.GetValueOrDefault("og:url")) ?? WebAddress.Parse(linked.Url),
        };
    }

    private static Dictionary<string, string> MetaOf(IDocument document)
    {
        var meta = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in document.QuerySelectorAll("meta[content]"))
        {
            var name = element.GetAttribute("property") ?? element.GetAttribute("name") ?? element.GetAttribute("itemprop") ?? element.GetAttribute("http-equiv");
            if (!string.IsNullOrWhiteSpace(name) && !string.IsNullOrWhiteSpace(element.GetAttribute("content")))
            {
                meta.TryAdd(name.Trim(), element.GetAttribute("content")!);
            }
        }

        return meta;
    }

    private static string? TitleOf(IDocument document, Dictionary<string, string> meta, LinkedData linked, string? source)
    {
        var shared = Line(meta.GetValueOrDefault("og:title")) ?? Line(meta.GetValueOrDefault("twitter:title"));
        var window = Line(document.Title);
        var headings = document.QuerySelectorAll("h1").Take(10).Select(heading => Line(HtmlText.Of(heading))).OfType<string>().Where(heading => heading.Length is > 8 and <= LongestTitle).ToArray();
        // A heading that the window's or the shared title repeats is the headline as the outlet prints it.
        return headings.FirstOrDefault(heading => Begins(shared, heading) || Begins(window, heading))
            ?? Bounded(Line(linked.Headline))
            ?? Bounded(WithoutOutlet(shared, source))
            ?? (headings.Length == 1 ? headings[0] : null)
            ?? Bounded(WithoutOutlet(window, source));
    }

    private static bool Begins(string? title, string heading) => title?.StartsWith(heading, StringComparison.OrdinalIgnoreCase) == true;

    private static string? Bounded(string? title) => title is { Length: <= LongestTitle } ? title : null;

    // "Council meets in Oslo - The Daily Example"
    private static string? WithoutOutlet(string? title, string? source)
    {
        if (title is null || OutletSeparator().Matches(title) is not { Count: > 0 } separators)
        {
            return title;
        }

        var last = separators[^1];
        var (head, tail) = (title[..last.Index].TrimEnd(), title[(last.Index + last.Length)..].Trim());
        var namesOutlet = source is not null && (tail.Contains(source, StringComparison.OrdinalIgnoreCase) || source.Contains(tail, StringComparison.OrdinalIgnoreCase));
        return namesOutlet || (last.Value.Contains('|', StringComparison.Ordinal) && head.Length > tail.Length) ? head : title;
    }

    private static string[] AuthorsOf(IDocument document, Dictionary<string, string> meta, LinkedData linked)
    {
        IEnumerable<string?>[] sources =
        [
            linked.Authors,
            [meta.GetValueOrDefault("author"), meta.GetValueOrDefault("article:author"), meta.GetValueOrDefault("parsely-author"), meta.GetValueOrDefault("dc.creator")],
            document.QuerySelectorAll("[itemprop=author] [itemprop=name], [itemprop=author], [rel~=author]").Take(5).Select(HtmlText.Of),
        ];
        return sources.Select(source => source.SelectMany(NamesIn).Distinct(StringComparer.OrdinalIgnoreCase).ToArray()).FirstOrDefault(names => names.Length > 0) ?? [];
    }

    private static IEnumerable<string> NamesIn(string? text)
    {
        if (Line(text) is not { Length: <= LongestAuthor } line || line.Contains("://", StringComparison.Ordinal))
        {
            return [];
        }

        var byline = Furniture.AuthorsOfByline(line);
        return byline.Count > 0 ? byline : [line];
    }

    private static string? Line(string? text) => text is { Length: < 10_000 } ? DraftCleaning.CleanLine(text) : null;

    [GeneratedRegex(@"\s+[|–—·»-]\s+|\s*\|\s*")]
    private static partial Regex OutletSeparator();
}
