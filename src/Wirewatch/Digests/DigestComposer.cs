using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;

namespace Wirewatch.Digests;

/// <summary>Makes the mails of a digest. What it makes depends on nothing but its input. Thread safe.</summary>
/// <param name="digests">Where readers reach the service.</param>
/// <param name="mail">Who sends.</param>
internal sealed class DigestComposer(IOptions<DigestOptions> digests, IOptions<MailOptions> mail)
{
    /// <summary>One mail for each address that any of the watchlists with something to tell names; none where all is withheld.</summary>
    /// <param name="entry">The digest.</param>
    /// <param name="news">What is new to each watchlist.</param>
    public ComposedDigest Compose(LedgerEntry entry, IReadOnlyList<WatchlistNews> news)
    {
        var mails = news
            .Where(list => list.Matches.Count > 0)
            .SelectMany(list => list.Watchlist.Definition.Channels.Select(channel => channel.Email).Distinct(StringComparer.OrdinalIgnoreCase), (list, address) => (list, address))
            .GroupBy(pair => pair.address, pair => pair.list, StringComparer.OrdinalIgnoreCase)
            .OrderBy(mail => mail.Key, StringComparer.Ordinal)
            .Select(lists => Mail(
                entry,
                lists.Key,
                [.. lists.OrderBy(list => list.Watchlist.Definition.Name, StringComparer.Ordinal).ThenBy(list => list.Watchlist.Id.Value, StringComparer.Ordinal)]));
        return new ComposedDigest(entry.Digest, entry.Owner, [.. news.SelectMany(list => list.Matches)], [.. mails])
        {
            Withheld = [.. news.SelectMany(list => list.Withheld)],
        };
    }

    private ComposedMail Mail(LedgerEntry entry, string address, IReadOnlyList<WatchlistNews> lists)
    {
        var digest = new Digest([.. lists.Select(list => new DigestSection(list.Watchlist.Definition.Name, DigestStory.Group(list.Matches, list.Withheld)))]);
        var sender = mail.Value.Sender;
        var local = $"{entry.Digest}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToUpperInvariant())).AsSpan(0, 4))}";
        var subject = DigestWords.Line(digest.Subject).Trim();
        var text = DigestText.Write(digest, digests.Value.PublicUrl);
        var html = DigestHtml.Write(digest, digests.Value.PublicUrl);
        using var message = new MimeMessage
        {
            MessageId = $"{local}@{sender.Domain}",
            Date = entry.Due,
            Subject = subject,
            Body = new MultipartAlternative(Part(TextFormat.Plain, text), Part(TextFormat.Html, html)) { Boundary = $"=-{local}" },
        };
        message.From.Add(sender);
        message.To.Add(MailboxAddress.Parse(address));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        using var bytes = new MemoryStream();
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        message.WriteTo(format, bytes);
        return new ComposedMail(address, message.MessageId, subject, text, html, bytes.ToArray())
        {
            Watchlists = [.. lists.Select(list => list.Watchlist.Id)],
        };
    }

    // Quoted-printable survives every server unchanged, so that a mail sent again is the same bytes.
    private static TextPart Part(TextFormat format, string text)
    {
        var part = new TextPart(format) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.UTF8, text);
        return part;
    }
}
