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
        var slug = new StringBuilder(SlugLength);
        foreach (var letter in blobName)
        {
            if (slug.Length == SlugLength)
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

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(blobName)).AsSpan(0, 10));
        return new ArticleId($"{slug.ToString().TrimEnd('-')}-{hash}".TrimStart('-'));
    }

    /// <summary>The id itself.</summary>
    public override string ToString() => Value;
}
