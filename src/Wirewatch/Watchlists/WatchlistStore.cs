using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using NodaTime;
using Wirewatch.Storage;

namespace Wirewatch.Watchlists;

/// <summary>The table <c>watchlists</c>: definitions and when each is due next. Thread safe.</summary>
/// <remarks>A crash never loses a schedule, because the due row is written before the watchlist's row says when it is due next. A due row
/// whose watchlist does not say so is stale; the digest planner drops it.</remarks>
internal sealed class WatchlistStore(WirewatchStorage storage, DueTable due, TimeProvider time, ILogger<WatchlistStore> logger)
{
    // No owner has a dollar sign in its name.
    private const string GenerationPartition = "$generation";
    private const string GenerationRow = "generation";
    private const string DefinitionColumn = "Definition";
    private const string CreatedColumn = "Created";
    private const string NextDueColumn = "NextDue";

    private readonly TableClient table = storage.Watchlists;

    /// <summary>Creates a watchlist. When this returns, every article that arrives is held against it.</summary>
    public async Task<StoredWatchlist> CreateAsync(string owner, WatchlistDefinition definition, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();

        // Blobs tell their upload time in whole seconds; a finer time here would make an article of this very second seem older.
        var created = now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerSecond));
        var watchlist = new Watchlist(WatchlistId.New(), owner, created.ToUniversalTime(), definition);
        var next = await PlanAsync(watchlist, definition.Schedule, now, cancellationToken);
        var row = RowOf(watchlist, next);
        var response = await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        await AnnounceAsync(cancellationToken);
        return new StoredWatchlist(watchlist, next, TagOf(row)) { ETag = response.Headers.ETag ?? default };
    }

    /// <summary>The watchlist, or null where the owner has none of that id.</summary>
    public async Task<StoredWatchlist?> FindAsync(string owner, WatchlistId id, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(StorageKey.Encode(owner), StorageKey.Encode(id.Value), cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>An owner's watchlists in the order of their ids, a page at a time.</summary>
    public async Task<(IReadOnlyList<StoredWatchlist> Items, string? Continuation)> ListAsync(
        string owner, int pageSize, string? continuation, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {StorageKey.Encode(owner)}");
        await foreach (var page in table.QueryAsync<TableEntity>(filter, pageSize, cancellationToken: cancellationToken).AsPages(continuation, pageSize))
        {
            return ([.. page.Values.Select(Read).OfType<StoredWatchlist>()], string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken);
        }

        return ([], null);
    }

    /// <summary>Every owner's watchlists.</summary>
    public async IAsyncEnumerable<Watchlist> AllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: cancellationToken))
        {
            if (row.PartitionKey != GenerationPartition && Read(row) is { } stored)
            {
                yield return stored.Watchlist;
            }
        }
    }

    /// <summary>A value that changes whenever a watchlist is created, changed or deleted.</summary>
    public async Task<string> GenerationAsync(CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(GenerationPartition, GenerationRow, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.GetString(GenerationRow) : "";
    }

    /// <summary>Changes a watchlist. Null where there is none of that id.</summary>
    /// <param name="owner">Whose it is.</param>
    /// <param name="id">Which.</param>
    /// <param name="definition">What it becomes.</param>
    /// <param name="isExpected">Whether the change applies to a watchlist of this <see cref="StoredWatchlist.Tag"/>.</param>
    /// <param name="cancellationToken">Ends the work; the watchlist is then changed or not.</param>
    /// <exception cref="WatchlistChangedException"><paramref name="isExpected"/> says no.</exception>
    public async Task<StoredWatchlist?> ReplaceAsync(
        string owner, WatchlistId id, WatchlistDefinition definition, Func<string, bool> isExpected, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await FindAsync(owner, id, cancellationToken) is not { } old)
            {
                return null;
            }

            if (!isExpected(old.Tag))
            {
                throw new WatchlistChangedException();
            }

            var watchlist = old.Watchlist with { Definition = definition };
            var next = definition.Schedule == old.Watchlist.Definition.Schedule
                ? old.NextDue
                : await RescheduleAsync(watchlist, definition.Schedule, cancellationToken);
            var row = RowOf(watchlist, next);
            if (await UpdateAsync(row, old.ETag, cancellationToken))
            {
                await AnnounceAsync(cancellationToken);
                return new StoredWatchlist(watchlist, next, TagOf(row));
            }
        }
    }

    /// <summary>Deletes a watchlist. False where there is none of that id.</summary>
    /// <exception cref="WatchlistChangedException"><paramref name="isExpected"/> says no.</exception>
    public async Task<bool> DeleteAsync(string owner, WatchlistId id, Func<string, bool> isExpected, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await FindAsync(owner, id, cancellationToken) is not { } old)
            {
                return false;
            }

            if (!isExpected(old.Tag))
            {
                throw new WatchlistChangedException();
            }

            try
            {
                await table.DeleteEntityAsync(StorageKey.Encode(owner), StorageKey.Encode(id.Value), old.ETag, cancellationToken);
                await AnnounceAsync(cancellationToken);
                return true;
            }
            catch (RequestFailedException exception) when (exception.Status == 412)
            {
                // Its schedule has advanced, or somebody has changed it: look again.
            }
        }
    }

    /// <summary>Takes the moment of <paramref name="entry"/> as past: the next one is planned. Does nothing where that has been done.</summary>
    public async Task AdvanceAsync(DueEntry entry, CancellationToken cancellationToken)
    {
        while (await FindAsync(entry.Owner, entry.Watchlist, cancellationToken) is { } stored && stored.NextDue == entry.Moment)
        {
            var next = await PlanAsync(stored.Watchlist, stored.Watchlist.Definition.Schedule, time.GetUtcNow(), cancellationToken);
            if (await UpdateAsync(RowOf(stored.Watchlist, next), stored.ETag, cancellationToken))
            {
                return;
            }
        }
    }

    private async Task<DateTimeOffset?> RescheduleAsync(Watchlist watchlist, LocalSchedule schedule, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (schedule.Every == ScheduleFrequency.Immediately)
        {
            // What waits for the old schedule would else wait for the next match.
            await due.PutAsync(new DueEntry(watchlist.Id, watchlist.Owner, now, "rescheduled"), cancellationToken);
        }

        return await PlanAsync(watchlist, schedule, now, cancellationToken);
    }

    private async Task<DateTimeOffset?> PlanAsync(Watchlist watchlist, LocalSchedule schedule, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (schedule.NextAfter(Instant.FromDateTimeOffset(now)) is not { } instant)
        {
            return null;
        }

        var next = instant.ToDateTimeOffset();
        await due.PutAsync(new DueEntry(watchlist.Id, watchlist.Owner, next, ""), cancellationToken);
        return next;
    }

    private async Task<bool> UpdateAsync(TableEntity row, ETag expected, CancellationToken cancellationToken)
    {
        try
        {
            await table.UpdateEntityAsync(row, expected, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            return false;
        }
    }

    private Task<Response> AnnounceAsync(CancellationToken cancellationToken) => table.UpsertEntityAsync(
        new TableEntity(GenerationPartition, GenerationRow) { [GenerationRow] = RandomNumberGenerator.GetHexString(32) }, TableUpdateMode.Replace, cancellationToken);

    private StoredWatchlist? Read(TableEntity row)
    {
        try
        {
            var definition = JsonSerializer.Deserialize(TextColumns.Read(row, DefinitionColumn), WatchlistJson.Default.WatchlistDefinition)!;
            var watchlist = new Watchlist(
                new WatchlistId(StorageKey.Decode(row.RowKey)), StorageKey.Decode(row.PartitionKey), new DateTimeOffset(row.GetInt64(CreatedColumn) ?? 0, TimeSpan.Zero), definition);
            DateTimeOffset? next = row.GetInt64(NextDueColumn) is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
            return new StoredWatchlist(watchlist, next, TagOf(row)) { ETag = row.ETag };
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentNullException)
        {
            logger.LogError(exception, "The watchlist {Watchlist} of {Owner} cannot be read and is passed over; delete it or mend its row.", row.RowKey, row.PartitionKey);
            return null;
        }
    }

    private static TableEntity RowOf(Watchlist watchlist, DateTimeOffset? next)
    {
        var row = new TableEntity(StorageKey.Encode(watchlist.Owner), StorageKey.Encode(watchlist.Id.Value))
        {
            [CreatedColumn] = watchlist.Created.UtcTicks,
        };
        TextColumns.Write(row, DefinitionColumn, JsonSerializer.Serialize(watchlist.Definition, WatchlistJson.Default.WatchlistDefinition));
        if (next is { } moment)
        {
            row[NextDueColumn] = moment.UtcTicks;
        }

        return row;
    }

    private static string TagOf(TableEntity row) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{row.PartitionKey}\n{row.RowKey}\n{TextColumns.Read(row, DefinitionColumn)}")).AsSpan(0, 16));
}
