using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using MimeKit;
using Wirewatch.Testing;

[assembly: AssemblyFixture(typeof(MaildevFixture))]

namespace Wirewatch.Testing;

/// <summary>A real SMTP server for one test run, maildev: started at the first use on free ports of 127.0.0.1, ended with the run even if the
/// run is killed. Tests tell their mails apart by address. Take it as a constructor parameter of a test class.</summary>
public sealed class MaildevFixture : IAsyncDisposable
{
    private const string Launcher =
        "process.stdin.resume().on('end', () => process.exit(0)); const script = process.argv[1]; import(require('url').pathToFileURL(script).href);";

    private readonly SemaphoreSlim starting = new(1, 1);
    private readonly HttpClient web = new();
    private readonly string folder = Directory.CreateTempSubdirectory("wirewatch-mail-").FullName;
    private NodeProcess? process;

    /// <summary>The port of the SMTP server on 127.0.0.1; 0 before <see cref="StartAsync"/>.</summary>
    public int SmtpPort { get; private set; }

    /// <summary>Starts the server unless it runs.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await starting.WaitAsync(cancellationToken);
        try
        {
            if (process is null)
            {
                await LaunchAsync(cancellationToken);
            }
        }
        finally
        {
            starting.Release();
        }
    }

    /// <summary>The mails that came for an address, in the order of their coming, and their bytes.</summary>
    public async Task<IReadOnlyList<(MimeMessage Message, string Source)>> MailsToAsync(string address, CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken);
        using var list = JsonDocument.Parse(await web.GetByteArrayAsync("api/email", cancellationToken));
        var mails = new List<(MimeMessage, string)>();
        foreach (var id in list.RootElement.EnumerateArray()
            .Where(mail => mail.GetProperty("envelope").GetProperty("to").EnumerateArray().Any(to => to.GetProperty("address").GetString() == address))
            .OrderBy(mail => mail.GetProperty("time").GetString(), StringComparer.Ordinal)
            .Select(mail => mail.GetProperty("id").GetString()!))
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, $"{id}.eml"), cancellationToken);
            mails.Add((await MimeMessage.LoadAsync(new MemoryStream(bytes), cancellationToken), System.Text.Encoding.Latin1.GetString(bytes)));
        }

        return mails;
    }

    /// <summary>A port of 127.0.0.1 on which nothing listens.</summary>
    public static int FreePort() => FreePorts.Take(1)[0];

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        web.Dispose();
        starting.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        var (smtp, http) = (FreePort(), FreePort());
        var launched = await NodeProcess.StartAsync(
            Launcher,
            Path.Combine("maildev", "dist", "bin", "maildev.js"),
            [
                "--smtp", smtp.ToString(CultureInfo.InvariantCulture), "--ip", "127.0.0.1",
                "--web", http.ToString(CultureInfo.InvariantCulture), "--web-ip", "127.0.0.1", "--mail-directory", folder,
            ],
            new Dictionary<string, string>(),
            _ => { },
            cancellationToken);
        web.BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{http}/"));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (!await AnswersAsync(smtp, patience.Token))
        {
            if (launched.HasExited)
            {
                throw new InvalidOperationException($"maildev did not start: {launched.Output}");
            }

            await Task.Delay(100, patience.Token);
        }

        (process, SmtpPort) = (launched, smtp);
    }

    private async Task<bool> AnswersAsync(int smtp, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, smtp, cancellationToken);
            using var answer = await web.GetAsync("api/email", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is SocketException or HttpRequestException)
        {
            return false;
        }
    }
}
