using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Wirewatch.Articles;
using Wirewatch.Language;
using Wirewatch.Storage;

namespace Wirewatch.Ingestion;

/// <summary>What happens when an upload arrives, changes or goes: both hosts' triggers end here. Every call looks at what is really there,
/// so events may come late, twice and out of order, and a call that failed or was killed is simply made again. Thread safe.</summary>
public sealed class ArticleIngestion
{
    private const int MaximumLooks = 5;

    private readonly WirewatchStorage storage;
    private readonly ArticleIndex index;
    private readonly Quarantine quarantine;
    private readonly Func<ArticleUpload, Article> read;
    private readonly Func<ArticleText, AnnotatedText> annotate;
    private readonly IReadOnlyList<IArticleObserver> observers;
    private readonly TimeProvider time;
    private readonly ILogger<ArticleIngestion> log;

    /// <summary>The ingestion of the service.</summary>
    public ArticleIngestion(
        WirewatchStorage storage,
        ArticleIndex index,
        Quarantine quarantine,
        ArticleReader reader,
        Annotator annotator,
        IEnumerable<IArticleObserver> observers,
        TimeProvider time,
        ILogger<ArticleIngestion> log)
        : this(storage, index, quarantine, Method(reader), Method(annotator), observers, time, log)
    {
    }

    internal ArticleIngestion(
        WirewatchStorage storage,
        ArticleIndex index,
        Quarantine quarantine,
        Func<ArticleUpload, Article> read,
        Func<ArticleText, AnnotatedText> annotate,
        IEnumerable<IArticleObserver> observers,
        TimeProvider time,
        ILogger<ArticleIngestion> log)
    {
        (this.storage, this.index, this.quarantine, this.read, this.annotate) = (storage, index, quarantine, read, annotate);
        (this.observers, this.time, this.log) = ([.. observers], time, log);
    }

    /// <summary>Brings the index up to date with the upload called <paramref name="blobName"/>, whatever has become of it.</summary>
    /// <param name="blobName">The blob's name in container <c>articles</c>, decoded; any characters.</param>
    /// <param name="cancellationToken">Ends the work; the next call finishes it.</param>
    /// <exception cref="ArticleBusyException">Another event is at work on the same article: call again later.</exception>
    /// <exception cref="RequestFailedException">The storage account does not answer: call again later.</exception>
    public async Task<IngestionOutcome> IngestAsync(string blobName, CancellationToken cancellationToken)
    {
        var blob = Blob(blobName);
        var id = ArticleId.FromBlobName(blobName);
        using var transactions = StorageTransactions.Begin();
        for (var looks = 0; looks < MaximumLooks; looks++)
        {
            var known = await index.FindAsync(id, cancellationToken).ConfigureAwait(false);
            if (await PropertiesAsync(blob, cancellationToken).ConfigureAwait(false) is not { } properties)
            {
                if (await RemoveIndexedAsync(known, blob, cancellationToken).ConfigureAwait(false) is { } removal)
                {
                    return removal;
                }

                continue;
            }

            if (known.IsSettled && known.BlobETag == properties.ETag.ToString() && known.AnnotatorVersion == Annotator.Version)
            {
                log.LogDebug("'{Name}' is indexed already.", blobName);
                return IngestionOutcome.Unchanged;
            }

            if (await LookAsync(known, blob, properties, cancellationToken).ConfigureAwait(false) is { } outcome)
            {
                log.LogInformation("{Outcome} '{Name}' as {Article} with {Transactions} storage transactions.", outcome, blobName, id, transactions.Count);
                return outcome;
            }
        }

        throw new ArticleBusyException(id, "its upload is being overwritten again and again");
    }

    /// <summary>Removes what is known of the upload called <paramref name="blobName"/>, if it really is gone.</summary>
    /// <param name="blobName">The blob's name in container <c>articles</c>, decoded; any characters.</param>
    /// <param name="cancellationToken">Ends the work; the next call finishes it.</param>
    /// <exception cref="ArticleBusyException">Another event is at work on the same article: call again later.</exception>
    /// <exception cref="RequestFailedException">The storage account does not answer: call again later.</exception>
    public async Task<IngestionOutcome> RemoveAsync(string blobName, CancellationToken cancellationToken)
    {
        var blob = Blob(blobName);
        var id = ArticleId.FromBlobName(blobName);
        var known = await index.FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (await RemoveIndexedAsync(known, blob, cancellationToken).ConfigureAwait(false) is { } outcome)
        {
            return outcome;
        }

        var found = await IngestAsync(blobName, cancellationToken).ConfigureAwait(false);
        return found == IngestionOutcome.Unchanged ? IngestionOutcome.Nothing : found;
    }

    // Null: the upload is there.
    private async Task<IngestionOutcome?> RemoveIndexedAsync(KnownArticle known, BlobClient blob, CancellationToken cancellationToken)
    {
        var outcome = await index.RemoveAsync(
            known,
            async token => await PropertiesAsync(blob, token).ConfigureAwait(false) is null,
            async token =>
            {
                foreach (var observer in observers)
                {
                    await observer.ArticleRemovedAsync(known.Id, token).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);
        switch (outcome)
        {
            case IndexOutcome.Written:
                log.LogInformation("Removed '{Name}', article {Article}: its upload is gone.", blob.Name, known.Id);
                return IngestionOutcome.Removed;
            case IndexOutcome.Unchanged:
                log.LogDebug("There is nothing to remove of '{Name}'.", blob.Name);
                return IngestionOutcome.Nothing;
            default:
                return null;
        }
    }

    // Null: the upload changed under our hands, look again.
    private async Task<IngestionOutcome?> LookAsync(KnownArticle known, BlobClient blob, BlobProperties properties, CancellationToken cancellationToken)
    {
        if (properties.ContentLength > ArticleReader.MaximumBytes)
        {
            var reason = string.Create(
                CultureInfo.InvariantCulture,
                $"It has {properties.ContentLength:N0} bytes; an article has at most {ArticleReader.MaximumBytes:N0}. Split it, or upload the text without pictures.");
            return await QuarantineAsync(blob, properties, reason, cancellationToken).ConfigureAwait(false);
        }

        if (await DownloadAsync(blob, properties, cancellationToken).ConfigureAwait(false) is not { } upload)
        {
            return null;
        }

        Article article;
        AnnotatedText annotations;
        try
        {
            article = read(upload);
            annotations = annotate(article.ToText());
        }
        catch (UnreadableArticleException unreadable)
        {
            return await QuarantineAsync(blob, properties, unreadable.Message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception defect) when (defect is not (OutOfMemoryException or OperationCanceledException))
        {
            // Reading and annotating depend on nothing but the bytes, so trying again would fail again and hold up the rest.
            log.LogError(defect, "'{Name}' cannot be analysed because of a defect of Wirewatch.", blob.Name);
            return await QuarantineAsync(
                blob, properties, "It could not be analysed because of a defect of Wirewatch, which its log describes. Upload it again after an update.", cancellationToken).ConfigureAwait(false);
        }

        var version = new IndexedArticle(
            known.Id, ArticleVersion.Of(upload), properties.ETag.ToString(), properties.LastModified, Annotator.Version, article, annotations);
        var outcome = await index.ReplaceAsync(
            known,
            version,
            async token => (await PropertiesAsync(blob, token).ConfigureAwait(false))?.ETag == properties.ETag,
            AnnounceAsync,
            cancellationToken).ConfigureAwait(false);
        return outcome switch
        {
            IndexOutcome.Written => IngestionOutcome.Indexed,
            IndexOutcome.Unchanged => IngestionOutcome.Unchanged,
            _ => null,
        };
    }

    private async Task AnnounceAsync(IndexedArticle version, CancellationToken cancellationToken)
    {
        var article = IngestedArticle.Of(version);
        foreach (var observer in observers)
        {
            await observer.ArticleIndexedAsync(article, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IngestionOutcome?> QuarantineAsync(BlobClient blob, BlobProperties properties, string reason, CancellationToken cancellationToken)
    {
        var upload = new QuarantinedUpload(blob.Name, reason, time.GetUtcNow(), properties.ETag.ToString(), properties.ContentLength)
        {
            ContentType = properties.ContentType,
            Metadata = new Dictionary<string, string>(properties.Metadata),
        };
        if (!await quarantine.MoveAsync(upload, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        log.LogWarning("Moved '{Name}' to the quarantine: {Reason}", blob.Name, reason);
        await RemoveAsync(blob.Name, cancellationToken).ConfigureAwait(false);
        return IngestionOutcome.Quarantined;
    }

    private BlobClient Blob(string blobName)
    {
        ArgumentException.ThrowIfNullOrEmpty(blobName);
        var blob = storage.ArticleBlobs.GetBlobClient(blobName);

        // "a/../b" would be asked for as "b": another upload must never be taken for this one.
        return blob.Name == blobName ? blob
            : throw new ArgumentException($"The blob name '{blobName}' cannot be addressed: it would be taken for '{blob.Name}'. Upload it under a name without '.' or '..' as a folder.", nameof(blobName));
    }

    private static async Task<BlobProperties?> PropertiesAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return (await blob.GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value;
        }
        catch (RequestFailedException gone) when (gone.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    private static async Task<ArticleUpload?> DownloadAsync(BlobClient blob, BlobProperties properties, CancellationToken cancellationToken)
    {
        try
        {
            var unchanged = new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfMatch = properties.ETag } };
            var content = await blob.DownloadContentAsync(unchanged, cancellationToken).ConfigureAwait(false);
            return new ArticleUpload(blob.Name, content.Value.Content.ToMemory(), properties.LastModified)
            {
                ContentType = properties.ContentType,
                Metadata = new Dictionary<string, string>(properties.Metadata, StringComparer.OrdinalIgnoreCase),
            };
        }
        catch (RequestFailedException changed) when (changed.ErrorCode == BlobErrorCode.BlobNotFound || changed.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            return null;
        }
    }

    private static Func<ArticleUpload, Article> Method(ArticleReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.Read;
    }

    private static Func<ArticleText, AnnotatedText> Method(Annotator annotator)
    {
        ArgumentNullException.ThrowIfNull(annotator);
        return annotator.Annotate;
    }
}
