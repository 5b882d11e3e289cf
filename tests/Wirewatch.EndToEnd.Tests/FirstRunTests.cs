namespace Wirewatch.EndToEnd.Tests;

/// <summary>What a newcomer sees, from outside the process.</summary>
public sealed class FirstRunTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sample_that_holds_no_article_makes_once_fail_with_its_name_and_the_reason()
    {
        await using var local = await LocalProcess.CreateAsync(Cancellation);
        await File.WriteAllBytesAsync(Path.Combine(local.Seeds, "picture.txt"), [0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3, 0, 0], Cancellation);

        var outcome = await local.OnceAsync(Cancellation);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("'picture.txt' was not ingested", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_the_host_and_everything_it_started(string signal)
    {
        await using var local = await LocalProcess.CreateAsync(Cancellation);
        await local.ServeAsync(Cancellation);
        Assert.NotEmpty(await local.ChildrenAsync(Cancellation));

        local.Signal(signal);
        var outcome = await local.EndAsync(Cancellation);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("", outcome.Errors.Trim());
        Assert.Empty(await local.ChildrenAsync(Cancellation));
        Assert.False(File.Exists(Path.Combine(local.Data, "instance.json")));
    }

    [Fact]
    public async Task A_killed_host_leaves_no_orphan()
    {
        await using var local = await LocalProcess.CreateAsync(Cancellation);
        await local.ServeAsync(Cancellation);

        local.Signal("KILL");
        await local.EndAsync(Cancellation);

        await LocalProcess.UntilAsync(async () => (await local.ChildrenAsync(Cancellation)).Count == 0, Cancellation);
    }
}
