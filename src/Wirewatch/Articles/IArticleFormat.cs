namespace Wirewatch.Articles;

/// <summary>Reads one format. Thread safe.</summary>
internal interface IArticleFormat
{
    /// <summary>Whether the upload is in this format, going by its first bytes and, where they leave it open, by what the uploader calls it.</summary>
    bool Recognizes(UploadHead head);

    /// <summary>What the upload holds.</summary>
    /// <exception cref="UnreadableArticleException">It is damaged; thrown while it is enumerated, too.</exception>
    IEnumerable<PackedArticle> Open(ArticleUpload upload, Unpacking unpacking);
}

/// <summary>Reads a format whose uploads are one article each. Thread safe.</summary>
internal interface ISingleFormat : IArticleFormat
{
    /// <summary>What the upload says; nothing is cleaned yet.</summary>
    /// <exception cref="UnreadableArticleException">The bytes are not what they seemed.</exception>
    /// <exception cref="OperationCanceledException">The time is over.</exception>
    ArticleDraft Read(ArticleUpload upload, ReadingBounds bounds);

    /// <summary>What a reading must take first, or null; waiting for it is no part of the article's time.</summary>
    SemaphoreSlim? Gate => null;

    IEnumerable<PackedArticle> IArticleFormat.Open(ArticleUpload upload, Unpacking unpacking) =>
        [new PackedArticle(null) { Item = bounds => Read(upload, bounds), Gate = Gate }];
}
