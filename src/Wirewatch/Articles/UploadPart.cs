namespace Wirewatch.Articles;

/// <summary>One of the articles in an upload, not read yet.</summary>
/// <param name="Key">What it is called within the upload, whatever else comes and goes there: empty for the upload itself, else the path of a file,
/// the id of a feed's item and the like. Unique in its upload; hostile text of any length.</param>
/// <param name="Name">The same for people to read, on one line and at most 300 UTF-16 code units; null for the upload itself.</param>
/// <param name="Read">Reads it; throws <see cref="UnreadableArticleException"/> where it is no article.</param>
public sealed record UploadPart(string Key, string? Name, Func<CancellationToken, Article> Read)
{
    /// <summary>The size of the file that it is read from, unpacked, in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>The id of the article that this part of the upload called <paramref name="uploadName"/> is.</summary>
    public ArticleId IdIn(string uploadName) => ArticleId.OfPart(uploadName, Key);
}
