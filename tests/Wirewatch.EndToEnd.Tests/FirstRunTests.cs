namespace Wirewatch.EndToEnd.Tests;

/// <summary>What a newcomer sees, from outside the process.</summary>
public sealed class FirstRunTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_run_delivers_one_digest_with_one_line_and_the_second_sends_nothing()
    {
        await using var local = await LocalProcess.CreateAsync(Cancellation);
        local.AddRepositorySeeds();

        var first = await local.OnceAsync(Cancellation);

        Assert.True(first.ExitCode == 0, first.Errors);
        Assert.Contains("Rob Bauer", first.Output, StringComparison.Ordinal);
        Assert.Contains("North Korea", first.Output, StringComparison.Ordinal);
        Assert.Contains("Delivered the digest to analyst@example.com", first.Output, StringComparison.Ordinal);
        var mail = Assert.Single(local.Mails());
        Assert.Equal("analyst@example.com", mail.To.Mailboxes.Single().Address);
        Assert.Equal("Rob Bauer: 1 new mention", mail.Subject);
        Assert.Contains("Son shared assessments of the security situation on the peninsula with Adm.", Unwrapped(mail.TextBody), StringComparison.Ordinal);
        Assert.Equal(1, Count(Unwrapped(mail.TextBody), "shared assessments"));
        Assert.Equal(1, Count(mail.HtmlBody, "shared assessments"));
        Assert.Contains("<mark", mail.HtmlBody, StringComparison.Ordinal);

        var second = await local.OnceAsync(Cancellation);

        Assert.True(second.ExitCode == 0, second.Errors);
        Assert.Contains("there is nothing new since the last one", second.Output, StringComparison.Ordinal);
        Assert.Single(local.Mails());
        Assert.Empty(await local.ChildrenAsync(Cancellation));
    }

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

    [Fact]
    public async Task A_host_that_is_killed_again_and_again_tells_everything_and_composes_it_once()
    {
        const int Kills = 6;
        const int LongestLife = 6000;
        await using var local = await LocalProcess.CreateAsync(Cancellation);
        local.AddRepositorySeeds();
        var random = new Random(20250117);
        for (var kill = 0; kill < Kills; kill++)
        {
            local.Start();
            await Task.Delay(random.Next(LongestLife), Cancellation);
            local.Signal("KILL");
            await local.EndAsync(Cancellation);
        }

        var outcome = await local.OnceAsync(Cancellation, "--timeout", "170");

        Assert.True(outcome.ExitCode == 0, outcome.Errors);

        // A host that dies between the server's word and its own note of it sends the same mail again: the same bytes under the same id.
        Assert.Single(local.Mails().Select(mail => mail.MessageId).Distinct());
        Assert.Equal("Rob Bauer: 1 new mention", local.Mails()[0].Subject);
    }

    private static string Unwrapped(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static int Count(string? text, string part) => (text ?? "").Split(part).Length - 1;
}
