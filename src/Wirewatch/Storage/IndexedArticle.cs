using Wirewatch.Articles;
using Wirewatch.Decisions;
using Wirewatch.Language;

namespace Wirewatch.Storage;

/// <summary>One version of one article, to be written by the index of articles. Immutable.</summary>
/// <param name="Id">The article.</param>
/// <param name="Version">Deterministic in content, metadata and annotator: the same upload gives the same version.</param>
/// <param name="BlobETag">The ETag of the upload.</param>
/// <param name="Uploaded">When it was uploaded.</param>
/// <param name="AnnotatorVersion">The annotator that read it.</param>
/// <param name="Article">What was read.</param>
/// <param name="Annotations">What was found, with people's decisions applied once the index has it. Its time of publication is the article's.</param>
public sealed record IndexedArticle(
    ArticleId Id, string Version, string BlobETag, DateTimeOffset Uploaded, string AnnotatorVersion, Article Article, AnnotatedText Annotations)
{
    /// <summary>The upload holds several articles, so that its own list tells whether it is ingested.</summary>
    public bool IsPart { get; init; }

    /// <summary>What the annotator found; differs from <see cref="Annotations"/> where decisions touch the article.</summary>
    public AnnotatedText Found { get; init; } = Annotations;

    /// <summary>The decisions that held when this version was made.</summary>
    public DecisionSet Decisions { get; init; } = DecisionSet.Empty;

    /// <summary>The id of the story that it shares with its copies, once the index has found it; null where its text is too short to tell.</summary>
    public string? Story { get; init; }

    /// <summary>Those of them that touch the article.</summary>
    internal IReadOnlyList<Decision> Applied { get; init; } = [];

    /// <summary>How its text stands among the stories, once the index has found it; null where the text is too short.</summary>
    internal StoryEntry? Entry { get; init; }

    internal IReadOnlyList<string> AppliedIds => [.. Applied.Select(decision => decision.Id)];

    internal ArticleSummary Summary => new()
    {
        Id = Id,
        Version = Version,
        BlobName = Article.Name,
        Part = Article.Part,
        Title = Headline.Of(Article, Annotations),
        Published = Annotations.Published ?? Article.Published,
        PublishedAssumed = Article.PublishedAssumed,
        Uploaded = Uploaded,
        Language = Article.Language,
        Source = Article.Source,
        Url = Article.Url,
        Story = Story,
    };

    /// <summary>The version that results from <paramref name="decisions"/> instead of those that this one was made with.</summary>
    internal IndexedArticle Decided(DecisionSet decisions)
    {
        var found = Found with { Published = Article.Published };
        var decided = decisions.Apply(found, Id);
        return this with
        {
            Version = decided.VersionOf(DecidedText.UndecidedOf(Version)),
            Found = found,
            Annotations = decided.Text,
            Decisions = decisions,
            Applied = decided.Applied,
        };
    }
}
