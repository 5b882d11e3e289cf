namespace Wirewatch.Articles;

/// <summary>Turns the bytes of any supported format into one clean <see cref="Article"/>. Thread safe.</summary>
public sealed class ArticleReader
{
    /// <summary>The largest upload that is read: 25 MB.</summary>
    public const int MaximumBytes = 25 * 1024 * 1024;

    /// <summary>Reads one upload.</summary>
    /// <exception cref="UnreadableArticleException">The bytes hold no article; the message says why and what to do.</exception>
    public Article Read(ArticleUpload upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        throw new UnreadableArticleException($"'{upload.Name}' is not readable yet.");
    }
}
