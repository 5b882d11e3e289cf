using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Wirewatch.Digests;
using Wirewatch.Ingestion;
using Wirewatch.Language;
using Wirewatch.Storage;
using Wirewatch.Testing;
using Wirewatch.Tests.Watchlists;
using Wirewatch.Watchlists;

namespace Wirewatch.Tests.Digests;

/// <summary>A worker dies at every step that it takes, before the call leaves and after it was carried out; another goes on. What is left
/// in the end must be what an undisturbed worker leaves.</summary>
public sealed class DigestCrashTests(AzuriteFixture azurite, MaildevFixture mail)
{
    private const int AtOnce = 4;
    private static readonly string[] Names = ["a.txt", "b.txt"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_worker_that_dies_anywhere_in_planning_or_sending_loses_nothing_and_doubles_nothing(bool afterTheCall)
    {
        var undisturbed = await RunAsync(new Crash(int.MaxValue, afterTheCall), WorkAsync);
        Assert.Null(undisturbed.Fault);
        Assert.InRange(undisturbed.Steps, 30, 200);
        await AssertEveryStepAsync(undisturbed.Steps, step => RunAsync(new Crash(step, afterTheCall), WorkAsync));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_that_fails_once_anywhere_in_planning_or_sending_loses_nothing_and_doubles_nothing(bool afterTheCall)
    {
        var undisturbed = await RunAsync(new Crash(int.MaxValue, afterTheCall), WorkAsync);
        await AssertEveryStepAsync(undisturbed.Steps, step => RunAsync(new Crash(step, afterTheCall, isDeadly: false), WorkAsync));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_worker_that_dies_anywhere_while_an_article_is_matched_loses_nothing_and_doubles_nothing(bool afterTheCall)
    {
        var undisturbed = await RunAsync(new Crash(int.MaxValue, afterTheCall), MatchAsync);
        Assert.Null(undisturbed.Fault);
        Assert.InRange(undisturbed.Steps, 8, 100);
        await AssertEveryStepAsync(undisturbed.Steps, step => RunAsync(new Crash(step, afterTheCall), MatchAsync));
    }

    private static async Task AssertEveryStepAsync(int steps, Func<int, Task<(int Steps, string? Fault)>> run)
    {
        var faults = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(1, steps), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Token }, async (step, _) =>
        {
            if ((await run(step)).Fault is { } fault)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"step {step}: {fault}"));
            }
        });
        Assert.Empty(faults);
    }

    private static async Task WorkAsync(DigestWorker mortal, IngestedArticle[] articles)
    {
        await mortal.PlanAsync();
        await mortal.SendQueuedAsync();
    }

    private static async Task MatchAsync(DigestWorker mortal, IngestedArticle[] articles)
    {
        // The second version replaces what the first left pending.
        await mortal.IndexAsync(articles[0] with { Version = "2" });
    }

    private async Task<(int Steps, string? Fault)> RunAsync(Crash crash, Func<DigestWorker, IngestedArticle[], Task> work)
    {
        await mail.StartAsync(Token);
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var connection = await azurite.CreateAccountAsync(Token);
        await AzuriteFixture.Connect(connection).CreateAllAsync(Token);
        await using var worker = new DigestWorker(connection, mail.SmtpPort, time);
        string[] addresses = [$"{Guid.NewGuid():N}@example.com", $"{Guid.NewGuid():N}@example.com"];
        var immediate = await worker.WatchAsync($$"""{"name":"Now","terms":[{"name":"Jane Doe"}],"schedule":{"every":"immediately"},"channels":[{"email":"{{addresses[0]}}"}]}""");
        var hourly = await worker.WatchAsync($$"""{"name":"Hourly","terms":[{"name":"Jane Doe"}],"schedule":{"every":"hour"},"channels":[{"email":"{{addresses[0]}}"},{"email":"{{addresses[1]}}"}]}""");
        IngestedArticle[] articles = [.. Names.Select(name =>
            SampleArticle.Of(name, "1", time.GetUtcNow(), $"It rained. Jane Doe read {name}.", ("Jane Doe", "person:jane-doe", MentionType.Person)))];
        foreach (var article in articles)
        {
            await worker.IndexAsync(article);
        }

        time.SetUtcNow(hourly.NextDue!.Value.AddSeconds(1));
        try
        {
            await using var mortal = new DigestWorker(connection, mail.SmtpPort, time, crash);
            await work(mortal, articles);
        }
        catch (Exception exception) when (crash.HasHappened && exception is CrashException or AggregateException)
        {
            if (work == MatchAsync)
            {
                // The ingestion tries an article again as a whole.
                await MatchAsync(worker, articles);
            }
        }

        time.Advance(TimeSpan.FromMinutes(61));
        await worker.RunUntilDoneAsync();
        return (crash.Steps, await FaultAsync(worker, crash, addresses, [immediate, hourly]));
    }

    private async Task<string?> FaultAsync(DigestWorker worker, Crash crash, string[] addresses, StoredWatchlist[] watchlists)
    {
        foreach (var address in addresses)
        {
            var mails = await mail.MailsToAsync(address, Token);
            var expected = address == addresses[0] ? 4 : 2;
            var lines = mails.DistinctBy(one => one.Message.MessageId).Sum(one => one.Message.TextBody!.Split("*Jane Doe* read ").Length - 1);
            if (lines != expected || mails.DistinctBy(one => one.Message.MessageId).Count() != 1)
            {
                return $"{lines} lines in {mails.Count} mails instead of {expected} in one";
            }

            if (mails.Count > (crash.WasInTheWindow ? 2 : 1))
            {
                return $"{mails.Count} mails, though the server's word was not lost";
            }

            if (mails.DistinctBy(one => one.Source).Count() != 1)
            {
                return "a mail sent again has other bytes";
            }
        }

        var due = (await worker.RowsAsync(StorageNames.Due)).Select(row => row.RowKey).ToArray();
        if (due.Length != 1 || due[0] != watchlists[1].Watchlist.Id.Value)
        {
            return $"due: {string.Join(' ', due)}";
        }

        var digests = (await worker.RowsAsync(StorageNames.Digests)).Where(row => !row.RowKey.StartsWith("list:", StringComparison.Ordinal)).ToArray();
        if (digests.Length != 1 || digests[0].GetString("State") != nameof(DigestState.Done) || digests[0].GetString("Lease") is not null)
        {
            return $"ledger: {string.Join(' ', digests.Select(row => $"{row.RowKey} {row.GetString("State")}"))}";
        }

        var counts = (Pending: (await worker.MatchKeysAsync("pending")).Count, Sent: (await worker.MatchKeysAsync("sent")).Count, Told: (await worker.MatchKeysAsync("told")).Count);
        return counts == (0, 4, 4) ? null : $"matches: {counts}";
    }
}
