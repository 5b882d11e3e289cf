using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Wirewatch.Articles;
using Wirewatch.Storage;

namespace Wirewatch.Watchlists;

/// <summary>The table <c>matches</c>. Thread safe.</summary>
/// <remarks>
/// <para>In an owner's partition: <c>pending:{watchlist}:{article}:{version}</c>, what the next digest tells;
/// <c>sent:{digest}:{watchlist}:{article}:{version}</c>, what a digest told; <c>withheld:{digest}:{watchlist}:{article}:{version}</c>, what it
/// left out because it was told before from a copy; <c>told:{watchlist}:{article}</c>, the hashes of the sentences of an article that were
/// ever told or left out; and the rows of <see cref="ToldStories"/>.</para>
/// <para>In the partition <c>article:{article}</c>: <c>{owner}:{watchlist}</c>, where the article may have pending rows. Such a pointer
/// is written before the row that it points to and goes only with the article, so that a change or a deletion finds every pending row
/// without looking through owners. No owner's name has a colon, so the two kinds of partition never meet.</para>
/// </remarks>
/// <param name="storage">The account.</param>
/// <param name="stories">What was told of stories.</param>
internal sealed class MatchStore(WirewatchStorage storage, ToldStories stories)
{
    private const string MatchColumn = "Match";

    private readonly TableClient table = storage.Matches;

    /// <summary>Makes <paramref name="matches"/> the pending rows of the article: writes these, removes all others that were not sent.</summary>
    public async Task ReplaceAsync(ArticleId article, IReadOnlyList<(string Owner, Match Match)> matches, CancellationToken cancellationToken)
    {
        var known = await PointersAsync(article, cancellationToken);
        var pointers = matches.Select(match => (match.Owner, match.Match.Watchlist)).Except(known)
            .Select(pointer => new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity(PartitionOf(article), StorageKey.Join(pointer.Owner, pointer.Watchlist.Value))));
        await TableBatches.SubmitAsync(table, pointers, cancellationToken);
        foreach (var owned in matches.GroupBy(match => match.Owner))
        {
            var rows = owned.Select(match => new TableTransactionAction(TableTransactionActionType.UpsertReplace, PendingRowOf(owned.Key, match.Match)));
            await TableBatches.SubmitAsync(table, rows, cancellationToken);
        }

        var kept = matches.Select(match => (match.Owner, PendingKeyOf(match.Match))).ToHashSet();
        foreach (var (owner, watchlist) in known)
        {
            await DeletePrefixAsync(owner, StorageKey.Join("pending", watchlist.Value, article.Value, ""), key => !kept.Contains((owner, key)), cancellationToken);
        }
    }

    /// <summary>Removes everything about an article that was not sent.</summary>
    public async Task RemoveArticleAsync(ArticleId article, CancellationToken cancellationToken)
    {
        await ReplaceAsync(article, [], cancellationToken);
        var pointers = await PointersAsync(article, cancellationToken);
        foreach (var (owner, watchlist) in pointers)
        {
            await DeleteAsync(PartitionOf(article), StorageKey.Join(owner, watchlist.Value), cancellationToken);
        }
    }

    /// <summary>The sentences of an article that a watchlist was told, from it or from a copy of it.</summary>
    public async Task<ToldSentences> ToldAsync(string owner, WatchlistId watchlist, ArticleId article, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(StorageKey.Encode(owner), ToldKeyOf(watchlist, article), cancellationToken: cancellationToken);
        return row.HasValue ? ToldSentences.Read(row.Value!) : ToldSentences.None;
    }

    /// <summary>What a digest did not tell a watchlist because it was told before from a copy, in the order of keys.</summary>
    /// <param name="owner">Whose it is.</param>
    /// <param name="digest">The digest.</param>
    /// <param name="watchlist">The watchlist.</param>
    /// <param name="maximum">The most matches that are read.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<IReadOnlyList<Match>> WithheldAsync(string owner, string digest, WatchlistId watchlist, int maximum, CancellationToken cancellationToken)
    {
        var withheld = new List<Match>();
        await foreach (var row in QueryPrefix(owner, StorageKey.Join("withheld", digest, watchlist.Value, ""), null, cancellationToken, maximum))
        {
            if (withheld.Count == maximum)
            {
                break;
            }

            withheld.Add(Read(row));
        }

        return withheld;
    }

    /// <summary>What waits to be told to a watchlist, in the order of keys.</summary>
    public async Task<IReadOnlyList<Match>> PendingAsync(string owner, WatchlistId watchlist, CancellationToken cancellationToken)
    {
        var pending = new List<Match>();
        await foreach (var row in QueryPrefix(owner, StorageKey.Join("pending", watchlist.Value, ""), null, cancellationToken))
        {
            pending.Add(Read(row));
        }

        return pending;
    }

    /// <summary>Whether anything waits to be told to a watchlist.</summary>
    public async Task<bool> HasPendingAsync(string owner, WatchlistId watchlist, CancellationToken cancellationToken)
    {
        await foreach (var page in QueryPrefix(owner, StorageKey.Join("pending", watchlist.Value, ""), ["RowKey"], cancellationToken).AsPages(pageSizeHint: 1))
        {
            // The service may answer with an empty page and a continuation.
            if (page.Values.Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Removes a pending row that has nothing new to tell.</summary>
    public Task DropAsync(string owner, Match match, CancellationToken cancellationToken) =>
        DeleteAsync(StorageKey.Encode(owner), PendingKeyOf(match), cancellationToken);

    /// <summary>Removes what is pending for and was told to a watchlist that is no more.</summary>
    public async Task RemoveWatchlistAsync(string owner, WatchlistId watchlist, CancellationToken cancellationToken)
    {
        await DeletePrefixAsync(owner, StorageKey.Join("pending", watchlist.Value, ""), _ => true, cancellationToken);
        await DeletePrefixAsync(owner, StorageKey.Join("told", watchlist.Value, ""), _ => true, cancellationToken);
        await DeletePrefixAsync(owner, StorageKey.Join("toldstory", watchlist.Value, ""), _ => true, cancellationToken);
    }

    /// <summary>Moves one match that a digest has dealt with, in one transaction: its pending row, if it is still there, becomes a sent or
    /// withheld row, and its sentences are remembered. May run any number of times.</summary>
    public async Task MoveAsync(string owner, string digest, Match match, MatchOutcome outcome, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (true)
        {
            var told = await ToldAsync(owner, match.Watchlist, match.Article, cancellationToken);
            var ofStory = outcome == MatchOutcome.Told && match.Story is not null
                ? await stories.FindAsync(owner, match.Watchlist, match.Story, cancellationToken)
                : null;
            var pending = await table.GetEntityIfExistsAsync<TableEntity>(StorageKey.Encode(owner), PendingKeyOf(match), ["RowKey"], cancellationToken);
            try
            {
                await table.SubmitTransactionAsync(MoveOf(owner, digest, match, outcome, told, ofStory, pending.HasValue, now), cancellationToken);
                return;
            }
            catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412)
            {
                // The article changed or another worker moves the same match: look again.
            }
        }
    }

    private static List<TableTransactionAction> MoveOf(
        string owner, string digest, Match match, MatchOutcome outcome, ToldSentences told, ToldSentences? ofStory, bool isPending, DateTimeOffset now)
    {
        var partition = StorageKey.Encode(owner);
        var kind = outcome == MatchOutcome.Withheld ? "withheld" : "sent";
        var kept = new TableEntity(partition, StorageKey.Join(kind, digest, match.Watchlist.Value, match.Article.Value, match.Version));
        TextColumns.Write(kept, MatchColumn, JsonSerializer.Serialize(match, WatchlistJson.Default.Match));
        told = told.With(match.Hashes);
        if (outcome == MatchOutcome.Told)
        {
            told = told with { At = now, TextHash = match.TextHash };
        }

        var actions = new List<TableTransactionAction>
        {
            told.WriteTo(new TableEntity(partition, ToldKeyOf(match.Watchlist, match.Article))),
            new(TableTransactionActionType.UpsertReplace, kept),
        };
        if (ofStory is not null)
        {
            // A mail shows these; what it only counted may still come in a copy.
            actions.AddRange(ToldStories.Remember(owner, match.Watchlist, match.Story!, ofStory.With(match.Sentences.Select(static sentence => sentence.Hash)) with { At = ofStory.At > now ? ofStory.At : now }));
        }

        if (isPending)
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partition, PendingKeyOf(match)), ETag.All));
        }

        return actions;
    }

    private async Task<IReadOnlyList<(string Owner, WatchlistId Watchlist)>> PointersAsync(ArticleId article, CancellationToken cancellationToken)
    {
        var pointers = new List<(string, WatchlistId)>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(article)}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken))
        {
            // Neither an owner nor an id has a colon.
            var colon = row.RowKey.IndexOf(':', StringComparison.Ordinal);
            pointers.Add((StorageKey.Decode(row.RowKey[..colon]), new WatchlistId(StorageKey.Decode(row.RowKey[(colon + 1)..]))));
        }

        return pointers;
    }

    private async Task DeletePrefixAsync(string owner, string prefix, Func<string, bool> isUnwanted, CancellationToken cancellationToken)
    {
        var unwanted = new List<string>();
        await foreach (var row in QueryPrefix(owner, prefix, ["RowKey"], cancellationToken))
        {
            if (isUnwanted(row.RowKey))
            {
                unwanted.Add(row.RowKey);
            }
        }

        foreach (var key in unwanted)
        {
            await DeleteAsync(StorageKey.Encode(owner), key, cancellationToken);
        }
    }

    // The client takes a 404 for success.
    private Task<Response> DeleteAsync(string partition, string key, CancellationToken cancellationToken) =>
        table.DeleteEntityAsync(partition, key, ETag.All, cancellationToken);

    private AsyncPageable<TableEntity> QueryPrefix(string owner, string prefix, string[]? columns, CancellationToken cancellationToken, int? pageSize = null) => table.QueryAsync<TableEntity>(
        TableClient.CreateQueryFilter($"PartitionKey eq {StorageKey.Encode(owner)} and RowKey ge {prefix} and RowKey lt {StorageKey.AfterPrefix(prefix)}"),
        pageSize, columns, cancellationToken);

    private static TableEntity PendingRowOf(string owner, Match match)
    {
        var row = new TableEntity(StorageKey.Encode(owner), PendingKeyOf(match));
        TextColumns.Write(row, MatchColumn, JsonSerializer.Serialize(match, WatchlistJson.Default.Match));
        return row;
    }

    private static Match Read(TableEntity row) => JsonSerializer.Deserialize(TextColumns.Read(row, MatchColumn), WatchlistJson.Default.Match)!;

    private static string ToldKeyOf(WatchlistId watchlist, ArticleId article) => StorageKey.Join("told", watchlist.Value, article.Value);

    private static string PendingKeyOf(Match match) => StorageKey.Join("pending", match.Watchlist.Value, match.Article.Value, match.Version);

    private static string PartitionOf(ArticleId article) => StorageKey.Join("article", article.Value);
}
