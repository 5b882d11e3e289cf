using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Wirewatch.Local.Emulation;

namespace Wirewatch.Local.Hosting;

/// <summary>The sample articles of a checkout, and what their uploader knows about them (<c>infra/local/seeds.json</c>).</summary>
/// <param name="folder">Every file in it is one article.</param>
/// <param name="metadataFile">A JSON object: file name to the metadata of its blob.</param>
internal sealed class Seeds(string folder, string metadataFile)
{
    /// <summary>The seeds of a checkout.</summary>
    public static Seeds Of(Repository repository, string folder) => new(folder, Path.Combine(repository.LocalTools, "seeds.json"));

    /// <summary>Uploads those that the container lacks or holds with other bytes, as any user would upload them.</summary>
    /// <returns>The blobs of all seeds, and how many were uploaded now.</returns>
    /// <exception cref="LocalFaultException">The folder or the metadata cannot be read.</exception>
    public async Task<(IReadOnlyList<string> Names, int Uploaded)> UploadAsync(BlobContainerClient articles, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            throw new LocalFaultException($"the folder of sample articles {folder} does not exist; name another with --seeds DIR.");
        }

        var metadata = await ReadMetadataAsync(cancellationToken);
        var names = new List<string>();
        var uploaded = 0;
        foreach (var file in ArticleUploads.FilesUnder(folder))
        {
            names.Add(file.Name);
            if (!await IsThereAsync(articles.GetBlobClient(file.Name), file.Path, cancellationToken))
            {
                await ArticleUploads.UploadAsync(articles, file, metadata.GetValueOrDefault(file.Name, []), cancellationToken);
                uploaded++;
            }
        }

        return (names, uploaded);
    }

    private async Task<Dictionary<string, Dictionary<string, string>>> ReadMetadataAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(metadataFile))
        {
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize(await File.ReadAllBytesAsync(metadataFile, cancellationToken), SeedsJson.Default.Metadata) ?? [];
        }
        catch (JsonException exception)
        {
            throw new LocalFaultException($"{metadataFile} is damaged ({exception.Message}); restore it from the repository.", exception);
        }
    }

    private static async Task<bool> IsThereAsync(BlobClient blob, string path, CancellationToken cancellationToken)
    {
        try
        {
            BlobProperties properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            await using var content = File.OpenRead(path);
            var hash = await HashAsync(content, cancellationToken);
            return properties.ContentHash is { } stored && stored.AsSpan().SequenceEqual(hash);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return false;
        }
    }

    // MD5 is what the storage service keeps of a blob; it tells a changed file here, nothing more.
#pragma warning disable CA5351
    private static ValueTask<byte[]> HashAsync(Stream content, CancellationToken cancellationToken) => MD5.HashDataAsync(content, cancellationToken);
#pragma warning restore CA5351
}

[JsonSerializable(typeof(Dictionary<string, Dictionary<string, string>>), TypeInfoPropertyName = "Metadata")]
internal sealed partial class SeedsJson : JsonSerializerContext;
