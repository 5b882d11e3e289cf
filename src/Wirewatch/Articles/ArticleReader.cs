using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Wirewatch.Language.Text;

namespace Wirewatch.Articles;

/// <summary>Turns the bytes of any supported format into one clean <see cref="Article"/>: detects the format, lets its reader make an
/// <see cref="ArticleDraft"/>, cleans that the same way for every format, and lets the uploader's metadata overrule it. Thread safe.</summary>
/// <param name="logger">Where a metadata value that cannot be used is reported; none by default.</param>
/// <param name="limits">How much an upload may ask for; the defaults unless given.</param>
/// <param name="time">The clock by which the time of one article ends.</param>
public sealed partial class ArticleReader(ILogger<ArticleReader>? logger = null, IntakeOptions? limits = null, TimeProvider? time = null)
{
    private readonly ILogger log = logger ?? NullLogger<ArticleReader>.Instance;
    private readonly IntakeOptions limits = limits ?? IntakeOptions.Default;
    private readonly TimeProvider time = time ?? TimeProvider.System;

    /// <summary>The largest upload that is read, in bytes.</summary>
    public int MaximumBytes => limits.Bytes;

    /// <summary>Reads an upload that is one article.</summary>
    /// <exception cref="UnreadableArticleException">The bytes hold no article, or several; the message says why and what to do.</exception>
    public Article Read(ArticleUpload upload, CancellationToken cancellationToken = default)
    {
        UploadPart? only = null;
        foreach (var part in Open(upload, cancellationToken))
        {
            only = only is null ? part : throw new UnreadableArticleException("The file holds several articles. Upload each as a file of its own.");
        }

        return only!.Read(cancellationToken);
    }

    /// <summary>Takes an upload apart into its articles, at least one, in the order of the upload; nothing is read yet. A large upload is unpacked file by
    /// file while this is enumerated, so read each part before the next or soon after. Enumerate it as often as needed: parts and keys are the same.</summary>
    /// <exception cref="UnreadableArticleException">Nothing in the upload can be read, or it asks for more than it may; thrown while it is enumerated.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IEnumerable<UploadPart> Open(ArticleUpload upload, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        if (upload.Content.Length > limits.Bytes)
        {
            throw new UnreadableArticleException(
                string.Create(CultureInfo.InvariantCulture, $"The file has {upload.Content.Length:N0} bytes, more than the {limits.Bytes:N0} that are read. Upload the articles alone, without pictures, or in several uploads."));
        }

        if (upload.Content.IsEmpty)
        {
            throw new UnreadableArticleException("The file is empty. Upload it again with its content.");
        }

        return new UploadParts(upload, limits, cancellationToken).Enumerate().Select(part => new UploadPart(part.Key, part.Name, token => Read(upload, part, token)) { Bytes = part.File.Content.Length });
    }

    private Article Read(ArticleUpload upload, DraftPart part, CancellationToken cancellationToken)
    {
        part.Gate?.Wait(cancellationToken);
        try
        {
            return ReadInTime(upload, part, cancellationToken);
        }
        finally
        {
            part.Gate?.Release();
        }
    }

    private Article ReadInTime(ArticleUpload upload, DraftPart part, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(limits.TimePerArticle, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var draft = part.Read(new ReadingBounds(limits, both.Token));
            both.Token.ThrowIfCancellationRequested();
            new ReadingBounds(limits, both.Token).CheckLength((draft.Title?.Length ?? 0) + draft.Paragraphs.Sum(paragraph => (long)paragraph.Text.Length));

            // What the uploader says of an archive is said of all that is in it, but no title or address is that of all.
            var metadata = part.Key.Length == 0 ? upload.Metadata : upload.Metadata.Where(pair => !OfOneArticle.Contains(pair.Key)).ToDictionary(StringComparer.OrdinalIgnoreCase);
            var given = upload with { Metadata = metadata };
            return Finish(given, DraftCleaning.Clean(draft with { Title = Given(given, "title") ?? draft.Title })) with { Part = part.Name };
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new UnreadableArticleException($"Reading it took longer than {limits.TimePerArticle.TotalSeconds:0} s, which no article needs. Save the article as plain text and upload that.");
        }
    }

    private static readonly HashSet<string> OfOneArticle = new(StringComparer.OrdinalIgnoreCase) { "title", "url" };

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
