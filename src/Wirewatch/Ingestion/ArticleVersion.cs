using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Wirewatch.Articles;
using Wirewatch.Language;

namespace Wirewatch.Ingestion;

/// <summary>Names a version of an article after everything that decides what is found in it.</summary>
internal static class ArticleVersion
{
    /// <summary>Changes whenever the same annotations give other rows.</summary>
    private const string Layout = "3";

    private static readonly string[] Relevant = ["language", "published", "source", "title", "url"];

    /// <summary>32 hexadecimal digits: the same bytes, content type, relevant metadata and annotator give the same ones.</summary>
    public static string Of(ArticleUpload upload)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Layout);
        Append(hash, Annotator.Version);
        Append(hash, upload.ContentType);
        foreach (var name in Relevant)
        {
            Append(hash, upload.Metadata.FirstOrDefault(pair => string.Equals(pair.Key, name, StringComparison.OrdinalIgnoreCase)).Value);
        }

        hash.AppendData(upload.Content.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    /// <summary>The same for one of several articles in an upload: what is read of it decides, so that it stays the same version when only its neighbours
    /// change, or the archive around it.</summary>
    public static string Of(Article article)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Layout);
        Append(hash, Annotator.Version);
        Append(hash, "part");

        // An assumed date is that of the upload, which changes with the neighbours.
        string?[] texts =
        [
            article.Name, article.Part, article.Title, article.Text, article.PublishedAssumed ? null : article.Published.ToString("O", CultureInfo.InvariantCulture),
            article.Language, article.Url, article.Source, string.Join(' ', article.Captions), .. article.Authors,
        ];
        foreach (var text in texts)
        {
            Append(hash, text);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    // The length before each text, so that no two lists of texts look alike; an absent text differs from an empty one.
    private static void Append(IncrementalHash hash, string? text)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32LittleEndian(length, text is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
