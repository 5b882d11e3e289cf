using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Wirewatch.Language.Text;

namespace Wirewatch.Articles;

/// <summary>Turns the bytes of any supported format into one clean <see cref="Article"/>: detects the format, lets its reader make an
/// <see cref="ArticleDraft"/>, cleans that the same way for every format, and lets the uploader's metadata overrule it. Thread safe.</summary>
/// <param name="logger">Where a metadata value that cannot be used is reported; none by default.</param>
public sealed partial class ArticleReader(ILogger<ArticleReader>? logger = null)
{
    /// <summary>The largest upload that is read: 25 MB.</summary>
    public const int MaximumBytes = 25 * 1024 * 1024;

    private readonly ILogger log = logger ?? NullLogger<ArticleReader>.Instance;

    /// <summary>Reads one upload.</summary>
    /// <exception cref="UnreadableArticleException">The bytes hold no article; the message says why and what to do.</exception>
    public Article Read(ArticleUpload upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        if (upload.Content.Length > MaximumBytes)
        {
            throw new UnreadableArticleException(
                $"The file has {upload.Content.Length.ToString("N0", CultureInfo.InvariantCulture)} bytes, more than the {MaximumBytes.ToString("N0", CultureInfo.InvariantCulture)} that are read. Upload the article alone, without pictures or an archive around it.");
        }

        if (upload.Content.IsEmpty)
        {
            throw new UnreadableArticleException("The file is empty. Upload it again with its content.");
        }

        var draft = ArticleFormats.ReaderFor(upload).Read(upload);
        return Finish(upload, DraftCleaning.Clean(draft with { Title = Given(upload, "title") ?? draft.Title }));
    }

    private Article Finish(ArticleUpload upload, ArticleDraft draft)
    {
        var paragraphs = draft.Title is null ? draft.Paragraphs : draft.Paragraphs.Prepend(new Paragraph(draft.Title)).ToList();
        if (draft.Paragraphs.Count == 0)
        {
            throw new UnreadableArticleException("No article text was found in the file. Check that it holds the article itself, and upload it again.");
        }

        var captions = new List<TextSpan>();
        var start = 0;
        foreach (var paragraph in paragraphs)
        {
            if (paragraph.IsCaption)
            {
                captions.Add(new TextSpan(start, start + paragraph.Text.Length));
            }

            start += paragraph.Text.Length + ParagraphBreak.Length;
        }

        var published = GivenDate(upload) ?? draft.Published;
        return new Article
        {
            Name = upload.Name,
            Title = draft.Title,
            Published = published ?? upload.Uploaded,
            PublishedAssumed = published is null,
            Authors = draft.Authors,
            Language = GivenLanguage(upload) ?? draft.Language ?? "en",
            Text = string.Join(ParagraphBreak, paragraphs.Select(paragraph => paragraph.Text)),
            Captions = captions,
            Url = WebAddress.Parse(Given(upload, "url")) ?? draft.Url,
            Source = Given(upload, "source") ?? draft.Source,
        };
    }

    private const string ParagraphBreak = "\n\n";

    private DateTimeOffset? GivenDate(ArticleUpload upload)
    {
        if (Given(upload, "published") is not { } text)
        {
            return null;
        }

        var date = PublishedDate.ParseIso(text);
        if (date is null)
        {
            log.LogWarning("'{Upload}' has the metadata published='{Value}', which is no ISO 8601 date such as 2025-01-17 or 2025-01-17T09:30:00+09:00. It is left out of account.", upload.Name, text);
        }

        return date;
    }

    private string? GivenLanguage(ArticleUpload upload)
    {
        if (Given(upload, "language") is not { } text)
        {
            return null;
        }

        var tag = LanguageTag.Parse(text);
        if (tag is null)
        {
            log.LogWarning("'{Upload}' has the metadata language='{Value}', which is no language tag such as en or pt-BR. It is left out of account.", upload.Name, text);
        }

        return tag;
    }

    private string? Given(ArticleUpload upload, string name)
    {
        foreach (var (key, value) in upload.Metadata)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase) && Whitespace().Replace(TextCleaning.Clean(value), " ").Trim() is { Length: > 0 } clean)
            {
                return clean;
            }
        }

        return null;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
