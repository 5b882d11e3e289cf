using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Wirewatch.Tests.Articles;

/// <summary>Writes PDFs object by object, sound ones and others.</summary>
internal sealed class HandmadePdf
{
    private readonly SortedDictionary<int, byte[]> objects = [];

    /// <summary>What goes into the trailer beside <c>/Size</c>.</summary>
    public string Trailer { get; set; } = "/Root 1 0 R";

    public HandmadePdf Add(int number, string content)
    {
        objects[number] = Encoding.Latin1.GetBytes(content);
        return this;
    }

    public HandmadePdf AddStream(int number, byte[] content, string entries = "")
    {
        objects[number] = [.. Encoding.Latin1.GetBytes($"<< /Length {content.Length} {entries} >>\nstream\n"), .. content, .. "\nendstream"u8];
        return this;
    }

    /// <summary>A document of pages with text in Times Roman; each piece of text stands where it says, in points from the lower left corner.</summary>
    public static HandmadePdf OfPages(params IEnumerable<(double Left, double Base, double Size, string Text)>[] pages)
    {
        var pdf = new HandmadePdf()
            .Add(1, "<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>")
            .Add(2, $"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select((_, index) => $"{10 + (2 * index)} 0 R"))}] >>")
            .Add(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>")
            .Add(4, "<< /Title (Council of Oslo puts off the vote) /CreationDate (D:20250117093000+01'00') >>");
        pdf.Trailer = "/Root 1 0 R /Info 4 0 R";
        for (var index = 0; index < pages.Length; index++)
        {
            var text = string.Concat(pages[index].Select(piece => string.Create(CultureInfo.InvariantCulture, $"BT /F1 {piece.Size} Tf {piece.Left} {piece.Base} Td ({Escaped(piece.Text)}) Tj ET\n")));
            pdf.Add(10 + (2 * index), $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {11 + (2 * index)} 0 R >>")
                .AddStream(11 + (2 * index), Encoding.Latin1.GetBytes(text));
        }

        return pdf;
    }

    public static byte[] Deflated(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var zlib = new ZLibStream(stream, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(content);
        }

        return stream.ToArray();
    }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        stream.Write("%PDF-1.7\n"u8);
        var places = new SortedDictionary<int, long>();
        foreach (var (number, content) in objects)
        {
            places[number] = stream.Position;
            stream.Write(Encoding.Latin1.GetBytes($"{number} 0 obj\n"));
            stream.Write(content);
            stream.Write("\nendobj\n"u8);
        }

        var start = stream.Position;
        stream.Write("xref\n"u8);
        foreach (var (number, place) in places)
        {
            stream.Write(Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number} 1\n{place:D10} 00000 n \n")));
        }

        stream.Write(Encoding.Latin1.GetBytes($"trailer\n<< /Size {places.Keys.Max() + 1} {Trailer} >>\nstartxref\n{start}\n%%EOF\n"));
        return stream.ToArray();
    }

    private static string Escaped(string text) => string.Concat(text.Select(letter => letter switch
    {
        '(' or ')' or '\\' => $"\\{letter}",
        '“' => "\\223",
        '”' => "\\224",
        '–' => "\\226",
        '’' => "\\222",
        _ => letter.ToString(),
    }));
}
