namespace Wirewatch.Articles;

/// <summary>Tells the formats apart: by the content first, because names and content types are often wrong.</summary>
internal static class ArticleFormats
{
    /// <summary>What is read, in the words of a refusal.</summary>
    public const string Named = "plain text, HTML, Markdown, JSON, XML of news agencies and feeds, mail, Word documents (.docx), PDF, and ZIP and gzip archives of these";

    private static readonly IArticleFormat[] Packed = [new GzipFormat(), new WordFormat(), new ZipFormat(), new PdfFormat()];

    // Each says yes only where no later one could be meant; the last takes every text.
    private static readonly IArticleFormat[] Texts = [new XmlFormat(), new JsonFormat(), new MailFormat(), new HtmlFormat(), new MarkdownFormat(), new PlainTextFormat()];

    // The first letters of formats that people upload by mistake, and what they are called.
    private static readonly (byte[] Signature, string Name)[] Foreign =
    [
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ("GIF8"u8.ToArray(), "a GIF picture"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"),
        ("Rar!"u8.ToArray(), "a RAR archive"),
        ("{\\rtf"u8.ToArray(), "an RTF document"),
    ];

    /// <summary>The format that reads this upload.</summary>
    /// <exception cref="UnreadableArticleException">The content is of a kind that no reader takes.</exception>
    public static IArticleFormat ReaderFor(ArticleUpload upload)
    {
        var head = new UploadHead(upload);
        return Array.Find(Packed, format => format.Recognizes(head)) ?? Text(head);
    }

    private static IArticleFormat Text(UploadHead head)
    {
        foreach (var (signature, name) in Foreign)
        {
            if (head.Content.StartsWith(signature))
            {
                throw new UnreadableArticleException($"The file is {name}, whatever its name says, and only {Named} are read. Save the article as text or HTML and upload that.");
            }
        }

        return Array.Find(Texts, format => format.Recognizes(head))!;
    }
}
