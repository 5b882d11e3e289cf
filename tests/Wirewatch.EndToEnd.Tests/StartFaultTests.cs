using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Wirewatch.EndToEnd.Tests;

/// <summary>What keeps the host from starting is told in one sentence.</summary>
public sealed class StartFaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("--port")]
    [InlineData("--blob-port")]
    [InlineData("--table-port")]
    [InlineData("--smtp-port")]
    public async Task A_taken_port_is_named_with_the_option_that_chooses_another(string option)
    {
        await using var local = await LocalProcess.CreateAsync(Cancellation);
        using var taker = new TcpListener(IPAddress.Loopback, 0);
        taker.Start();
        var port = ((IPEndPoint)taker.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        var words = local.ServeWords;
        words[Array.IndexOf(words, option) + 1] = port;

        var outcome = await LocalProcess.RunAsync(words, Cancellation);

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith($"wirewatch: port {port}, meant for ", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains($"choose another port with {option} PORT", outcome.Errors, StringComparison.Ordinal);
        AssertOneSentence(outcome);
        Assert.Empty(await local.ChildrenAsync(Cancellation));
    }

    [Fact]
    public async Task A_port_that_is_taken_in_the_other_family_of_addresses_is_named_too()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "This machine has no IPv6.");
        await using var local = await LocalProcess.CreateAsync(Cancellation);
        using var taker = new TcpListener(IPAddress.IPv6Loopback, local.Ports.Service);
        taker.Start();

        var outcome = await LocalProcess.RunAsync(local.ServeWords, Cancellation);

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith($"wirewatch: port {local.Ports.Service} cannot be opened", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("BackgroundService", outcome.Output, StringComparison.Ordinal);
        AssertOneSentence(outcome);
        Assert.Empty(await local.ChildrenAsync(Cancellation));
    }

    [Fact]
    public async Task A_second_host_over_the_same_folder_says_where_the_first_serves()
    {
        await using var local = await LocalProcess.CreateAsync(Cancellation);
        await local.ServeAsync(Cancellation);

        var outcome = await LocalProcess.RunAsync(local.ServeWords, Cancellation);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"already runs over {local.Data} and serves {local.Ports.ServiceAddress}", outcome.Errors, StringComparison.Ordinal);
        AssertOneSentence(outcome);
        Assert.Equal("ok", (await local.GetAsync("api/health", Cancellation)).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("__azurite_db_blob__.json")]
    [InlineData("__azurite_db_table__.json")]
    public async Task Damaged_data_of_the_emulator_is_named_with_the_way_out(string file)
    {
        await using var local = await LocalProcess.CreateAsync(Cancellation);
        Directory.CreateDirectory(Path.Combine(local.Data, "azurite"));
        await File.WriteAllTextAsync(Path.Combine(local.Data, "azurite", file), "garbage{{{", Cancellation);

        var outcome = await LocalProcess.RunAsync(local.ServeWords, Cancellation);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(Path.Combine(local.Data, "azurite"), outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("move that folder away", outcome.Errors, StringComparison.Ordinal);
        AssertOneSentence(outcome);
        Assert.Empty(await local.ChildrenAsync(Cancellation));
    }

    [Fact]
    public async Task A_file_where_the_data_folder_should_be_is_named()
    {
        await using var local = await LocalProcess.CreateAsync(Cancellation);
        await File.WriteAllTextAsync(local.Data, "", Cancellation);

        var outcome = await LocalProcess.RunAsync(local.ServeWords, Cancellation);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(local.Data, outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("--data DIR", outcome.Errors, StringComparison.Ordinal);
        AssertOneSentence(outcome);
    }

    [Theory]
    [InlineData("upload")]
    [InlineData("digest")]
    public async Task A_command_that_needs_a_running_host_says_so(string command)
    {
        await using var local = await LocalProcess.CreateAsync(Cancellation);
        string[] words = command == "upload" ? [command, local.Seeds, "--data", local.Data] : [command, "--data", local.Data];

        var outcome = await LocalProcess.RunAsync(words, Cancellation);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"nothing runs over {local.Data}", outcome.Errors, StringComparison.Ordinal);
        AssertOneSentence(outcome);
    }

    private static void AssertOneSentence(Outcome outcome)
    {
        Assert.Single(outcome.Errors.TrimEnd().Split('\n'));
        Assert.DoesNotContain("   at ", outcome.Output + outcome.Errors, StringComparison.Ordinal);
    }
}
