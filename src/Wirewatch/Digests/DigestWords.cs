using System.Globalization;
using System.Text;
using Wirewatch.Watchlists;

namespace Wirewatch.Digests;

/// <summary>The words of a digest that its plain text and its HTML share. Stateless.</summary>
internal static class DigestWords
{
    /// <summary>The most copies of a story that are listed.</summary>
    public const int MaximumCopies = 10;

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

    /// <summary>What tells a copy from the lead of its story, in few words: its headline, where that is another one, and its outlet or upload.</summary>
    public static string CopyOf(Match copy, Match lead)
    {
        var (title, outlet) = (TitleOf(copy), Line(string.IsNullOrWhiteSpace(copy.Source) ? copy.Name : copy.Source).Trim());
        return title == TitleOf(lead) || title == outlet ? outlet : $"{title} · {outlet}";
    }

    /// <summary>That an article has changed, or null where it is new.</summary>
    public static string? ChangeOf(Match match) => match.ToldBefore is { } before
        ? $"Changed since we told you on {before.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}: this is new in it."
        : null;

    /// <summary>Where a line stands beside the lead, or null where the story says so once for all of its lines.</summary>
    public static string? PlacesOf(DigestLine line, DigestStory story)
    {
        var others = line.Others == 0 ? null : $"also in {Articles(line.Others)}";
        if (ReferenceEquals(line.Article, story.Lead))
        {
            return story.IsUniform ? null : others;
        }

        return $"from {CopyOf(line.Article, story.Lead)}{(others is null ? "" : $", {others}")}{(line.Article.ToldBefore is null ? "" : $". {ChangeOf(line.Article)}")}";
    }

    /// <summary>What stands above the list of copies.</summary>
    public static string HeadingOfCopies(DigestStory story) => story.IsUniform
        ? $"Also in {Articles(story.Copies.Count)}:"
        : story.Copies.Count == 1 ? "The other article of this story:" : "The other articles of this story:";

    /// <summary>How many copies are not listed, or null where all are.</summary>
    public static string? UnlistedCopiesOf(DigestStory story) =>
        story.Copies.Count > MaximumCopies ? string.Create(CultureInfo.InvariantCulture, $"and {story.Copies.Count - MaximumCopies} more") : null;

    /// <summary>Why the story is there, one line for each entity.</summary>
    public static IEnumerable<string> ReasonsOf(DigestStory story) => story.Articles
        .SelectMany(match => match.Entities)
        .Select(entity => Line(
            $"{entity.Name} ({entity.Type.ToString().ToLowerInvariant()}, {entity.Id}) matches your {(entity.Terms.Count == 1 ? "term" : "terms")} {string.Join(" and ", entity.Terms)}"))
        .Distinct(StringComparer.Ordinal);

    /// <summary>What is left out, one line each.</summary>
    public static IEnumerable<string> OmissionsOf(DigestStory story)
    {
        var place = story.Copies.Count == 0 ? "the article" : "the articles";
        if (story.Omitted > 0)
        {
            yield return story.Omitted == 1 ? $"1 more sentence is in {place}." : string.Create(CultureInfo.InvariantCulture, $"{story.Omitted} more sentences are in {place}.");
        }

        if (story.Withheld > 0)
        {
            yield return story.Withheld == 1
                ? "1 sentence is left out: you were told it before from another article of this story."
                : string.Create(CultureInfo.InvariantCulture, $"{story.Withheld} sentences are left out: you were told them before from other articles of this story.");
        }
    }

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

    private static string Articles(int others) => others == 1 ? "1 other article" : string.Create(CultureInfo.InvariantCulture, $"{others} other articles");
}
