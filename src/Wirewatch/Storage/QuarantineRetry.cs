using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Wirewatch.Storage;

/// <summary>Puts what lies in the quarantine back among the uploads, where the triggers find it as they find any upload. Thread safe.</summary>
/// <param name="storage">Where the containers are.</param>
public sealed class QuarantineRetry(WirewatchStorage storage)
{
    private const int LongestId = 8_192;

    /// <summary>The id of an entry of the quarantine, which goes into addresses as it is.</summary>
    internal static string IdOf(string entry) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(entry));

    /// <summary>Puts one upload back, or has the upload of one part ingested again. May be repeated after a crash at any point.</summary>
    /// <param name="id">The id that the list of the quarantine gives.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What came of it, and what the entry was; null where there is none.</returns>
    public async Task<(RetryOutcome Outcome, QuarantinedUpload Entry)?> RetryAsync(string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (EntryOf(id) is not { } entry || await ReadAsync(entry, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return null;
        }

        var (upload, reason) = found;
        var outcome = upload.Part is null
            ? await PutBackAsync(entry, upload, reason, cancellationToken).ConfigureAwait(false)
            : await WriteAgainAsync(upload, cancellationToken).ConfigureAwait(false);
        return outcome is { } done ? (done, upload) : null;
    }

    private async Task<RetryOutcome?> PutBackAsync(string entry, QuarantinedUpload upload, ETag reason, CancellationToken cancellationToken)
    {
        var copy = storage.QuarantineBlobs.GetBlobClient(Quarantine.CopyName(upload.Name));
        var target = storage.ArticleBlobs.GetBlobClient(upload.Name);
        if (await DownloadAsync(copy, cancellationToken).ConfigureAwait(false) is { } bytes)
        {
            try
            {
                await target.UploadAsync(bytes.Content, Like(bytes.Details, new BlobRequestConditions { IfNoneMatch = ETag.All }), cancellationToken).ConfigureAwait(false);
            }
            catch (RequestFailedException exists) when (exists.Status is 409 or 412)
            {
                // A retry that crashed has put it back already.
                var there = await DownloadAsync(target, cancellationToken).ConfigureAwait(false);
                if (there is null || !there.Content.ToMemory().Span.SequenceEqual(bytes.Content.ToMemory().Span))
                {
                    return RetryOutcome.NameTaken;
                }
            }

            // If it has come back here meanwhile, its copy and reason are new ones, and stay.
            await DeleteAsync(copy, bytes.Details.ETag, cancellationToken).ConfigureAwait(false);
        }

        // The reason goes last, so that an entry is listed until nothing is left to do; without a copy a retry crashed just before this.
        await DeleteAsync(storage.QuarantineBlobs.GetBlobClient(entry + Quarantine.ReasonSuffix), reason, cancellationToken).ConfigureAwait(false);
        return RetryOutcome.UnderWay;
    }

    // The upload lies where it lay. Written over itself it is a new event, and what was read of it before stays as it is.
    private async Task<RetryOutcome?> WriteAgainAsync(QuarantinedUpload upload, CancellationToken cancellationToken)
    {
        var blob = storage.ArticleBlobs.GetBlobClient(upload.Name);
        if (await DownloadAsync(blob, cancellationToken).ConfigureAwait(false) is not { } bytes)
        {
            return null;
        }

        try
        {
            await blob.UploadAsync(bytes.Content, Like(bytes.Details, new BlobRequestConditions { IfMatch = bytes.Details.ETag }), cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 409 or 412)
        {
            // Somebody else has just overwritten or deleted it, which is an event as well.
        }

        return RetryOutcome.UnderWay;
    }

    private static BlobUploadOptions Like(BlobDownloadDetails details, BlobRequestConditions conditions) => new()
    {
        HttpHeaders = new BlobHttpHeaders { ContentType = details.ContentType },
        Metadata = details.Metadata,
        Conditions = conditions,
    };

    private static string? EntryOf(string id)
    {
        var bytes = new byte[LongestId];
        return id.Length is > 0 and <= LongestId && Base64Url.DecodeFromChars(id, bytes, out _, out var written) == OperationStatus.Done
            ? Encoding.UTF8.GetString(bytes, 0, written)
            : null;
    }

    private async Task<(QuarantinedUpload Upload, ETag ETag)?> ReadAsync(string entry, CancellationToken cancellationToken)
    {
        try
        {
            return await DownloadAsync(storage.QuarantineBlobs.GetBlobClient(entry + Quarantine.ReasonSuffix), cancellationToken).ConfigureAwait(false) is { } content
                && JsonSerializer.Deserialize(content.Content.ToMemory().Span, QuarantineJson.Default.QuarantinedUpload) is { } upload
                    ? (upload, content.Details.ETag)
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A name that no blob can have names nothing.
    private static async Task<BlobDownloadResult?> DownloadAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return (await blob.DownloadContentAsync(cancellationToken).ConfigureAwait(false)).Value;
        }
        catch (RequestFailedException missing) when (missing.Status is 404 or 400)
        {
            return null;
        }
    }

    private static async Task DeleteAsync(BlobClient blob, ETag etag, CancellationToken cancellationToken)
    {
        try
        {
            await blob.DeleteAsync(DeleteSnapshotsOption.IncludeSnapshots, new BlobRequestConditions { IfMatch = etag }, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 409 or 412)
        {
            // It is gone, or another one by now.
        }
    }
}

/// <summary>What came of putting an upload back.</summary>
public enum RetryOutcome
{
    /// <summary>It is among the uploads, and its ingestion follows.</summary>
    UnderWay,

    /// <summary>There is another upload of its name by now; nothing was changed.</summary>
    NameTaken,
}
