using System.Buffers;

namespace Wirewatch.Articles;

/// <summary>Reads one format.</summary>
internal interface IArticleFormat
{
    /// <summary>What the upload says; nothing is cleaned yet.</summary>
    /// <exception cref="UnreadableArticleException">The bytes are not what they seemed.</exception>
    ArticleDraft Read(ArticleUpload upload);
}

/// <summary>Tells the formats apart: by the content first, because names and content types are often wrong.</summary>
internal static class ArticleFormats
{
    private const int SniffedBytes = 4096;

    private static readonly PlainTextFormat PlainText = new();
    private static readonly HtmlFormat Html = new();

    // The first letters of formats that people upload by mistake, and what they are called.
    private static readonly (byte[] Signature, string Name)[] Foreign =
    [
        ("%PDF-"u8.ToArray(), "a PDF document"),
        ("PK\u0003\u0004"u8.ToArray(), "a ZIP archive or an Office document"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
        ([0x1F, 0x8B], "a gzip archive"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ("GIF8"u8.ToArray(), "a GIF picture"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"),
        ("Rar!"u8.ToArray(), "a RAR archive"),
        ("{\\rtf"u8.ToArray(), "an RTF document"),
    ];

    private static readonly SearchValues<string> HtmlTags = SearchValues.Create(
        ["<!doctype html", "<html", "<head", "<body", "<meta ", "<title", "<article", "<script", "<div", "<p>", "<p ", "<h1"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The format that reads this upload.</summary>
    /// <exception cref="UnreadableArticleException">The content is of a kind that no reader takes.</exception>
    public static IArticleFormat ReaderFor(ArticleUpload upload)
    {
        var content = upload.Content.Span;
        foreach (var (signature, name) in Foreign)
        {
            if (content.StartsWith(signature))
            {
                throw new UnreadableArticleException($"The file is {name}, whatever its name says, and only plain text and HTML are read. Save the article as text or HTML and upload that.");
            }
        }

        return LooksLikeHtml(content) || SaysHtml(upload) && content.Contains((byte)'<') ? Html : PlainText;
    }

    private static bool LooksLikeHtml(ReadOnlySpan<byte> content)
    {
        var start = TextDecoding.WithoutByteOrderMark(content);
        start = start[..Math.Min(SniffedBytes, start.Length)];

        // UTF-16 has a zero in every second byte of markup.
        Span<char> letters = stackalloc char[SniffedBytes];
        var length = 0;
        foreach (var value in start)
        {
            if (value != 0)
            {
                letters[length++] = (char)value;
            }
        }

        var head = letters[..length].TrimStart();
        return head.StartsWith("<") && head.IndexOfAny(HtmlTags) >= 0;
    }

    private static bool SaysHtml(ArticleUpload upload) =>
        upload.ContentType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true
        || upload.Name.EndsWith(".html", StringComparison.OrdinalIgnoreCase)
        || upload.Name.EndsWith(".htm", StringComparison.OrdinalIgnoreCase)
        || upload.Name.EndsWith(".xhtml", StringComparison.OrdinalIgnoreCase);
}
