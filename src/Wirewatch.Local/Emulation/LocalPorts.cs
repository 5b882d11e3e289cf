using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Wirewatch.Local.Emulation;

/// <summary>The ports of one running Wirewatch, all of them on loopback.</summary>
/// <param name="Service">The API and the page.</param>
/// <param name="Blobs">The storage emulator's blobs.</param>
/// <param name="Queues">The storage emulator's queues.</param>
/// <param name="Tables">The storage emulator's tables.</param>
/// <param name="Smtp">The mail catcher's SMTP server.</param>
/// <param name="Mail">The mail catcher's page.</param>
internal sealed record LocalPorts(int Service, int Blobs, int Queues, int Tables, int Smtp, int Mail)
{
    // The account that every copy of the emulator knows; documented, and no secret.
    private const string EmulatorAccount = "devstoreaccount1";
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>Where the API and the page are.</summary>
    public string ServiceAddress => string.Create(CultureInfo.InvariantCulture, $"http://localhost:{Service}");

    /// <summary>Where the caught mails can be read.</summary>
    public string MailAddress => string.Create(CultureInfo.InvariantCulture, $"http://localhost:{Mail}");

    /// <summary>How the clients reach the storage emulator.</summary>
    public string StorageConnection => string.Create(
        CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName={EmulatorAccount};AccountKey={EmulatorKey};BlobEndpoint=http://127.0.0.1:{Blobs}/{EmulatorAccount};QueueEndpoint=http://127.0.0.1:{Queues}/{EmulatorAccount};TableEndpoint=http://127.0.0.1:{Tables}/{EmulatorAccount};");

    private IEnumerable<(int Port, string Purpose, string Option)> All =>
    [
        (Service, "the API and the page", "--port"),
        (Blobs, "the storage emulator's blobs", "--blob-port"),
        (Queues, "the storage emulator's queues", "--queue-port"),
        (Tables, "the storage emulator's tables", "--table-port"),
        (Smtp, "the mail catcher's SMTP server", "--smtp-port"),
        (Mail, "the mail catcher's page", "--mail-port"),
    ];

    /// <summary>Makes sure that nobody else listens on any of them.</summary>
    /// <exception cref="LocalFaultException">One is taken or named twice; the message names it, what it is for and the option that chooses another.</exception>
    public void RequireFree()
    {
        foreach (var (port, purpose, option) in All)
        {
            if (All.First(other => other.Port == port) is { } first && first.Option != option)
            {
                throw new LocalFaultException($"port {port} cannot be both {first.Option} and {option}; choose two different ones.");
            }

            if (TryOpen(port) is { } exception)
            {
                throw new LocalFaultException(
                    exception.SocketErrorCode == SocketError.AddressAlreadyInUse
                        ? $"port {port}, meant for {purpose}, is taken by another program; stop that program or choose another port with {option} PORT."
                        : $"port {port}, meant for {purpose}, cannot be opened ({exception.Message}); choose another with {option} PORT.",
                    exception);
            }
        }
    }

    /// <summary>Waits until nobody listens on any of them, or the patience is spent.</summary>
    public async Task WaitUntilFreeAsync(TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (All.Any(one => TryOpen(one.Port) is not null) && time.GetElapsedTime(started) < patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellationToken);
        }
    }

    // Null where the port can be opened.
    private static SocketException? TryOpen(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return null;
        }
        catch (SocketException exception)
        {
            return exception;
        }
    }
}
