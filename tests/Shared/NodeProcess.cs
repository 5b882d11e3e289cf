using System.Collections.Concurrent;
using System.Diagnostics;

namespace Wirewatch.Testing;

/// <summary>A program run by Node, which ends when its standard input closes, so that a killed test run leaves no orphan. The launcher script
/// that it is started with has to see to that.</summary>
public sealed class NodeProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly ConcurrentQueue<string> output = new();
    private readonly Process process;

    private NodeProcess(Process process) => this.process = process;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>What it has written so far.</summary>
    public string Output => string.Join('\n', output);

    /// <summary>Starts a script of an installed package.</summary>
    /// <param name="launcher">The JavaScript that ends with the standard input and runs the package's script, its first argument.</param>
    /// <param name="script">The script, as a path under <c>node_modules</c>.</param>
    /// <param name="arguments">What the script is called with.</param>
    /// <param name="environment">Further environment variables.</param>
    /// <param name="written">Told each line of the standard output, and null at its end.</param>
    /// <param name="cancellationToken">Ends the installation of the packages.</param>
    public static async Task<NodeProcess> StartAsync(
        string launcher, string script, string[] arguments, IReadOnlyDictionary<string, string> environment, Action<string?> written, CancellationToken cancellationToken)
    {
        await NodePackages.InstallAsync(cancellationToken);
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-e", launcher, "--", Path.Combine(AzuriteFixture.RepositoryRoot, "infra", "local", "node_modules", script), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var node = new NodeProcess(Process.Start(start) ?? throw new InvalidOperationException("Node did not start."));
        node.process.OutputDataReceived += (_, line) =>
        {
            node.output.Enqueue(line.Data ?? "(it ended)");
            written(line.Data);
        };
        node.process.ErrorDataReceived += (_, line) => node.output.Enqueue(line.Data ?? "");
        node.process.BeginOutputReadLine();
        node.process.BeginErrorReadLine();
        return node;
    }

    /// <summary>Closes its input and waits for its end; kills it if it does not come.</summary>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }
}
