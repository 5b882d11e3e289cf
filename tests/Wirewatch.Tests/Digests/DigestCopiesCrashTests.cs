using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Wirewatch.Ingestion;
using Wirewatch.Language;
using Wirewatch.Testing;
using Wirewatch.Tests.Watchlists;

namespace Wirewatch.Tests.Digests;

/// <summary>A worker dies at every step of a digest while copies of its story come. A sentence must be told once: not again from the copy, and
/// not withheld for a mail that was never sent.</summary>
public sealed class DigestCopiesCrashTests(AzuriteFixture azurite, MaildevFixture mail)
{
    private const int AtOnce = 4;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_copy_that_comes_after_a_worker_died_anywhere_in_telling_the_first_article_is_told_once(bool afterTheCall)
    {
        var undisturbed = await RunAsync(new Crash(int.MaxValue, afterTheCall), [First], [Copy, Longer], ["first", "longer"]);
        await AssertEveryStepAsync(undisturbed, step => RunAsync(new Crash(step, afterTheCall), [First], [Copy, Longer], ["first", "longer"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_worker_that_dies_anywhere_in_a_digest_that_tells_and_withholds_copies_loses_nothing_and_doubles_nothing(bool afterTheCall)
    {
        var undisturbed = await RunAsync(new Crash(int.MaxValue, afterTheCall), [Copy, Longer, Longest], [], ["first", "longer", "longest"], [First]);
        await AssertEveryStepAsync(undisturbed, step => RunAsync(new Crash(step, afterTheCall), [Copy, Longer, Longest], [], ["first", "longer", "longest"], [First]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_worker_that_dies_anywhere_in_a_digest_that_withholds_everything_sends_nothing(bool afterTheCall)
    {
        var undisturbed = await RunAsync(new Crash(int.MaxValue, afterTheCall), [Copy], [], ["first"], [First]);
        await AssertEveryStepAsync(undisturbed, step => RunAsync(new Crash(step, afterTheCall), [Copy], [], ["first"], [First]));
    }

    private static IngestedArticle First(DateTimeOffset now) => Article("first.txt", now, "Jane Doe told first.");

    private static IngestedArticle Copy(DateTimeOffset now) => Article("copy.txt", now, "Jane Doe told first.", "It rained.");

    private static IngestedArticle Longer(DateTimeOffset now) => Article("longer.txt", now, "Jane Doe told first.", "Jane Doe told longer.");

    private static IngestedArticle Longest(DateTimeOffset now) => Article("longest.txt", now, "Jane Doe told first.", "Jane Doe told longer.", "Jane Doe told longest.");

    private static async Task AssertEveryStepAsync((int Steps, string? Fault) undisturbed, Func<int, Task<(int Steps, string? Fault)>> run)
    {
        Assert.Null(undisturbed.Fault);
        Assert.InRange(undisturbed.Steps, 25, 150);
        var faults = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(1, undisturbed.Steps), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Token }, async (step, _) =>
        {
            if ((await run(step)).Fault is { } fault)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"step {step}: {fault}"));
            }
        });
        Assert.Empty(faults);
    }

    private async Task<(int Steps, string? Fault)> RunAsync(
        Crash crash,
        Func<DateTimeOffset, IngestedArticle>[] mortally,
        Func<DateTimeOffset, IngestedArticle>[] afterwards,
        string[] expected,
        Func<DateTimeOffset, IngestedArticle>[]? before = null)
    {
        await mail.StartAsync(Token);
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var connection = await azurite.CreateAccountAsync(Token);
        await AzuriteFixture.Connect(connection).CreateAllAsync(Token);
        await using var worker = new DigestWorker(connection, mail.SmtpPort, time);
        var address = $"{Guid.NewGuid():N}@example.com";
        await worker.WatchAsync($$"""{"name":"Now","terms":[{"name":"Jane Doe"}],"schedule":{"every":"immediately"},"channels":[{"email":"{{address}}"}]}""");
        await IndexAsync(worker, before ?? [], time);
        await worker.PlanAsync();
        await worker.SendQueuedAsync();
        time.Advance(TimeSpan.FromMinutes(61));
        await IndexAsync(worker, mortally, time);
        try
        {
            await using var mortal = new DigestWorker(connection, mail.SmtpPort, time, crash);
            await mortal.PlanAsync();
            await mortal.SendQueuedAsync();
        }
        catch (Exception exception) when (crash.HasHappened && exception is CrashException or AggregateException)
        {
            // Another worker goes on below.
        }

        await IndexAsync(worker, afterwards, time);
        time.Advance(TimeSpan.FromMinutes(61));
        await worker.RunUntilDoneAsync();
        return (crash.Steps, await FaultAsync(worker, crash, address, expected));
    }

    private static async Task IndexAsync(DigestWorker worker, Func<DateTimeOffset, IngestedArticle>[] articles, FakeTimeProvider time)
    {
        foreach (var article in articles)
        {
            await worker.IndexAsync(article(time.GetUtcNow()));
        }
    }

    private async Task<string?> FaultAsync(DigestWorker worker, Crash crash, string address, string[] expected)
    {
        var mails = await mail.MailsToAsync(address, Token);
        var different = mails.DistinctBy(one => one.Message.MessageId).ToArray();
        if (mails.Count > different.Length + (crash.WasInTheWindow ? 1 : 0))
        {
            return $"{mails.Count} mails, though the server's word was not lost";
        }

        var text = string.Concat(different.Select(one => one.Message.TextBody));
        var counts = expected.Select(sentence => $"{sentence} {text.Split($"*Jane Doe* told {sentence}.").Length - 1}").ToArray();
        if (counts.Any(count => !count.EndsWith(" 1", StringComparison.Ordinal)))
        {
            return $"told: {string.Join(", ", counts)}";
        }

        var (pending, stories) = (await worker.MatchKeysAsync("pending"), await worker.MatchKeysAsync("toldstory"));
        return pending.Count > 0 || stories.Count != 1 ? $"pending: {pending.Count}, stories: {stories.Count}" : null;
    }

    private static IngestedArticle Article(string name, DateTimeOffset now, params string[] sentences) =>
        SampleArticle.Of(name, "1", now, string.Join(' ', sentences), ("Jane Doe", "person:jane-doe", MentionType.Person)) with { Story = "story" };
}
