using Wirewatch.Articles;
using Wirewatch.Language;

namespace Wirewatch.Ingestion;

/// <summary>Hears of every article before its new version becomes visible. Calls may come more than once for one version, after a crash
/// for instance, so what an observer writes must be an idempotent upsert under a deterministic key.</summary>
public interface IArticleObserver
{
    /// <summary>An article arrived or changed. The ingestion waits for this to finish and is tried again as a whole if it fails.</summary>
    Task ArticleIndexedAsync(IngestedArticle article, CancellationToken cancellationToken);

    /// <summary>An article was deleted.</summary>
    Task ArticleRemovedAsync(ArticleId article, CancellationToken cancellationToken);
}

/// <summary>One version of one article, with its annotations.</summary>
/// <param name="Id">The article.</param>
/// <param name="Version">Which version: deterministic in content, metadata and <see cref="Annotator.Version"/>; the same upload gives the same version.</param>
/// <param name="Article">What was read.</param>
/// <param name="Annotations">What was found.</param>
/// <param name="Uploaded">When this version was uploaded.</param>
public sealed record IngestedArticle(ArticleId Id, string Version, Article Article, AnnotatedText Annotations, DateTimeOffset Uploaded);
