using Microsoft.Extensions.Logging;
using Wirewatch.Articles;
using Wirewatch.Decisions;
using Wirewatch.Language;
using Wirewatch.Storage;

namespace Wirewatch.Ingestion;

/// <summary>Brings one article of an upload into the index, or out of it. Thread safe.</summary>
internal sealed class PartIngestion(ArticleIndex index, Func<ArticleText, AnnotatedText> annotate, IReadOnlyList<IArticleObserver> observers, ILogger log)
{
    /// <summary>Reads, annotates and indexes one article.</summary>
    /// <param name="known">What the index holds of it.</param>
    /// <param name="part">The article.</param>
    /// <param name="upload">The upload that it is in.</param>
    /// <param name="blobETag">The ETag of that.</param>
    /// <param name="isOnly">The upload is this article and nothing else.</param>
    /// <param name="isCurrent">Tells whether the upload still is this one.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="UnreadableArticleException">It is no article.</exception>
    public async Task<IndexOutcome> IndexAsync(
        KnownArticle known, UploadPart part, ArticleUpload upload, string blobETag, bool isOnly, Func<CancellationToken, Task<bool>> isCurrent, CancellationToken cancellationToken)
    {
        var version = await AnalysisGate.OfProcess.RunAsync(part.Bytes, () => Guarded(() => Analysed(known, part, upload, blobETag, isOnly, cancellationToken), part, upload), cancellationToken).ConfigureAwait(false);
        return version is null ? IndexOutcome.Unchanged : await index.ReplaceAsync(known, version, isCurrent, AnnounceAsync, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes what the index holds of one article.</summary>
    /// <param name="known">What the index holds of it.</param>
    /// <param name="isGone">Tells whether it really is gone.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<IndexOutcome> RemoveAsync(KnownArticle known, Func<CancellationToken, Task<bool>> isGone, CancellationToken cancellationToken) => index.RemoveAsync(
        known,
        isGone,
        async token =>
        {
            foreach (var observer in observers)
            {
                await observer.ArticleRemovedAsync(known.Id, token).ConfigureAwait(false);
            }
        },
        cancellationToken);

    // Null: it is what the index holds. Its upload's list keeps the ETag, so an item that a feed repeats every hour costs one read.
    private IndexedArticle? Analysed(KnownArticle known, UploadPart part, ArticleUpload upload, string blobETag, bool isOnly, CancellationToken cancellationToken)
    {
        var article = part.Read(cancellationToken);
        var name = isOnly ? ArticleVersion.Of(upload) : ArticleVersion.Of(article);
        return !isOnly && known is { IsSettled: true, Version: { } committed } && DecidedText.UndecidedOf(committed) == name
            ? null
            : new IndexedArticle(known.Id, name, blobETag, upload.Uploaded, Annotator.Version, article, annotate(article.ToText())) { IsPart = !isOnly };
    }

    private T Guarded<T>(Func<T> analyse, UploadPart part, ArticleUpload upload)
    {
        try
        {
            return analyse();
        }
        catch (Exception defect) when (defect is not (UnreadableArticleException or OutOfMemoryException or OperationCanceledException))
        {
            // Reading and annotating depend on nothing but the bytes, so trying again would fail again and hold up the rest.
            log.LogError(defect, "'{Name}' {Part} cannot be analysed because of a defect of Wirewatch.", upload.Name, part.Name);
            throw new UnreadableArticleException("It could not be analysed because of a defect of Wirewatch, which its log describes. Upload it again after an update.");
        }
    }

    private async Task AnnounceAsync(IndexedArticle version, CancellationToken cancellationToken)
    {
        var article = IngestedArticle.Of(version);
        foreach (var observer in observers)
        {
            await observer.ArticleIndexedAsync(article, cancellationToken).ConfigureAwait(false);
        }
    }
}
