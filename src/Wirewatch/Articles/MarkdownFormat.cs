using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace Wirewatch.Articles;

/// <summary>Markdown (CommonMark and pipe tables), with or without YAML front matter. Only front matter tells it by its content; else its
/// content type or name must say so, because every plain text is Markdown, too.</summary>
internal sealed class MarkdownFormat : ISingleFormat
{
    private const int MostCharacters = 2 * 1024 * 1024;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().Build();

    /// <inheritdoc/>
    public bool Recognizes(UploadHead head) => head.IsCalled("markdown", ".md", ".markdown") || FrontMatter.StartsWithOne(head.Text);

    /// <inheritdoc/>
    public ArticleDraft Read(ArticleUpload upload, ReadingBounds bounds)
    {
        var text = TextDecoding.Decode(upload.Content.Span, PlainTextFormat.CharsetOf(upload.ContentType));
        bounds.CheckLength(text.Length);
        if (text.Length > MostCharacters)
        {
            throw new UnreadableArticleException($"The Markdown has more than {MostCharacters:N0} characters, which no article has. Split it, or upload it as plain text.");
        }

        try
        {
            var document = Markdown.Parse(text, Pipeline);
            var front = document.FirstOrDefault() is YamlFrontMatterBlock block ? FrontMatter.Of(block.Lines.ToString()) : FrontMatter.None;
            bounds.Cancellation.ThrowIfCancellationRequested();
            var paragraphs = HtmlFormat.ReadFragment(document.ToHtml(Pipeline), bounds);
            var opensWithHeading = document.FirstOrDefault(child => child is not YamlFrontMatterBlock) is HeadingBlock { Level: 1 };
            return new ArticleDraft
            {
                Title = front.Text("title", "headline") ?? (opensWithHeading && paragraphs.Count > 1 ? paragraphs[0].Text : null),
                Paragraphs = paragraphs,
                Published = PublishedDate.ParseMetadata(front.Text("date", "published")),
                Authors = front.Texts("authors", "author"),
                Language = LanguageTag.Parse(front.Text("language", "lang")),
                Url = WebAddress.Parse(front.Text("url", "canonical", "link")),
                Source = front.Text("source", "publication"),
            };
        }
        catch (ArgumentException)
        {
            // The parser's word for nesting beyond its limit.
            throw new UnreadableArticleException("The Markdown nests deeper than any article. Upload it as plain text.");
        }
    }
}
