using System.Text;

namespace Wirewatch.Tests.Articles;

public sealed class MailTests
{
    private const string First = "The council of Oslo met on Monday to speak about the harbour, which the fleet uses, and decided nothing.";
    private const string Second = "A second meeting follows in February, as Berg said after four hours of talks behind closed doors.";

    private static string Mail(string body, string subject = "Fwd: FW: Oslo meets", string type = "text/plain; charset=utf-8") => $"""
        From: Pat Reader <pat@example.org>
        To: desk@example.org
        Subject: {subject}
        Date: Sat, 18 Jan 2025 08:00:00 -0500
        MIME-Version: 1.0
        Content-Type: {type}

        {body}
        """;

    [Fact]
    public void The_subject_is_the_title_without_the_marks_of_forwarding_and_the_signature_goes()
    {
        var article = Reading.Read(Mail($"{First}\n\n{Second}\n\n-- \nPat Reader\nThe Example"));

        Assert.Equal($"Oslo meets\n\n{First}\n\n{Second}", article.Text);
        Assert.Equal("Pat Reader", article.Source);
        Assert.Equal(new DateTimeOffset(2025, 1, 18, 8, 0, 0, TimeSpan.FromHours(-5)), article.Published);
    }

    [Theory]
    [InlineData("---------- Forwarded message ---------\nFrom: Example Wire <news@example.com>\nDate: Fri, 17 Jan 2025 09:30:00 +0100\nSubject: Oslo council meets\nTo: <pat@example.org>\n\n{0}\n\n{1}")]
    [InlineData("Begin forwarded message:\n\n> From: Example Wire <news@example.com>\n> Subject: Oslo council meets\n> Date: 17 January 2025 at 09:30:00 CET\n> To: pat@example.org\n> \n> {0}\n> \n> {1}")]
    [InlineData("-----Original Message-----\nFrom: \"Example Wire\" <news@example.com>\nSent: Friday, January 17, 2025 9:30 AM\nTo: Pat\nSubject: Oslo council meets\n\n{0}\n\n{1}")]
    public void Of_a_forwarded_mail_the_inner_one_is_the_article(string body)
    {
        var article = Reading.Read(Mail("Worth reading.\n\n" + body.Replace("{0}", First, StringComparison.Ordinal).Replace("{1}", Second, StringComparison.Ordinal)));

        Assert.Equal($"Oslo council meets\n\n{First}\n\n{Second}", article.Text);
        Assert.Equal("Example Wire", article.Source);
        Assert.Equal(new DateOnly(2025, 1, 17), DateOnly.FromDateTime(article.Published.Date));
    }

    [Fact]
    public void A_forwarded_page_is_read_from_its_inner_mail()
    {
        var article = Reading.Read(Mail(
            $"<html><body><div>Worth reading.</div><div>---------- Forwarded message ---------<br>From: <b>Example Wire</b> &lt;news@example.com&gt;<br>Date: Fri, Jan 17, 2025 at 9:30 AM<br>Subject: Oslo council meets<br>To: &lt;pat@example.org&gt;<br></div><br><br><div><p>{First}</p><p>{Second}</p></div></body></html>",
            type: "text/html; charset=utf-8"));

        Assert.EndsWith($"{First}\n\n{Second}", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("pat@example.org", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encoded_subject_and_body_are_decoded()
    {
        var body = Convert.ToBase64String(Encoding.Latin1.GetBytes("Der Rat von Zürich tagte am Montag über den Hafen, den die Flotte benutzt."));
        var article = Reading.Read(Mail(body, "=?utf-8?q?Z=C3=BCrich_tagt?=", "text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: base64"));

        Assert.Equal("Zürich tagt\n\nDer Rat von Zürich tagte am Montag über den Hafen, den die Flotte benutzt.", article.Text);
    }

    private static string Parts(string text, IEnumerable<string> attachments) =>
        Mail($"--b\nContent-Type: text/plain\n\n{text}\n{string.Concat(attachments.Select(attachment => $"--b\n{attachment}\n"))}--b--\n", type: "multipart/mixed; boundary=b");

    [Fact]
    public void A_mail_with_a_thousand_attachments_is_read_for_its_text_and_one_with_more_is_refused()
    {
        static string With(int count) => Parts(First, Enumerable.Range(0, count).Select(number => $"Content-Type: application/zip\nContent-Disposition: attachment; filename={number}.7z\n\n7z\xBC\xAF"));

        var parts = Reading.Parts(Encoding.Latin1.GetBytes(With(1000)));
        Assert.Equal(1001, parts.Count);
        Assert.Equal($"Oslo meets\n\n{First}", parts[0].Article!.Text);
        Assert.All(parts.Skip(1), part => Assert.Contains("7z", part.Refusal, StringComparison.Ordinal));
        Assert.Contains("more than 1,000", Reading.WholeRefusal(Encoding.Latin1.GetBytes(With(1001))), StringComparison.Ordinal);
    }

    [Fact]
    public void Attachments_are_articles_of_their_own_but_for_pictures_signatures_and_the_like()
    {
        var inner = Mail(Second, "Harbour");
        var parts = Reading.Parts(Encoding.UTF8.GetBytes(Parts(First,
        [
            $"Content-Type: text/html\nContent-Disposition: attachment; filename=\"page.html\"\n\n<html><body><p>{Second}</p></body></html>",
            "Content-Type: image/png\nContent-Disposition: attachment; filename=\"a.png\"\n\nx",
            "Content-Type: application/pgp-signature\nContent-Disposition: attachment; filename=\"signature.asc\"\n\nx",
            $"Content-Type: message/rfc822\n\n{inner}",
            $"Content-Type: application/octet-stream; name=\"a/../b\u0001.txt\"\nContent-Disposition: inline; filename=\"a/../b.txt\"\nContent-Transfer-Encoding: base64\n\n{Convert.ToBase64String(Encoding.UTF8.GetBytes(Second))}",
        ])));

        Assert.Equal([null, "page.html", "message.eml", "a/../b.txt"], parts.Select(part => part.Name));
        Assert.Equal([$"Oslo meets\n\n{First}", Second, $"Harbour\n\n{Second}", Second], parts.Select(part => part.Article!.Text));
        Assert.Equal("Harbour", Assert.Single(Reading.Parts(Encoding.UTF8.GetBytes(Parts("", [$"Content-Type: message/rfc822\n\n{inner}"])))).Article!.Title);
    }

    [Fact]
    public void A_mail_that_holds_nothing_to_read_is_refused() =>
        Assert.Contains("attached", Reading.Refusal(Encoding.UTF8.GetBytes(Parts("", ["Content-Type: image/png\nContent-Disposition: attachment; filename=\"a.png\"\n\nx"]))), StringComparison.Ordinal);

    [Fact]
    public void Mails_in_mails_are_read_as_deep_as_the_limit_allows()
    {
        var mail = Mail(Second, "Innermost");
        for (var level = 0; level < 5; level++)
        {
            mail = Mail($"--b{level}\nContent-Type: text/plain\n\n{First} {level}\n--b{level}\nContent-Type: message/rfc822\n\n{mail}\n--b{level}--\n", type: $"multipart/mixed; boundary=b{level}");
        }

        var parts = Reading.Parts(Encoding.UTF8.GetBytes(mail));

        Assert.Equal(5, parts.Count);
        Assert.Contains("3 archives or mails deep", parts[^1].Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_that_nest_without_end_do_no_harm()
    {
        var nested = string.Concat(Enumerable.Range(0, 20_000).Select(number => $"--b{number}\nContent-Type: multipart/mixed; boundary=b{number + 1}\n\n"));

        Assert.NotEmpty(Reading.Refusal(Encoding.UTF8.GetBytes(Mail(nested, type: "multipart/mixed; boundary=b0"))));
    }

    [Fact]
    public void An_article_that_begins_like_a_header_stays_text() =>
        Assert.Equal($"Oslo: {First}", Reading.Read($"Oslo: {First}").Text);
}
