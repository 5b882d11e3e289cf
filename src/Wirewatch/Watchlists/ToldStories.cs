using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Wirewatch.Storage;

namespace Wirewatch.Watchlists;

/// <summary>What watchlists were told of stories, so that a copy that comes later does not tell it again. Thread safe.</summary>
/// <remarks>In an owner's partition of the table <c>matches</c>: <c>toldstory:{watchlist}:{story}</c>, the hashes of the sentences that were
/// told from any article of a story; <c>forget:{yyyyMM}:{watchlist}:{story}</c>, the months in which something was, so that what is old is found
/// by one range. The two are written in one transaction.</remarks>
/// <param name="storage">The account.</param>
internal sealed class ToldStories(WirewatchStorage storage)
{
    /// <summary>How many whole months a story is remembered after it was last told of.</summary>
    public const int MonthsKept = 3;

    // What is left over is forgotten by the owner's next digest.
    private const int MaximumForgotten = 1000;

    private const string WatchlistColumn = "Watchlist";
    private const string StoryColumn = "Story";

    private readonly TableClient table = storage.Matches;

    /// <summary>What a watchlist was told of a story.</summary>
    public async Task<ToldSentences> FindAsync(string owner, WatchlistId watchlist, string story, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(StorageKey.Encode(owner), KeyOf(watchlist, story), cancellationToken: cancellationToken);
        return row.HasValue ? ToldSentences.Read(row.Value!) : ToldSentences.None;
    }

    /// <summary>The writes that remember what a watchlist is told of a story; guarded against a write in between.</summary>
    public static IEnumerable<TableTransactionAction> Remember(string owner, WatchlistId watchlist, string story, ToldSentences told)
    {
        var partition = StorageKey.Encode(owner);
        var at = told.At ?? throw new ArgumentException("It is not known when it was told.", nameof(told));
        yield return told.WriteTo(new TableEntity(partition, KeyOf(watchlist, story)));
        yield return new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity(partition, StorageKey.Join("forget", MonthOf(at), watchlist.Value, story))
        {
            [WatchlistColumn] = watchlist.Value,
            [StoryColumn] = story,
        });
    }

    /// <summary>Removes what the owner's watchlists were told of stories long ago.</summary>
    public async Task ForgetAsync(string owner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var kept = now.AddMonths(-MonthsKept);
        var (first, end) = (StorageKey.Join("forget", ""), StorageKey.Join("forget", MonthOf(kept), ""));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {StorageKey.Encode(owner)} and RowKey ge {first} and RowKey lt {end}");
        var old = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, MaximumForgotten, cancellationToken: cancellationToken))
        {
            old.Add(row);
            if (old.Count == MaximumForgotten)
            {
                break;
            }
        }

        foreach (var row in old)
        {
            var (watchlist, story) = (new WatchlistId(row.GetString(WatchlistColumn)), row.GetString(StoryColumn));
            var told = await FindAsync(owner, watchlist, story, cancellationToken);
            if (told is { ETag: { } tag, At: { } at } && string.CompareOrdinal(MonthOf(at), MonthOf(kept)) < 0)
            {
                try
                {
                    await table.DeleteEntityAsync(row.PartitionKey, KeyOf(watchlist, story), tag, cancellationToken);
                }
                catch (RequestFailedException exception) when (exception.Status == 412)
                {
                    // Something was told of it just now; a newer row says when to forget that.
                }
            }

            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
        }
    }

    private static string KeyOf(WatchlistId watchlist, string story) => StorageKey.Join("toldstory", watchlist.Value, story);

    private static string MonthOf(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMM", CultureInfo.InvariantCulture);
}
