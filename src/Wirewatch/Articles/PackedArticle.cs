namespace Wirewatch.Articles;

/// <summary>Something in an upload: a file, an article, or the reason why it cannot be read. Immutable.</summary>
/// <param name="Key">What tells it from the others in its container; null for what has no name but the container's own, such as the text of a mail.</param>
internal sealed record PackedArticle(string? Key)
{
    /// <summary>A file, in whatever format; it may hold several articles itself.</summary>
    public ArticleUpload? File { get; init; }

    /// <summary>Reads the article that it is.</summary>
    public Func<ReadingBounds, ArticleDraft>? Item { get; init; }

    /// <summary>What must be taken before <see cref="Item"/> is called, or null.</summary>
    public SemaphoreSlim? Gate { get; init; }

    /// <summary>Why it cannot be read, where that is known before.</summary>
    public string? Fault { get; init; }
}
