namespace Wirewatch.Articles;

/// <summary>HTML pages.</summary>
internal sealed class HtmlFormat : IArticleFormat
{
    /// <inheritdoc/>
    public ArticleDraft Read(ArticleUpload upload) => new() { Paragraphs = [] };
}
