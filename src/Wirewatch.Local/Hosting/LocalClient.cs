using System.Text.Json.Serialization;
using Wirewatch.Local.Emulation;

namespace Wirewatch.Local.Hosting;

/// <summary>Speaks to the running instance over its HTTP API, as any of its users does.</summary>
internal sealed class LocalClient : IDisposable
{
    // A proxy of the environment has no business between two processes of one machine.
    private readonly HttpClient http;

    public LocalClient(LocalPorts ports) => http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(ports.ServiceAddress) };

    /// <summary>Creates the watchlist in a file, unless there is one already.</summary>
    /// <returns>Its name, or null where its owner has watchlists.</returns>
    /// <exception cref="LocalFaultException">The service refuses it.</exception>
    public async Task<string?> CreateSampleWatchlistAsync(string file, CancellationToken cancellationToken)
    {
        if ((await ListWatchlistsAsync(cancellationToken)).Count > 0)
        {
            return null;
        }

        using var body = new ByteArrayContent(await File.ReadAllBytesAsync(file, cancellationToken)) { Headers = { ContentType = new("application/json") } };
        using var answer = await http.PostAsync(new Uri("api/watchlists", UriKind.Relative), body, cancellationToken);
        return answer.IsSuccessStatusCode
            ? (await answer.Content.ReadFromJsonAsync(LocalClientJson.Default.NamedWatchlist, cancellationToken))?.Name
            : throw new LocalFaultException($"the watchlist in {file} was refused: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
    }

    /// <summary>The sample owner's watchlists.</summary>
    public async Task<IReadOnlyList<NamedWatchlist>> ListWatchlistsAsync(CancellationToken cancellationToken) =>
        (await http.GetFromJsonAsync(new Uri("api/watchlists", UriKind.Relative), LocalClientJson.Default.WatchlistList, cancellationToken))?.Items ?? [];

    /// <summary>The newest digests of the sample owner's watchlists, each once.</summary>
    public async Task<IReadOnlyList<SentDigest>> ListDigestsAsync(CancellationToken cancellationToken)
    {
        var digests = new Dictionary<string, SentDigest>(StringComparer.Ordinal);
        foreach (var watchlist in await ListWatchlistsAsync(cancellationToken))
        {
            var page = await http.GetFromJsonAsync(
                new Uri($"api/watchlists/{watchlist.Id}/digests", UriKind.Relative), LocalClientJson.Default.SentDigestList, cancellationToken);
            foreach (var digest in page?.Items ?? [])
            {
                digests[digest.Id] = digest;
            }
        }

        return [.. digests.Values];
    }

    public void Dispose() => http.Dispose();
}

/// <summary>What this program needs to know of a watchlist.</summary>
internal sealed record NamedWatchlist(string Id, string Name);

/// <summary>A page of them.</summary>
internal sealed record WatchlistList(IReadOnlyList<NamedWatchlist> Items);

/// <summary>What this program needs to know of a digest.</summary>
internal sealed record SentDigest(string Id, string State, IReadOnlyList<SentMail> Deliveries)
{
    /// <summary>Whether nothing more will be sent of it.</summary>
    public bool IsFinished => State is "done" or "empty";

    /// <summary>The addresses whose mail server took the mail.</summary>
    public IEnumerable<string> Accepted => Deliveries.Where(mail => mail.State == "accepted").Select(mail => mail.Address);

    /// <summary>The mails that were refused for good.</summary>
    public IEnumerable<SentMail> Refused => Deliveries.Where(mail => mail.State == "refused");
}

/// <summary>One mail of it.</summary>
internal sealed record SentMail(string Address, string State, string? Response);

/// <summary>A page of digests.</summary>
internal sealed record SentDigestList(IReadOnlyList<SentDigest> Items);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WatchlistList))]
[JsonSerializable(typeof(SentDigestList))]
internal sealed partial class LocalClientJson : JsonSerializerContext;
