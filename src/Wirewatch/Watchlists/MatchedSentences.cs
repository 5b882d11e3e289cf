using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Wirewatch.Language;
using Wirewatch.Language.Text;

namespace Wirewatch.Watchlists;

/// <summary>Finds the sentences of one article that mention given entities. Stateless.</summary>
internal static class MatchedSentences
{
    /// <summary>The most sentences that a match shows; a row of the table service holds 1 MiB.</summary>
    public const int MaximumShown = 40;

    /// <summary>The most sentences that a match knows of at all.</summary>
    public const int MaximumKnown = 2_000;

    /// <summary>The longest stretch of a sentence that a match shows, in UTF-16 code units.</summary>
    public const int MaximumText = 700;

    private const int MaximumMarks = 50;
    private const int TextBeforeFirstMark = 250;

    /// <summary>The sentences, each wording once, and the hashes of those beyond <see cref="MaximumShown"/>.</summary>
    public static (IReadOnlyList<MatchedSentence> Shown, IReadOnlyList<string> Omitted) Find(AnnotatedText article, IReadOnlySet<EntityId> entities)
    {
        var shown = new List<MatchedSentence>();
        var omitted = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var bySentence = article.Mentions
            .Where(mention => entities.Contains(mention.Entity))
            .GroupBy(mention => SentenceOf(article, mention))
            .OrderBy(group => group.Key);
        foreach (var group in bySentence)
        {
            if (seen.Count == MaximumKnown)
            {
                break;
            }

            var hash = HashOf(group.Key.Of(article.Text));
            if (!seen.Add(hash))
            {
                continue;
            }

            if (shown.Count < MaximumShown)
            {
                shown.Add(Excerpt(article.Text, group.Key, hash, [.. group.OrderBy(mention => mention.Start)]));
            }
            else
            {
                omitted.Add(hash);
            }
        }

        return (shown, omitted);
    }

    /// <summary>The first 64 bits of the SHA-256 of a sentence or text, in hexadecimal: the same for the same words, whatever their case, accents,
    /// punctuation and spacing, but never for other numbers.</summary>
    public static string HashOf(string text)
    {
        // What has no letters folds to nothing; it must not equal everything else of that kind.
        var folded = Folding.Fold(WithSignsInWords(text)) is { Length: > 0 } words ? words : text.Trim();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folded)).AsSpan(0, 8));
    }

    // Folding is made for names. It drops what tells 3.5 from 35, -5 from 5 and $5 from €5, and in a sentence that is news.
    private static string WithSignsInWords(string text)
    {
        var words = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isBeforeDigit = i + 1 < text.Length && char.IsDigit(text[i + 1]);
            var isBeforeMoney = i + 2 < text.Length && char.GetUnicodeCategory(text[i + 1]) == UnicodeCategory.CurrencySymbol && char.IsDigit(text[i + 2]);
            var before = i == 0 ? ' ' : text[i - 1];
            _ = text[i] switch
            {
                '.' when isBeforeDigit && !char.IsLetter(before) => words.Append(" point "),
                '-' or '−' or '–' when (isBeforeDigit || isBeforeMoney) && !char.IsLetterOrDigit(before) => words.Append(" minus "),
                '%' => words.Append(" percent "),
                var letter when char.GetUnicodeCategory(letter) == UnicodeCategory.CurrencySymbol => words.Append(CultureInfo.InvariantCulture, $" currency{(int)letter} "),
                var letter => words.Append(letter),
            };
        }

        return words.ToString();
    }

    private static TextSpan SentenceOf(AnnotatedText article, Mention mention)
    {
        int low = 0, high = article.Sentences.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var sentence = article.Sentences[middle];
            if (sentence.Contains(mention.Start))
            {
                return new TextSpan(sentence.Start, Math.Max(sentence.End, mention.End));
            }

            if (sentence.Start > mention.Start)
            {
                high = middle - 1;
            }
            else
            {
                low = middle + 1;
            }
        }

        return new TextSpan(mention.Start, mention.End);
    }

    private static MatchedSentence Excerpt(string text, TextSpan sentence, string hash, Mention[] mentions)
    {
        var start = sentence.Length <= MaximumText ? sentence.Start : Math.Max(sentence.Start, mentions[0].Start - TextBeforeFirstMark);
        var end = Math.Min(sentence.End, Math.Max(start + MaximumText, mentions[0].End));
        if (start > sentence.Start && char.IsLowSurrogate(text[start]))
        {
            start++;
        }

        if (end < sentence.End && char.IsLowSurrogate(text[end]))
        {
            end--;
        }

        var marks = mentions
            .Where(mention => mention.Start >= start && mention.End <= end)
            .Take(MaximumMarks)
            .Select(mention => new MatchedMention(mention.Start, mention.End, mention.Entity))
            .ToArray();
        return new MatchedSentence(sentence.Start, sentence.End, text[start..end], start, hash, marks);
    }
}
