using System.Globalization;
using System.Text;
using Wirewatch.Watchlists;

namespace Wirewatch.Digests;

/// <summary>The words of a digest that its plain text and its HTML share. Stateless.</summary>
internal static class DigestWords
{
    /// <summary>A text as one line that cannot be more than it seems: control characters and line breaks become spaces, and characters
    /// that turn the direction of writing or show nothing are left out.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (line.Length == 0 || line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format || rune.Value is 0x200C or 0x200D)
            {
                line.Append(rune.ToString());
            }
        }

        return line.ToString();
    }

    /// <summary>The headline, or the upload's name where there is none.</summary>
    public static string TitleOf(Match match) => Line(string.IsNullOrWhiteSpace(match.Title) ? match.Name : match.Title).Trim();

    /// <summary>The day of publication and the outlet.</summary>
    public static string OriginOf(Match match)
    {
        var day = match.Published.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        return string.IsNullOrWhiteSpace(match.Source) ? day : $"{day} · {Line(match.Source).Trim()}";
    }

    /// <summary>Why the article is there, one line for each entity.</summary>
    public static IEnumerable<string> ReasonsOf(Match match) => match.Entities.Select(entity =>
        Line($"{entity.Name} ({entity.Type.ToString().ToLowerInvariant()}, {entity.Id}) matches your {(entity.Terms.Count == 1 ? "term" : "terms")} {string.Join(" and ", entity.Terms)}"));

    /// <summary>What is left out, or null.</summary>
    public static string? OmissionOf(Match match) => match.Omitted.Count switch
    {
        0 => null,
        1 => "1 more sentence is in the article.",
        var count => string.Create(CultureInfo.InvariantCulture, $"{count} more sentences are in the article."),
    };

    /// <summary>Where the service's page shows the article, or null where it has no public address.</summary>
    public static string? AddressOf(Match match, string? publicUrl) =>
        string.IsNullOrEmpty(publicUrl) ? null : $"{publicUrl.TrimEnd('/')}/#/article/{Uri.EscapeDataString(match.Article.Value)}";

    /// <summary>The sentence in runs, marked and unmarked by turns; a long sentence's excerpt begins and ends with an ellipsis.</summary>
    public static IEnumerable<(string Text, bool IsMarked)> RunsOf(MatchedSentence sentence)
    {
        if (sentence.TextStart > sentence.Start)
        {
            yield return ("… ", false);
        }

        var position = 0;
        foreach (var mark in sentence.Marks)
        {
            var (start, end) = (mark.Start - sentence.TextStart, mark.End - sentence.TextStart);
            if (start > position)
            {
                yield return (Line(sentence.Text[position..start]), false);
            }

            yield return (Line(sentence.Text[start..end]), true);
            position = end;
        }

        if (position < sentence.Text.Length)
        {
            yield return (Line(sentence.Text[position..]), false);
        }

        if (sentence.TextStart + sentence.Text.Length < sentence.End)
        {
            yield return (" …", false);
        }
    }
}
