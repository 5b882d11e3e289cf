using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Wirewatch.Storage;

namespace Wirewatch.Digests;

/// <summary>The container <c>digests</c>: composed digests, each written once. Thread safe.</summary>
/// <param name="storage">The account.</param>
internal sealed class DigestStore(WirewatchStorage storage)
{
    private readonly BlobContainerClient container = storage.DigestBlobs;

    /// <summary>Keeps a digest, unless one of its id is kept already.</summary>
    /// <returns>The digest that is kept: what an earlier attempt composed goes before.</returns>
    public async Task<ComposedDigest> KeepAsync(ComposedDigest digest, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(NameOf(digest.Digest));
        try
        {
            var content = BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(digest, DigestJson.Default.ComposedDigest));
            await blob.UploadAsync(content, new BlobUploadOptions
            {
                Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
            }, cancellationToken);
            return digest;
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            return await FindAsync(digest.Digest, cancellationToken) ?? digest;
        }
    }

    /// <summary>The digest of an id, or null where none was composed.</summary>
    public async Task<ComposedDigest?> FindAsync(string digest, CancellationToken cancellationToken)
    {
        try
        {
            var content = await container.GetBlobClient(NameOf(digest)).DownloadContentAsync(cancellationToken);
            return JsonSerializer.Deserialize(content.Value.Content.ToMemory().Span, DigestJson.Default.ComposedDigest);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    private static string NameOf(string digest) => $"{digest}.json";
}
