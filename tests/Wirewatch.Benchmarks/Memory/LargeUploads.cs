using System.Globalization;
using System.IO.Compression;
using System.Text;
using Wirewatch.Tests.Articles;

namespace Wirewatch.Benchmarks.Memory;

/// <summary>Uploads of a given size in every format, full of sentences with names, numbers and quotations, the same at every run.</summary>
internal static class LargeUploads
{
    private static readonly string[] First = ["Ingrid", "Johan", "Mariam", "Pedro", "Aiko", "Samuel", "Leila", "Viktor", "Noor", "Carla"];
    private static readonly string[] Last = ["Berg", "Okafor", "Santos", "Lindqvist", "Haddad", "Novak", "Tanaka", "Moreau", "Kovacs", "Brandt"];
    private static readonly string[] Places = ["Oslo", "Nairobi", "Lisbon", "Warsaw", "Seoul", "Ottawa", "Lima", "Hanoi", "Accra", "Riga"];
    private static readonly string[] Bodies = ["Harbour Authority", "Ministry of Transport", "Baltic Shipping Company", "City Council", "Union of Dockers", "National Bank"];

    // As much text as one article may have.
    private const int Text = 1_990_000;

    /// <summary>How each is called, and what makes it about as many bytes large as is asked: first as much text as one article may have, padded with what the
    /// format carries beside text, then nothing but text.</summary>
    public static IReadOnlyList<(string Name, Func<int, byte[]> Make)> All { get; } =
    [
        ("text.txt", size => Utf8(Paragraphs(Text))),
        ("one-line.txt", size => Utf8(Paragraphs(Text).Replace('\n', ' '))),
        ("markdown.md", size => Utf8("# The harbour\n\n" + Paragraphs(Text))),
        ("script.html", size => Utf8(Page($"<script>{Paragraphs(size - Text)}</script>{Marked(Text, "p")}"))),
        ("elements.html", size => Utf8(Page(Elements(149_000 - (Text / 400), (size - Text) / 149_000) + Marked(Text, "p")))),
        ("plain.json", size => Utf8($$"""{"title":"The harbour","note":"{{Escaped(size - Text - 1_000_000)}}","text":"{{Escaped(Text)}}"}""")),
        ("ninjs.json", size => Utf8($$"""{"uri":"urn:example:1","headline":"The harbour","note":"{{Escaped(size - Text - 1_000_000)}}","body_xhtml":"{{Marked(Text, "p")}}"}""")),
        ("list.json", size => Utf8($"[{string.Join(',', Enumerable.Range(0, 900).Select(number => $$"""{"id":"urn:example:{{number}}","text":"{{Escaped(size / 920)}}"}"""))}]")),
        ("nitf.xml", size => Utf8(Nitf(size - Text, Text))),
        ("feed.xml", size => Utf8($"<rss><channel><title>Wire</title>{string.Concat(Enumerable.Range(0, 900).Select(number => $"<item><guid>{number}</guid><title>The harbour</title><description>{Paragraphs(size / 920)}</description></item>"))}</channel></rss>")),
        ("picture.eml", size => Utf8(Mail("text/plain; charset=utf-8", Paragraphs(Text), "image/png; name=a.png", new byte[(size - Text) * 7 / 10]))),
        ("attachment.eml", size => Utf8(Mail("text/plain", "See below.", "text/html; name=a.html", Utf8(Page($"<script>{Paragraphs((size * 7 / 10) - Text)}</script>{Marked(Text, "p")}"))))),
        ("word.docx", size => Word(size - (Text * 2), Text)),
        ("document.pdf", Pdf),
        ("pages.zip", size => Archives.Zip(CompressionLevel.NoCompression, [.. Enumerable.Range(0, 12).Select(number => ($"{number}.html", Utf8(Page(Marked(Text, "p")))))])),
        ("unpacks.zip", size => Archives.Zip(CompressionLevel.Optimal, [.. Enumerable.Range(0, 4).Select(number => ($"{number}.html", Utf8(Page($"<script>{Paragraphs(size - Text)}</script>{Marked(Text, "p")}"))))])),
        ("script.html.gz", size => Archives.Gzip(Utf8(Page($"<script>{Paragraphs(size - Text)}</script>{Marked(Text, "p")}")))),
        ("all-text.txt", size => Utf8(Paragraphs(size))),
        ("all-text.html", size => Utf8(Page(Marked(size, "p")))),
        ("all-elements.html", size => Utf8(Page(Elements(size / 20, 1)))),
        ("all-text.json", size => Utf8($$"""{"title":"The harbour","text":"{{Escaped(size - 1_000_000)}}"}""")),
        ("all-text.xml", size => Utf8(Nitf(0, size))),
        ("all-text.eml", size => Utf8(Mail("text/plain; charset=utf-8", Paragraphs(size - 1000), "image/png; name=a.png", []))),
        ("all-text.docx", size => Word(0, size - 3_000_000)),
        ("all-text.zip", size => Archives.Zip(CompressionLevel.Optimal, [.. Enumerable.Range(0, 4).Select(number => ($"{number}.html", Utf8(Page(Marked(size - 1000, "p")))))])),
    ];

    private static string Escaped(int size) => Paragraphs(size).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Elements(int count, int width) => string.Concat(Enumerable.Range(0, count).Select(number => $"<b title={new string('x', Math.Max(1, width - 14))}></b>"));

    private static string Nitf(int metadata, int text) =>
        $"<nitf><head><meta name=\"a\" content=\"{Paragraphs(metadata)}\"/></head><body><body.head><hedline><hl1>The harbour</hl1></hedline></body.head><body.content>{Marked(text, "p")}</body.content></body></nitf>";

    private static string Mail(string type, string text, string attachedType, byte[] attached) =>
        $"From: Jane Doe <jane@example.com>\r\nSubject: The harbour\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: {type}\r\n\r\n{text}\r\n--b\r\nContent-Type: {attachedType}\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(attached, Base64FormattingOptions.InsertLineBreaks)}\r\n--b--\r\n";

    private static string Page(string body) => $"<!DOCTYPE html><html lang=en><head><title>The harbour</title></head><body><h1>The harbour</h1><article>{body}</article></body></html>";

    private static string Paragraphs(int size)
    {
        var text = new StringBuilder(Math.Max(0, size) + 1000);
        for (var number = 0; text.Length < size - 700; number++)
        {
            Append(text, number);
            text.Append("\n\n");
        }

        return text.ToString();
    }

    private static string Marked(int size, string element)
    {
        if (size < 2000)
        {
            return "";
        }

        var text = new StringBuilder(Math.Max(0, size) + 1000);
        for (var number = 0; text.Length < size - 1000; number++)
        {
            text.Append('<').Append(element).Append('>');
            Append(text, number);
            text.Append("</").Append(element).Append('>');
        }

        return text.ToString();
    }

    // About 400 characters, no two alike.
    private static void Append(StringBuilder text, int number)
    {
        var random = new Random(number);
        string Any(string[] words) => words[random.Next(words.Length)];
        for (var sentence = 0; sentence < 3; sentence++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Any(First)} {Any(Last)}, who leads the {Any(Bodies)} of {Any(Places)}, said on Monday that {random.Next(1000)} of {number + 1000} ships had left {Any(Places)} for {Any(Places)}. ");
        }

        text.Length--;
    }

    private static byte[] Word(int picture, int text) => Archives.Zip(
        CompressionLevel.NoCompression,
        ("[Content_Types].xml", Utf8("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>")),
        ("_rels/.rels", Utf8("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>")),
        ("word/document.xml", Utf8($"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{Marked(text, "x").Replace("<x>", "<w:p><w:r><w:t>", StringComparison.Ordinal).Replace("</x>", "</w:t></w:r></w:p>", StringComparison.Ordinal)}</w:body></w:document>")),
        ("word/media/image1.png", new byte[picture]));

    // 40 lines a page; beyond 400,000 characters only bytes that a picture would hold.
    private static byte[] Pdf(int size)
    {
        var lines = Paragraphs(Math.Min(size, 400_000)).Split([". ", "\n\n"], StringSplitOptions.RemoveEmptyEntries).Chunk(40).ToArray();
        using var stream = new MemoryStream();
        var places = new List<long>();
        void Add(byte[] content)
        {
            places.Add(stream.Position);
            stream.Write(Utf8($"{places.Count} 0 obj\n"));
            stream.Write(content);
            stream.Write("\nendobj\n"u8);
        }

        void AddStream(string entries, byte[] content) => Add([.. Utf8($"<< /Length {content.Length} {entries} >>\nstream\n"), .. content, .. "\nendstream"u8]);
        stream.Write("%PDF-1.7\n"u8);
        Add("<< /Type /Catalog /Pages 2 0 R >>"u8.ToArray());
        Add(Utf8($"<< /Type /Pages /Count {lines.Length} /Kids [{string.Join(' ', lines.Select((_, page) => $"{5 + (2 * page)} 0 R"))}] >>"));
        Add("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"u8.ToArray());
        AddStream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", new byte[Math.Max(1, size - 1_000_000)]);
        for (var page = 0; page < lines.Length; page++)
        {
            Add(Utf8($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> /XObject << /I 4 0 R >> >> /Contents {6 + (2 * page)} 0 R >>"));
            AddStream("", Utf8("BT /F1 7 Tf 14 TL 40 800 Td\n" + string.Concat(lines[page].Select(line => $"({line}.) Tj T*\n")) + "ET\n"));
        }

        var start = stream.Position;
        stream.Write(Utf8($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(place => string.Create(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n")))}trailer\n<< /Size {places.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
        return stream.ToArray();
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
