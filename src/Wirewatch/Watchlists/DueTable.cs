using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Wirewatch.Storage;

namespace Wirewatch.Watchlists;

/// <summary>The table <c>due</c>: what the timer must look at now, and nothing else. The partition is the minute in UTC,
/// <c>yyyyMMddHHmm</c>, so everything that is due is one range. Thread safe.</summary>
/// <param name="storage">The account.</param>
internal sealed class DueTable(WirewatchStorage storage)
{
    private const string OwnerColumn = "Owner";
    private const string MomentColumn = "Moment";
    private const string CauseColumn = "Cause";

    private readonly TableClient table = storage.Due;

    /// <summary>Writes an entry, over an older one of the same watchlist and minute.</summary>
    public Task PutAsync(DueEntry entry, CancellationToken cancellationToken)
    {
        var row = new TableEntity(SlotOf(entry.Moment), StorageKey.Encode(entry.Watchlist.Value))
        {
            [OwnerColumn] = entry.Owner,
            [MomentColumn] = entry.Moment.UtcTicks,
            [CauseColumn] = entry.Cause,
        };
        return table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Every entry up to and with the minute of <paramref name="now"/>, oldest first.</summary>
    public async IAsyncEnumerable<DueEntry> ReadAsync(DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Slots begin with a digit; the lower end keeps the query a range and out of any other partition.
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {"0"} and PartitionKey le {SlotOf(now)}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var moment = new DateTimeOffset(row.GetInt64(MomentColumn) ?? 0, TimeSpan.Zero);
            yield return new DueEntry(new WatchlistId(StorageKey.Decode(row.RowKey)), row.GetString(OwnerColumn), moment, row.GetString(CauseColumn) ?? "")
            {
                ETag = row.ETag,
                Written = row.Timestamp ?? moment,
            };
        }
    }

    /// <summary>Deletes an entry, unless somebody has written it anew since it was read.</summary>
    public async Task DeleteAsync(DueEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await table.DeleteEntityAsync(SlotOf(entry.Moment), StorageKey.Encode(entry.Watchlist.Value), entry.ETag, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            // Gone, or due again: either way this entry is no more.
        }
    }

    private static string SlotOf(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);
}
