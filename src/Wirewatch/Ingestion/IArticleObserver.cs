using Wirewatch.Articles;
using Wirewatch.Decisions;
using Wirewatch.Language;
using Wirewatch.Storage;

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
/// <param name="Annotations">What was found, with people's decisions applied.</param>
/// <param name="Uploaded">When this version was uploaded.</param>
public sealed record IngestedArticle(ArticleId Id, string Version, Article Article, AnnotatedText Annotations, DateTimeOffset Uploaded)
{
    /// <summary>What the annotator found.</summary>
    public AnnotatedText Found { get; init; } = Annotations;

    /// <summary>The decisions that were applied.</summary>
    public DecisionSet Decisions { get; init; } = DecisionSet.Empty;

    /// <summary>The id of the story that the article shares with its copies; null where its text is too short to tell.</summary>
    public string? Story { get; init; }

    /// <summary>The version that the index was given.</summary>
    public static IngestedArticle Of(IndexedArticle article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new IngestedArticle(article.Id, article.Version, article.Article, article.Annotations, article.Uploaded)
        {
            Found = article.Found,
            Decisions = article.Decisions,
            Story = article.Story,
        };
    }

    /// <summary>The article with only the decisions that were taken before it was uploaded; itself where there are no later ones.</summary>
    public IngestedArticle AsUploaded()
    {
        var earlier = Decisions.Before(Uploaded);
        return ReferenceEquals(earlier, Decisions) ? this : this with { Annotations = earlier.Apply(Found, Id).Text, Decisions = earlier };
    }
}
