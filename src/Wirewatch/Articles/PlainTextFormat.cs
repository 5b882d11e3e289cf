using System.Net.Mime;

namespace Wirewatch.Articles;

/// <summary>Plain text: paragraphs stand between blank lines, or on a line each; lines that an editor or a mail program wrapped are
/// joined; a short first line without a final stop before a blank line is the title.</summary>
internal sealed class PlainTextFormat : ISingleFormat
{
    private const int WidestWrap = 120;
    private const int LongestTitle = 160;

    /// <inheritdoc/>
    public bool Recognizes(UploadHead head) => true;

    /// <inheritdoc/>
    public ArticleDraft Read(ArticleUpload upload, ReadingBounds bounds)
    {
        var text = TextDecoding.Decode(upload.Content.Span, CharsetOf(upload.ContentType));
        bounds.CheckLength(text.Length);
        return ReadText(text);
    }

    /// <summary>The paragraphs of a text whose title stands elsewhere.</summary>
    public static IReadOnlyList<Paragraph> Paragraphs(string text, ReadingBounds bounds)
    {
        bounds.CheckLength(text.Length);
        var draft = ReadText(text);
        return draft.Title is { } first ? [new Paragraph(first), .. draft.Paragraphs] : draft.Paragraphs;
    }

    private static ArticleDraft ReadText(string content)
    {
        var text = TextCleaning.Clean(content);
        var lines = text.Split('\n').Select(line => line.TrimEnd(' ')).ToList();
        var width = lines.Max(line => line.Length);
        var paragraphs = new List<Paragraph>();
        string? title = null;
        foreach (var block in BlocksOf(lines))
        {
            if (title is null && block is [var line] && IsTitle(line.Trim(' ')) && paragraphs.TrueForAll(paragraph => Furniture.IsOpeningCaption(paragraph.Text)))
            {
                title = line.Trim(' ');
                continue;
            }

            paragraphs.AddRange(ParagraphsOf(block, width).Select(paragraph => new Paragraph(paragraph)));
        }

        // A title alone is the text, not its heading.
        return paragraphs.Count > 0 || title is null
            ? new ArticleDraft { Title = title, Paragraphs = paragraphs }
            : new ArticleDraft { Paragraphs = [new Paragraph(title)] };
    }

    /// <summary>The charset parameter of a content type, or null.</summary>
    public static string? CharsetOf(string? contentType)
    {
        try
        {
            return string.IsNullOrWhiteSpace(contentType) ? null : new ContentType(contentType).CharSet;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether a line that stands alone above a text reads as its title.</summary>
    public static bool IsTitle(string line) =>
        line.Length <= LongestTitle
        && line.Length > 0
        && (line[^1] == '?' || !DraftCleaning.EndsSentence(line))
        && !Furniture.IsOpeningCaption(line)
        && Furniture.AuthorsOfByline(line).Count == 0
        && Furniture.AuthorOfAddress(line) is null
        && !PublishedDate.IsDateLine(line);

    private static IEnumerable<List<string>> BlocksOf(List<string> lines)
    {
        var block = new List<string>();
        foreach (var line in lines)
        {
            if (line.Length == 0)
            {
                if (block.Count > 0)
                {
                    yield return block;
                    block = [];
                }
            }
            else if (block.Count == 0 || block[^1] != line)
            {
                block.Add(line);
            }
        }

        if (block.Count > 0)
        {
            yield return block;
        }
    }

    private static IEnumerable<string> ParagraphsOf(List<string> block, int width)
    {
        var paragraph = new List<string> { block[0] };
        for (var index = 1; index < block.Count; index++)
        {
            if (IsWrapped(block[index - 1], block[index], width))
            {
                // A break after a hyphen parts a compound, which keeps its hyphen.
                var joint = EndsWithHyphen(block[index - 1]) ? "" : " ";
                paragraph.Add(joint);
            }
            else
            {
                yield return string.Concat(paragraph);
                paragraph.Clear();
            }

            paragraph.Add(paragraph.Count == 0 ? block[index] : block[index].TrimStart(' '));
        }

        yield return string.Concat(paragraph);
    }

    // A wrapped line ends where the next word no longer fitted, or in the middle of a sentence that goes on in lower case. A line that is
    // indented further than the one before opens a paragraph.
    private static bool IsWrapped(string line, string next, int width)
    {
        if (width > WidestWrap || Indentation(next) > Indentation(line))
        {
            return false;
        }

        var word = next.AsSpan().TrimStart(' ');
        var wordEnd = word.IndexOf(' ');
        var wordLength = wordEnd < 0 ? word.Length : wordEnd;
        return EndsWithHyphen(line)
            || line.Length + 1 + wordLength > width
            || (!DraftCleaning.EndsSentence(line) && word.Length > 0 && char.IsLower(word[0]));
    }

    private static bool EndsWithHyphen(string line) => line is [.., var before, '-'] && char.IsLetter(before);

    private static int Indentation(string line) => line.Length - line.AsSpan().TrimStart(' ').Length;
}
