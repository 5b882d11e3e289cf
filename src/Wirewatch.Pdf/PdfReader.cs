using System.Globalization;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Tokens;

namespace Wirewatch.Pdf;

/// <summary>Reads the text of a PDF as a reader of its pages would.</summary>
internal static class PdfReader
{
    private const int MostPages = 2_000;
    private const double HeadlineRatio = 1.2;
    private const int LongestHeadline = 300;

    private static readonly string[] Programs = ["Microsoft ", "untitled", "PowerPoint", "Document1", "Layout 1"];
    private static readonly string[] Endings = [".doc", ".docx", ".indd", ".qxd", ".qxp", ".pdf", ".txt", ".odt", ".pages", ".rtf"];

    /// <summary>What the PDF says, or why it cannot be read.</summary>
    public static PdfText Read(byte[] content)
    {
        try
        {
            using var document = PdfDocument.Open(content, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            return Read(document);
        }
        catch (PdfDocumentEncryptedException)
        {
            return new PdfText { Refusal = "The PDF is protected by a password. Save it without one, and upload that." };
        }
        catch (Exception damage) when (damage is not OutOfMemoryException)
        {
            return new PdfText { Refusal = "The PDF breaks off or is damaged. Print it into a new PDF, or save its text, and upload that." };
        }
    }

    private static PdfText Read(PdfDocument document)
    {
        if (document.NumberOfPages > MostPages)
        {
            return new PdfText { Refusal = $"The PDF has more than {MostPages:N0} pages, which no article has. Save the pages of the article alone, and upload that." };
        }

        var pages = RunningLines.Remove([.. document.GetPages().Select(PageLayout.WordsOf)]);
        var blocks = pages.SelectMany(PageLayout.BlocksOf).ToList();
        if (blocks.Count == 0)
        {
            return new PdfText { Refusal = "The PDF holds no text, perhaps only pictures of pages. Recognise its text (OCR), or save the article as text, and upload that." };
        }

        var title = TakeHeadline(blocks) ?? TitleOf(document.Information.Title);
        return new PdfText
        {
            Title = title,
            Created = DateOf(document.Information.CreationDate),
            Language = document.Structure.Catalog.CatalogDictionary.TryGet(NameToken.Create("Lang"), out StringToken language) ? language.Data : null,
            Paragraphs = LineJoining.Paragraphs(blocks),
        };
    }

    // The headline is set larger than the text and stands above it.
    private static string? TakeHeadline(List<PageBlock> blocks)
    {
        var body = blocks.GroupBy(block => Math.Round(block.Size, 1)).MaxBy(group => group.Sum(block => block.Length))!.Key;
        var first = blocks.FindIndex(block => Math.Round(block.Size, 1) <= body && block.Length > 60);
        var limit = first < 0 ? blocks.Count : first;
        var largest = blocks.Take(limit).Where(block => block.Size >= body * HeadlineRatio && block.Length <= LongestHeadline).MaxBy(block => block.Size);
        if (largest is null || blocks.Count == 1)
        {
            return null;
        }

        blocks.Remove(largest);
        return string.Join(' ', LineJoining.Paragraphs([largest]));
    }

    private static string? TitleOf(string? stated)
    {
        var title = stated?.Trim('\0', ' ', '\uFEFF');
        return string.IsNullOrWhiteSpace(title)
            || Array.Exists(Programs, program => title.StartsWith(program, StringComparison.OrdinalIgnoreCase))
            || Array.Exists(Endings, ending => title.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            || !title.Contains(' ', StringComparison.Ordinal)
                ? null
                : title;
    }

    // D:YYYYMMDDHHmmSSOHH'mm' (ISO 32000-1, 7.9.4); everything after the year may be missing. A date without a zone is one of UTC.
    private static DateTimeOffset? DateOf(string? stated)
    {
        var digits = stated?.Trim().TrimStart('D', ':') ?? "";
        var date = string.Concat(digits.TakeWhile(char.IsAsciiDigit));
        if (date.Length < 8)
        {
            return null;
        }

        var zone = digits[date.Length..].Replace("'", "", StringComparison.Ordinal);
        var offset = zone is ['+' or '-', _, _, _, _] ? zone.Insert(3, ":") : "+00:00";
        return DateTimeOffset.TryParseExact((date + "000000")[..14] + offset, "yyyyMMddHHmmsszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
    }
}
