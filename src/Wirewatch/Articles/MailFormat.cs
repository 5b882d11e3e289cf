using System.Text.RegularExpressions;
using MimeKit;

namespace Wirewatch.Articles;

/// <summary>Mail (RFC 5322 and MIME): a newsletter, or an article that somebody forwarded. The headline is the subject, the source the
/// sender; of a forwarded mail, those of the mail inside. Attachments are not read.</summary>
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
    public ArticleDraft Read(ArticleUpload upload)
    {
        using var stream = new MemoryStream(upload.Content.ToArray(), writable: false);
        try
        {
            var options = ParserOptions.Default.Clone();
            options.MaxMimeDepth = DeepestParts;
            using var message = MimeMessage.Load(options, stream);
            return Read(message);
        }
        catch (FormatException)
        {
            throw new UnreadableArticleException("The file looks like a mail, but its headers or parts are damaged. Export the mail again as .eml and upload that.");
        }
    }

    private static ArticleDraft Read(MimeMessage message)
    {
        var paragraphs = ParagraphsOf(message);
        if (paragraphs.Count == 0)
        {
            throw new UnreadableArticleException(
                message.Attachments.Any()
                    ? "The mail itself holds no text, and attachments are not read. Upload the attachment as a file of its own."
                    : "The mail holds no text. Forward the article itself and upload that.");
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
    private static IReadOnlyList<Paragraph> ParagraphsOf(MimeMessage message)
    {
        var page = message.HtmlBody is { } html ? HtmlFormat.ReadPage(html).Paragraphs : [];
        var plain = message.TextBody is { } text ? PlainTextFormat.Paragraphs(WithoutQuoting(WithoutSignature(text))) : [];
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
