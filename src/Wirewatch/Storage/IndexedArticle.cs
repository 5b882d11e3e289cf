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
    internal ArticleSummary Summary => new()
    {
        Id = Id,
        Version = Version,
        BlobName = Article.Name,
        Title = Headline.Of(Article, Annotations),
        Published = Annotations.Published ?? Article.Published,
        PublishedAssumed = Article.PublishedAssumed,
        Uploaded = Uploaded,
        Language = Article.Language,
        Source = Article.Source,
        Url = Article.Url,
    };
}
