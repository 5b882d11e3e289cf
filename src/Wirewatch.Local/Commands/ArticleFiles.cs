using System.CommandLine;
using System.Globalization;
using Wirewatch.Articles;

namespace Wirewatch.Local.Commands;

/// <summary>Articles in files, as the commands that need no storage read them.</summary>
internal sealed class ArticleFiles(ArticleReader reader)
{
    /// <summary>The option that states when the articles were published.</summary>
    public static Option<string?> PublishedOption() => new("--published")
    {
        Description = "When the articles were published: 2025-01-17 or 2025-01-17T08:30:00+09:00. It overrules what a file says.",
        HelpName = "DATE",
        Validators =
        {
            result =>
            {
                if (result.Tokens is [var token] && !TryReadDate(token.Value, out _))
                {
                    result.AddError($"--published '{token.Value}' is no date; write 2025-01-17 or 2025-01-17T08:30:00+09:00.");
                }
            },
        },
    };

    /// <summary>Reads an ISO 8601 date or time; a date is its midnight in UTC.</summary>
    public static bool TryReadDate(string text, out DateTimeOffset published) =>
        DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out published);

    /// <summary>Does <paramref name="work"/> for each article in a file, in the order of the file. Where one cannot be read, the others go on. A file without a
    /// date counts as published when it was last written.</summary>
    /// <exception cref="UnreadableArticleException">The file holds no article.</exception>
    /// <exception cref="LocalFaultException">There is no such file, or some of the articles in it cannot be read; the message tells which and why.</exception>
    public async Task ReadAsync(string path, string? published, Func<Article, Task> work, CancellationToken cancellationToken)
    {
        var content = await ReadBytesAsync(path, cancellationToken);
        var metadata = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (published is not null)
        {
            metadata["published"] = published;
        }

        var faults = new List<string>();
        foreach (var part in reader.Open(new ArticleUpload(Path.GetFileName(path), content, File.GetLastWriteTimeUtc(path)) { Metadata = metadata }, cancellationToken))
        {
            Article article;
            try
            {
                article = part.Read(cancellationToken);
            }
            catch (UnreadableArticleException exception) when (part.Name is not null)
            {
                faults.Add($"'{part.Name}': {exception.Message}");
                continue;
            }

            await work(article);
        }

        if (faults.Count > 0)
        {
            throw new LocalFaultException(string.Join(' ', faults));
        }
    }

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="LocalFaultException">There is no such file, or it may not be read.</exception>
    public static async Task<byte[]> ReadBytesAsync(string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            throw new LocalFaultException("is a folder; name the files in it.");
        }

        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new LocalFaultException("does not exist.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new LocalFaultException($"cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Does <paramref name="work"/> for every file; one that fails is told on standard error and the rest goes on.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> ForEachAsync(IEnumerable<string> paths, Func<string, Task> work)
    {
        var failed = false;
        foreach (var path in paths)
        {
            try
            {
                await work(path);
            }
            catch (Exception exception) when (exception is LocalFaultException or UnreadableArticleException)
            {
                await Console.Error.WriteLineAsync($"wirewatch: '{path}': {exception.Message}");
                failed = true;
            }
        }

        return failed ? CommandLine.Failed : CommandLine.Done;
    }
}
