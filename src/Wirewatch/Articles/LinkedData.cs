using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Wirewatch.Articles;

/// <summary>What a page's JSON-LD says of the first thing in it that is an article (schema.org NewsArticle and its kin). Damaged JSON is passed over.</summary>
internal sealed partial record LinkedData
{
    private const int LongestBlock = 2 * 1024 * 1024;
    private const int MostBlocks = 20;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 32 };
    private static readonly string[] ArticleTypes = ["Article", "BlogPosting", "Report", "Review", "LiveBlogPosting"];

    public string? Headline { get; init; }

    public string? Published { get; init; }

    /// <summary>When the page was published, where nothing in it that is an article says so; also out of damaged JSON.</summary>
    public string? PagePublished { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public string? Publisher { get; init; }

    public string? Language { get; init; }

    public string? Url { get; init; }

    /// <summary>The article's text, with or without markup, where it is given.</summary>
    public string? Body { get; init; }

    /// <summary>What the first article in <paramref name="json"/> says of itself; null where there is none.</summary>
    /// <exception cref="InvalidOperationException">A text in it has an unpaired surrogate.</exception>
    public static LinkedData? In(JsonElement json) => ArticleIn(json) is { } article ? Read(article) : null;

    public static LinkedData Of(IDocument document)
    {
        string? published = null;
        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json' i]").Take(MostBlocks))
        {
            var text = script.TextContent.Trim();
            if (text.Length is 0 or > LongestBlock)
            {
                continue;
            }

            published ??= PublishedIn().Match(text) is { Success: true } date ? date.Groups[1].Value : null;
            try
            {
                using var json = JsonDocument.Parse(text, Lenient);
                if (In(json.RootElement) is { } article)
                {
                    return article with { PagePublished = published };
                }
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                // Pages often carry JSON-LD with raw line breaks, unescaped quotation marks or halves of letters; the meta elements say the same.
            }
        }

        return new LinkedData { PagePublished = published };
    }

    private static JsonElement? ArticleIn(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    if (ArticleIn(item) is { } found)
                    {
                        return found;
                    }
                }

                return null;
            case JsonValueKind.Object when Texts(element, "@type").Any(type => ArticleTypes.Any(article => type.EndsWith(article, StringComparison.Ordinal))):
                return element;
            case JsonValueKind.Object when element.TryGetProperty("@graph", out var graph):
                return ArticleIn(graph);
            default:
                return null;
        }
    }

    private static LinkedData Read(JsonElement article) => new()
    {
        Headline = Texts(article, "headline").FirstOrDefault(),
        Published = Texts(article, "datePublished").FirstOrDefault(),
        Authors = [.. Names(article, "author")],
        Publisher = Names(article, "publisher").FirstOrDefault(),
        Language = Texts(article, "inLanguage").FirstOrDefault(),
        Url = Texts(article, "url").FirstOrDefault() ?? Texts(article, "mainEntityOfPage").FirstOrDefault(),
        Body = article.TryGetProperty("articleBody", out var body) && body.ValueKind == JsonValueKind.String ? body.GetString() : null,
    };

    private static IEnumerable<string> Names(JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value) ? []
        : value.ValueKind == JsonValueKind.Object ? Texts(value, "name")
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany(item => item.ValueKind == JsonValueKind.Object ? Texts(item, "name") : TextsOf(item))
        : TextsOf(value);

    private static IEnumerable<string> Texts(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? TextsOf(value) : [];

    private static IEnumerable<string> TextsOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => [System.Net.WebUtility.HtmlDecode(value.GetString()!)],
            JsonValueKind.Array => value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => System.Net.WebUtility.HtmlDecode(item.GetString()!)),
            _ => [],
        };

    [GeneratedRegex("\"datePublished\"\\s*:\\s*\"([^\"]{6,60})\"", RegexOptions.CultureInvariant)]
    private static partial Regex PublishedIn();
}
