using System.Text;
using Wirewatch.Articles;

namespace Wirewatch.Tests.Articles;

/// <summary>Uploads for tests.</summary>
internal static class Reading
{
    public static DateTimeOffset Uploaded { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static Article Read(string text, string name = "article.txt", params (string Name, string Value)[] metadata) =>
        Read(Encoding.UTF8.GetBytes(text), name, null, metadata);

    public static Article Read(byte[] bytes, string name = "article.txt", string? contentType = null, params (string Name, string Value)[] metadata) =>
        new ArticleReader().Read(new ArticleUpload(name, bytes, Uploaded)
        {
            ContentType = contentType,
            Metadata = metadata.ToDictionary(pair => pair.Name, pair => pair.Value),
        });

    /// <summary>Every part of an upload: its name, and its article or the reason why there is none.</summary>
    public static IReadOnlyList<(string? Name, Article? Article, string? Refusal)> Parts(byte[] bytes, string name = "upload", IntakeOptions? limits = null, params (string Name, string Value)[] metadata)
    {
        var upload = new ArticleUpload(name, bytes, Uploaded) { Metadata = metadata.ToDictionary(pair => pair.Name, pair => pair.Value) };
        var parts = new List<(string?, Article?, string?)>();
        foreach (var part in new ArticleReader(limits: limits).Open(upload, CancellationToken.None))
        {
            try
            {
                parts.Add((part.Name, part.Read(CancellationToken.None), null));
            }
            catch (UnreadableArticleException refusal)
            {
                parts.Add((part.Name, null, refusal.Message));
            }
        }

        return parts;
    }

    /// <summary>Why an upload is refused as a whole.</summary>
    public static string WholeRefusal(byte[] bytes, string name = "upload", IntakeOptions? limits = null) =>
        Assert.ThrowsAny<UnreadableArticleException>(() => Parts(bytes, name, limits)).Message;

    public static string Refusal(byte[] bytes, string name = "article.txt") =>
        Assert.ThrowsAny<UnreadableArticleException>(() => Read(bytes, name)).Message;

    /// <summary>The folder with one article in every format.</summary>
    public static string ExamplesFolder => Path.Combine(Repository, "tests", "Wirewatch.Tests", "Articles", "Examples");

    private static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Functions.sln")))
            {
                folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
            }

            return folder.FullName;
        }
    }

    /// <summary>One of the examples.</summary>
    public static byte[] Example(string file) => File.ReadAllBytes(Path.Combine(ExamplesFolder, file));

    /// <summary>A file of the repository.</summary>
    public static byte[] RepositoryFile(params string[] path) => File.ReadAllBytes(Path.Combine([Repository, .. path]));
}
