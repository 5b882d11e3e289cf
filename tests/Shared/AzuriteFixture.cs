using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Core.Pipeline;
using Wirewatch.Storage;
using Wirewatch.Testing;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace Wirewatch.Testing;

/// <summary>A real Azurite for one test run: started at the first use on free ports of 127.0.0.1, data in memory, ended with the run even
/// if the run is killed. Every call of <see cref="CreateStorageAsync"/> gives a storage account of its own, so tests run in parallel
/// without seeing each other. Take it as a constructor parameter of a test class.</summary>
public sealed partial class AzuriteFixture : IAsyncDisposable
{
    private const int Accounts = 5000;
    private const string Services = "Blob Queue Table";

    private const string Launcher = "process.stdin.resume().on('end', () => process.exit(0)); process.argv.splice(1, 0, 'azurite'); require(process.argv[2]); ";

    // Short, because all accounts are named in one variable of the environment, which holds 128 KiB.
    private const string Key = "a2V5";
    private readonly SemaphoreSlim starting = new(1, 1);
    private Dictionary<string, int>? ports;
    private NodeProcess? process;
    private int account;

    /// <summary>The folder that holds <c>Functions.sln</c>.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>A connection string to an empty account that nobody else uses.</summary>
    public async Task<string> CreateAccountAsync(CancellationToken cancellationToken)
    {
        var running = await StartAsync(cancellationToken);
        var number = Interlocked.Increment(ref account);
        if (number >= Accounts)
        {
            throw new InvalidOperationException($"A test run has {Accounts} accounts; raise {nameof(Accounts)}.");
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"account{number}");
        string Endpoint(string service) => string.Create(CultureInfo.InvariantCulture, $"{service}Endpoint=http://127.0.0.1:{running[service]}/{name};");
        return $"DefaultEndpointsProtocol=http;AccountName={name};AccountKey={Key};{Endpoint("Blob")}{Endpoint("Queue")}{Endpoint("Table")}";
    }

    /// <summary>An account of its own with every container, table and queue.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="policies">See every storage call of the returned object (but not its creation), once, before any retry.</param>
    public async Task<WirewatchStorage> CreateStorageAsync(CancellationToken cancellationToken, params HttpPipelinePolicy[] policies)
    {
        var connection = await CreateAccountAsync(cancellationToken);
        await Connect(connection).CreateAllAsync(cancellationToken);
        return Connect(connection, policies);
    }

    /// <summary>Another client of an account.</summary>
    public static WirewatchStorage Connect(string connection, params HttpPipelinePolicy[] policies) =>
        new(new StorageOptions { ConnectionString = connection }, policies);

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        starting.Dispose();
    }

    private async Task<Dictionary<string, int>> StartAsync(CancellationToken cancellationToken)
    {
        await starting.WaitAsync(cancellationToken);
        try
        {
            return ports ??= await LaunchAsync(cancellationToken);
        }
        finally
        {
            starting.Release();
        }
    }

    private async Task<Dictionary<string, int>> LaunchAsync(CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process = await NodeProcess.StartAsync(
            Launcher,
            Path.Combine("azurite", "dist", "src", "azurite.js"),
            [
                "--inMemoryPersistence", "--silent", "--disableTelemetry", "--skipApiVersionCheck", "--disableProductStyleUrl",
                "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",
            ],
            new Dictionary<string, string>
            {
                ["AZURITE_ACCOUNTS"] = string.Join(';', Enumerable.Range(0, Accounts).Select(number => string.Create(CultureInfo.InvariantCulture, $"account{number}:{Key}"))),
            },
            line =>
            {
                if (Listening().Match(line ?? "") is { Success: true } match)
                {
                    found[match.Groups[1].Value] = int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
                }

                if (line is null || found.Count == Services.Split(' ').Length)
                {
                    ready.TrySetResult();
                }
            },
            cancellationToken);
        await ready.Task.WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);
        return found.Count == Services.Split(' ').Length ? found
            : throw new InvalidOperationException($"Azurite did not start: {process.Output}");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Functions.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Functions.sln.");
    }

    [GeneratedRegex(@"^Azurite (\w+) service is successfully listening at \S+:(\d+)$")]
    private static partial Regex Listening();
}
