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
    private readonly Func<ArticleUpload, CancellationToken, IEnumerable<UploadPart>> open;
    private readonly int maximumBytes;
    private readonly PartIngestion articles;
    private readonly UploadIngestion uploads;
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
        : this(storage, index, quarantine, Method(reader), reader.MaximumBytes, Method(annotator), observers, time, log)
    {
    }

    internal ArticleIngestion(
        WirewatchStorage storage,
        ArticleIndex index,
        Quarantine quarantine,
        Func<ArticleUpload, CancellationToken, IEnumerable<UploadPart>> open,
        int maximumBytes,
        Func<ArticleText, AnnotatedText> annotate,
        IEnumerable<IArticleObserver> observers,
        TimeProvider time,
        ILogger<ArticleIngestion> log)
    {
        (this.storage, this.index, this.quarantine, this.open, this.maximumBytes, this.time, this.log) = (storage, index, quarantine, open, maximumBytes, time, log);
        articles = new PartIngestion(index, annotate, [.. observers], log);
        uploads = new UploadIngestion(index, new UploadManifests(storage), quarantine, articles, time, log);
    }

    /// <summary>Brings the index up to date with the upload called <paramref name="blobName"/>, whatever has become of it.</summary>
    /// <param name="blobName">The blob's name in container <c>articles</c>, decoded; any characters.</param>
    /// <param name="cancellationToken">Ends the work; the next call finishes it.</param>
    /// <exception cref="ArticleBusyException">Another event is at work on the same article: call again later.</exception>
    /// <exception cref="RequestFailedException">The storage account does not answer: call again later.</exception>
    public Task<IngestionOutcome> IngestAsync(string blobName, CancellationToken cancellationToken) => IngestAsync(blobName, new HashSet<ArticleId>(), cancellationToken);

    private async Task<IngestionOutcome> IngestAsync(string blobName, HashSet<ArticleId> disturbed, CancellationToken cancellationToken)
    {
        var blob = Blob(blobName);
        var id = ArticleId.FromBlobName(blobName);
        using var transactions = StorageTransactions.Begin();
        for (var looks = 0; looks < MaximumLooks; looks++)
        {
            var known = await index.FindAsync(id, cancellationToken).ConfigureAwait(false);
            if (await PropertiesAsync(blob, cancellationToken).ConfigureAwait(false) is not { } properties)
            {
                if (await RemoveIndexedAsync(known, blob, disturbed, cancellationToken).ConfigureAwait(false) is { } removal)
                {
                    return removal;
                }

                continue;
            }

            if (disturbed.Count == 0 && UploadIngestion.Holds(known, properties.ETag.ToString(), Annotator.Version))
            {
                log.LogDebug("'{Name}' is indexed already.", blobName);
                return IngestionOutcome.Unchanged;
            }

            if (await LookAsync(known, blob, properties, disturbed, cancellationToken).ConfigureAwait(false) is { } outcome)
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
        var disturbed = new HashSet<ArticleId>();
        if (await RemoveIndexedAsync(known, blob, disturbed, cancellationToken).ConfigureAwait(false) is { } outcome)
        {
            return outcome;
        }

        var found = await IngestAsync(blobName, disturbed, cancellationToken).ConfigureAwait(false);
        return found == IngestionOutcome.Unchanged ? IngestionOutcome.Nothing : found;
    }

    // Null: the upload is there, or somebody else was at work on it too.
    private async Task<IngestionOutcome?> RemoveIndexedAsync(KnownArticle known, BlobClient blob, HashSet<ArticleId> disturbed, CancellationToken cancellationToken)
    {
        var hadAny = await uploads.RemoveAsync(
            known, blob.Name, disturbed, async token => await PropertiesAsync(blob, token).ConfigureAwait(false) is null, cancellationToken).ConfigureAwait(false);
        switch (hadAny)
        {
            case true:
                log.LogInformation("Removed '{Name}', article {Article}: its upload is gone.", blob.Name, known.Id);
                return IngestionOutcome.Removed;
            case false:
                log.LogDebug("There is nothing to remove of '{Name}'.", blob.Name);
                return IngestionOutcome.Nothing;
            default:
                return null;
        }
    }

    // Null: the upload changed under our hands, look again.
    private async Task<IngestionOutcome?> LookAsync(KnownArticle known, BlobClient blob, BlobProperties properties, HashSet<ArticleId> disturbed, CancellationToken cancellationToken)
    {
        if (properties.ContentLength > maximumBytes)
        {
            var reason = string.Create(
                CultureInfo.InvariantCulture,
                $"It has {properties.ContentLength:N0} bytes; an upload has at most {maximumBytes:N0}. Split it, or upload the text without pictures.");
            return await QuarantineAsync(blob, properties, reason, cancellationToken).ConfigureAwait(false);
        }

        if (await DownloadAsync(blob, properties, cancellationToken).ConfigureAwait(false) is not { } upload)
        {
            return null;
        }

        try
        {
            return await IndexAsync(known, upload, blob, properties.ETag, disturbed, cancellationToken).ConfigureAwait(false);
        }
        catch (UnreadableArticleException unreadable)
        {
            return await QuarantineAsync(blob, properties, unreadable.Message, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IngestionOutcome?> IndexAsync(KnownArticle known, ArticleUpload upload, BlobClient blob, ETag etag, HashSet<ArticleId> disturbed, CancellationToken cancellationToken)
    {
        async Task<bool> IsCurrentAsync(CancellationToken token) => (await PropertiesAsync(blob, token).ConfigureAwait(false))?.ETag == etag;

        // The first time only names the articles; each is read when its turn comes.
        UploadPart? first = null;
        var parts = new List<ManifestPart>();
        foreach (var part in open(upload, cancellationToken))
        {
            first ??= part;
            parts.Add(new ManifestPart(part.IdIn(upload.Name), part.Name));
        }

        var isOnly = parts is [{ Id: var id }] && id == known.Id;
        if (!isOnly || known.Manifest is not null || disturbed.Count > 0)
        {
            var opened = new OpenedUpload(upload, etag.ToString(), Annotator.Version, parts, isOnly, () => open(upload, cancellationToken));
            return await uploads.IngestAsync(known, opened, disturbed, IsCurrentAsync, cancellationToken).ConfigureAwait(false);
        }

        return await articles.IndexAsync(known, first!, upload, etag.ToString(), isOnly, IsCurrentAsync, cancellationToken).ConfigureAwait(false) switch
        {
            IndexOutcome.Written => IngestionOutcome.Indexed,
            IndexOutcome.Unchanged => IngestionOutcome.Unchanged,
            _ => null,
        };
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

    private static Func<ArticleUpload, CancellationToken, IEnumerable<UploadPart>> Method(ArticleReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.Open;
    }

    private static Func<ArticleText, AnnotatedText> Method(Annotator annotator)
    {
        ArgumentNullException.ThrowIfNull(annotator);
        return annotator.Annotate;
    }
}
