using Microsoft.Extensions.Time.Testing;
using Wirewatch.Ingestion;
using Wirewatch.Storage;
using Wirewatch.Testing;

namespace Wirewatch.Tests.Ingestion;

/// <summary>Goes through a scene once for every storage call that it makes, with a fault at that call. Afterwards the account must hold what it holds
/// after an undisturbed run.</summary>
internal sealed class CrashRuns(AzuriteFixture azurite)
{
    private const int Together = 6;
    private static readonly TimeSpan PastTheLease = TimeSpan.FromSeconds(61);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task KillEverywhereAsync(
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

    public async Task LoseEveryAnswerAsync(Func<IngestionScene, Task> before, Func<ArticleIngestion, Task> step)
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

    public async Task FreezeEverywhereAsync(Func<IngestionScene, Task> before, Func<ArticleIngestion, Task<IngestionOutcome>> step, Func<IngestionScene, Task> meanwhile)
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

    /// <summary>Runs a scene for every storage call, a few at a time, until there is no such call any more.</summary>
    public static async Task EverywhereAsync(Func<int, Task<bool>> run)
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

    /// <summary>Fails with the rows that are missing or should not be there.</summary>
    public static void AssertSame(string expected, string actual, string when)
    {
        if (expected == actual)
        {
            return;
        }

        var (wanted, got) = (expected.Split('\n'), actual.Split('\n'));
        Assert.Fail($"{when}: missing [{string.Join("\n", wanted.Except(got))}] unexpected [{string.Join("\n", got.Except(wanted))}]");
    }
}
