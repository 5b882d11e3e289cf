using Azure;
using Azure.Data.Tables;
using Wirewatch.Articles;

namespace Wirewatch.Storage;

/// <summary>Writes and removes everything that the tables hold of an article, so that a crash between any two storage calls followed by the
/// same call again ends in the state of an undisturbed run. Thread safe, in one process and in many.</summary>
/// <remarks>The order of the writes and why nothing is lost or doubled stands in docs/storage.md.</remarks>
public sealed partial class ArticleIndex
{
    private const int Parallelism = 8;
    private const int RowsBetweenRenewals = 256;

    // A transaction takes 100 operations: the article row, this attempt's row and 97 others, with one to spare.
    private const int RowsPerTransaction = 97;
    private const int MaximumTries = 3;
    private const int MaximumLooks = 5;

    private readonly WirewatchStorage storage;
    private readonly TimeProvider time;
    private readonly LeaseTimes leaseTimes;
    private readonly AnnotationStore annotations;
    private readonly EntityDirectory entities;
    private readonly DecisionStore decisions;
    private readonly StoryDirectory stories;

    /// <summary>An index in <paramref name="storage"/>.</summary>
    public ArticleIndex(WirewatchStorage storage, TimeProvider time)
        : this(storage, time, LeaseTimes.Default)
    {
    }

    internal ArticleIndex(WirewatchStorage storage, TimeProvider time, LeaseTimes leaseTimes)
    {
        (this.storage, this.time, this.leaseTimes) = (storage, time, leaseTimes);
        annotations = new AnnotationStore(storage);
        entities = new EntityDirectory(storage);
        decisions = new DecisionStore(storage);
        stories = new StoryDirectory(storage);
    }

    /// <summary>What the index holds of an article now.</summary>
    public Task<KnownArticle> FindAsync(ArticleId article, CancellationToken cancellationToken) =>
        KnownArticle.ReadAsync(storage.Articles, article, cancellationToken);

    /// <summary>Makes <paramref name="article"/>, with people's decisions applied, the committed version of its article.</summary>
    /// <param name="known">What <see cref="FindAsync"/> told; it may be outdated.</param>
    /// <param name="article">The version.</param>
    /// <param name="isCurrent">Tells whether the upload still is the one that was read. Asked once the article is held.</param>
    /// <param name="announce">Tells others of the version with the decisions, before it becomes visible. May be called again for the same version.</param>
    /// <param name="cancellationToken">Ends the work; what is left is finished by the next call.</param>
    /// <exception cref="ArticleBusyException">Another event holds the article, or the time ran out: call again later.</exception>
    public async Task<IndexOutcome> ReplaceAsync(
        KnownArticle known,
        IndexedArticle article,
        Func<CancellationToken, Task<bool>> isCurrent,
        Func<IndexedArticle, CancellationToken, Task> announce,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(article);
        article = article.Decided(await decisions.ReadActiveAsync(cancellationToken).ConfigureAwait(false));
        if (known.IsSettled && known.Version == article.Version && await TryRefreshAsync(known, article, cancellationToken).ConfigureAwait(false))
        {
            return IndexOutcome.Unchanged;
        }

        var chosen = new ChosenStory();
        return await HoldAsync(known, article.Article.Name, article.Version, async (lease, isRepetition) =>
        {
            if (lease.Known.IsSettled && lease.Known.Version == article.Version)
            {
                await lease.EndAsync([DeleteAttempt(article.Id, article.Version)], TableTransactionActionType.UpdateMerge, Refreshed(lease.Settled(), article)).ConfigureAwait(false);
                return IndexOutcome.Unchanged;
            }

            return await ReplaceAsync(lease, isRepetition, article, chosen, isCurrent, announce).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false) ?? IndexOutcome.Superseded;
    }

    /// <summary>Brings a committed article up to date with the decisions that hold now, from what the annotator once found.</summary>
    /// <param name="article">The article.</param>
    /// <param name="announce">Tells others of the version with the decisions, before it becomes visible. May be called again for the same version.</param>
    /// <param name="cancellationToken">Ends the work; what is left is finished by the next call.</param>
    /// <returns>Unchanged also where nothing is committed: whoever ingests it reads the decisions after this call.</returns>
    /// <exception cref="ArticleBusyException">Another event holds the article, or the time ran out: call again later.</exception>
    public async Task<IndexOutcome> RedecideAsync(ArticleId article, Func<IndexedArticle, CancellationToken, Task> announce, CancellationToken cancellationToken)
    {
        for (var looks = 0; looks < MaximumLooks; looks++)
        {
            var known = await FindAsync(article, cancellationToken).ConfigureAwait(false);
            if (known.Version is not { } version)
            {
                if (await OvertakeFirstAttemptAsync(known, cancellationToken).ConfigureAwait(false))
                {
                    return IndexOutcome.Unchanged;
                }

                continue;
            }

            var active = await decisions.ReadActiveAsync(cancellationToken).ConfigureAwait(false);
            if (await ReadCommittedAsync(article, version, cancellationToken).ConfigureAwait(false) is not { } committed)
            {
                continue;
            }

            var decided = committed.Decided(active);
            if (known.IsSettled && decided.Version == version)
            {
                return IndexOutcome.Unchanged;
            }

            var chosen = new ChosenStory();
            var outcome = await HoldAsync<IndexOutcome>(known, known.Row!.BlobName, decided.Version, (lease, isRepetition) => ReplaceAsync(
                lease,
                isRepetition,
                decided,
                chosen,
                _ => Task.FromResult(lease.Known.BlobETag == decided.BlobETag && (lease.Known.Version == version || lease.Known.Version == decided.Version)),
                announce), cancellationToken).ConfigureAwait(false);
            if (outcome is { } done && done != IndexOutcome.Superseded)
            {
                return done;
            }
        }

        throw new ArticleBusyException(article, "it changes again and again");
    }

    /// <summary>Removes everything that the index holds of an article whose upload is gone.</summary>
    /// <param name="known">What <see cref="FindAsync"/> told; it may be outdated.</param>
    /// <param name="isGone">Tells whether the upload really is gone: events come late and out of order. Asked once the article is held.</param>
    /// <param name="announce">Tells others. May be called again.</param>
    /// <param name="cancellationToken">Ends the work; what is left is finished by the next call.</param>
    /// <returns>Written if everything is gone now, unchanged if there was nothing, superseded if the upload is there: ingest it again, for
    /// if the lease was lost on the way, its rows may be gone.</returns>
    /// <exception cref="ArticleBusyException">Another event holds the article, or the time ran out: call again later.</exception>
    public async Task<IndexOutcome> RemoveAsync(
        KnownArticle known, Func<CancellationToken, Task<bool>> isGone, Func<CancellationToken, Task> announce, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(known);
        return known.Row is null ? IndexOutcome.Unchanged : await HoldAsync(
            known,
            known.Row.BlobName,
            null,
            (lease, isRepetition) => RemoveAsync(lease, isRepetition, isGone, announce),
            cancellationToken).ConfigureAwait(false) ?? IndexOutcome.Unchanged;
    }

    // Whoever is about to commit a first version may have read the decisions too early; without its lease it reads them again. False: it was quicker.
    private async Task<bool> OvertakeFirstAttemptAsync(KnownArticle known, CancellationToken cancellationToken) => known.Row is null
        || await HoldAsync(known, known.Row.BlobName, null, async (lease, _) =>
        {
            await lease.EndAsync([], TableTransactionActionType.UpdateMerge, lease.Known.IsSettled ? lease.Settled() : lease.Abandoned()).ConfigureAwait(false);
            return lease.Known.Version is null;
        }, cancellationToken).ConfigureAwait(false) != false;

    /// <summary>Makes every process write again the profiles of entities that it takes for written; asked for before decisions change them.</summary>
    internal Task ForgetWrittenProfilesAsync(CancellationToken cancellationToken) => entities.ChangeEpochAsync(cancellationToken);

    private async Task<IndexOutcome> ReplaceAsync(
        ArticleLease lease,
        bool isRepetition,
        IndexedArticle article,
        ChosenStory chosen,
        Func<CancellationToken, Task<bool>> isCurrent,
        Func<IndexedArticle, CancellationToken, Task> announce)
    {
        var known = lease.Known;
        var annotated = new KeptAnnotations(article.Annotations, article.Found, article.AppliedIds);
        if (isRepetition)
        {
            // A try that lost its lease may have written rows after its successor deleted their record; this puts the record back.
            annotated = await annotations.KeepAsync(article.Id, article.Version, annotated, lease.Token).ConfigureAwait(false);
            if (chosen.Story is { } story)
            {
                await lease.WriteAsync([lease.NoteAttempt(article.Version, story)]).ConfigureAwait(false);
            }
        }

        if (!await isCurrent(lease.Token).ConfigureAwait(false))
        {
            await UndoAsync(lease, article, isRepetition).ConfigureAwait(false);
            return IndexOutcome.Superseded;
        }

        annotated = isRepetition ? annotated : await annotations.KeepAsync(article.Id, article.Version, annotated, lease.Token).ConfigureAwait(false);
        article = article with { Annotations = annotated.Shown, Found = annotated.Found };
        article = article with { Entry = StoryEntry.Of(article.Id, article.Summary.Published, article.Annotations) };
        var old = await FootprintsAsync(known, article, lease.Token).ConfigureAwait(false);
        if (article.Entry is { } entry)
        {
            article = article with { Story = await PutIntoStoryAsync(lease, article, entry, old, chosen).ConfigureAwait(false) };
        }

        await WriteEntitiesAsync(lease, article).ConfigureAwait(false);
        await WriteDayAsync(article.Summary, lease.Token).ConfigureAwait(false);
        if (!await AreDecisionsCurrentAsync(article, lease.Token).ConfigureAwait(false))
        {
            await lease.EndAsync([], TableTransactionActionType.UpdateMerge, lease.Abandoned()).ConfigureAwait(false);
            return IndexOutcome.Superseded;
        }

        await announce(article, lease.Token).ConfigureAwait(false);
        await lease.KeepAsync().ConfigureAwait(false);
        await RemoveVanishedAsync(lease, old, Footprint.Of(article)).ConfigureAwait(false);
        await CommitAsync(lease, article).ConfigureAwait(false);
        return IndexOutcome.Written;
    }

    // A story once chosen stays: that of an unfinished try of the same version, and that of the committed version while the text remains much the same.
    private async Task<string> PutIntoStoryAsync(ArticleLease lease, IndexedArticle article, StoryEntry entry, List<Footprint> old, ChosenStory chosen)
    {
        var known = lease.Known;
        var kept = chosen.Story
            ?? known.Stories.GetValueOrDefault(article.Version)
            ?? old.Find(footprint => footprint.Version == known.Version && footprint.Entry is { } before && StoryRule.AreOneStory(before.Sketch, entry.Sketch))?.Story;
        chosen.Story = await stories.EnterAsync(entry, kept, lease.Token).ConfigureAwait(false);
        await stories.ListAsync(entry, (article with { Story = chosen.Story }).Summary, chosen.Story, lease.Token).ConfigureAwait(false);
        return chosen.Story;
    }

    // Whoever takes a decision writes it first and looks for mentions afterwards; here the mentions are written first. So one of the two sees the other.
    private async Task<bool> AreDecisionsCurrentAsync(IndexedArticle article, CancellationToken cancellationToken) =>
        article.Decided(await decisions.ReadActiveAsync(cancellationToken).ConfigureAwait(false)).Version == article.Version;

    private async Task<IndexedArticle?> ReadCommittedAsync(ArticleId article, string version, CancellationToken cancellationToken)
    {
        var row = await storage.Articles.GetEntityIfExistsAsync<TableEntity>(ArticleRow.Partition(article), ArticleRow.Key, cancellationToken: cancellationToken).ConfigureAwait(false);
        return row.HasValue && row.Value!.GetString(Columns.Version) == version
            && await annotations.ReadAsync(article, version, cancellationToken).ConfigureAwait(false) is { } kept
            ? ArticleRow.ReadIndexed(row.Value, kept.Found)
            : null;
    }

    private async Task<IndexOutcome> RemoveAsync(ArticleLease lease, bool isRepetition, Func<CancellationToken, Task<bool>> isGone, Func<CancellationToken, Task> announce)
    {
        var known = lease.Known;
        if (!await isGone(lease.Token).ConfigureAwait(false))
        {
            await lease.EndAsync([], TableTransactionActionType.UpdateMerge, known.IsSettled && !isRepetition ? lease.Settled() : lease.Abandoned()).ConfigureAwait(false);
            return IndexOutcome.Superseded;
        }

        var old = await FootprintsAsync(known, null, lease.Token).ConfigureAwait(false);
        await announce(lease.Token).ConfigureAwait(false);
        await RemoveVanishedAsync(lease, old, null).ConfigureAwait(false);
        await annotations.DeleteAllAsync(known.Id, lease.Token).ConfigureAwait(false);

        string[] keys = [.. known.EntityKeys, .. known.Attempts.Select(ArticleRow.AttemptKey)];
        var batches = keys.Select(key => Delete(known.Id, key)).Chunk(RowsPerTransaction).ToList();
        foreach (var batch in batches.SkipLast(1))
        {
            await lease.WriteAsync(batch).ConfigureAwait(false);
        }

        await lease.EndAsync(batches.LastOrDefault() ?? [], TableTransactionActionType.Delete, lease.Settled()).ConfigureAwait(false);
        return IndexOutcome.Written;
    }

    // Runs one piece of work under the lease, again if the lease was lost on the way, and lets go of the lease if the work fails.
    private async Task<T?> HoldAsync<T>(
        KnownArticle known, string blobName, string? attempt, Func<ArticleLease, bool, Task<T>> work, CancellationToken cancellationToken)
        where T : struct
    {
        var holder = Guid.NewGuid().ToString("N");
        for (var tries = 1; ; tries++)
        {
            using var lease = await ArticleLease.TakeAsync(storage.Articles, known, blobName, attempt, holder, leaseTimes, time, cancellationToken).ConfigureAwait(false);
            if (lease is null)
            {
                return null;
            }

            try
            {
                return await work(lease, tries > 1).ConfigureAwait(false);
            }
            catch (LeaseLostException lost)
            {
                if (tries == MaximumTries)
                {
                    throw new ArticleBusyException(known.Id, "its lease was lost", lost);
                }
            }
            catch (Exception failure)
            {
                await lease.TryAbandonAsync().ConfigureAwait(false);
                if (failure is OperationCanceledException && lease.IsOver && !cancellationToken.IsCancellationRequested)
                {
                    throw new ArticleBusyException(known.Id, "the work outlasted its lease", failure);
                }

                throw;
            }

            known = await FindAsync(known.Id, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> TryRefreshAsync(KnownArticle known, IndexedArticle article, CancellationToken cancellationToken)
    {
        if (known.BlobETag == article.BlobETag)
        {
            return true;
        }

        try
        {
            var row = Refreshed(new TableEntity(ArticleRow.Partition(article.Id), ArticleRow.Key), article);
            await storage.Articles.UpdateEntityAsync(row, known.Row!.ETag, TableUpdateMode.Merge, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            return false;
        }
    }

    private static TableEntity Refreshed(TableEntity row, IndexedArticle article)
    {
        row[ArticleRow.BlobETag] = article.BlobETag;
        return row;
    }

    // Nothing was written yet under this lease, so its traces go; but what an earlier attempt may have left stays noted.
    private static async Task UndoAsync(ArticleLease lease, IndexedArticle article, bool isRepetition)
    {
        var known = lease.Known;
        var isNoted = isRepetition || known.Attempts.Contains(article.Version);
        TableTransactionAction[] attempt = isNoted ? [] : [DeleteAttempt(article.Id, article.Version)];
        if (known.Row is null && !isNoted)
        {
            await lease.EndAsync(attempt, TableTransactionActionType.Delete, lease.Settled()).ConfigureAwait(false);
        }
        else
        {
            await lease.EndAsync(attempt, TableTransactionActionType.UpdateMerge, known.IsSettled && !isNoted ? lease.Settled() : lease.Abandoned()).ConfigureAwait(false);
        }
    }
}
