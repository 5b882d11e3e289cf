using System.Text.Json;
using CsCheck;
using MimeKit;
using Microsoft.Extensions.Options;
using Wirewatch.Articles;
using Wirewatch.Digests;
using Wirewatch.Language;
using Wirewatch.Watchlists;
using AngleSharp.Html.Parser;

namespace Wirewatch.Tests.Digests;

public sealed class DigestContentTests
{
    private static readonly DateTimeOffset Due = new(2025, 1, 17, 23, 0, 0, TimeSpan.Zero);

    private static readonly MailOptions Mail = new() { Host = "mail.example.com", From = "Wirewatch <digests@example.com>" };

    [Fact]
    public void A_mail_names_its_content_and_itself_and_says_the_same_in_text_and_html()
    {
        var message = Parse(Compose(Name: "Committee", Title: "A title", Text: "Jane Doe spoke."));
        Assert.Equal("Committee: 1 new mention", message.Subject);
        Assert.StartsWith("0123456789ab.", message.MessageId, StringComparison.Ordinal);
        Assert.EndsWith("@example.com", message.MessageId, StringComparison.Ordinal);
        Assert.Equal(Due, message.Date);
        Assert.Equal("auto-generated", message.Headers[HeaderId.AutoSubmitted]);
        Assert.Contains("*Jane Doe* spoke.", message.TextBody, StringComparison.Ordinal);
        var html = new HtmlParser().ParseDocument(message.HtmlBody!);
        Assert.Equal("Jane Doe", html.QuerySelector("mark")!.TextContent);
        Assert.Equal("Jane Doe spoke.", html.QuerySelector("mark")!.ParentElement!.TextContent);
        Assert.Contains("https://wirewatch.example.com/#/article/a-1", html.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes() =>
        Assert.Equal(Compose("Committee", "A title", "Jane Doe spoke.").Message, Compose("Committee", "A title", "Jane Doe spoke.").Message);

    [Fact]
    public void A_digest_that_was_composed_before_anything_was_withheld_can_be_read()
    {
        var digest = JsonSerializer.Deserialize(
            """{"digest":"d","owner":"local","matches":[],"mails":[{"address":"a@example.com","messageId":"m","subject":"s","text":"t","html":"h","message":""}]}""",
            DigestJson.Default.ComposedDigest)!;
        Assert.Null(digest.Withheld);
        Assert.Null(Assert.Single(digest.Mails).Watchlists);
    }

    [Fact]
    public void Words_of_an_article_cannot_become_markup_or_headers()
    {
        const string Hostile = "<script>alert(1)</script>\r\nBcc: b@example.com \"'&";
        var message = Parse(Compose(Hostile, Hostile, "Jane Doe " + Hostile));
        Assert.Null(message.Headers[HeaderId.Bcc]);
        Assert.DoesNotContain('\n', message.Subject!);
        var html = new HtmlParser().ParseDocument(message.HtmlBody!);
        Assert.Empty(html.QuerySelectorAll("script"));
        Assert.Contains("<script>alert(1)</script> Bcc: b@example.com", html.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_an_article_says_the_mail_is_whole() =>
        Gen.Select(Gen.String, Gen.String, Gen.String).Sample((name, title, words) =>
        {
            var message = Parse(Compose(name, title, "Jane Doe " + words));
            var html = new HtmlParser().ParseDocument(message.HtmlBody!);
            var tags = html.Body!.QuerySelectorAll("*").Select(element => element.LocalName).ToHashSet();
            tags.ExceptWith(["div", "h1", "h2", "p", "span", "mark", "a", "br"]);
            return tags.Count == 0
                && html.QuerySelectorAll("mark").Length == 1
                && message.Headers.Select(header => header.Id).ToHashSet().SetEquals(
                    [HeaderId.From, HeaderId.Date, HeaderId.Subject, HeaderId.MessageId, HeaderId.To, HeaderId.MimeVersion, HeaderId.AutoSubmitted])
                && message.TextBody!.Contains("*Jane Doe*", StringComparison.Ordinal);
        }, iter: 500);

    [Fact]
    public void A_link_that_is_no_web_address_is_not_written()
    {
        var html = new HtmlParser().ParseDocument(Parse(Compose("a", "b", "Jane Doe.", url: null)).HtmlBody!);
        Assert.All(html.QuerySelectorAll("a"), link => Assert.StartsWith("https://wirewatch.example.com/", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, "List 0: 2 new mentions")]
    [InlineData(2, "List 0: 2 new mentions; List 1: 2 new mentions")]
    [InlineData(9, "List 0 and 8 more: 18 new mentions")]
    public void The_subject_names_few_lists_and_counts_many(int lists, string subject) =>
        Assert.Equal(subject, new Digest([.. Enumerable.Range(0, lists).Select(number =>
            new DigestSection($"List {number}", DigestStory.Group([MatchOf("t", "Jane Doe.", null), MatchOf("t", "Jane Doe.", null) with { Article = new ArticleId("a-2") }], [])))]).Subject);

    [Theory]
    [InlineData("", "a@example.com", "587", "startTls", "", "", "Wirewatch:Mail:Host")]
    [InlineData("smtp://mail", "a@example.com", "587", "startTls", "", "", "Wirewatch:Mail:Host")]
    [InlineData("mail", "", "587", "startTls", "", "", "Wirewatch:Mail:From")]
    [InlineData("mail", "nobody", "587", "startTls", "", "", "Wirewatch:Mail:From")]
    [InlineData("mail", "a@example.com", "0", "startTls", "", "", "Wirewatch:Mail:Port")]
    [InlineData("mail", "a@example.com", "587", "ssl", "", "", "Wirewatch:Mail:Security")]
    [InlineData("mail", "a@example.com", "587", "tls", "user", "", "Wirewatch:Mail:Password")]
    public void A_wrong_mail_setting_is_refused_with_its_name(string host, string from, string port, string security, string user, string password, string setting)
    {
        var result = new MailOptionsValidator().Validate(null, new MailOptions { Host = host, From = from, Port = port, Security = security, User = user, Password = password });
        Assert.True(result.Failed);
        Assert.Contains(setting, result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_mail_setting_the_service_starts() => Assert.True(new MailOptionsValidator().Validate(null, new MailOptions()).Succeeded);

    private static ComposedMail Compose(string Name, string Title, string Text, string? url = "https://news.example.com/1?a=1&b=2")
    {
        var composer = new DigestComposer(Options.Create(new DigestOptions { PublicUrl = "https://wirewatch.example.com/" }), Options.Create(Mail));
        var watchlist = new Watchlist(new WatchlistId("00000000000000000000"), "local", Due, new WatchlistDefinition
        {
            Name = Name,
            Terms = [new WatchTerm { Name = "Jane Doe" }],
            Schedule = LocalSchedule.Immediately,
            Channels = [new WatchChannel("analyst@example.com")],
        });
        var entry = new LedgerEntry { Digest = "0123456789ab", Owner = "local", Due = Due, State = DigestState.Planned, Watchlists = [] };
        return Assert.Single(composer.Compose(entry, [new WatchlistNews(watchlist, [MatchOf(Title, Text, url)], [])]).Mails);
    }

    private static Match MatchOf(string title, string text, string? url) => new()
    {
        Watchlist = new WatchlistId("00000000000000000000"),
        Article = new ArticleId("a-1"),
        Version = "1",
        Name = "a.txt",
        Title = title,
        Published = Due,
        Source = "The Example",
        Url = url,
        AnnotatorVersion = "1",
        Entities = [new MatchedEntity(new EntityId("person:jane-doe"), MentionType.Person, "Jane Doe", ["“Jane Doe”"])],
        Sentences = [new MatchedSentence(10, 10 + text.Length, text, 10, "0", [new MatchedMention(10, 18, new EntityId("person:jane-doe"))])],
    };

    private static MimeMessage Parse(ComposedMail mail) => MimeMessage.Load(new MemoryStream(mail.Message), TestContext.Current.CancellationToken);
}
