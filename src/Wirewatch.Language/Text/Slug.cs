using System.Security.Cryptography;
using System.Text;

namespace Wirewatch.Language.Text;

/// <summary>Makes the part of an id that a name gives: the letters and digits of any script of its folded form, <c>-</c> between words. Thread safe.</summary>
public static class Slug
{
    /// <summary>No slug has more UTF-16 code units.</summary>
    public const int MaxLength = 100;

    /// <summary>The slug of <paramref name="name"/>, never empty. A long name is cut and ends in a hash of the whole, and a name without a letter or
    /// digit is its hash, so that different names stay different.</summary>
    public static string Of(string name) => Of(name, Folding.Fold(name));

    /// <summary>The slug of <paramref name="name"/> where its folded form is known.</summary>
    internal static string Of(string name, string folded)
    {
        if (folded.Length == 0)
        {
            return "x" + Hash(name);
        }

        var slug = folded.Replace(' ', '-');
        if (slug.Length <= MaxLength)
        {
            return slug;
        }

        var hash = Hash(folded);
        var cut = MaxLength - hash.Length - 1;
        return string.Concat(slug.AsSpan(0, char.IsHighSurrogate(slug[cut - 1]) ? cut - 1 : cut).TrimEnd('-'), "-", hash);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 5));
}
