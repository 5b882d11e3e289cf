using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Wirewatch.Local.Hosting;

/// <summary>A file that becomes a blob.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">The blob's name.</param>
internal sealed record UploadFile(string Path, string Name);

/// <summary>Puts files into the container of uploads.</summary>
internal static class ArticleUploads
{
    /// <summary>The files under a folder, in the order of their names, hidden ones left out. A blob is named by the path from the folder,
    /// with <c>/</c> between folders.</summary>
    public static IEnumerable<UploadFile> FilesUnder(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System })
            .Select(path => new UploadFile(path, Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/')))
            .OrderBy(file => file.Name, StringComparer.Ordinal);

    /// <summary>Uploads one file, over a blob of the same name.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="Azure.RequestFailedException">The storage refuses it.</exception>
    public static async Task UploadAsync(
        BlobContainerClient articles, UploadFile file, IDictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(file.Path);
        await articles.GetBlobClient(file.Name).UploadAsync(content, new BlobUploadOptions { Metadata = metadata }, cancellationToken);
    }
}
