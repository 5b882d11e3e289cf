using System.Diagnostics;
using Wirewatch.Testing;

namespace Wirewatch.EndToEnd.Tests;

/// <summary>What the script says on a machine that lacks something, and that it works from anywhere.</summary>
public sealed class RunScriptTests : IDisposable
{
    private static readonly string[] Tools = ["bash", "dirname", "cut", "paste", "find", "touch", "mkdir", "mv", "cp", "uname", "dotnet"];
    private readonly string folder = Directory.CreateTempSubdirectory("wirewatch run ").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_machine_without_node_is_told_to_install_it()
    {
        var outcome = await RunAsync(Only(Tools), "--once");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("wirewatch: Node.js 20 or newer is missing; it runs the storage emulator and the mail catcher. Install it from https://nodejs.org.\n", outcome.Errors);
    }

    [Fact]
    public async Task A_machine_with_an_old_node_is_told_its_version()
    {
        var path = Only(Tools);
        Script(path, "node", "echo v18.20.4");

        var outcome = await RunAsync(path, "--once");

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("wirewatch: Node.js 20 or newer is needed and this is v18.20.4", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_without_dotnet_is_told_to_install_it()
    {
        var outcome = await RunAsync(Only([.. Tools.Where(tool => tool != "dotnet")]), "--once");

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("wirewatch: the .NET SDK 10 is missing; install it from ", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_with_an_old_dotnet_is_told_what_there_is()
    {
        var path = Only([.. Tools.Where(tool => tool != "dotnet")]);
        Script(path, "dotnet", "[ \"$1\" = --list-sdks ] && echo '8.0.100 [/usr/share/dotnet/sdk]' || exit 155");

        var outcome = await RunAsync(path, "--once");

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("wirewatch: the .NET SDK 10 (global.json) is missing, there is only: 8.0.100; ", outcome.Errors, StringComparison.Ordinal);
    }

    private string Only(IEnumerable<string> tools)
    {
        var path = Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName;
        foreach (var tool in tools)
        {
            var found = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(place => Path.Combine(place, tool)).First(File.Exists);
            File.CreateSymbolicLink(Path.Combine(path, tool), found);
        }

        return path;
    }

    private static void Script(string path, string name, string body)
    {
        var file = Path.Combine(path, name);
        File.WriteAllText(file, $"#!/usr/bin/env bash\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private async Task<Outcome> RunAsync(string path, params string[] words)
    {
        var start = new ProcessStartInfo(Path.Combine(path, "bash"), [Path.Combine(AzuriteFixture.RepositoryRoot, "run"), .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["PATH"] = path;
        using var run = Process.Start(start)!;
        var said = run.StandardOutput.ReadToEndAsync(Cancellation);
        var complained = run.StandardError.ReadToEndAsync(Cancellation);
        await run.WaitForExitAsync(Cancellation);
        return new Outcome(run.ExitCode, await said, await complained);
    }
}
