using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Wirewatch.Articles;

/// <summary>Word documents (.docx). Nothing outside the document is ever followed, and its parts are measured before they are read.
/// The document's properties are left out of account: they name who typed it and when the template was made.</summary>
internal sealed class WordFormat : ISingleFormat
{
    private const int MostParts = 2_000;
    private const long MostUnpackedBytes = 100 * 1024 * 1024;

    private const string MainPart = "word/document.xml";

    // What word processors put first into the archive.
    private static readonly string[] Beginnings = ["[Content_Types].xml", "_rels/", "word/", "docProps/", "customXml/"];

    /// <inheritdoc/>
    public bool Recognizes(UploadHead head) =>
        head.Content.StartsWith("PK\u0003\u0004"u8)
        && (head.IsCalled("wordprocessingml", ".docx") || Array.Exists(Beginnings, beginning => Encoding.UTF8.GetString(ZipDirectory.FirstName(head.Content)).StartsWith(beginning, StringComparison.Ordinal)));

    /// <inheritdoc/>
    public ArticleDraft Read(ArticleUpload upload, ReadingBounds bounds)
    {
        var content = upload.Content;
        try
        {
            Measure(content, bounds);
            using var document = WordprocessingDocument.Open(ContentStream.Over(content), isEditable: false, new OpenSettings { AutoSave = false, MaxCharactersInPart = bounds.Limits.Bytes });
            if (document.MainDocumentPart?.Document?.Body is not { } body)
            {
                throw new UnreadableArticleException("The file is an Office document without a text, and of those only Word documents (.docx) are read. Save the article as text or HTML and upload that.");
            }

            return new WordText(document.MainDocumentPart.StyleDefinitionsPart?.Styles).Read(body);
        }
        catch (Exception damage) when (damage is OpenXmlPackageException or InvalidDataException or FormatException or XmlException or IOException or ArgumentException or InvalidOperationException or NotSupportedException or KeyNotFoundException or IndexOutOfRangeException)
        {
            throw new UnreadableArticleException("The file is a Word document that breaks off, is damaged or is protected. Save it again as .docx without a password, and upload that.");
        }
    }

    // The reader builds a tree of each part by recursion, so depth is checked here, and what the archive says of its sizes may be a lie.
    private static void Measure(ReadOnlyMemory<byte> content, ReadingBounds bounds)
    {
        using var archive = new ZipArchive(ContentStream.Over(content));
        if (archive.Entries.Count > MostParts)
        {
            throw new UnreadableArticleException($"The document has more than {MostParts:N0} parts, which no article has. Save the article as text or HTML and upload that.");
        }

        var budget = new ExpansionBudget(MostUnpackedBytes, bounds.Cancellation);
        foreach (var entry in archive.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
        {
            var part = new ExpansionBudget(bounds.Limits.Bytes, bounds.Cancellation);
            using var reader = XmlReader.Create(budget.Over(part.Over(entry.Open())), BoundedXml.Settings(bounds.Limits));
            var text = BoundedXml.Check(reader, bounds.Cancellation);
            if (entry.FullName == MainPart)
            {
                bounds.CheckLength(text);
            }
        }
    }
}
