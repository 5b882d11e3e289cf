using Wirewatch.Articles;
using Wirewatch.Language;

namespace Wirewatch.Storage;

/// <summary>One version of one article, to be written by the index of articles. Immutable.</summary>
/// <param name="Id">The article.</param>
/// <param name="Version">Deterministic in content, metadata and annotator: the same upload gives the same version.</param>
/// <param name="BlobETag">The ETag of the upload.</param>
/// <param name="Uploaded">When it was uploaded.</param>
/// <param name="AnnotatorVersion">The annotator that read it.</param>
/// <param name="Article">What was read.</param>
/// <param name="Annotations">What was found. Its time of publication is the article's.</param>
public sealed record IndexedArticle(
    ArticleId Id, string Version, string BlobETag, DateTimeOffset Uploaded, string AnnotatorVersion, Article Article, AnnotatedText Annotations)
{
    private const int MaximumTitle = 300;

    internal ArticleSummary Summary => new()
    {
        Id = Id,
        Version = Version,
        BlobName = Article.Name,
        Title = Headline(),
        Published = Annotations.Published ?? Article.Published,
        PublishedAssumed = Article.PublishedAssumed,
        Uploaded = Uploaded,
        Language = Article.Language,
        Source = Article.Source,
        Url = Article.Url,
    };

    private string Headline()
    {
        var title = Article.Title;
        if (string.IsNullOrWhiteSpace(title))
        {
            // A caption often stands first, but says what a picture shows.
            var sentences = Annotations.Sentences.Where(sentence => !Article.Captions.Any(caption => caption.Contains(sentence))).Concat(Annotations.Sentences).Take(1).ToArray();
            title = sentences is [var first] ? first.Of(Annotations.Text) : Annotations.Text;
        }

        return title.Length <= MaximumTitle ? title : Columns.Shorten(title, MaximumTitle - 1) + "…";
    }
}
