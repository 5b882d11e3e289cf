using System.Security.Cryptography;
using System.Text;

namespace Wirewatch.Articles;

/// <summary>Names one article: a readable slug of the blob's name and 80 bits of its SHA-256, so that any blob name of any length gives a
/// short id of <c>a-z 0-9 -</c> that is safe in keys and addresses. Compared ordinally.</summary>
/// <param name="Value">The id.</param>
public readonly record struct ArticleId(string Value)
{
    private const int SlugLength = 48;

    /// <summary>The id of the article in the blob called <paramref name="blobName"/>; the same name gives the same id for ever.</summary>
    public static ArticleId FromBlobName(string blobName)
    {
        ArgumentException.ThrowIfNullOrEmpty(blobName);
        return new ArticleId($"{Slug(blobName, SlugLength)}-{Hash(blobName)}".TrimStart('-'));
    }

    /// <summary>The id of one of several articles in the blob called <paramref name="blobName"/>; the same names give the same id for ever.</summary>
    /// <param name="blobName">The blob's name.</param>
    /// <param name="key">What the article is called within the blob; empty for the blob itself.</param>
    public static ArticleId OfPart(string blobName, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Length == 0
            ? FromBlobName(blobName)
            : new ArticleId($"{Slug($"{Slug(blobName, SlugLength / 2)} {key}", SlugLength)}-{Hash($"{blobName}\0{key}")}".TrimStart('-'));
    }

    // No blob has a name with a zero in it, so a part never gets the id of an upload.
    private static string Hash(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 10));

    private static string Slug(string name, int length)
    {
        var slug = new StringBuilder(length);
        foreach (var letter in name)
        {
            if (slug.Length == length)
            {
                break;
            }

            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(char.ToLowerInvariant(letter));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }

    /// <summary>The id itself.</summary>
    public override string ToString() => Value;
}
