using Azure;
using Azure.Data.Tables;
using Wirewatch.Articles;
using Wirewatch.Decisions;
using Wirewatch.Language;

namespace Wirewatch.Storage;

/// <summary>The rows of people's decisions. Thread safe.</summary>
/// <param name="storage">Where the table is.</param>
public sealed class DecisionStore(WirewatchStorage storage)
{
    /// <summary>The decisions that hold now: one query of one partition.</summary>
    public async Task<DecisionSet> ReadActiveAsync(CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {DecisionRow.Partition} and active eq true");
        var rows = await storage.Entities.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return rows.Count == 0 ? DecisionSet.Empty : new DecisionSet(rows.Select(row => DecisionRow.Read(row).Decision));
    }

    /// <summary>The decisions about an entity, those that were undone included, in the order of their ids.</summary>
    /// <exception cref="InvalidContinuationException">The continuation is not one of this query.</exception>
    public Task<Page<StoredDecision>> ListAsync(EntityId entity, PageRequest page, CancellationToken cancellationToken)
    {
        var prefix = DecisionRow.Prefix(entity);
        var end = StorageKey.AfterPrefix(prefix);
        return Tables.ReadPageAsync(
            storage.Entities,
            TableClient.CreateQueryFilter($"PartitionKey eq {DecisionRow.Partition} and RowKey ge {prefix} and RowKey lt {end} and entity eq {entity.Value}"),
            page,
            DecisionRow.Read,
            cancellationToken);
    }

    /// <summary>One decision, or null if it was never taken.</summary>
    public async Task<StoredDecision?> FindAsync(EntityId entity, string decision, CancellationToken cancellationToken)
    {
        var row = await storage.Entities.GetEntityIfExistsAsync<TableEntity>(
            DecisionRow.Partition, DecisionRow.Key(entity, decision), cancellationToken: cancellationToken).ConfigureAwait(false);
        return row.HasValue ? DecisionRow.Read(row.Value!) : null;
    }

    /// <summary>The decisions that not all articles show yet.</summary>
    internal async Task<IReadOnlyList<StoredDecision>> PendingAsync(CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {DecisionRow.Partition} and pending eq true");
        return await storage.Entities.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).Select(DecisionRow.Read).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a decision that was read before, or a new one.</summary>
    /// <returns>What is stored now, or null if somebody else has changed it since.</returns>
    internal async Task<StoredDecision?> TryWriteAsync(StoredDecision stored, CancellationToken cancellationToken)
    {
        var row = DecisionRow.Write(stored);
        try
        {
            var answer = stored.ETag == default
                ? await storage.Entities.AddEntityAsync(row, cancellationToken).ConfigureAwait(false)
                : await storage.Entities.UpdateEntityAsync(row, stored.ETag, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
            return stored with { ETag = answer.Headers.ETag ?? default };
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 409 or 412)
        {
            return null;
        }
    }

    /// <summary>The articles whose rows follow from a decision and whose keys come after <paramref name="after"/>, in the order of their keys.</summary>
    internal IAsyncEnumerable<(string Key, ArticleId Article)> TouchedAsync(string decision, string after, CancellationToken cancellationToken)
    {
        var partition = DecisionRow.TouchedPartition(decision);
        return storage.Entities.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {after}"), select: ["RowKey"], cancellationToken: cancellationToken)
            .Select(row => (row.RowKey, DecisionRow.TouchedArticle(row.RowKey)));
    }

    /// <summary>The articles that mention an entity and whose keys come after <paramref name="after"/>, in the order of their keys.</summary>
    internal IAsyncEnumerable<(string Key, ArticleId Article)> MentioningAsync(EntityId entity, string after, CancellationToken cancellationToken)
    {
        var partition = MentionRows.Partition(entity);
        return storage.Mentions.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {after}"), select: ["RowKey", Columns.Article], cancellationToken: cancellationToken)
            .Select(row => (row.RowKey, new ArticleId(Columns.Text(row, Columns.Article))));
    }

    /// <summary>Whether the committed version of an article mentions an entity.</summary>
    internal async Task<bool> IsMentionedAsync(EntityId entity, ArticleId article, CancellationToken cancellationToken)
    {
        var row = await storage.Articles.GetEntityIfExistsAsync<TableEntity>(
            ArticleRow.Partition(article), ArticleRow.EntityKey(entity), ["RowKey"], cancellationToken).ConfigureAwait(false);
        return row.HasValue;
    }
}
