using Azure;
using Azure.Data.Tables;
using Wirewatch.Articles;

namespace Wirewatch.Storage;

/// <content>The rows of one article: written, removed, committed.</content>
public sealed partial class ArticleIndex
{
    private async Task<List<Footprint>> FootprintsAsync(KnownArticle known, IndexedArticle? now, CancellationToken cancellationToken)
    {
        var footprints = new List<Footprint>();
        foreach (var version in OldVersions(known, now?.Version))
        {
            // An attempt without annotations wrote nothing else either: they come first.
            if (await annotations.ReadAsync(known.Id, version, cancellationToken).ConfigureAwait(false) is { Shown.Published: { } published } text)
            {
                var entry = StoryEntry.Of(known.Id, published, text.Shown);
                footprints.Add(new Footprint(known.Id, published, text.Shown.Entities, text.Decisions)
                {
                    Version = version,
                    Entry = entry,
                    Story = known.Stories.GetValueOrDefault(version)
                        ?? (entry is null || entry.Home == now?.Entry?.Home ? null : await stories.StoryOfAsync(entry, cancellationToken).ConfigureAwait(false)),
                });
            }
        }

        return footprints;
    }

    private static IEnumerable<string> OldVersions(KnownArticle known, string? except) =>
        (known.Version is { } committed ? known.Attempts.Append(committed) : known.Attempts).Distinct().Where(version => version != except);

    // Every mention before the profile that it proves: who deletes unmentioned profiles relies on it.
    private async Task WriteEntitiesAsync(ArticleLease lease, IndexedArticle article)
    {
        var rows = new MentionRows(article.Summary, article.Annotations);
        foreach (var chunk in article.Annotations.Entities.DistinctBy(entity => entity.Id).Chunk(RowsBetweenRenewals))
        {
            await lease.KeepAsync().ConfigureAwait(false);
            await Parallel.ForEachAsync(chunk, Options(lease), async (entity, token) =>
                await storage.Mentions.UpsertEntityAsync(rows.Of(entity), TableUpdateMode.Replace, token).ConfigureAwait(false)).ConfigureAwait(false);
            await entities.WriteAsync(chunk, lease.Token).ConfigureAwait(false);
        }

        foreach (var (partition, key) in Footprint.Of(article).Touched)
        {
            await storage.Entities.UpsertEntityAsync(new TableEntity(partition, key), TableUpdateMode.Replace, lease.Token).ConfigureAwait(false);
        }
    }

    private async Task WriteDayAsync(ArticleSummary summary, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Footprint.DayPartition(summary.Published), MentionRows.Key(summary.Published, summary.Id));
        Columns.Write(row, summary);
        await storage.Days.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
    }

    // The record of the old versions goes only after this, in the commit, so a crash in here is repaired by the next call.
    private async Task RemoveVanishedAsync(ArticleLease lease, List<Footprint> old, Footprint? now)
    {
        var mentions = old.SelectMany(footprint => footprint.Mentions).Except(now?.Mentions ?? []);
        foreach (var chunk in mentions.Chunk(RowsBetweenRenewals))
        {
            await lease.KeepAsync().ConfigureAwait(false);
            await Parallel.ForEachAsync(chunk, Options(lease), async (row, token) =>
                await storage.Mentions.DeleteEntityAsync(row.Partition, row.Key, ETag.All, token).ConfigureAwait(false)).ConfigureAwait(false);
        }

        foreach (var (partition, key) in old.Select(footprint => footprint.Day).Where(day => day != now?.Day).Distinct())
        {
            await storage.Days.DeleteEntityAsync(partition, key, ETag.All, lease.Token).ConfigureAwait(false);
        }

        await stories.RemoveAsync(
            old.SelectMany(footprint => footprint.Stories).Except(now?.Stories ?? []), old.SelectMany(footprint => footprint.Homes).Except(now?.Homes ?? []), lease.Token).ConfigureAwait(false);

        foreach (var (partition, key) in old.SelectMany(footprint => footprint.Touched).Except(now?.Touched ?? []))
        {
            await storage.Entities.DeleteEntityAsync(partition, key, ETag.All, lease.Token).ConfigureAwait(false);
        }

        var present = now?.Entities.Select(entity => entity.Id).ToHashSet() ?? [];
        var vanished = old.SelectMany(footprint => footprint.Entities).Where(entity => !present.Contains(entity.Id)).GroupBy(entity => entity.Id);
        foreach (var chunk in vanished.Chunk(RowsBetweenRenewals))
        {
            await lease.KeepAsync().ConfigureAwait(false);
            await entities.ForgetUnmentionedAsync(chunk, lease.Token).ConfigureAwait(false);
        }

        // An alias outlives the article that used it, but not the decision that brought it.
        var redecided = now is null ? [] : old.Where(footprint => !footprint.Decisions.SequenceEqual(now.Decisions)).SelectMany(footprint => footprint.Entities);
        foreach (var entity in redecided.GroupBy(entity => entity.Id))
        {
            await lease.KeepAsync().ConfigureAwait(false);
            await entities.ForgetUnusedNamesAsync(entity.Key, [.. entity], now!.Entities.FirstOrDefault(one => one.Id == entity.Key), lease.Token).ConfigureAwait(false);
        }
    }

    private async Task CommitAsync(ArticleLease lease, IndexedArticle article)
    {
        var known = lease.Known;
        var rows = article.Annotations.Entities.DistinctBy(entity => entity.Id).Select(entity => ArticleRow.OfEntity(article.Id, entity)).ToList();
        var present = rows.Select(row => row.RowKey).ToHashSet(StringComparer.Ordinal);
        var actions = rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row))
            .Concat(known.EntityKeys.Where(key => !present.Contains(key)).Select(key => Delete(article.Id, key)));
        var batches = actions.Chunk(RowsPerTransaction).ToList();
        foreach (var batch in batches.SkipLast(1))
        {
            await lease.WriteAsync(batch).ConfigureAwait(false);
        }

        var old = OldVersions(known, article.Version).ToList();
        var committed = ArticleRow.Committed(article, article.Summary);
        if (old.Count == 0)
        {
            await lease.EndAsync([.. batches.LastOrDefault() ?? [], DeleteAttempt(article.Id, article.Version)], TableTransactionActionType.UpdateReplace, committed).ConfigureAwait(false);
            return;
        }

        // Old annotations go after the commit, for a reader may be at them before; until they are gone the article is not settled.
        lease.Hold(committed);
        TableTransactionAction[] noted = known.Version is { } replaced && replaced != article.Version ? [lease.NoteAttempt(replaced, known.Stories.GetValueOrDefault(replaced))] : [];
        await lease.EndAsync([.. batches.LastOrDefault() ?? [], .. noted], TableTransactionActionType.UpdateReplace, committed).ConfigureAwait(false);
        foreach (var version in old)
        {
            await annotations.DeleteAsync(article.Id, version, lease.Token).ConfigureAwait(false);
        }

        var attempts = known.Attempts.Append(article.Version).Union(old).Select(version => DeleteAttempt(article.Id, version)).Chunk(RowsPerTransaction).ToList();
        foreach (var batch in attempts.SkipLast(1))
        {
            await lease.WriteAsync(batch).ConfigureAwait(false);
        }

        await lease.EndAsync(attempts[^1], TableTransactionActionType.UpdateMerge, lease.Settled()).ConfigureAwait(false);
    }

    private static TableTransactionAction DeleteAttempt(ArticleId article, string version) => Delete(article, ArticleRow.AttemptKey(version));

    private static TableTransactionAction Delete(ArticleId article, string key) =>
        new(TableTransactionActionType.Delete, new TableEntity(ArticleRow.Partition(article), key), ETag.All);

    private static ParallelOptions Options(ArticleLease lease) => new() { MaxDegreeOfParallelism = Parallelism, CancellationToken = lease.Token };
}
