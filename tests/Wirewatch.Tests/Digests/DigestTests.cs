using Microsoft.Extensions.Time.Testing;
using Wirewatch.Digests;
using Wirewatch.Ingestion;
using Wirewatch.Language;
using Wirewatch.Storage;
using Wirewatch.Testing;
using Wirewatch.Tests.Watchlists;
using Wirewatch.Watchlists;

namespace Wirewatch.Tests.Digests;

public sealed class DigestTests(AzuriteFixture azurite, MaildevFixture mail)
{
    private static readonly (string, string, MentionType) Jane = ("Jane Doe", "person:jane-doe", MentionType.Person);

    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private string? connection;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_match_is_told_once_with_its_sentence_and_why()
    {
        var address = Address();
        await using var worker = await StartAsync();
        await worker.WatchAsync(Watching(address, "immediately"));
        await worker.IndexAsync(Article("a.txt", "1", "It rained. Jane Doe met the press. The rain ended."));
        await worker.RunUntilDoneAsync();
        var (message, _) = Assert.Single(await mail.MailsToAsync(address, Token));
        Assert.Equal("Jane: 1 new mention", message.Subject);
        Assert.Contains("  - *Jane Doe* met the press.\n", message.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Why: Jane Doe (person, person:jane-doe) matches your term “Jane Doe”", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("Jane Doe</mark> met the press.", message.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("rain", message.TextBody, StringComparison.Ordinal);
        Assert.Empty(await worker.MatchKeysAsync("pending"));
        Assert.Single(await worker.MatchKeysAsync("sent"));
        Assert.Empty(await worker.RowsAsync(StorageNames.Due));
    }

    [Fact]
    public async Task A_sentence_that_stands_twice_counts_once()
    {
        var address = Address();
        await using var worker = await StartAsync();
        await worker.WatchAsync(Watching(address, "immediately"));
        await worker.IndexAsync(Article("a.txt", "1", "Jane Doe met the press. It rained. Jane  Doe met the press. Jane Doe met  the press."));
        await worker.RunUntilDoneAsync();
        Assert.Equal("Jane: 1 new mention", Assert.Single(await mail.MailsToAsync(address, Token)).Message.Subject);
    }

    [Fact]
    public async Task A_new_version_tells_only_what_is_new_in_it()
    {
        var address = Address();
        await using var worker = await StartAsync();
        await worker.WatchAsync(Watching(address, "immediately"));
        await worker.IndexAsync(Article("a.txt", "1", "Jane Doe met the press."));
        await worker.RunUntilDoneAsync();
        await worker.IndexAsync(Article("a.txt", "2", "Jane Doe met the press. It rained."));
        Assert.Empty(await worker.MatchKeysAsync("pending"));
        await worker.IndexAsync(Article("a.txt", "3", "Jane Doe met the press. Then Jane Doe left."));
        await worker.RunUntilDoneAsync();
        var mails = await mail.MailsToAsync(address, Token);
        Assert.Equal(2, mails.Count);
        Assert.Contains("Then *Jane Doe* left.", mails[1].Message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("press", mails[1].Message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_comes_while_the_older_one_is_being_sent_does_not_tell_it_again()
    {
        var address = Address();
        await using var worker = await StartAsync();
        await worker.WatchAsync(Watching(address, "immediately"));
        await worker.IndexAsync(Article("a.txt", "1", "Jane Doe met the press."));
        await worker.PlanAsync();
        await using (var interrupted = new DigestWorker(connection!, mail.SmtpPort, time, mailServer: server => new Interruption(server, () =>
            worker.IndexAsync(Article("a.txt", "2", "Jane Doe met the press. It rained.")))))
        {
            await interrupted.SendQueuedAsync();
        }

        Assert.Single(await worker.MatchKeysAsync("pending"));
        await worker.RunUntilDoneAsync();
        Assert.Single(await mail.MailsToAsync(address, Token));
        Assert.Empty(await worker.MatchKeysAsync("pending"));
    }

    [Fact]
    public async Task An_article_that_is_older_than_the_watchlist_is_no_news()
    {
        await using var worker = await StartAsync();
        await worker.WatchAsync(Watching(Address(), "immediately"));
        await worker.IndexAsync(Article("a.txt", "1", "Jane Doe met the press.") with { Uploaded = time.GetUtcNow().AddSeconds(-2) });
        Assert.Empty(await worker.MatchKeysAsync("pending"));
    }

    [Fact]
    public async Task A_deleted_article_is_not_told()
    {
        var address = Address();
        await using var worker = await StartAsync();
        await worker.WatchAsync(Watching(address, "immediately"));
        var article = Article("a.txt", "1", "Jane Doe met the press.");
        await worker.IndexAsync(article);
        await worker.RemoveAsync(article);
        await worker.RunUntilDoneAsync();
        Assert.Empty(await mail.MailsToAsync(address, Token));
        Assert.Empty(await worker.RowsAsync(StorageNames.Matches));
        Assert.Empty(await worker.RowsAsync(StorageNames.Digests));
    }

    [Fact]
    public async Task An_hourly_watchlist_waits_for_the_full_hour_and_plans_the_next()
    {
        var address = Address();
        await using var worker = await StartAsync();
        var watchlist = await worker.WatchAsync(Watching(address, "hour"));
        await worker.IndexAsync(Article("a.txt", "1", "Jane Doe met the press."));
        await worker.PlanAsync();
        Assert.Equal(0, await worker.SendQueuedAsync());
        time.SetUtcNow(watchlist.NextDue!.Value);
        await worker.PlanAsync();
        Assert.Equal(1, await worker.SendQueuedAsync());
        Assert.Single(await mail.MailsToAsync(address, Token));
        var next = await worker.Watchlists.FindAsync("local", watchlist.Watchlist.Id, Token);
        Assert.Equal(watchlist.NextDue.Value.AddHours(1), next?.NextDue);
        Assert.Equal(watchlist.NextDue.Value.AddHours(1).UtcDateTime.ToString("yyyyMMddHHmm", System.Globalization.CultureInfo.InvariantCulture),
            Assert.Single(await worker.RowsAsync(StorageNames.Due), row => row.PartitionKey != "open").PartitionKey);
    }

    [Fact]
    public async Task What_waits_for_the_next_hour_is_sent_when_the_watchlist_becomes_immediate()
    {
        var address = Address();
        await using var worker = await StartAsync();
        var watchlist = await worker.WatchAsync(Watching(address, "hour"));
        await worker.IndexAsync(Article("a.txt", "1", "Jane Doe met the press."));
        var immediate = watchlist.Watchlist.Definition with { Schedule = LocalSchedule.Immediately };
        await worker.Watchlists.ReplaceAsync("local", watchlist.Watchlist.Id, immediate, _ => true, Token);
        await worker.PlanAsync();
        await worker.SendQueuedAsync();
        Assert.Single(await mail.MailsToAsync(address, Token));
        await worker.RunUntilDoneAsync();
        Assert.Empty(await worker.RowsAsync(StorageNames.Due));
    }

    [Fact]
    public async Task All_of_an_owners_lists_that_are_due_make_one_mail_for_each_address()
    {
        var (first, second) = (Address(), Address());
        await using var worker = await StartAsync();
        await worker.WatchAsync(Watching(first, "immediately"));
        await worker.WatchAsync(Watching(first, "immediately").Replace("\"name\":\"Jane\"", "\"name\":\"Again\"", StringComparison.Ordinal)
            .Replace($"{{\"email\":\"{first}\"}}", $"{{\"email\":\"{first}\"}},{{\"email\":\"{second}\"}}", StringComparison.Ordinal));
        await worker.IndexAsync(Article("a.txt", "1", "Jane Doe met the press."));
        await worker.RunUntilDoneAsync();
        Assert.Equal("Again: 1 new mention; Jane: 1 new mention", Assert.Single(await mail.MailsToAsync(first, Token)).Message.Subject);
        Assert.Equal("Again: 1 new mention", Assert.Single(await mail.MailsToAsync(second, Token)).Message.Subject);
    }

    [Fact]
    public async Task A_digest_waits_while_the_mail_server_is_away_and_the_ledger_says_why()
    {
        var address = Address();
        await using var worker = await StartAsync();
        var watchlist = await worker.WatchAsync(Watching(address, "immediately"));
        await worker.IndexAsync(Article("a.txt", "1", "Jane Doe met the press."));
        await using (var unlucky = new DigestWorker(connection!, MaildevFixture.FreePort(), time))
        {
            await unlucky.PlanAsync();
            await Assert.ThrowsAsync<MailNotAcceptedException>(() => unlucky.SendQueuedAsync());
        }

        var waiting = Assert.Single((await worker.Ledger.ListAsync("local", watchlist.Watchlist.Id, 10, null, Token)).Items);
        Assert.Equal(DigestState.Composed, waiting.State);
        Assert.Contains("Wirewatch:Mail", waiting.Fault, StringComparison.Ordinal);
        Assert.Null(waiting.LeasedUntil);
        time.Advance(TimeSpan.FromMinutes(7));
        await worker.RunUntilDoneAsync();
        Assert.Single(await mail.MailsToAsync(address, Token));
        var done = Assert.Single((await worker.Ledger.ListAsync("local", watchlist.Watchlist.Id, 10, null, Token)).Items);
        Assert.Equal((DigestState.Done, null), (done.State, done.Fault));
    }

    [Fact]
    public async Task An_address_that_the_server_refuses_for_good_is_noted_and_the_others_get_their_mail()
    {
        var (refused, served) = (Address(), Address());
        await using var worker = await StartAsync(server => new Refusal(server, refused));
        var watchlist = await worker.WatchAsync(Watching(refused, "immediately").Replace("\"channels\":[", $"\"channels\":[{{\"email\":\"{served}\"}},", StringComparison.Ordinal));
        await worker.IndexAsync(Article("a.txt", "1", "Jane Doe met the press."));
        await worker.RunUntilDoneAsync();
        Assert.Single(await mail.MailsToAsync(served, Token));
        var done = Assert.Single((await worker.Ledger.ListAsync("local", watchlist.Watchlist.Id, 10, null, Token)).Items);
        Assert.Equal(DigestState.Done, done.State);
        var delivery = done.Deliveries.Single(one => one.Address == refused);
        Assert.Equal((DeliveryState.Refused, "550 No such user"), (delivery.State, delivery.Response));
    }

    [Fact]
    public async Task The_same_message_twice_at_once_sends_one_mail()
    {
        var address = Address();
        await using var worker = await StartAsync();
        await worker.WatchAsync(Watching(address, "immediately"));
        await worker.IndexAsync(Article("a.txt", "1", "Jane Doe met the press."));
        await worker.PlanAsync();
        var message = (await worker.Storage.DigestQueue.ReceiveMessagesAsync(1, TimeSpan.FromHours(1), Token)).Value[0].Body.ToString();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => worker.SendAsync(message)));
        Assert.Single(await mail.MailsToAsync(address, Token));
    }

    [Fact]
    public async Task A_deleted_watchlist_gets_nothing_more_and_leaves_nothing_due()
    {
        var address = Address();
        await using var worker = await StartAsync();
        var watchlist = await worker.WatchAsync(Watching(address, "hour"));
        await worker.IndexAsync(Article("a.txt", "1", "Jane Doe met the press."));
        Assert.True(await worker.Watchlists.DeleteAsync("local", watchlist.Watchlist.Id, _ => true, Token));
        await worker.RunUntilDoneAsync();
        Assert.Empty(await mail.MailsToAsync(address, Token));
        Assert.Empty(await worker.RowsAsync(StorageNames.Due));
        Assert.Empty(await worker.MatchKeysAsync("pending"));
    }

    private async Task<DigestWorker> StartAsync(Func<IMailServer, IMailServer>? mailServer = null)
    {
        await mail.StartAsync(Token);
        connection = await azurite.CreateAccountAsync(Token);
        await AzuriteFixture.Connect(connection).CreateAllAsync(Token);
        return new DigestWorker(connection, mail.SmtpPort, time, mailServer: mailServer);
    }

    private static string Address() => $"{Guid.NewGuid():N}@example.com";

    private static string Watching(string address, string every) =>
        $$"""{"name":"Jane","terms":[{"name":"Jane Doe"}],"schedule":{"every":"{{every}}"},"channels":[{"email":"{{address}}"}]}""";

    private IngestedArticle Article(string name, string version, string text) =>
        SampleArticle.Of(name, version, time.GetUtcNow(), text, Jane, ("Jane  Doe", "person:jane-doe", MentionType.Person));

    private sealed class Interruption(IMailServer server, Func<Task> interrupt) : IMailServer
    {
        public async Task<IMailSession> ConnectAsync(CancellationToken cancellationToken)
        {
            await interrupt();
            return await server.ConnectAsync(cancellationToken);
        }
    }

    private sealed class Refusal(IMailServer server, string refused) : IMailServer
    {
        public async Task<IMailSession> ConnectAsync(CancellationToken cancellationToken) => new Session(await server.ConnectAsync(cancellationToken), refused);

        private sealed class Session(IMailSession session, string refused) : IMailSession
        {
            public Task<string> SendAsync(ReadOnlyMemory<byte> message, string address, CancellationToken cancellationToken) => address == refused
                ? throw new MailNotAcceptedException("550 No such user", isPermanent: true)
                : session.SendAsync(message, address, cancellationToken);

            public ValueTask DisposeAsync() => session.DisposeAsync();
        }
    }
}
