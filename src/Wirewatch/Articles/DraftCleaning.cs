using System.Globalization;
using System.Text;

namespace Wirewatch.Articles;

/// <summary>Cleans the draft of any format: clean characters, no paragraph twice, captions marked, bylines and addresses of authors
/// moved from the text to the authors, date lines to the date.</summary>
internal static class DraftCleaning
{
    // Refrains and answers ("He paused.") repeat lawfully; a whole sentence that repeats was copied by a machine.
    private const int ShortestRepetition = 40;
    private const int MostOpeningLines = 12;
    private const int MostClosingLines = 8;
    private const int LongestHeading = 200;
    private const int DatelineLength = 80;

    /// <summary>The cleaned draft.</summary>
    public static ArticleDraft Clean(ArticleDraft draft)
    {
        var title = CleanLine(draft.Title);
        var paragraphs = WithoutRepetitions(draft.Paragraphs.Select(paragraph => paragraph with { Text = CleanLine(paragraph.Text) ?? "" }));
        var authors = new List<string>(draft.Authors.Select(CleanLine).OfType<string>());
        var published = draft.Published;

        TakeOpening(paragraphs, title, authors, ref published);
        for (var index = 0; index < paragraphs.Count; index++)
        {
            if (Furniture.IsLabelledCaption(paragraphs[index].Text))
            {
                paragraphs[index] = paragraphs[index] with { IsCaption = true };
            }
        }

        TakeClosing(paragraphs, authors);

        return draft with
        {
            Title = title,
            Paragraphs = paragraphs,
            Authors = [.. authors.Distinct(StringComparer.OrdinalIgnoreCase)],
            Published = published ?? DatelineOf(paragraphs) ?? draft.Created,
            Source = CleanLine(draft.Source),
        };
    }

    /// <summary>The text on one clean line, or null where nothing is left of it.</summary>
    public static string? CleanLine(string? text) =>
        text is not null && TextCleaning.OnOneLine(TextCleaning.Clean(text)) is { Length: > 0 } line ? line : null;

    private static List<Paragraph> WithoutRepetitions(IEnumerable<Paragraph> paragraphs)
    {
        var kept = new List<Paragraph>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var paragraph in paragraphs.Where(paragraph => paragraph.Text.Length > 0))
        {
            var repeats = kept.Count > 0 && kept[^1].Text == paragraph.Text || !seen.Add(paragraph.Text) && paragraph.Text.Length >= ShortestRepetition && EndsSentence(paragraph.Text);
            if (!repeats)
            {
                kept.Add(paragraph);
            }
        }

        return kept;
    }

    // Above the body stand, in any order: the title again, captions, bylines, date lines, and headings without a final stop.
    private static void TakeOpening(List<Paragraph> paragraphs, string? title, List<string> authors, ref DateTimeOffset? published)
    {
        var titleLetters = title is null ? null : LettersOf(title);
        var index = 0;
        for (var line = 0; line < MostOpeningLines && index < paragraphs.Count && paragraphs.Count > 1; line++)
        {
            var text = paragraphs[index].Text;
            var byline = Furniture.AuthorsOfByline(text);
            if (titleLetters is not null && text.Length <= title!.Length + 20 && LettersOf(text) == titleLetters)
            {
                paragraphs.RemoveAt(index);
            }
            else if (byline.Count > 0)
            {
                authors.AddRange(byline);
                paragraphs.RemoveAt(index);
            }
            else if (Furniture.AuthorOfAddress(text) is { } author)
            {
                authors.Add(author);
                paragraphs.RemoveAt(index);
            }
            else if (PublishedDate.IsDateLine(text))
            {
                published ??= PublishedDate.FindIn(text);
                paragraphs.RemoveAt(index);
            }
            else if (Furniture.IsOpeningCaption(text))
            {
                paragraphs[index++] = new Paragraph(text, IsCaption: true);
            }
            else if (text.Length <= LongestHeading && !EndsSentence(text))
            {
                index++;
            }
            else
            {
                break;
            }
        }
    }

    // Below the body stand addresses of authors, credits, invitations to newsletters and the like, in any order.
    private static void TakeClosing(List<Paragraph> paragraphs, List<string> authors)
    {
        for (var line = 0; line < MostClosingLines && paragraphs.Count > 1; line++)
        {
            if (Furniture.AuthorOfAddress(paragraphs[^1].Text) is { } author)
            {
                authors.Add(author);
            }
            else if (Furniture.AuthorsOfCredits(paragraphs[^1].Text) is { } credited)
            {
                authors.AddRange(credited);
            }
            else if (!Furniture.IsClosingLine(paragraphs[^1].Text))
            {
                break;
            }

            paragraphs.RemoveAt(paragraphs.Count - 1);
        }

        if (paragraphs.Exists(paragraph => !Furniture.IsInvitation(paragraph.Text)))
        {
            paragraphs.RemoveAll(paragraph => Furniture.IsInvitation(paragraph.Text));
        }
    }

    // "SEOUL, Jan. 17, 2025 (Yonhap) -- ..."
    private static DateTimeOffset? DatelineOf(List<Paragraph> paragraphs)
    {
        var first = paragraphs.FirstOrDefault(paragraph => !paragraph.IsCaption && EndsSentence(paragraph.Text)).Text ?? "";
        var head = first[..Math.Min(DatelineLength, first.Length)];
        var end = head.IndexOfAny(['–', '—']);
        if (end < 0)
        {
            end = head.IndexOf(" -", StringComparison.Ordinal);
        }

        return end > 0 && char.IsUpper(head[0]) ? PublishedDate.FindIn(head[..end]) : null;
    }

    /// <summary>Whether the text ends as a sentence does.</summary>
    public static bool EndsSentence(string text) => text.TrimEnd('”', '’', '"', '\'', ')', ']', ' ') is { Length: > 0 } core && core[^1] is ('.' or '!' or '?' or '…' or '。' or '！' or '？' or '।' or '؟');

    private static string LettersOf(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
            {
                letters.Append(char.ToLower(letter, CultureInfo.InvariantCulture));
            }
        }

        return letters.ToString();
    }
}
