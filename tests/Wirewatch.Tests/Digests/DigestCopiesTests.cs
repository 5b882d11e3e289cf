using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Wirewatch.Digests;
using Wirewatch.Ingestion;
using Wirewatch.Language;
using Wirewatch.Testing;
using Wirewatch.Tests.Watchlists;
using Wirewatch.Watchlists;

namespace Wirewatch.Tests.Digests;

/// <summary>Copies of a story and changed articles, from the matcher to the mail.</summary>
public sealed class DigestCopiesTests(AzuriteFixture azurite, MaildevFixture mail)
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private string? connection;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Copies_of_one_story_are_one_line_of_the_digest_and_all_of_them_are_kept()
    {
        var address = Address();
        await using var worker = await StartAsync();
        await worker.WatchAsync(Watching(address, "hour"));
        await worker.IndexAsync(Article("a.txt", "1", "s", "Jane Doe met the press."));
        await worker.IndexAsync(Article("b.txt", "1", "s", "JANE DOE met the press.", "It rained."));
        await worker.IndexAsync(Article("c.txt", "1", "other", "Jane Doe met the press."));
        await TellAsync(worker);
        var message = Assert.Single(await mail.MailsToAsync(address, Token)).Message;
        Assert.Equal("Jane: 2 new mentions", message.Subject);
        Assert.Contains("Also in 1 other article:", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("Title of b.txt", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://wirewatch.example.com/#/article/", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("Also in 1 other article:", message.HtmlBody, StringComparison.Ordinal);
        Assert.Equal(3, (await worker.MatchKeysAsync("sent")).Count);
    }

    [Fact]
    public async Task A_copy_that_comes_later_is_withheld_and_the_ledger_says_so()
    {
        var address = Address();
        await using var worker = await StartAsync();
        var watchlist = await worker.WatchAsync(Watching(address, "immediately"));
        await worker.IndexAsync(Article("a.txt", "1", "s", "Jane Doe met the press."));
        await TellAsync(worker);
        await worker.IndexAsync(Article("b.txt", "1", "s", "Jane Doe met the press.", "It rained."));

        // What is withheld needs no mail server.
        await using (var unlucky = new DigestWorker(connection!, MaildevFixture.FreePort(), time))
        {
            await TellAsync(unlucky);
        }

        Assert.Single(await mail.MailsToAsync(address, Token));
        var last = (await worker.Ledger.ListAsync("local", watchlist.Watchlist.Id, 10, null, Token)).Items[0];
        Assert.Equal((DigestState.Empty, 0, 1), (last.State, last.Matches, last.Withheld));
        Assert.Empty(last.Deliveries);
        var withheld = Assert.Single(await worker.Matches.WithheldAsync("local", last.Digest, watchlist.Watchlist.Id, 10, Token));
        Assert.Equal("Title of b.txt", withheld.Title);
        Assert.Equal("Jane Doe met the press.", Assert.Single(withheld.Sentences).Text);
        Assert.NotNull(withheld.ToldBefore);
        Assert.Empty(await worker.MatchKeysAsync("pending"));

        // The copy itself is no news any more, in whatever version it comes.
        await worker.IndexAsync(Article("b.txt", "2", "s", "Jane Doe met the press.", "It snowed."));
        Assert.Empty(await worker.MatchKeysAsync("pending"));
    }

    [Fact]
    public async Task A_copy_tells_the_sentences_in_which_it_differs()
    {
        var address = Address();
        await using var worker = await StartAsync();
        await worker.WatchAsync(Watching(address, "immediately"));
        await worker.IndexAsync(Article("a.txt", "1", "s", "Jane Doe met the press.", "Jane Doe counted 11 guests."));
        await TellAsync(worker);
        await worker.IndexAsync(Article("b.txt", "1", "s", "Jane Doe met the press.", "Jane Doe counted 12 guests."));
        await TellAsync(worker);
        var mails = await mail.MailsToAsync(address, Token);
        Assert.Equal(2, mails.Count);
        Assert.Equal("Jane: 1 new mention", mails[1].Message.Subject);
        Assert.Contains("*Jane Doe* counted 12 guests.", mails[1].Message.TextBody, StringComparison.Ordinal);
        Assert.Contains("1 sentence is left out: you were told it before from another article of this story.", mails[1].Message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("press", mails[1].Message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Changed", mails[1].Message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sentence_that_a_mail_only_counted_is_told_where_a_copy_has_room_for_it_and_a_whole_copy_is_withheld()
    {
        var address = Address();
        await using var worker = await StartAsync();
        await worker.WatchAsync(Watching(address, "immediately"));
        string[] sentences = [.. Enumerable.Range(0, MatchedSentences.MaximumShown + 10).Select(number => $"Jane Doe counted {number} guests.")];
        await worker.IndexAsync(Article("a.txt", "1", "s", sentences));
        await TellAsync(worker);
        await worker.IndexAsync(Article("b.txt", "1", "s", sentences));
        await TellAsync(worker);
        Assert.Single(await mail.MailsToAsync(address, Token));
        await worker.IndexAsync(Article("c.txt", "1", "s", sentences[0], sentences[^1]));
        await TellAsync(worker);
        var mails = await mail.MailsToAsync(address, Token);
        Assert.Equal(2, mails.Count);
        Assert.Contains($"*Jane Doe* counted {sentences.Length - 1} guests.", mails[1].Message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("counted 0 guests", mails[1].Message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_is_told_where_every_mail_of_the_first_article_was_refused()
    {
        var address = Address();
        await using var worker = await StartAsync();
        await worker.WatchAsync(Watching(address, "immediately"));
        await worker.IndexAsync(Article("a.txt", "1", "s", "Jane Doe met the press."));
        await using (var refused = new DigestWorker(connection!, mail.SmtpPort, time, mailServer: _ => new Refusal()))
        {
            await TellAsync(refused);
        }

        await worker.IndexAsync(Article("b.txt", "1", "s", "Jane Doe met the press.", "It rained."));
        await TellAsync(worker);
        Assert.Contains("Title of b.txt", Assert.Single(await mail.MailsToAsync(address, Token)).Message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_watchlist_is_told_a_story_by_its_own_schedule()
    {
        var (now, hourly) = (Address(), Address());
        await using var worker = await StartAsync();
        await worker.WatchAsync(Watching(now, "immediately"));
        await worker.WatchAsync(Watching(hourly, "hour"));
        await worker.IndexAsync(Article("a.txt", "1", "s", "Jane Doe met the press."));
        await worker.PlanAsync();
        await worker.SendQueuedAsync();
        await worker.IndexAsync(Article("b.txt", "1", "s", "Jane Doe met the press.", "It rained."));
        await worker.RunUntilDoneAsync();
        Assert.DoesNotContain("Also in", Assert.Single(await mail.MailsToAsync(now, Token)).Message.TextBody, StringComparison.Ordinal);
        Assert.Contains("Also in 1 other article:", Assert.Single(await mail.MailsToAsync(hourly, Token)).Message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_article_says_that_it_has_changed_and_one_in_which_more_is_found_does_not()
    {
        var address = Address();
        await using var worker = await StartAsync();
        await worker.WatchAsync(Watching(address, "immediately"));
        await worker.IndexAsync(Article("a.txt", "1", "s", "Jane Doe met the press.", "J. Doe smiled."));
        var first = time.GetUtcNow();
        await TellAsync(worker);
        time.Advance(TimeSpan.FromDays(1));
        await worker.IndexAsync(Article("a.txt", "1+", "s", ["Jane Doe met the press.", "J. Doe smiled."], "J. Doe"));
        await TellAsync(worker);
        time.Advance(TimeSpan.FromDays(1));
        await worker.IndexAsync(Article("a.txt", "2", "s", "Jane Doe met the press.", "Then Jane Doe left."));
        await TellAsync(worker);
        var mails = await mail.MailsToAsync(address, Token);
        Assert.Equal(3, mails.Count);
        Assert.DoesNotContain("Changed", mails[1].Message.TextBody, StringComparison.Ordinal);
        var changed = FormattableString.Invariant($"Changed since we told you on {first.AddDays(1):d MMMM yyyy}: this is new in it.");
        Assert.Contains(changed, mails[2].Message.TextBody, StringComparison.Ordinal);
        Assert.Contains(changed, mails[2].Message.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("Then *Jane Doe* left.", mails[2].Message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unsent_match_of_an_older_version_is_replaced()
    {
        var address = Address();
        await using var worker = await StartAsync();
        await worker.WatchAsync(Watching(address, "hour"));
        await worker.IndexAsync(Article("a.txt", "1", "s", "Jane Doe met 11 guests."));
        await worker.IndexAsync(Article("a.txt", "2", "s", "Jane Doe met 12 guests."));
        Assert.Single(await worker.MatchKeysAsync("pending"));
        await TellAsync(worker);
        var message = Assert.Single(await mail.MailsToAsync(address, Token)).Message;
        Assert.Contains("*Jane Doe* met 12 guests.", message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("11 guests", message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Changed", message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_of_which_nothing_was_told_for_months_is_forgotten_and_no_other()
    {
        await using var worker = await StartAsync();
        var watchlist = await worker.WatchAsync(Watching(Address(), "immediately"));
        await worker.IndexAsync(Article("a.txt", "1", "old", "Jane Doe met the press."));
        await worker.IndexAsync(Article("b.txt", "1", "lasting", "Jane Doe met the press."));
        await TellAsync(worker);
        time.SetUtcNow(time.GetUtcNow().AddMonths(ToldStories.MonthsKept));
        await worker.IndexAsync(Article("c.txt", "1", "lasting", "Jane Doe left."));
        await TellAsync(worker);
        Assert.Equal(2, (await worker.MatchKeysAsync("toldstory")).Count);
        time.SetUtcNow(time.GetUtcNow().AddMonths(1));
        await worker.IndexAsync(Article("d.txt", "1", "new", "Jane Doe returned."));
        await TellAsync(worker);
        Assert.Equal(["lasting", "new"], (await worker.MatchKeysAsync("toldstory")).Select(key => key.Split(':')[2]).Order(StringComparer.Ordinal));
        Assert.Equal(["lasting", "new"], (await worker.MatchKeysAsync("forget")).Select(key => key.Split(':')[3]).Order(StringComparer.Ordinal));
        await worker.Matches.RemoveWatchlistAsync("local", watchlist.Watchlist.Id, Token);
        Assert.Empty(await worker.MatchKeysAsync("toldstory"));
    }

    [Fact]
    public async Task In_whatever_order_copies_come_and_digests_are_due_a_sentence_of_a_story_is_told_once()
    {
        await mail.StartAsync(Token);
        var step = Gen.Frequency(
            (3, Gen.Select(Gen.Int[0, 4], Gen.Int[1, 4].HashSet[1, 3], (article, sentences) => (Article: article, Sentences: sentences.Order().ToArray()))),
            (1, Gen.Const((Article: -1, Sentences: Array.Empty<int>()))),
            (1, Gen.Const((Article: -2, Sentences: Array.Empty<int>()))));
        await step.Array[3, 9].SampleAsync(TellOnceAsync, iter: 12, threads: 2);
    }

    // Articles 0 to 2 are copies of one story, 3 and 4 of another one that uses the same words. -1: the minute's timer; -2: the next hour.
    private async Task TellOnceAsync((int Article, int[] Sentences)[] steps)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var account = await azurite.CreateAccountAsync(Token);
        await AzuriteFixture.Connect(account).CreateAllAsync(Token);
        await using var worker = new DigestWorker(account, mail.SmtpPort, clock);
        string[] addresses = [Address(), Address()];
        await worker.WatchAsync(Watching(addresses[0], "immediately"));
        await worker.WatchAsync(Watching(addresses[1], "hour"));
        var ever = new HashSet<(string Story, int Sentence)>();
        var last = new Dictionary<int, int[]>();
        foreach (var (index, (article, sentences)) in steps.Index())
        {
            if (article >= 0)
            {
                string[] words = [.. sentences.Select(number => $"Jane Doe said {number}."), $"Copy {article} ends."];
                await worker.IndexAsync(ArticleAt(clock, $"{article}.txt", $"v{index}", StoryOf(article), words, "Jane Doe"));
                ever.UnionWith(sentences.Select(number => (StoryOf(article), number)));
                last[article] = sentences;
                continue;
            }

            clock.Advance(article == -1 ? TimeSpan.FromMinutes(1) : TimeSpan.FromMinutes(61));
            await worker.PlanAsync();
            await worker.SendQueuedAsync();
        }

        await worker.RunUntilDoneAsync();
        foreach (var address in addresses)
        {
            var text = string.Concat((await mail.MailsToAsync(address, Token)).Select(one => one.Message.TextBody));
            foreach (var sentence in Enumerable.Range(1, 4))
            {
                var lines = text.Split($"*Jane Doe* said {sentence}.").Length - 1;
                var stands = last.Where(article => article.Value.Contains(sentence)).Select(article => StoryOf(article.Key)).Distinct().Count();
                Assert.InRange(lines, stands, ever.Count(told => told.Sentence == sentence));
            }
        }

        Assert.Empty(await worker.MatchKeysAsync("pending"));

        static string StoryOf(int article) => article < 3 ? "s" : "t";
    }

    private async Task<DigestWorker> StartAsync()
    {
        await mail.StartAsync(Token);
        connection = await azurite.CreateAccountAsync(Token);
        await AzuriteFixture.Connect(connection).CreateAllAsync(Token);
        return new DigestWorker(connection, mail.SmtpPort, time);
    }

    private async Task TellAsync(DigestWorker worker)
    {
        time.Advance(TimeSpan.FromMinutes(61));
        await worker.PlanAsync();
        await worker.SendQueuedAsync();
    }

    private static string Address() => $"{Guid.NewGuid():N}@example.com";

    private static string Watching(string address, string every) =>
        $$"""{"name":"Jane","terms":[{"name":"Jane Doe"}],"schedule":{"every":"{{every}}"},"channels":[{"email":"{{address}}"}]}""";

    private IngestedArticle Article(string name, string version, string story, params string[] sentences) => ArticleAt(time, name, version, story, sentences, "JANE DOE");

    private IngestedArticle Article(string name, string version, string story, string[] sentences, string otherName) => ArticleAt(time, name, version, story, sentences, otherName);

    private static IngestedArticle ArticleAt(TimeProvider time, string name, string version, string story, string[] sentences, string otherName) =>
        SampleArticle.Of(name, version, time.GetUtcNow(), string.Join(' ', sentences),
            [("Jane Doe", "person:jane-doe", MentionType.Person), .. otherName == "Jane Doe" ? [] : new[] { (otherName, "person:jane-doe", MentionType.Person) }]) with { Story = story };

    private sealed class Refusal : IMailServer
    {
        public Task<IMailSession> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult<IMailSession>(new Session());

        private sealed class Session : IMailSession
        {
            public Task<string> SendAsync(ReadOnlyMemory<byte> message, string address, CancellationToken cancellationToken) =>
                throw new MailNotAcceptedException("550 No such user", isPermanent: true);

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
