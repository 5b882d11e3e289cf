using System.Buffers;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Wirewatch.Articles;

/// <summary>HTML pages: what the page says about the article comes from its metadata, the text from where the running text is. Scripts
/// are never run and nothing is ever loaded.</summary>
internal sealed partial class HtmlFormat : ISingleFormat
{
    private const int MostElements = 150_000;
    private const int SearchedForCharset = 4096;
    private const double MostLinks = 0.9;

    private static readonly SearchValues<string> Tags = SearchValues.Create(
        ["<!doctype html", "<html", "<head", "<body", "<meta ", "<title", "<article", "<script", "<div", "<p>", "<p ", "<h1"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> FragmentTags = SearchValues.Create(["</", "<br", "<p>", "<p ", "<div", "<li", "<img"], StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public bool Recognizes(UploadHead head) =>
        head.Text.StartsWith('<') && head.Text.AsSpan().IndexOfAny(Tags) >= 0
        || head.IsCalled("html", ".html", ".htm", ".xhtml") && head.Content.Contains((byte)'<');

    /// <inheritdoc/>
    public ArticleDraft Read(ArticleUpload upload, ReadingBounds bounds)
    {
        var content = upload.Content.Span;
        return ReadPage(TextDecoding.Decode(content, PlainTextFormat.CharsetOf(upload.ContentType) ?? CharsetIn(content)), bounds);
    }

    /// <summary>What a page says, from its decoded markup.</summary>
    /// <exception cref="UnreadableArticleException">It has more elements than any article.</exception>
    public static ArticleDraft ReadPage(string html, ReadingBounds bounds)
    {
        using var document = Parse(html, bounds);
        var metadata = HtmlMetadata.Of(document);
        bounds.Cancellation.ThrowIfCancellationRequested();
        return new ArticleDraft
        {
            Title = metadata.Title,
            Paragraphs = HtmlBody.Find(document, metadata.Title),
            Published = metadata.Published,
            Authors = metadata.Authors,
            Language = metadata.Language,
            Url = metadata.Url,
            Source = metadata.Source,
        };
    }

    /// <summary>The paragraphs of a text that is an article's text and nothing else, as feeds and wire formats carry it, with markup or
    /// without: all but what no reader of it would see, and links that stand alone.</summary>
    /// <exception cref="UnreadableArticleException">It has more elements than any article.</exception>
    public static IReadOnlyList<Paragraph> ReadFragment(string text, ReadingBounds bounds)
    {
        if (text.AsSpan().IndexOfAny(FragmentTags) < 0)
        {
            return PlainTextFormat.Paragraphs(WebUtility.HtmlDecode(text), bounds);
        }

        using var document = Parse(text, bounds);
        return document.Body is { } body
            ? [.. HtmlBlock.Of(body)
                .Where(block => block.LinkShare < MostLinks || DraftCleaning.EndsSentence(block.Text))
                .Select(block => new Paragraph(block.Text, HtmlLikelihood.IsCaption(block.Container)))]
            : [];
    }

    /// <summary>The charset that markup declares in its first bytes, or null.</summary>
    public static string? CharsetIn(ReadOnlySpan<byte> content) =>
        Charset().Match(Encoding.Latin1.GetString(content[..Math.Min(SearchedForCharset, content.Length)])) is { Success: true } match ? match.Groups[1].Value : null;

    private static IHtmlDocument Parse(string html, ReadingBounds bounds)
    {
        var elements = 0;
        var parser = new HtmlParser(new HtmlParserOptions
        {
            IsScripting = false,
            OnCreated = (_, _) =>
            {
                bounds.Cancellation.ThrowIfCancellationRequested();
                if (++elements > MostElements)
                {
                    throw new UnreadableArticleException($"The page has more than {MostElements:N0} elements, which no article has. Save the article alone and upload that.");
                }
            },
        });
        return parser.ParseDocument(HtmlNesting.Bounded(html, bounds));
    }

    [GeneratedRegex("""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
