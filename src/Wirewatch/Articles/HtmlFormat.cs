using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace Wirewatch.Articles;

/// <summary>HTML pages: what the page says about the article comes from its metadata, the text from where the running text is. Scripts
/// are never run and nothing is ever loaded.</summary>
internal sealed partial class HtmlFormat : IArticleFormat
{
    private const int MostElements = 400_000;
    private const int SearchedForCharset = 4096;

    /// <inheritdoc/>
    public ArticleDraft Read(ArticleUpload upload)
    {
        var content = upload.Content.Span;
        var html = TextDecoding.Decode(content, PlainTextFormat.CharsetOf(upload.ContentType) ?? CharsetIn(content));
        var elements = 0;
        var parser = new HtmlParser(new HtmlParserOptions
        {
            IsScripting = false,
            OnCreated = (_, _) =>
            {
                if (++elements > MostElements)
                {
                    throw new UnreadableArticleException($"The page has more than {MostElements:N0} elements, which no article has. Save the article alone and upload that.");
                }
            },
        });
        using var document = parser.ParseDocument(HtmlNesting.Bounded(html));
        var metadata = HtmlMetadata.Of(document);
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

    private static string? CharsetIn(ReadOnlySpan<byte> content) =>
        Charset().Match(Encoding.Latin1.GetString(content[..Math.Min(SearchedForCharset, content.Length)])) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
