using System.CommandLine;
using Azure;
using Wirewatch.Local.Emulation;
using Wirewatch.Local.Hosting;
using Wirewatch.Storage;

namespace Wirewatch.Local.Commands;

/// <summary><c>./run upload</c>: files into the running instance's container of uploads.</summary>
internal static class UploadCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files and folders. A file keeps its name; a file in a folder is named by its path from that folder.",
            Arity = ArgumentArity.OneOrMore,
        };
        var published = ArticleFiles.PublishedOption();
        var data = ServeCommand.DataOption();
        var command = new Command("upload", "Uploads articles to the running instance, which ingests them at once.") { paths, published, data };
        command.SetAction((parsed, cancellationToken) =>
            UploadAsync(parsed.GetRequiredValue(paths), parsed.GetValue(published), parsed.GetValue(data), cancellationToken));
        return command;
    }

    private static Task<int> UploadAsync(string[] paths, string? published, string? data, CancellationToken cancellationToken)
    {
        var ports = DataFolder.FindRunning(data ?? Repository.Find().Data);
        var articles = new WirewatchStorage(new StorageOptions { ConnectionString = ports.StorageConnection }).ArticleBlobs;
        var metadata = new Dictionary<string, string>();
        if (published is not null)
        {
            metadata["published"] = published;
        }

        return ArticleFiles.ForEachAsync(paths, async path =>
        {
            if (!Directory.Exists(path) && !File.Exists(path))
            {
                throw new LocalFaultException("does not exist.");
            }

            var files = Directory.Exists(path) ? ArticleUploads.FilesUnder(path) : [new UploadFile(path, Path.GetFileName(path))];
            foreach (var file in files)
            {
                try
                {
                    await ArticleUploads.UploadAsync(articles, file, metadata, cancellationToken);
                    Console.WriteLine($"uploaded {file.Name}");
                }
                catch (RequestFailedException exception)
                {
                    throw new LocalFaultException($"the storage refused '{file.Name}': {exception.Message.Split('\n', 2)[0].Trim()}", exception);
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    throw new LocalFaultException($"'{file.Path}' cannot be read: {exception.Message}", exception);
                }
            }
        });
    }
}
