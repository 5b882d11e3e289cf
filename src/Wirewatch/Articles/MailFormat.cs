using System.Text.RegularExpressions;
using MimeKit;

namespace Wirewatch.Articles;

/// <summary>Mail (RFC 5322 and MIME): a newsletter, or an article that somebody forwarded. The headline is the subject, the source the
/// sender; of a forwarded mail, those of the mail inside. What is attached are files of their own.</summary>
internal sealed partial class MailFormat : IArticleFormat
{
    private const int DeepestParts = 32;

    private static readonly HashSet<string> Transport = new(StringComparer.OrdinalIgnoreCase) { "From", "Received", "Return-Path", "Delivered-To" };

    private static readonly HashSet<string> Usual = new(StringComparer.OrdinalIgnoreCase)
    {
        "From", "Received", "Return-Path", "Delivered-To", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "DKIM-Signature", "X-Mailer", "Reply-To", "Sender",
    };

    /// <inheritdoc/>
    public bool Recognizes(UploadHead head)
    {
        var names = HeaderNames(head.Text);
        return names.Any(Transport.Contains) && names.Count(Usual.Contains) >= 3 || names.Count > 0 && head.IsCalled("message/rfc822", ".eml");
    }

    /// <inheritdoc/>
    public IEnumerable<PackedArticle> Open(ArticleUpload upload, Unpacking unpacking)
    {
        using var message = Load(upload, unpacking.Cancellation);
        var attachments = message.BodyParts.Where(IsArticle).ToArray();
        unpacking.Count(attachments.Length);
        if (attachments.Length == 0 || HasText(message, new ReadingBounds(unpacking.Limits, unpacking.Cancellation)))
        {
            yield return new PackedArticle(null) { Item = bounds => Read(upload, bounds) };
        }

        foreach (var attachment in attachments)
        {
            yield return Unpack(attachment, upload, unpacking);
        }
    }

    private static MimeMessage Load(ArticleUpload upload, CancellationToken cancellationToken)
    {
        var options = ParserOptions.Default.Clone();
        options.MaxMimeDepth = DeepestParts;
        try
        {
            return MimeMessage.Load(options, ContentStream.Over(upload.Content), persistent: true, cancellationToken);
        }
        catch (FormatException)
        {
            throw Damaged();
        }
    }

    private static UnreadableArticleException Damaged() =>
        new("The file looks like a mail, but its headers or parts are damaged. Export the mail again as .eml and upload that.");

    // Mail programs of one maker attach what they show inline, so a name counts as much as the word "attachment".
    private static bool IsArticle(MimeEntity entity) =>
        entity is MessagePart { Message: not null }
        || entity is MimePart { Content: not null } part
            && (part.IsAttachment || part is not TextPart && part.FileName is { Length: > 0 })
            && part.ContentType.MediaType.ToLowerInvariant() is not ("image" or "audio" or "video" or "font")
            && !part.ContentType.IsMimeType("text", "calendar")
            && !PackedFiles.IsCompanion(part.FileName ?? "attachment");

    private static PackedArticle Unpack(MimeEntity attachment, ArticleUpload upload, Unpacking unpacking)
    {
        var name = (attachment.ContentDisposition?.FileName ?? attachment.ContentType.Name) is { Length: > 0 } stated ? stated : attachment is MessagePart ? "message.eml" : "attachment";
        try
        {
            using var stream = new MemoryStream();
            if (attachment is MessagePart { Message: { } forwarded })
            {
                forwarded.WriteTo(stream, unpacking.Cancellation);
                stream.Position = 0;
            }

            var content = unpacking.Unpack(attachment is MimePart { Content: { } coded } ? coded.Open() : stream);
            return content.IsEmpty
                ? new PackedArticle(name) { Fault = "It is empty. Upload it again with its content." }
                : new PackedArticle(name) { File = upload with { Name = name, Content = content, ContentType = attachment is MessagePart ? "message/rfc822" : attachment.ContentType.MimeType } };
        }
        catch (UnreadableArticleException refusal) when (refusal is not ExcessiveUploadException)
        {
            return new PackedArticle(name) { Fault = refusal.Message };
        }
        catch (FormatException)
        {
            return new PackedArticle(name) { Fault = "It is damaged. Send it again, or upload it as a file of its own." };
        }
    }

    private static bool HasText(MimeMessage message, ReadingBounds bounds)
    {
        try
        {
            return ParagraphsOf(message, bounds).Count > 0;
        }
        catch (UnreadableArticleException)
        {
            // What is attached can be read all the same, and whoever reads the text is told.
            return true;
        }
    }

    private static ArticleDraft Read(ArticleUpload upload, ReadingBounds bounds)
    {
        using var message = Load(upload, bounds.Cancellation);
        var paragraphs = ParagraphsOf(message, bounds);
        if (paragraphs.Count == 0)
        {
            throw new UnreadableArticleException("The mail holds no text, and nothing attached to it is an article. Forward the article itself and upload that.");
        }

        var sender = message.From.Mailboxes.FirstOrDefault();
        var forwarded = ForwardedMail.In(paragraphs);
        return new ArticleDraft
        {
            Title = WithoutPrefixes(forwarded?.Subject ?? message.Subject),
            Paragraphs = forwarded?.Paragraphs ?? paragraphs,
            Published = PublishedDate.ParseMail(forwarded?.Date) ?? (message.Headers.Contains(HeaderId.Date) && message.Date != default ? message.Date : null),
            Language = LanguageTag.Parse(message.Headers[HeaderId.ContentLanguage]),
            Source = forwarded?.Sender ?? (string.IsNullOrWhiteSpace(sender?.Name) ? sender?.Domain : sender.Name),
        };
    }

    // Most mails say the same twice. The markup tells furniture from text; but where it is a picture with a line below, the plain part has the article.
    private static IReadOnlyList<Paragraph> ParagraphsOf(MimeMessage message, ReadingBounds bounds)
    {
        var page = message.HtmlBody is { } html ? HtmlFormat.ReadPage(html, bounds).Paragraphs : [];
        var plain = message.TextBody is { } text ? PlainTextFormat.Paragraphs(WithoutQuoting(WithoutSignature(text)), bounds) : [];
        return page.Count > 0 && page.Sum(paragraph => paragraph.Text.Length) * 2 >= plain.Sum(paragraph => paragraph.Text.Length) ? page : plain;
    }

    private static string WithoutSignature(string text)
    {
        var lines = text.ReplaceLineEndings("\n");
        var start = lines.LastIndexOf("\n-- \n", StringComparison.Ordinal);
        return start > 0 ? lines[..start] : lines;
    }

    private static string WithoutQuoting(string text) => ForwardedMail.Opening().IsMatch(text) ? QuotedLine().Replace(text, "") : text;

    private static string? WithoutPrefixes(string? subject) => subject is null ? null : Prefixes().Replace(subject, "");

    private static List<string> HeaderNames(string text)
    {
        var names = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            if (line.Trim().Length == 0)
            {
                break;
            }

            if (line[0] is ' ' or '\t' && names.Count > 0)
            {
                continue;
            }

            if (Header().Match(line) is not { Success: true } header)
            {
                // The last line may be cut by the end of what is looked at.
                return names.Count > 0 && text.EndsWith(line, StringComparison.Ordinal) ? names : [];
            }

            names.Add(header.Groups[1].Value);
        }

        return names;
    }

    [GeneratedRegex(@"^([A-Za-z][A-Za-z0-9-]{0,70}):")]
    private static partial Regex Header();

    [GeneratedRegex(@"^(?:\s*(?:fwd?|wg|tr|rv|re|aw)\s*:)+\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefixes();

    [GeneratedRegex(@"^> ?", RegexOptions.Multiline)]
    private static partial Regex QuotedLine();
}
