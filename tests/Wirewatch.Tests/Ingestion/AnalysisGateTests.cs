using Wirewatch.Ingestion;

namespace Wirewatch.Tests.Ingestion;

public sealed class AnalysisGateTests
{
    [Fact]
    public async Task Large_articles_are_analysed_one_after_the_other_and_small_ones_on_every_core()
    {
        using var gate = new AnalysisGate();
        var (running, largeRunning, most, mostLarge) = (0, 0, 0, 0);
        var counting = new Lock();
        async Task<int> AnalyseAsync(bool isLarge) => await Task.Run(() => gate.RunAsync(
            isLarge ? 2_000_000 : 1_000,
            () =>
            {
                lock (counting)
                {
                    most = Math.Max(most, ++running);
                    mostLarge = Math.Max(mostLarge, largeRunning += isLarge ? 1 : 0);
                }

                Thread.Yield();
                lock (counting)
                {
                    running--;
                    largeRunning -= isLarge ? 1 : 0;
                }

                return 1;
            },
            TestContext.Current.CancellationToken));

        var done = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => AnalyseAsync(number % 2 == 0)));

        Assert.Equal(200, done.Sum());
        Assert.InRange(most, 1, Environment.ProcessorCount);
        Assert.Equal(1, mostLarge);
    }

    [Fact]
    public async Task An_analysis_that_fails_lets_the_next_one_in()
    {
        using var gate = new AnalysisGate();
        for (var number = 0; number <= Environment.ProcessorCount; number++)
        {
            await Assert.ThrowsAsync<InvalidDataException>(() => gate.RunAsync<int>(2_000_000, () => throw new InvalidDataException(), TestContext.Current.CancellationToken));
        }

        Assert.Equal(1, await gate.RunAsync(2_000_000, () => 1, TestContext.Current.CancellationToken));
    }
}
