using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Wirewatch.Articles;

/// <summary>The paragraphs of a Word document as a reader sees them: without what was deleted, hidden, or computed by fields' formulas; the
/// cells of a table are paragraphs in reading order, text boxes follow the paragraph that holds them.</summary>
internal sealed class WordText(Styles? styles)
{
    private readonly Dictionary<string, string> styleNames = (styles?.Elements<Style>() ?? [])
        .Where(style => style.StyleId?.Value is not null && style.StyleName?.Val?.Value is not null)
        .GroupBy(style => style.StyleId!.Value!, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().StyleName!.Val!.Value!, StringComparer.Ordinal);

    private readonly List<Paragraph> paragraphs = [];
    private string? title;
    private string? firstHeading;

    /// <summary>The document's text; the title is the paragraph in the style Title, else a first paragraph that is a heading.</summary>
    public ArticleDraft Read(Body body)
    {
        AddBlocks(body);
        var heading = title ?? (paragraphs.Count > 1 ? firstHeading : null);
        return new ArticleDraft { Title = heading, Paragraphs = paragraphs };
    }

    private void AddBlocks(OpenXmlElement container)
    {
        foreach (var element in container.ChildElements)
        {
            if (element is DocumentFormat.OpenXml.Wordprocessing.Paragraph paragraph)
            {
                Add(paragraph);
            }
            else if (element is not (SectionProperties or AlternateContentFallback or DeletedRun or MoveFromRun))
            {
                AddBlocks(element);
            }
        }
    }

    private void Add(DocumentFormat.OpenXml.Wordprocessing.Paragraph paragraph)
    {
        var text = new StringBuilder();
        var boxes = new List<TextBoxContent>();
        Append(paragraph, text, boxes);
        if (DraftCleaning.CleanLine(text.ToString()) is { } line)
        {
            var style = StyleOf(paragraph);
            if (title is null && style.Equals("title", StringComparison.OrdinalIgnoreCase))
            {
                title = line;
            }
            else
            {
                if (paragraphs.Count == 0 && (style.StartsWith("heading", StringComparison.OrdinalIgnoreCase) || style.Length == 0 && PlainTextFormat.IsTitle(line)))
                {
                    firstHeading = line;
                }

                paragraphs.Add(new Paragraph(line, style.Equals("caption", StringComparison.OrdinalIgnoreCase)));
            }
        }

        foreach (var box in boxes)
        {
            AddBlocks(box);
        }
    }

    private static void Append(OpenXmlElement container, StringBuilder text, List<TextBoxContent> boxes)
    {
        foreach (var element in container.ChildElements)
        {
            switch (element)
            {
                case Text words:
                    text.Append(words.Text);
                    break;
                case TabChar or Break or CarriageReturn or PositionalTab:
                    text.Append(' ');
                    break;
                case NoBreakHyphen:
                    text.Append('-');
                    break;
                case TextBoxContent box:
                    boxes.Add(box);
                    break;
                case Run { RunProperties.Vanish: { } vanish } when vanish.Val?.Value != false:
                case DeletedRun or MoveFromRun or DeletedText or FieldCode or AlternateContentFallback or ParagraphProperties or RunProperties:
                    break;
                default:
                    Append(element, text, boxes);
                    break;
            }
        }
    }

    // The id is translated with the program that wrote it, the name is not.
    private string StyleOf(DocumentFormat.OpenXml.Wordprocessing.Paragraph paragraph) =>
        paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } id ? styleNames.GetValueOrDefault(id, id) : "";
}
