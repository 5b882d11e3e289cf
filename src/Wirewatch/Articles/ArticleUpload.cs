namespace Wirewatch.Articles;

/// <summary>The bytes that somebody uploaded, and what came with them.</summary>
/// <param name="Name">The blob's or file's name; any characters.</param>
/// <param name="Content">The bytes, as many as <see cref="IntakeOptions"/> allow.</param>
/// <param name="Uploaded">When they arrived.</param>
public sealed record ArticleUpload(string Name, ReadOnlyMemory<byte> Content, DateTimeOffset Uploaded)
{
    /// <summary>The content type that the uploader gave, if any.</summary>
    public string? ContentType { get; init; }

    /// <summary>The blob's metadata; names compare without case. <c>published</c>, <c>title</c>, <c>source</c>, <c>url</c> and <c>language</c> overrule the content.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}
