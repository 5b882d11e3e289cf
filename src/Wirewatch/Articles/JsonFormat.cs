using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Wirewatch.Articles;

/// <summary>JSON: an item of IPTC ninjs (1, 2 and 3), a schema.org NewsArticle, or the plain shape
/// <c>{ "title", "text", "published", "authors", "language", "url", "source" }</c>. Names compare without case.</summary>
internal sealed class JsonFormat : IArticleFormat
{
    private static readonly JsonDocumentOptions Bounded = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <inheritdoc/>
    public bool Recognizes(UploadHead head)
    {
        var text = head.Text.AsSpan();
        var list = text.StartsWith("[");
        var first = list ? text[1..].TrimStart() : text;
        return first.StartsWith("{") && (first[1..].TrimStart() is ['"' or '}', ..] || head.IsCalled("json", ".json"));
    }

    /// <inheritdoc/>
    public IEnumerable<PackedArticle> Open(ArticleUpload upload, Unpacking unpacking)
    {
        var root = Parse(Utf8Of(upload.Content)).RootElement;
        if (root.ValueKind != JsonValueKind.Array)
        {
            return [new PackedArticle(null) { Item = bounds => Read(root, bounds) }];
        }

        unpacking.Count(root.GetArrayLength());
        return root.GetArrayLength() > 0
            ? root.EnumerateArray().Select(item => new PackedArticle(IdOf(item)) { Item = bounds => Read(item, bounds) })
            : throw new UnreadableArticleException("The file is an empty JSON list. Upload it again with its articles.");
    }

    // The document refers to these bytes, so that there is no second copy of them.
    private static ReadOnlyMemory<byte> Utf8Of(ReadOnlyMemory<byte> content)
    {
        var text = TextDecoding.Decode(content.Span, "utf-8");
        return Utf8.IsValid(content.Span) && !content.Span.StartsWith(Encoding.UTF8.Preamble) ? content : Encoding.UTF8.GetBytes(text);
    }

    // It lives as long as its elements do; what it rents is left to the collector.
    private static JsonDocument Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            return JsonDocument.Parse(text, Bounded);
        }
        catch (JsonException damage)
        {
            throw new UnreadableArticleException(
                damage.LineNumber is { } line
                    ? $"The file is JSON that breaks off, is damaged or nests too deep at line {line + 1}, position {damage.BytePositionInLine + 1}. Write it again with a JSON library and upload that."
                    : "The file is JSON that breaks off or is damaged. Write it again with a JSON library and upload that.");
        }
    }

    private static string IdOf(JsonElement element)
    {
        try
        {
            var item = new JsonItem(element);
            return (item.Text("uri") ?? item.Text("guid") ?? item.Text("id") ?? item.Text("@id") ?? item.Text("url"))?.Trim() ?? ContentId.Of(element.GetRawText());
        }
        catch (InvalidOperationException)
        {
            return ContentId.Of(element.GetRawText());
        }
    }

    private static ArticleDraft Read(JsonElement root, ReadingBounds bounds)
    {
        try
        {
            var item = new JsonItem(root);
            return (LinkedData.In(root) is { } article ? NewsArticle(article, bounds) : Ninjs(item, bounds) ?? Plain(item, bounds)) is { Paragraphs.Count: > 0 } draft
                ? draft
                : throw new UnreadableArticleException("The JSON holds no text of an article. Put it into \"text\" (or \"body_text\" of ninjs, or \"articleBody\" of a schema.org NewsArticle), and upload it again.");
        }
        catch (InvalidOperationException)
        {
            throw new UnreadableArticleException("The file is JSON with half a letter in it (an unpaired surrogate such as \\ud800). Write it again with a JSON library and upload that.");
        }
    }

    private static ArticleDraft NewsArticle(LinkedData article, ReadingBounds bounds) => new()
    {
        Title = article.Headline,
        Paragraphs = HtmlFormat.ReadFragment(article.Body ?? "", bounds),
        Published = PublishedDate.ParseMetadata(article.Published),
        Authors = article.Authors,
        Language = LanguageTag.Parse(article.Language),
        Url = WebAddress.Parse(article.Url),
        Source = article.Publisher,
    };

    private static ArticleDraft? Ninjs(JsonItem item, ReadingBounds bounds)
    {
        var body = item.Text("body_text") ?? item.Text("body_html") ?? item.Text("body_xhtml") ?? item.Text("body")
            ?? Preferred(item.Items("bodies"), "main", "body", "text", "html");
        var isNinjs = item.Object("standard")?.Text("name")?.Equals("ninjs", StringComparison.OrdinalIgnoreCase) == true
            || item.Has("versioncreated") || item.Has("body_text") || item.Has("body_html") || item.Has("body_xhtml") || item.Has("bodies");
        if (!isNinjs || body is null)
        {
            return null;
        }

        return new ArticleDraft
        {
            Title = item.Text("headline") ?? Preferred(item.Items("headlines"), "main", "headline") ?? item.Text("title"),
            Paragraphs = HtmlFormat.ReadFragment(body, bounds),
            Published = Date(item, "contentcreated", "firstcreated", "versioncreated"),
            Authors = Furniture.AuthorsOfStatedByline(item.Text("byline") ?? item.Text("by")),
            Language = LanguageTag.Parse(item.Text("language")),
            Url = WebAddress.Parse(item.Text("url") ?? item.Items("trustindicators").Select(indicator => indicator.Text("href")).FirstOrDefault() ?? item.Text("uri")),
            Source = item.Items("infosources").Select(source => source.Text("name")).FirstOrDefault(name => name is not null)
                ?? item.Items("infosource").Select(source => source.Text("name")).FirstOrDefault(name => name is not null)
                ?? item.Text("copyrightholder"),
        };
    }

    private static ArticleDraft Plain(JsonItem item, ReadingBounds bounds)
    {
        var text = item.Text("text") ?? item.Text("body") ?? item.Text("content");
        return new ArticleDraft
        {
            Title = item.Text("title") ?? item.Text("headline"),
            Paragraphs = text is not null
                ? HtmlFormat.ReadFragment(text, bounds)
                : [.. item.Texts("paragraphs").Concat(item.Texts("text")).Concat(item.Texts("body")).Select(paragraph => new Paragraph(paragraph))],
            Published = Date(item, "published", "date", "datePublished"),
            Authors = [.. item.Texts("authors").Concat(item.Texts("author"))],
            Language = LanguageTag.Parse(item.Text("language")),
            Url = WebAddress.Parse(item.Text("url")),
            Source = item.Text("source"),
        };
    }

    // ninjs 2 and 3 list several headlines and bodies with a role each; the first that has one of the roles counts, in the order of the roles.
    private static string? Preferred(IEnumerable<JsonItem> items, params string[] roles)
    {
        var texts = items.Where(item => item.Text("value") is not null).ToArray();
        return (roles.Select(role => Array.Find(texts, item => string.Equals(item.Text("role"), role, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(found => found is not null)
            ?? texts.FirstOrDefault())?.Text("value");
    }

    private static DateTimeOffset? Date(JsonItem item, params string[] names) =>
        names.Select(name => PublishedDate.ParseMetadata(item.Text(name))).FirstOrDefault(date => date is not null);
}
