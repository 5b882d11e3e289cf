using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MimeKit;
using Wirewatch.Local.Emulation;
using Wirewatch.Testing;

namespace Wirewatch.EndToEnd.Tests;

/// <summary>What a run of the program left behind.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Errors);

/// <summary>The built program over a folder of its own and free ports, started as often as a test needs. Everything that it started is gone when
/// this is disposed.</summary>
internal sealed class LocalProcess : IAsyncDisposable
{
    private static readonly string Program = typeof(LocalPorts).Assembly.Location;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();
    private Process? process;

    private LocalProcess(LocalPorts ports) => Ports = ports;

    public LocalPorts Ports { get; }

    /// <summary>The folder that holds everything of this test.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("wirewatch e2e ").FullName;

    public string Data => Path.Combine(Folder, "data");

    public HttpClient Http { get; private set; } = new();

    /// <summary>Sample articles; empty until a test puts some there.</summary>
    public string Seeds => Path.Combine(Folder, "seeds");

    public string Output => string.Join('\n', output);

    public string Errors => string.Join('\n', errors);

    public static async Task<LocalProcess> CreateAsync(CancellationToken cancellationToken)
    {
        await NodePackages.InstallAsync(cancellationToken);
        var ports = FreePorts.Take(6);
        var created = new LocalProcess(new LocalPorts(ports[0], ports[1], ports[2], ports[3], ports[4], ports[5]));
        created.Http.BaseAddress = new Uri(created.Ports.ServiceAddress);
        Directory.CreateDirectory(created.Seeds);
        return created;
    }

    /// <summary>The words that make the program serve over this folder and these ports.</summary>
    public string[] ServeWords =>
    [
        "serve", "--data", Data, "--seeds", Seeds,
        "--port", Text(Ports.Service), "--blob-port", Text(Ports.Blobs), "--queue-port", Text(Ports.Queues), "--table-port", Text(Ports.Tables),
        "--smtp-port", Text(Ports.Smtp), "--mail-port", Text(Ports.Mail),
    ];

    /// <summary>Puts the samples of the repository into <see cref="Seeds"/>.</summary>
    public void AddRepositorySeeds()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AzuriteFixture.RepositoryRoot, "seeds")))
        {
            File.Copy(file, Path.Combine(Seeds, Path.GetFileName(file)));
        }
    }

    /// <summary>Starts to serve and does not wait.</summary>
    public void Start(params string[] more)
    {
        output.Clear();
        errors.Clear();
        process?.Dispose();
        process = Launch([.. ServeWords, .. more]);
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts to serve and waits until the first run is through.</summary>
    public async Task ServeAsync(CancellationToken cancellationToken)
    {
        Start();
        await UntilAsync(() => Task.FromResult(process!.HasExited || Output.Contains("Serving until", StringComparison.Ordinal)), cancellationToken);
        Assert.False(process!.HasExited, Errors);
    }

    /// <summary>Waits for the end of what <see cref="Start"/> started.</summary>
    public async Task<Outcome> EndAsync(CancellationToken cancellationToken)
    {
        await process!.WaitForExitAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
        return new Outcome(process.ExitCode, Output, Errors);
    }

    /// <summary>Serves with <c>--once</c> to its end.</summary>
    public Task<Outcome> OnceAsync(CancellationToken cancellationToken, params string[] more)
    {
        Start([.. more, "--once"]);
        return EndAsync(cancellationToken);
    }

    /// <summary>Sends a signal: <c>INT</c>, <c>TERM</c>, <c>KILL</c>.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", Text(process!.Id)]);
        kill.WaitForExit();
    }

    /// <summary>Runs the program with other words beside the serving one.</summary>
    public static async Task<Outcome> RunAsync(string[] words, CancellationToken cancellationToken, string? input = null, (string Name, string Value)? variable = null)
    {
        using var run = Launch(words, variable);
        var said = run.StandardOutput.ReadToEndAsync(cancellationToken);
        var complained = run.StandardError.ReadToEndAsync(cancellationToken);
        if (input is not null)
        {
            await run.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        }

        run.StandardInput.Close();
        await run.WaitForExitAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
        return new Outcome(run.ExitCode, await said, await complained);
    }

    /// <summary>The mails that were caught, oldest first.</summary>
    public IReadOnlyList<MimeMessage> Mails() =>
        [.. Directory.GetFiles(Path.Combine(Data, "mail"), "*.eml").Select(file => MimeMessage.Load(file)).OrderBy(mail => mail.Date)];

    /// <summary>Processes that name this folder: the emulator, the mail catcher and what supervises them.</summary>
    public async Task<IReadOnlyList<string>> ChildrenAsync(CancellationToken cancellationToken)
    {
        using var list = Process.Start(new ProcessStartInfo("ps", ["-axww", "-o", "args="]) { RedirectStandardOutput = true })!;
        var lines = await list.StandardOutput.ReadToEndAsync(cancellationToken);
        await list.WaitForExitAsync(cancellationToken);
        return [.. lines.Split('\n').Where(line => line.Contains(Data, StringComparison.Ordinal) && line.Contains("node", StringComparison.Ordinal))];
    }

    /// <summary>The JSON at an address of the API.</summary>
    public async Task<JsonElement> GetAsync(string address, CancellationToken cancellationToken)
    {
        using var answer = await Http.GetAsync(new Uri(address, UriKind.Relative), cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"GET {address}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The status of the answer at an address of the API.</summary>
    public async Task<HttpStatusCode> StatusAsync(string address, CancellationToken cancellationToken)
    {
        using var answer = await Http.GetAsync(new Uri(address, UriKind.Relative), cancellationToken);
        return answer.StatusCode;
    }

    /// <summary>The fault at an address of the API.</summary>
    public async Task<(HttpStatusCode Status, string Detail)> FaultAsync(HttpMethod method, string address, string? json, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        request.Content = json is null ? null : new StringContent(json, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var answer = await Http.SendAsync(request, cancellationToken);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("detail").GetString()!);
    }

    /// <summary>Waits until something holds.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        while (!await holds())
        {
            await Task.Delay(100, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            Signal("TERM");
            await process.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience, CancellationToken.None);
        }

        await UntilAsync(async () => (await ChildrenAsync(CancellationToken.None)).Count == 0, CancellationToken.None);
        process?.Dispose();
        Http.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static Process Launch(string[] words, (string Name, string Value)? variable = null)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. words])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("WIREWATCH", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(inherited);
        }

        if (variable is { } given)
        {
            start.Environment[given.Name] = given.Value;
        }

        return Process.Start(start)!;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
