using Microsoft.Extensions.Time.Testing;
using Wirewatch.Ingestion;
using Wirewatch.Storage;
using Wirewatch.Testing;

namespace Wirewatch.Tests.Ingestion;

/// <summary>Whatever happens at any single storage call, the same event again ends in the state of an undisturbed run.</summary>
public sealed class IngestionCrashTests(AzuriteFixture azurite)
{
    private const string First = "the talk of Bauer\nKim met Yoon and Kim said “no” to Bauer";
    private const string Second = "the talk of Bauer again\nPark said “yes”";
    private const string Third = "only Kim and Choi";
    private const int Together = 6;
    private static readonly TimeSpan PastTheLease = TimeSpan.FromSeconds(61);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_crash_while_an_article_is_new_is_made_good_by_the_same_event() =>
        KillEverywhereAsync(scene => scene.UploadAsync("talk", First), (_, ingestion) => ingestion.IngestAsync("talk", Cancellation));

    [Fact]
    public Task A_crash_while_an_article_is_overwritten_is_made_good_by_the_same_event() =>
        KillEverywhereAsync(
            async scene =>
            {
                await PublishTwoAsync(scene);
                await scene.UploadAsync("talk", Second, "2025-01-18T00:00:00Z");
            },
            (_, ingestion) => ingestion.IngestAsync("talk", Cancellation));

    [Fact]
    public Task A_crash_while_an_article_is_removed_is_made_good_by_the_same_event() =>
        KillEverywhereAsync(
            async scene =>
            {
                await PublishTwoAsync(scene);
                await scene.DeleteAsync("talk");
            },
            (_, ingestion) => ingestion.RemoveAsync("talk", Cancellation));

    [Fact]
    public Task A_crash_on_the_way_to_the_quarantine_is_made_good_by_the_same_event() =>
        KillEverywhereAsync(
            async scene =>
            {
                await PublishTwoAsync(scene);
                await scene.UploadAsync("talk", "unreadable");
            },
            (_, ingestion) => ingestion.IngestAsync("talk", Cancellation));

    [Fact]
    public Task A_crash_in_one_version_leaves_no_trace_in_the_next() =>
        KillEverywhereAsync(
            async scene =>
            {
                await PublishTwoAsync(scene);
                await scene.UploadAsync("talk", Second, "2025-01-18T00:00:00Z");
            },
            (_, ingestion) => ingestion.IngestAsync("talk", Cancellation),
            scene => scene.PublishAsync("talk", Third));

    [Fact]
    public Task A_crash_in_one_version_leaves_no_trace_when_the_upload_is_taken_back() =>
        KillEverywhereAsync(
            async scene =>
            {
                await PublishTwoAsync(scene);
                await scene.UploadAsync("talk", Second, "2025-01-18T00:00:00Z");
            },
            (_, ingestion) => ingestion.IngestAsync("talk", Cancellation),
            scene => scene.PublishAsync("talk", First));

    [Fact]
    public Task A_crash_in_one_version_leaves_no_trace_when_the_upload_is_deleted() =>
        KillEverywhereAsync(
            async scene =>
            {
                await PublishTwoAsync(scene);
                await scene.UploadAsync("talk", Second, "2025-01-18T00:00:00Z");
            },
            (_, ingestion) => ingestion.IngestAsync("talk", Cancellation),
            async scene =>
            {
                await scene.DeleteAsync("talk");
                await scene.Start().RemoveAsync("talk", Cancellation);
            });

    [Fact]
    public Task An_answer_that_is_lost_while_an_article_is_overwritten_changes_nothing() =>
        LoseEveryAnswerAsync(
            async scene =>
            {
                await PublishTwoAsync(scene);
                await scene.UploadAsync("talk", Second, "2025-01-18T00:00:00Z");
            },
            ingestion => ingestion.IngestAsync("talk", Cancellation));

    [Fact]
    public Task An_answer_that_is_lost_while_an_article_is_removed_changes_nothing() =>
        LoseEveryAnswerAsync(
            async scene =>
            {
                await PublishTwoAsync(scene);
                await scene.DeleteAsync("talk");
            },
            ingestion => ingestion.RemoveAsync("talk", Cancellation));

    [Fact]
    public Task An_answer_that_is_lost_on_the_way_to_the_quarantine_changes_nothing() =>
        LoseEveryAnswerAsync(
            async scene =>
            {
                await PublishTwoAsync(scene);
                await scene.UploadAsync("talk", "unreadable");
            },
            ingestion => ingestion.IngestAsync("talk", Cancellation));

    [Theory]
    [InlineData(Third)]
    [InlineData(First)]
    public Task A_process_that_sleeps_through_its_lease_while_it_overwrites_gives_way_to_the_next_version(string next) =>
        FreezeEverywhereAsync(
            async scene =>
            {
                await PublishTwoAsync(scene);
                await scene.UploadAsync("talk", Second, "2025-01-18T00:00:00Z");
            },
            ingestion => ingestion.IngestAsync("talk", Cancellation),
            scene => scene.UploadAsync("talk", next));

    [Fact]
    public Task A_process_that_sleeps_through_its_lease_while_it_removes_gives_way_to_the_next_version() =>
        FreezeEverywhereAsync(
            async scene =>
            {
                await PublishTwoAsync(scene);
                await scene.DeleteAsync("talk");
            },
            ingestion => ingestion.RemoveAsync("talk", Cancellation),
            scene => scene.UploadAsync("talk", First));

    private static async Task PublishTwoAsync(IngestionScene scene)
    {
        await scene.PublishAsync("other", "Kim knows Bauer");
        await scene.PublishAsync("talk", First);
    }

    private async Task KillEverywhereAsync(
        Func<IngestionScene, Task> before, Func<IngestionScene, ArticleIngestion, Task> step, Func<IngestionScene, Task>? instead = null)
    {
        var undisturbed = await IngestionScene.CreateAsync(azurite);
        await before(undisturbed);
        await (instead?.Invoke(undisturbed) ?? step(undisturbed, undisturbed.Start()));
        var expected = await undisturbed.DumpAsync();
        await EverywhereAsync(async call =>
        {
            var scene = await IngestionScene.CreateAsync(azurite);
            await before(scene);
            var fault = new KilledBefore(call);
            await Record.ExceptionAsync(() => step(scene, scene.Start(fault)));
            scene.Clock.Advance(PastTheLease);
            await (instead?.Invoke(scene) ?? step(scene, scene.Start()));
            AssertSame(expected, await scene.DumpAsync(), $"killed before call {call}");
            return fault.Happened;
        });
    }

    private async Task LoseEveryAnswerAsync(Func<IngestionScene, Task> before, Func<ArticleIngestion, Task> step)
    {
        var undisturbed = await IngestionScene.CreateAsync(azurite);
        await before(undisturbed);
        await step(undisturbed.Start());
        var expected = await undisturbed.DumpAsync();
        await EverywhereAsync(async call =>
        {
            var scene = await IngestionScene.CreateAsync(azurite);
            await before(scene);
            var fault = new LostAnswer(call);
            await step(scene.Start(fault));
            AssertSame(expected, await scene.DumpAsync(), $"call {call} sent twice");
            return fault.Happened;
        });
    }

    private async Task FreezeEverywhereAsync(Func<IngestionScene, Task> before, Func<ArticleIngestion, Task<IngestionOutcome>> step, Func<IngestionScene, Task> meanwhile)
    {
        var undisturbed = await IngestionScene.CreateAsync(azurite);
        await before(undisturbed);
        await meanwhile(undisturbed);
        await undisturbed.IngestAsync("talk");
        var expected = await undisturbed.DumpAsync();
        await EverywhereAsync(async call =>
        {
            var scene = await IngestionScene.CreateAsync(azurite);
            await before(scene);
            var fault = new FrozenBefore(call, async () =>
            {
                scene.Clock.Advance(PastTheLease);
                await meanwhile(scene);
                await scene.IngestAsync("talk");
            });

            // Its own clock stands still, so not even its deadline tells the sleeper.
            var sleeper = scene.Start(LeaseTimes.Default, new FakeTimeProvider(scene.Clock.GetUtcNow()), fault);
            await step(sleeper);
            if (!fault.Happened)
            {
                return false;
            }

            AssertSame(expected, await scene.DumpAsync(), $"frozen before call {call}");
            Assert.DoesNotContain("Park", scene.Observer.Heard[^1], StringComparison.Ordinal);
            return true;
        });
    }

    // Runs a scene for every storage call, a few at a time, until there is no such call any more.
    private static async Task EverywhereAsync(Func<int, Task<bool>> run)
    {
        for (var call = 0; ; call += Together)
        {
            var happened = await Task.WhenAll(Enumerable.Range(call, Together).Select(run));
            if (happened.Contains(false))
            {
                Assert.True(call + happened.Count(one => one) > 5, "Hardly any storage call was made.");
                return;
            }
        }
    }

    private static void AssertSame(string expected, string actual, string when)
    {
        if (expected == actual)
        {
            return;
        }

        var (wanted, got) = (expected.Split('\n'), actual.Split('\n'));
        Assert.Fail($"{when}: missing [{string.Join("\n", wanted.Except(got))}] unexpected [{string.Join("\n", got.Except(wanted))}]");
    }
}
