using System.Text.RegularExpressions;
using Wirewatch.Language;

namespace Wirewatch.Articles;

/// <summary>What people call an article in a list, a mail or a heading.</summary>
internal static partial class Headline
{
    private const int MaximumTitle = 300;
    private const int MaximumLede = 120;

    /// <summary>The title, else the beginning of the first sentence that is no caption, without its dateline. At most 300 UTF-16 code units, never empty
    /// unless the article is.</summary>
    public static string Of(Article article, AnnotatedText annotations)
    {
        if (!string.IsNullOrWhiteSpace(article.Title))
        {
            return Shortened(article.Title, MaximumTitle);
        }

        // A caption often stands first, but says what a picture shows.
        var sentences = annotations.Sentences.Where(sentence => !article.Captions.Any(caption => caption.Contains(sentence)))
            .Concat(annotations.Sentences).Take(1).ToArray();
        var lede = sentences is [var first] ? first.Of(annotations.Text) : annotations.Text;
        return Shortened(lede[Dateline().Match(lede).Length..], MaximumLede);
    }

    // "WARSAW, April 3 (Baltic Wire) - ", "FRANKFURT/COPENHAGEN, Nov 14 2025 -- ", "NAIROBI (Wire) - "
    [GeneratedRegex(@"^(?=\p{Lu}{3})[\p{Lu}\p{M} .'’/-]{3,60}(?:,\s+[\p{L}. ]{2,30}){0,2}(?:\s+\d{1,2})?(?:,?\s+\d{4})?(?:\s+\([^()]{2,40}\))?\s+(?:[–—-]|--)\s+(?=[\p{Lu}“""‘])", RegexOptions.CultureInvariant)]
    private static partial Regex Dateline();

    private static string Shortened(string text, int maximum)
    {
        if (text.Length <= maximum)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', maximum - 2);
        if (end < maximum / 2)
        {
            end = char.IsLowSurrogate(text[maximum - 1]) ? maximum - 2 : maximum - 1;
        }

        return text[..end].TrimEnd(' ', ',', ';', ':', '-', '–', '—') + "…";
    }
}
