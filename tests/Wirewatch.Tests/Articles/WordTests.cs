using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Wirewatch.Tests.Articles;

public sealed class WordTests
{
    private const string Body = "The council of Oslo met on Monday to speak about the harbour.";

    private static byte[] Document(string body, Action<MainDocumentPart>? change = null)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var part = document.AddMainDocumentPart();
            part.Document = new Document { Body = new Body { InnerXml = body } };
            change?.Invoke(part);
        }

        return stream.ToArray();
    }

    private static string P(string text, string style = "") =>
        $"<w:p xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{(style.Length == 0 ? "" : $"<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>")}<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    private static string Runs(string runs) => $"<w:p xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{runs}</w:p>";

    [Fact]
    public void Headings_and_the_cells_of_tables_are_text_and_the_first_heading_is_the_title() =>
        Assert.Equal(
            $"Oslo meets\n\n{Body}\n\nWhat comes next\n\nBerg\n\n12 seats",
            Reading.Read(Document(P("Oslo meets", "Heading1") + P(Body) + P("What comes next", "Heading2")
                + $"<w:tbl xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:tr><w:tc>{P("Berg")}</w:tc><w:tc>{P("12 seats")}</w:tc></w:tr></w:tbl>"), "upload").Text);

    [Fact]
    public void Deleted_and_hidden_text_and_formulas_of_fields_are_left_out_and_inserted_text_stays() =>
        Assert.Equal("The council met again in Oslo-South.", Reading.Read(Document(Runs(
            "<w:r><w:t xml:space=\"preserve\">The council </w:t></w:r><w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>quarrelled</w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"a\"><w:r><w:t>met</w:t></w:r></w:ins>"
            + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:tab/><w:t>again</w:t><w:br/><w:t>in Oslo</w:t><w:noBreakHyphen/><w:t>South.</w:t></w:r><w:r><w:instrText>HYPERLINK secret</w:instrText></w:r>"))).Text);

    [Fact]
    public void A_style_is_known_by_its_name_whatever_its_id()
    {
        var article = Reading.Read(Document(P("Oslo meets", "Titel") + P("The harbour of Oslo on Monday.", "Beschriftung") + P(Body), part =>
            part.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                new Style(new StyleName { Val = "Title" }) { StyleId = "Titel", Type = StyleValues.Paragraph },
                new Style(new StyleName { Val = "caption" }) { StyleId = "Beschriftung", Type = StyleValues.Paragraph })));

        Assert.Equal("Oslo meets", article.Title);
        Assert.Equal("The harbour of Oslo on Monday.", Assert.Single(article.Captions).Of(article.Text));
    }

    [Fact]
    public void External_references_are_never_followed() =>
        Assert.Equal(Body, Reading.Read(Document(P(Body), part =>
        {
            part.AddExternalRelationship("http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate", new Uri("http://127.0.0.1:1/template.dotm"));
            part.AddHyperlinkRelationship(new Uri("file:///etc/passwd"), isExternal: true);
        })).Text);

    [Fact]
    public void A_document_that_nests_without_end_is_refused() =>
        Assert.Contains("nests deeper", Reading.Refusal(WithPart("word/document.xml", writer =>
        {
            writer.Write("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>");
            for (var depth = 0; depth < 50_000; depth++)
            {
                writer.Write("<w:tbl><w:tr><w:tc>");
            }
        })), StringComparison.Ordinal);

    [Theory]
    [InlineData(20, 8, "104,857,600")]
    [InlineData(30, 1, "26,214,400")]
    public void A_document_that_unpacks_to_more_than_any_article_is_refused_while_it_is_read(int millions, int copies, string limit) =>
        Assert.Contains($"unpacks to more than {limit} bytes", Reading.Refusal(WithPart("word/media/extra.xml", writer =>
        {
            var spaces = new string(' ', 1_000_000);
            writer.Write("<a>");
            for (var million = 0; million < millions; million++)
            {
                writer.Write(spaces);
            }

            writer.Write("</a>");
        }, copies)), StringComparison.Ordinal);

    [Fact]
    public void A_workbook_is_refused_by_its_kind()
    {
        using var stream = new MemoryStream();
        using (var workbook = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            workbook.AddWorkbookPart().Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook();
        }

        Assert.Contains("Word", Reading.Refusal(stream.ToArray(), "a.xlsx"), StringComparison.Ordinal);
    }

    private static byte[] WithPart(string name, Action<StreamWriter> write, int copies = 1)
    {
        using var stream = new MemoryStream();
        stream.Write(Document(P(Body)));
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(name)?.Delete();
            for (var copy = 0; copy < copies; copy++)
            {
                using var writer = new StreamWriter(archive.CreateEntry(copy == 0 ? name : $"{copy}{Path.GetFileName(name)}").Open(), Encoding.UTF8);
                write(writer);
            }
        }

        return stream.ToArray();
    }
}
