using Wirewatch.Articles;

namespace Wirewatch.Storage;

/// <summary>What lists say about an article. Immutable.</summary>
public sealed record ArticleSummary
{
    /// <summary>The article.</summary>
    public required ArticleId Id { get; init; }

    /// <summary>The version that wrote this.</summary>
    public required string Version { get; init; }

    /// <summary>The name of the upload's blob.</summary>
    public required string BlobName { get; init; }

    /// <summary>Which of several articles in the upload it is, in one line; null for the upload itself.</summary>
    public string? Part { get; init; }

    /// <summary>The headline, or the beginning of the text where the article has none; at most 300 code units.</summary>
    public required string Title { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset Published { get; init; }

    /// <summary>Nothing states a date, so <see cref="Published"/> is the time of the upload.</summary>
    public bool PublishedAssumed { get; init; }

    /// <summary>When this version was uploaded.</summary>
    public required DateTimeOffset Uploaded { get; init; }

    /// <summary>The language as a BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>The outlet, if known.</summary>
    public string? Source { get; init; }

    /// <summary>Where it stands on the web, if known. Given by the uploader: check its scheme before it becomes a link.</summary>
    public string? Url { get; init; }

    /// <summary>The story that it shares with its copies; null where its text is too short to tell.</summary>
    public string? Story { get; init; }
}
