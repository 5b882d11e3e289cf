using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wirewatch.Local.Emulation;

/// <summary>The storage emulator and the mail catcher, as child processes under <c>infra/local/supervise.cjs</c>, which ends them when this
/// process ends, however it ends.</summary>
internal sealed class Emulators : IAsyncDisposable
{
    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(50);

    private readonly Process supervisor;
    private readonly DataFolder folder;
    private readonly ConcurrentDictionary<string, string> faults = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<string> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task reading = Task.CompletedTask;

    private Emulators(Process supervisor, DataFolder folder) => (this.supervisor, this.folder) = (supervisor, folder);

    /// <summary>Completes when one of them ended although nobody asked it to, with a sentence that says which.</summary>
    public Task<string> Ended => ended.Task;

    /// <summary>Starts both and waits until they answer.</summary>
    /// <exception cref="LocalFaultException">One does not start; the message says why and what to do.</exception>
    public static async Task<Emulators> StartAsync(Repository repository, DataFolder folder, LocalPorts ports, CancellationToken cancellationToken)
    {
        var modules = Path.Combine(repository.LocalTools, "node_modules");
        if (!Directory.Exists(modules))
        {
            throw new LocalFaultException($"{modules} is missing; start with ./run, or run npm ci in {repository.LocalTools}.");
        }

        static string Number(int port) => port.ToString(CultureInfo.InvariantCulture);
        EmulatorProcess[] processes =
        [
            new("storage emulator", Path.Combine(modules, "azurite", "dist", "src", "azurite.js"), folder.Storage,
            [
                "--location", folder.Storage, "--silent", "--disableTelemetry", "--skipApiVersionCheck",
                "--blobPort", Number(ports.Blobs), "--queuePort", Number(ports.Queues), "--tablePort", Number(ports.Tables),
            ]),
            new("mail catcher", Path.Combine(modules, "maildev", "dist", "bin", "maildev.js"), folder.Mail,
            [
                "--ip", "127.0.0.1", "--smtp", Number(ports.Smtp), "--web-ip", "127.0.0.1", "--web", Number(ports.Mail), "--mail-directory", folder.Mail,
            ]),
        ];
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(repository.LocalTools, "supervise.cjs"));
        start.ArgumentList.Add(JsonSerializer.Serialize(processes, EmulatorJson.Default.EmulatorProcessArray));
        Process supervisor;
        try
        {
            supervisor = Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new LocalFaultException("Node.js 20 or newer is missing; it runs the storage emulator and the mail catcher. Install it from https://nodejs.org.", exception);
        }

        var emulators = new Emulators(supervisor, folder);
        try
        {
            emulators.reading = emulators.ReadAsync();
            await emulators.WaitUntilReadyAsync(ports, cancellationToken);
            return emulators;
        }
        catch
        {
            await emulators.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends both, with the time they need to save their data.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            supervisor.StandardInput.Close();
            using var patience = new CancellationTokenSource(StopWithin);
            await supervisor.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            supervisor.Kill(entireProcessTree: true);
        }
        catch (IOException)
        {
            // It has ended already.
        }

        await reading;
        supervisor.Dispose();
    }

    private async Task ReadAsync()
    {
        await using var log = new StreamWriter(folder.EmulatorLog, append: false) { AutoFlush = true };
        while (await supervisor.StandardOutput.ReadLineAsync() is { } line)
        {
            if (JsonSerializer.Deserialize(line, EmulatorJson.Default.EmulatorEvent) is not { } emulatorEvent)
            {
                continue;
            }

            if (emulatorEvent.Line is { Length: > 0 } printed)
            {
                await log.WriteLineAsync($"{emulatorEvent.Name}: {printed}");
                if (printed.Contains("error", StringComparison.OrdinalIgnoreCase))
                {
                    faults[emulatorEvent.Name] = printed;
                }
            }
            else if (emulatorEvent.Exit is { } exit)
            {
                await log.WriteLineAsync($"{emulatorEvent.Name}: ended with {exit}");
                ended.TrySetResult(Describe(emulatorEvent.Name));
            }
        }

        ended.TrySetResult($"the storage emulator and the mail catcher were stopped by somebody else; {folder.EmulatorLog} has their last words.");
    }

    private string Describe(string name) => name == "storage emulator"
        ? $"the storage emulator ended ({faults.GetValueOrDefault(name, "without a word")}); if its data in {folder.Storage} is damaged, move that folder away and start again: the seeds are then ingested anew. All it said is in {folder.EmulatorLog}."
        : $"the {name} ended ({faults.GetValueOrDefault(name, "without a word")}); all it said is in {folder.EmulatorLog}.";

    private async Task WaitUntilReadyAsync(LocalPorts ports, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StartWithin);
        try
        {
            foreach (var port in new[] { ports.Blobs, ports.Queues, ports.Tables, ports.Smtp, ports.Mail })
            {
                while (!await AnswersAsync(port, patience.Token))
                {
                    if (ended.Task.IsCompleted)
                    {
                        throw new LocalFaultException(await ended.Task);
                    }

                    await Task.Delay(LookAgainAfter, patience.Token);
                }
            }
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LocalFaultException($"the storage emulator and the mail catcher did not start within {StartWithin.TotalSeconds} s; {folder.EmulatorLog} says how far they came.", exception);
        }
    }

    private static async Task<bool> AnswersAsync(int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

/// <summary>A child of the supervisor.</summary>
internal sealed record EmulatorProcess(string Name, string Main, string Folder, IReadOnlyList<string> Arguments);

/// <summary>A line that the supervisor prints.</summary>
internal sealed record EmulatorEvent(string Name, string? Line, JsonElement? Exit);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EmulatorProcess[]))]
[JsonSerializable(typeof(EmulatorEvent))]
internal sealed partial class EmulatorJson : JsonSerializerContext;
