using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs;
using Wirewatch.Articles;
using Wirewatch.Language;

namespace Wirewatch.Storage;

/// <summary>The annotated articles, one immutable blob for each version. Thread safe.</summary>
/// <param name="storage">Where the container is.</param>
internal sealed class AnnotationStore(WirewatchStorage storage)
{
    /// <summary>Writes a version unless it is there already; then what is there stays, because rows may have been written from it.</summary>
    /// <returns>What is stored now, read back: rows follow from it alone, also where JSON cannot hold a text exactly (half a surrogate pair).</returns>
    public async Task<KeptAnnotations> KeepAsync(ArticleId article, string version, KeptAnnotations annotations, CancellationToken cancellationToken)
    {
        var json = Write(annotations);
        try
        {
            await Blob(article, version).UploadAsync(
                BinaryData.FromBytes(json),
                new BlobUploadOptions
                {
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                    HttpHeaders = new BlobHttpHeaders { ContentType = "application/json; charset=utf-8" },
                },
                cancellationToken).ConfigureAwait(false);
            return Parse(json);
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            return await ReadAsync(article, version, cancellationToken).ConfigureAwait(false)
                ?? throw new ArticleBusyException(article, "its annotations vanished while they were read");
        }
    }

    /// <summary>A version, or null if it is not there.</summary>
    public async Task<KeptAnnotations?> ReadAsync(ArticleId article, string version, CancellationToken cancellationToken)
    {
        try
        {
            var content = await Blob(article, version).DownloadContentAsync(cancellationToken).ConfigureAwait(false);
            return Parse(content.Value.Content.ToMemory().Span);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    public Task DeleteAsync(ArticleId article, string version, CancellationToken cancellationToken) =>
        Blob(article, version).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    /// <summary>Deletes every version of an article.</summary>
    public async Task DeleteAllAsync(ArticleId article, CancellationToken cancellationToken)
    {
        var blobs = storage.AnnotationBlobs.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{article.Value}/", cancellationToken);
        await foreach (var blob in blobs.ConfigureAwait(false))
        {
            await storage.AnnotationBlobs.GetBlobClient(blob.Name).DeleteIfExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        }
    }

    // The shown annotations as everywhere else; what decisions have changed stands beside their members.
    private static byte[] Write(KeptAnnotations annotations)
    {
        if (annotations.Decisions.Count == 0)
        {
            return JsonSerializer.SerializeToUtf8Bytes(annotations.Shown, AnnotationJson.Readable.AnnotatedText);
        }

        var json = JsonSerializer.SerializeToNode(annotations.Shown, AnnotationJson.Readable.AnnotatedText)!.AsObject();
        json.Add("decisions", new JsonArray([.. annotations.Decisions.Select(id => (JsonNode)id)]));
        json.Add("found", JsonSerializer.SerializeToNode(annotations.Found, AnnotationJson.Readable.AnnotatedText));
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = AnnotationJson.Readable.Options.Encoder }))
        {
            json.WriteTo(writer);
        }

        return bytes.ToArray();
    }

    private static KeptAnnotations Parse(ReadOnlySpan<byte> json)
    {
        var shown = JsonSerializer.Deserialize(json, AnnotationJson.Readable.AnnotatedText) ?? throw new InvalidDataException("Stored annotations are null.");
        var decided = JsonSerializer.Deserialize(json, StorageJson.Compact.DecidedMembers);
        return new KeptAnnotations(shown, decided?.Found ?? shown, decided?.Decisions ?? []);
    }

    private BlobClient Blob(ArticleId article, string version) => storage.AnnotationBlobs.GetBlobClient($"{article.Value}/{version}.json");
}
