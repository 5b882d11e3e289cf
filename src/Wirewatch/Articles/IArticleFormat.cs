namespace Wirewatch.Articles;

/// <summary>Reads one format. Thread safe.</summary>
internal interface IArticleFormat
{
    /// <summary>Whether the upload is in this format, going by its first bytes and, where they leave it open, by what the uploader calls it.</summary>
    bool Recognizes(UploadHead head);

    /// <summary>What the upload says; nothing is cleaned yet.</summary>
    /// <exception cref="UnreadableArticleException">The bytes are not what they seemed.</exception>
    ArticleDraft Read(ArticleUpload upload);
}
