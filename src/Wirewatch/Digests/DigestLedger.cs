using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Wirewatch.Storage;
using Wirewatch.Watchlists;

namespace Wirewatch.Digests;

/// <summary>The table <c>digests</c>: how is a digest never sent twice? Thread safe.</summary>
/// <remarks>
/// In an owner's partition: <c>{reversed ticks}:{digest}</c>, the entry; <c>open</c>, which entry is being worked on, at most one at a
/// time; <c>list:{watchlist}:{reversed ticks}:{digest}</c>, a watchlist's entries, newest first. Opening writes all of them in one
/// transaction that fails where <c>open</c> stands or the entry exists; closing changes the entry and removes <c>open</c> in one.
/// In between, only the worker that holds the entry's lease writes it, each time guarded by the row's tag.
/// </remarks>
/// <param name="storage">The account.</param>
internal sealed class DigestLedger(WirewatchStorage storage)
{
    private const string OpenRow = "open";
    private const string EntryColumn = "Entry";
    private const string WatchlistsColumn = "Watchlists";
    private const string DeliveriesColumn = "Deliveries";

    private readonly TableClient table = storage.Digests;

    /// <summary>The id of the digest of an owner for what is due.</summary>
    public static string IdOf(string owner, IEnumerable<DueWatchlist> due)
    {
        var text = new StringBuilder(owner);
        foreach (var watchlist in due.OrderBy(watchlist => watchlist.Id.Value, StringComparer.Ordinal).ThenBy(watchlist => watchlist.Moment))
        {
            text.Append('\n').Append(watchlist.Id).Append(' ').Append(watchlist.Moment.UtcTicks).Append(' ').Append(watchlist.Cause);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 12));
    }

    /// <summary>Opens a digest.</summary>
    /// <returns>False where it was opened before, or another one of the owner is open.</returns>
    public async Task<bool> OpenAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var partition = StorageKey.Encode(entry.Owner);
        var key = KeyOf(entry.Due, entry.Digest);
        var actions = new List<TableTransactionAction>
        {
            new(TableTransactionActionType.Add, new TableEntity(partition, OpenRow) { [EntryColumn] = key }),
            new(TableTransactionActionType.Add, RowOf(entry)),
        };
        actions.AddRange(entry.Watchlists.Select(watchlist => watchlist.Id).Distinct().Select(id => new TableTransactionAction(
            TableTransactionActionType.UpsertReplace, new TableEntity(partition, StorageKey.Join("list", id.Value, key)) { [EntryColumn] = key })));
        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            return false;
        }
    }

    /// <summary>The owner's open digest, or null.</summary>
    public async Task<LedgerEntry?> FindOpenAsync(string owner, CancellationToken cancellationToken)
    {
        var open = await table.GetEntityIfExistsAsync<TableEntity>(StorageKey.Encode(owner), OpenRow, cancellationToken: cancellationToken);
        return open.HasValue ? await FindAsync(owner, open.Value!.GetString(EntryColumn), cancellationToken) : null;
    }

    /// <summary>An entry, or null.</summary>
    public Task<LedgerEntry?> FindAsync(string owner, string digest, DateTimeOffset due, CancellationToken cancellationToken) =>
        FindAsync(owner, KeyOf(due, digest), cancellationToken);

    /// <summary>The digests of a watchlist, newest first, a page at a time.</summary>
    public async Task<(IReadOnlyList<LedgerEntry> Items, string? Continuation)> ListAsync(
        string owner, WatchlistId watchlist, int pageSize, string? continuation, CancellationToken cancellationToken)
    {
        var prefix = StorageKey.Join("list", watchlist.Value, "");
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {StorageKey.Encode(owner)} and RowKey ge {prefix} and RowKey lt {StorageKey.AfterPrefix(prefix)}");
        await foreach (var page in table.QueryAsync<TableEntity>(filter, pageSize, cancellationToken: cancellationToken).AsPages(continuation, pageSize))
        {
            var entries = await Task.WhenAll(page.Values.Select(row => FindAsync(owner, row.GetString(EntryColumn), cancellationToken)));
            return ([.. entries.OfType<LedgerEntry>()], string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken);
        }

        return ([], null);
    }

    /// <summary>Takes the lease of an entry, or null where another worker was faster.</summary>
    public Task<LedgerEntry?> LeaseAsync(LedgerEntry entry, DateTimeOffset until, CancellationToken cancellationToken) => WriteAsync(
        entry with { Lease = RandomNumberGenerator.GetHexString(16), LeasedUntil = until, Attempts = entry.Attempts + 1 }, cancellationToken);

    /// <summary>Writes an entry whose lease the caller holds.</summary>
    /// <exception cref="LeaseLostException">Another worker has taken it over.</exception>
    public async Task<LedgerEntry> SaveAsync(LedgerEntry entry, CancellationToken cancellationToken) =>
        await WriteAsync(entry, cancellationToken) ?? throw new LeaseLostException(entry.Digest);

    /// <summary>Writes an entry whose lease the caller holds for the last time: it is no longer open, and the lease ends.</summary>
    /// <exception cref="LeaseLostException">Another worker has taken it over.</exception>
    public async Task CloseAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var closed = entry with { Lease = null, LeasedUntil = null, Fault = null, Revision = entry.Revision + 1 };
        try
        {
            await table.SubmitTransactionAsync(
            [
                new TableTransactionAction(TableTransactionActionType.UpdateReplace, RowOf(closed), entry.ETag),
                new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(StorageKey.Encode(entry.Owner), OpenRow), ETag.All),
            ], cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            throw new LeaseLostException(entry.Digest);
        }
    }

    private async Task<LedgerEntry?> WriteAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var next = entry with { Revision = entry.Revision + 1 };
        try
        {
            var response = await table.UpdateEntityAsync(RowOf(next), entry.ETag, TableUpdateMode.Replace, cancellationToken);
            return next with { ETag = response.Headers.ETag ?? throw new InvalidOperationException("The table service gave no tag.") };
        }
        catch (RequestFailedException exception) when (exception.Status == 412)
        {
            // The client repeats a write whose answer was lost, and then finds its own first try in the way.
            var written = await FindAsync(entry.Owner, entry.Digest, entry.Due, cancellationToken);
            return written is not null && written.Lease == next.Lease && written.Revision == next.Revision ? written : null;
        }
    }

    private async Task<LedgerEntry?> FindAsync(string owner, string key, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(StorageKey.Encode(owner), key, cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    private static string KeyOf(DateTimeOffset due, string digest) => StorageKey.Join(StorageKey.ReverseTicks(due), digest);

    private static TableEntity RowOf(LedgerEntry entry)
    {
        var row = new TableEntity(StorageKey.Encode(entry.Owner), KeyOf(entry.Due, entry.Digest))
        {
            [nameof(LedgerEntry.Digest)] = entry.Digest,
            [nameof(LedgerEntry.Due)] = entry.Due.UtcTicks,
            [nameof(LedgerEntry.State)] = entry.State.ToString(),
            [nameof(LedgerEntry.Matches)] = entry.Matches,
            [nameof(LedgerEntry.Withheld)] = entry.Withheld,
            [nameof(LedgerEntry.Attempts)] = entry.Attempts,
            [nameof(LedgerEntry.Revision)] = entry.Revision,
            [nameof(LedgerEntry.Fault)] = entry.Fault,
            [nameof(LedgerEntry.Lease)] = entry.Lease,
            [nameof(LedgerEntry.LeasedUntil)] = entry.LeasedUntil?.UtcTicks,
        };
        TextColumns.Write(row, WatchlistsColumn, JsonSerializer.Serialize(entry.Watchlists, DigestJson.Default.IReadOnlyListDueWatchlist));
        TextColumns.Write(row, DeliveriesColumn, JsonSerializer.Serialize(entry.Deliveries, DigestJson.Default.IReadOnlyListDelivery));
        return row;
    }

    private static LedgerEntry Read(TableEntity row) => new()
    {
        Digest = row.GetString(nameof(LedgerEntry.Digest)),
        Owner = StorageKey.Decode(row.PartitionKey),
        Due = new DateTimeOffset(row.GetInt64(nameof(LedgerEntry.Due)) ?? 0, TimeSpan.Zero),
        State = Enum.Parse<DigestState>(row.GetString(nameof(LedgerEntry.State))),
        Watchlists = JsonSerializer.Deserialize(TextColumns.Read(row, WatchlistsColumn), DigestJson.Default.IReadOnlyListDueWatchlist)!,
        Deliveries = JsonSerializer.Deserialize(TextColumns.Read(row, DeliveriesColumn), DigestJson.Default.IReadOnlyListDelivery)!,
        Matches = row.GetInt32(nameof(LedgerEntry.Matches)) ?? 0,
        Withheld = row.GetInt32(nameof(LedgerEntry.Withheld)) ?? 0,
        Attempts = row.GetInt32(nameof(LedgerEntry.Attempts)) ?? 0,
        Revision = row.GetInt32(nameof(LedgerEntry.Revision)) ?? 0,
        Fault = row.GetString(nameof(LedgerEntry.Fault)),
        Lease = row.GetString(nameof(LedgerEntry.Lease)),
        LeasedUntil = row.GetInt64(nameof(LedgerEntry.LeasedUntil)) is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
        ETag = row.ETag,
    };
}
