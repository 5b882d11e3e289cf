using System.Collections.Concurrent;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Wirewatch.Articles;
using Wirewatch.Ingestion;
using Wirewatch.Local.Hosting;
using Wirewatch.Storage;
using Wirewatch.Testing;

namespace Wirewatch.EndToEnd.Tests;

/// <summary>What stands in for the Functions host's triggers.</summary>
public sealed class PumpTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_that_fails_is_tried_again_and_holds_up_no_other()
    {
        var connection = await azurite.CreateAccountAsync(Cancellation);
        var observer = new FailingObserver("bad.txt", times: 2);
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IArticleObserver>(observer)
            .AddWirewatch(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [StorageOptions.Setting] = connection }).Build())
            .BuildServiceProvider();
        var storage = services.GetRequiredService<WirewatchStorage>();
        await storage.CreateAllAsync(Cancellation);
        string[] names = ["bad.txt", "good one.txt", "good two.txt", "good three.txt"];
        foreach (var name in names)
        {
            await storage.ArticleBlobs.GetBlobClient(name).UploadAsync(BinaryData.FromString("The minister spoke in Brussels on Friday, and left on Saturday.\n"), Cancellation);
        }

        using var watcher = ActivatorUtilities.CreateInstance<ArticleWatcher>(services);
        await watcher.StartAsync(Cancellation);
        await watcher.WaitUntilSettledAsync(["good one.txt", "good two.txt", "good three.txt"], Cancellation);
        var failing = watcher.Failing;
        await watcher.WaitUntilSettledAsync(names, Cancellation);
        await watcher.StopAsync(Cancellation);

        Assert.Equal("bad.txt", failing.Single().Key);
        Assert.Empty(watcher.Failing);
        Assert.Equal(3, observer.Attempts);
        foreach (var name in names)
        {
            Assert.NotNull(await services.GetRequiredService<ArticleQueries>().GetAsync(ArticleId.FromBlobName(name), Cancellation));
        }
    }

    [Fact]
    public async Task A_message_is_tried_until_it_succeeds_and_put_aside_when_it_never_does()
    {
        var trigger = Triggers.SendDigest with { MaximumDeliveries = 3, RetryAfter = TimeSpan.FromSeconds(1) };
        var connection = await azurite.CreateAccountAsync(Cancellation);
        var storage = AzuriteFixture.Connect(connection);
        await storage.CreateAllAsync(Cancellation);
        var attempts = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        using var pump = new QueuePump(new QueueServiceClient(connection), trigger, (message, _) =>
        {
            var attempt = attempts.AddOrUpdate(message, 1, (_, count) => count + 1);
            return message == "never" || (message == "later" && attempt < 2) ? Task.FromException(new IOException("not now")) : Task.CompletedTask;
        }, TimeProvider.System, NullLogger<QueuePump>.Instance);
        foreach (var message in new[] { "at once", "later", "never" })
        {
            await storage.DigestQueue.SendMessageAsync(message, Cancellation);
        }

        await pump.StartAsync(Cancellation);
        await LocalProcess.UntilAsync(async () => (await storage.Queues.GetQueueClient(trigger.PoisonQueue).PeekMessagesAsync(32, Cancellation)).Value.Length > 0, Cancellation);
        await pump.StopAsync(Cancellation);

        Assert.Equal(1, attempts["at once"]);
        Assert.Equal(2, attempts["later"]);
        Assert.Equal(3, attempts["never"]);
        Assert.Equal("never", (await storage.Queues.GetQueueClient(trigger.PoisonQueue).PeekMessagesAsync(32, Cancellation)).Value.Single().MessageText);
        Assert.Equal(0, (await storage.DigestQueue.GetPropertiesAsync(Cancellation)).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task A_timer_runs_at_the_moments_of_its_schedule_and_after_a_failure_too()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2025, 1, 17, 8, 0, 30, TimeSpan.Zero));
        var runs = new ConcurrentQueue<DateTimeOffset>();
        using var pump = new TimerPump("PlanDigests", Triggers.PlanDigests.Schedule, _ =>
        {
            runs.Enqueue(time.GetUtcNow());
            return Task.FromException(new IOException("not now"));
        }, time, NullLogger<TimerPump>.Instance);

        await pump.StartAsync(Cancellation);
        for (var expected = 1; expected <= 3; expected++)
        {
            await LocalProcess.UntilAsync(() =>
            {
                // The pump arms its timer on a thread of its own; a step before that would be lost, so steps are small and repeated.
                time.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(runs.Count >= expected);
            }, Cancellation);
        }

        await pump.StopAsync(Cancellation);
        Assert.Equal(runs.Select(run => run.AddSeconds(-run.Second)).Distinct().Count(), runs.Count);
        Assert.All(runs, run => Assert.InRange(run.Second, 0, 5));
    }

    private sealed class FailingObserver(string name, int times) : IArticleObserver
    {
        private int attempts;

        public int Attempts => attempts;

        public Task ArticleIndexedAsync(IngestedArticle article, CancellationToken cancellationToken) =>
            article.Article.Name == name && Interlocked.Increment(ref attempts) <= times ? Task.FromException(new IOException("not now")) : Task.CompletedTask;

        public Task ArticleRemovedAsync(ArticleId article, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
