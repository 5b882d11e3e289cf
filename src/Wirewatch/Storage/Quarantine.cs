using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs.Models;
using Wirewatch.Articles;

namespace Wirewatch.Storage;

/// <summary>Uploads that could not be read: each is moved to a container of its own, with the reason beside it. Thread safe.</summary>
/// <param name="storage">Where the containers are.</param>
public sealed class Quarantine(WirewatchStorage storage)
{
    internal const string ReasonSuffix = ".reason.json";
    private const string UploadSuffix = ".upload";
    private const string PartsPrefix = "~parts/";
    private const string UploadsPrefix = "~uploads/";
    private const int MaximumBlobName = 1024;
    private const int BlockSize = 4 * 1024 * 1024;

    /// <summary>Moves one upload here. May be repeated after a crash at any point, and ends in the same state.</summary>
    /// <param name="upload">What is moved, as it was when its reason was found.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>False if the upload was overwritten or deleted meanwhile; then it is not deleted, and what it is now must be looked at again.</returns>
    public async Task<bool> MoveAsync(QuarantinedUpload upload, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        var source = storage.ArticleBlobs.GetBlobClient(upload.Name);
        var unchanged = new BlobRequestConditions { IfMatch = new ETag(upload.ETag) };
        try
        {
            using var content = (await source.DownloadStreamingAsync(new BlobDownloadOptions { Conditions = unchanged }, cancellationToken).ConfigureAwait(false)).Value;
            await storage.QuarantineBlobs.GetBlobClient(CopyName(upload.Name)).UploadAsync(
                content.Content,
                new BlobUploadOptions
                {
                    HttpHeaders = new BlobHttpHeaders { ContentType = upload.ContentType },
                    Metadata = content.Details.Metadata,
                    TransferOptions = new StorageTransferOptions { InitialTransferSize = BlockSize, MaximumTransferSize = BlockSize, MaximumConcurrency = 1 },
                },
                cancellationToken).ConfigureAwait(false);
            await WriteReasonAsync(EntryName(upload.Name), upload, cancellationToken).ConfigureAwait(false);
            await source.DeleteAsync(DeleteSnapshotsOption.IncludeSnapshots, unchanged, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException changed) when (changed.ErrorCode == BlobErrorCode.BlobNotFound || changed.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            return false;
        }
    }

    /// <summary>Notes that one of several articles in an upload cannot be read. The upload stays where it is, and its bytes with it; may be repeated.</summary>
    /// <param name="part">Which article and why; its <see cref="QuarantinedUpload.Part"/> is set.</param>
    /// <param name="article">The id that the article would have.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task NotePartAsync(QuarantinedUpload part, ArticleId article, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(part);
        return WriteReasonAsync(PartName(part.Name, article), part, cancellationToken);
    }

    /// <summary>Forgets the articles of an upload that are noted as unreadable, but for <paramref name="still"/>.</summary>
    public async Task ForgetPartsAsync(string uploadName, IReadOnlySet<ArticleId> still, CancellationToken cancellationToken)
    {
        var kept = still.Select(article => PartName(uploadName, article) + ReasonSuffix).ToHashSet(StringComparer.Ordinal);
        var noted = storage.QuarantineBlobs.GetBlobsAsync(BlobTraits.None, BlobStates.None, PartsFolder(uploadName), cancellationToken);
        await foreach (var blob in noted.ConfigureAwait(false))
        {
            if (!kept.Contains(blob.Name))
            {
                await storage.QuarantineBlobs.GetBlobClient(blob.Name).DeleteIfExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What lies here, in the order of the names.</summary>
    /// <exception cref="InvalidContinuationException">The continuation is not one of this query.</exception>
    public async Task<Page<QuarantinedUpload>> ListAsync(PageRequest page, CancellationToken cancellationToken)
    {
        // Upload and reason lie beside each other, so a page of blobs holds half as many reasons.
        var pages = storage.QuarantineBlobs.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix: null, cancellationToken).AsPages(page.Continuation, page.CheckedSize);
        try
        {
            await foreach (var blobs in pages.ConfigureAwait(false))
            {
                var uploads = new List<QuarantinedUpload>();
                foreach (var blob in blobs.Values.Where(blob => blob.Name.EndsWith(ReasonSuffix, StringComparison.Ordinal)))
                {
                    if (await ReadAsync(blob.Name, cancellationToken).ConfigureAwait(false) is { } upload)
                    {
                        uploads.Add(upload);
                    }
                }

                return new Page<QuarantinedUpload>(uploads, string.IsNullOrEmpty(blobs.ContinuationToken) ? null : blobs.ContinuationToken);
            }
        }
        catch (RequestFailedException refused) when (refused.Status == 400 && page.Continuation is not null)
        {
            throw new InvalidContinuationException();
        }

        return new Page<QuarantinedUpload>([], null);
    }

    /// <summary>Where the bytes of an upload lie. A name that looks like a reason gets a suffix, so that it never takes a reason's place.</summary>
    internal static string CopyName(string name)
    {
        var bare = name;
        while (bare.EndsWith(UploadSuffix, StringComparison.Ordinal))
        {
            bare = bare[..^UploadSuffix.Length];
        }

        var own = Own(name);
        return bare.EndsWith(ReasonSuffix, StringComparison.Ordinal) ? Fit(own, name, UploadSuffix) : Fit(own, name, "");
    }

    internal static string ReasonName(string name) => EntryName(name) + ReasonSuffix;

    private static string EntryName(string name) => Fit(Own(name), name, ReasonSuffix)[..^ReasonSuffix.Length];

    private static string PartName(string uploadName, ArticleId article) => PartsFolder(uploadName) + article.Value;

    private static string PartsFolder(string uploadName) => $"{PartsPrefix}{ArticleId.FromBlobName(uploadName).Value}/";

    // No upload may take the place of what is noted of a part.
    private static string Own(string name) =>
        name.StartsWith(PartsPrefix, StringComparison.Ordinal) || name.StartsWith(UploadsPrefix, StringComparison.Ordinal) ? UploadsPrefix + name : name;

    private static string Fit(string own, string name, string suffix)
    {
        if (own.Length + suffix.Length <= MaximumBlobName)
        {
            return own + suffix;
        }

        var tail = $"~{ArticleId.FromBlobName(name).Value[^20..]}{suffix}";
        return Columns.Shorten(own, MaximumBlobName - tail.Length) + tail;
    }

    private async Task WriteReasonAsync(string entry, QuarantinedUpload upload, CancellationToken cancellationToken) =>
        await storage.QuarantineBlobs.GetBlobClient(entry + ReasonSuffix).UploadAsync(
            BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(upload, QuarantineJson.Default.QuarantinedUpload)),
            new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/json; charset=utf-8" } },
            cancellationToken).ConfigureAwait(false);

    private async Task<QuarantinedUpload?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var content = await storage.QuarantineBlobs.GetBlobClient(name).DownloadContentAsync(cancellationToken).ConfigureAwait(false);
            var upload = JsonSerializer.Deserialize(content.Value.Content.ToMemory().Span, QuarantineJson.Default.QuarantinedUpload);
            return upload is null ? null : upload with { Id = QuarantineRetry.IdOf(name[..^ReasonSuffix.Length]) };
        }
        catch (Exception unreadable) when (unreadable is JsonException or RequestFailedException { Status: 404 })
        {
            // Somebody cleaned up between the two reads, or put a file of his own here.
            return null;
        }
    }
}

/// <summary>One upload that could not be read. Immutable.</summary>
/// <param name="Name">The name of its blob.</param>
/// <param name="Reason">What was wrong and what to do, for the person who uploaded it.</param>
/// <param name="Quarantined">When it was moved.</param>
/// <param name="ETag">The ETag of the upload.</param>
/// <param name="Size">Its size in bytes.</param>
public sealed record QuarantinedUpload(string Name, string Reason, DateTimeOffset Quarantined, string ETag, long Size)
{
    /// <summary>What a retry asks for; set where it was read from a list.</summary>
    [JsonIgnore]
    public string Id { get; init; } = "";

    /// <summary>The content type that the uploader gave, if any.</summary>
    public string? ContentType { get; init; }

    /// <summary>Which of several articles in the upload it is, in one line; null for a whole upload. The upload of a part lies where it lay.</summary>
    public string? Part { get; init; }

    /// <summary>The upload's metadata.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(QuarantinedUpload))]
internal sealed partial class QuarantineJson : JsonSerializerContext;
