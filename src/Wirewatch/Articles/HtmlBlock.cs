using System.Text;
using AngleSharp.Dom;

namespace Wirewatch.Articles;

/// <summary>A run of text in one block element of a page.</summary>
/// <param name="Container">The block element that directly holds it.</param>
/// <param name="Text">The text, on one line.</param>
/// <param name="LinkShare">How much of it is links, 0 to 1.</param>
internal sealed record HtmlBlock(IElement Container, string Text, double LinkShare)
{
    private const int ShortestProse = 80;
    private const int MostCells = 50;

    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "embed", "applet", "canvas", "audio", "video", "map",
        "head", "nav", "footer", "aside", "button", "select", "textarea", "input", "dialog", "datalist", "menu",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody",
        "td", "tfoot", "th", "thead", "tr", "ul", "caption", "legend",
    };

    /// <summary>Whether the block is a heading.</summary>
    public bool IsHeading => Container.LocalName is ['h', >= '1' and <= '6'];

    /// <summary>The blocks of a page in reading order, without what is never an article's text: scripts, navigation, hidden and
    /// unlikely parts. Names lie: a part that holds most of the page's prose stays whatever it is called.</summary>
    public static List<HtmlBlock> Of(IElement body)
    {
        var prose = new Dictionary<IElement, int>();
        foreach (var block in Of(body, element => !HtmlLikelihood.IsHidden(element)).Where(block => block.Text.Length >= ShortestProse && block.LinkShare < 0.5))
        {
            for (var ancestor = block.Container; ancestor is not null; ancestor = ancestor.ParentElement)
            {
                prose[ancestor] = prose.GetValueOrDefault(ancestor) + block.Text.Length;
            }
        }

        var half = prose.GetValueOrDefault(body) / 2;
        return Of(body, element => !HtmlLikelihood.IsHidden(element) && (HtmlLikelihood.IsLikely(element) || prose.GetValueOrDefault(element) > half));
    }

    private static List<HtmlBlock> Of(IElement body, Func<IElement, bool> goesInto)
    {
        var blocks = new List<HtmlBlock>();
        var open = new Stack<IElement>();
        var text = new StringBuilder();
        var (linkDepth, linked, breaks) = (0, 0, 0);
        var row = default(IElement);

        void Flush()
        {
            if (text.Length > 0 && open.Count > 0 && DraftCleaning.CleanLine(text.ToString()) is { } line)
            {
                blocks.Add(new HtmlBlock(open.Peek(), line, Math.Min(1, (double)linked / Math.Max(1, line.Length))));
            }

            text.Clear();
            linked = 0;
        }

        foreach (var (node, enters) in HtmlText.Walk(body, element => !Skipped.Contains(element.LocalName) && goesInto(element)))
        {
            if (node is IText words)
            {
                text.Append(words.Data);
                linked += linkDepth > 0 ? words.Data.AsSpan().Trim().Length : 0;
                breaks = string.IsNullOrWhiteSpace(words.Data) ? breaks : 0;
            }
            else if (node is IElement element)
            {
                if (row is not null && element.LocalName is "td" or "th")
                {
                    text.Append(' ');
                }
                else if (element.LocalName == "br")
                {
                    // Two line breaks in a row are how old pages write a paragraph.
                    breaks += enters ? 1 : 0;
                    text.Append(' ');
                    if (breaks > 1)
                    {
                        Flush();
                    }
                }
                else if (Blocks.Contains(element.LocalName) || element == body || HtmlLikelihood.NamesCaption(element))
                {
                    Flush();
                    row = enters && row is null && IsDataRow(element) ? element : element == row ? null : row;
                    if (enters)
                    {
                        open.Push(element);
                    }
                    else
                    {
                        open.Pop();
                    }
                }
                else if (element.LocalName == "a")
                {
                    linkDepth += enters ? 1 : -1;
                }
            }
        }

        Flush();
        return blocks;
    }

    // A row of a table of data reads as one line; in a table that lays out the page, a cell holds paragraphs of its own.
    private static bool IsDataRow(IElement element) =>
        element.LocalName == "tr" && element.Children.Length is > 1 and <= MostCells
        && element.Children.All(cell => cell.LocalName is "td" or "th" && cell.ChildNodes.Length <= MostCells && !cell.Children.Any(child => Blocks.Contains(child.LocalName)));
}
