using System.Text;
using Wirewatch.Articles;

namespace Wirewatch.Tests.Articles;

public sealed class TextLengthTests
{
    private static readonly IntakeOptions Short = new() { MaximumCharacters = "10000" };

    private static readonly string Paragraph = "<p>The council of Oslo met on Monday to speak about the harbour, which the fleet uses, and decided nothing.</p>";

    public static TheoryData<string, string> TooLong => new()
    {
        { "a.txt", Sentences(12_000) },
        { "a.md", Sentences(12_000) },
        { "a.html", $"<html><body><article>{Marked(12_000)}</article></body></html>" },
        { "a.json", $$"""{"title":"Council meets","text":"{{Sentences(12_000).Replace("\n", "\\n", StringComparison.Ordinal)}}"}""" },
        { "paragraphs.json", $$"""{"title":"Council meets","text":["{{Sentences(12_000).Replace("\n\n", "\",\"", StringComparison.Ordinal)}}"]}""" },
        { "a.xml", $"<nitf><body><body.content>{Marked(12_000)}</body.content></body></nitf>" },
        { "a.eml", $"From: a@example.com\nSubject: Council meets\nTo: b@example.com\nDate: Fri, 17 Jan 2025 09:30:00 +0100\n\n{Sentences(12_000)}" },
    };

    [Theory]
    [MemberData(nameof(TooLong))]
    public void A_text_longer_than_an_article_may_be_is_refused_with_the_limit(string name, string content)
    {
        Assert.Contains("more than 10,000 characters", Assert.Single(Reading.Parts(Encoding.UTF8.GetBytes(content), name, Short)).Refusal, StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(Reading.Parts(Encoding.UTF8.GetBytes(content), name)).Article);
    }

    [Fact]
    public void What_a_page_holds_beside_its_text_does_not_count()
    {
        var page = $"<html><head><script>{Sentences(50_000)}</script><style>{Sentences(50_000)}</style></head><body><!--{Sentences(50_000)}-->{new string(' ', 50_000)}<article title='{new string('a', 50_000)}'>{Marked(5_000)}</article></body></html>";

        Assert.NotNull(Assert.Single(Reading.Parts(Encoding.UTF8.GetBytes(page), "a.html", Short)).Article);
    }

    [Fact]
    public void A_mail_whose_own_text_is_too_long_leaves_its_attachments_alone()
    {
        var mail = $"From: a@example.com\nSubject: Council meets\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n{Marked(12_000)}\n--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nThe council of Oslo met on Monday.\n--b--\n";

        var parts = Reading.Parts(Encoding.UTF8.GetBytes(mail), "a.eml", Short);

        Assert.Contains("more than 10,000 characters", parts[0].Refusal, StringComparison.Ordinal);
        Assert.Equal("The council of Oslo met on Monday.", parts[1].Article!.Text);
    }

    private static string Sentences(int length) => string.Join("\n\n", Enumerable.Range(0, length / 60).Select(number => $"The council of Oslo met {number} times on Monday to speak about it."));

    private static string Marked(int length) => string.Concat(Enumerable.Repeat(Paragraph, length / 100));
}
