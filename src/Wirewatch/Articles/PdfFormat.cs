namespace Wirewatch.Articles;

/// <summary>PDF documents with text. They are read in a process of their own, see <see cref="PdfProcess"/>.</summary>
internal sealed class PdfFormat : ISingleFormat
{
    // Some programs write a few bytes before the signature, which readers forgive.
    private const int SearchedForSignature = 1024;

    /// <inheritdoc/>
    public SemaphoreSlim? Gate => PdfProcess.Gate;

    /// <inheritdoc/>
    public bool Recognizes(UploadHead head) =>
        head.Content.StartsWith("%PDF-"u8)
        || (head.Content[..Math.Min(SearchedForSignature, head.Content.Length)].IndexOf("%PDF-"u8) >= 0 && head.IsCalled("application/pdf", ".pdf"));

    /// <inheritdoc/>
    public ArticleDraft Read(ArticleUpload upload, ReadingBounds bounds)
    {
        var text = PdfProcess.Read(upload.Content, bounds.Cancellation);
        return text.Refusal is { } refusal
            ? throw new UnreadableArticleException(refusal)
            : new ArticleDraft
            {
                Title = text.Title,
                Paragraphs = [.. text.Paragraphs.Select(paragraph => new Paragraph(paragraph))],
                Created = text.Created,
                Language = LanguageTag.Parse(text.Language),
            };
    }
}
