using Microsoft.Extensions.Logging;
using Wirewatch.Articles;
using Wirewatch.Decisions;
using Wirewatch.Language;
using Wirewatch.Storage;

namespace Wirewatch.Ingestion;

/// <summary>Takes and undoes people's decisions and brings the stored articles up to date with them. A decision holds from the moment its row
/// is written; later articles follow it from then on. The articles that are there are gone through one by one, at once for a while, the
/// rest by <see cref="ApplyPendingAsync"/>; killed anywhere, it goes on where it was. Thread safe.</summary>
public sealed class EntityDecisions
{
    private const int DefaultArticlesAtOnce = 20;
    private const string Touched = "touched:";
    private const string Mentioning = "mentioning:";
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan OneRun = TimeSpan.FromMinutes(3);

    private readonly DecisionStore decisions;
    private readonly ArticleIndex index;
    private readonly IReadOnlyList<IArticleObserver> observers;
    private readonly TimeProvider time;
    private readonly ILogger<EntityDecisions> log;
    private readonly int articlesAtOnce;

    /// <summary>Made by the service's registration.</summary>
    internal EntityDecisions(
        DecisionStore decisions, ArticleIndex index, IEnumerable<IArticleObserver> observers, TimeProvider time, ILogger<EntityDecisions> log, int articlesAtOnce = DefaultArticlesAtOnce) =>
        (this.decisions, this.index, this.observers, this.time, this.log, this.articlesAtOnce) = (decisions, index, [.. observers], time, log, articlesAtOnce);

    /// <summary>Takes a decision. Taking one again that holds changes nothing.</summary>
    /// <param name="decision">What was decided; a valid one.</param>
    /// <param name="by">Who decided it.</param>
    /// <param name="cancellationToken">Ends the work; the decision holds then if its row was written.</param>
    public async Task<StoredDecision> TakeAsync(Decision decision, string by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decision);
        while (true)
        {
            var known = await decisions.FindAsync(decision.Entity, decision.Id, cancellationToken).ConfigureAwait(false);
            if (known is { IsActive: true })
            {
                return await ApplyAtOnceAsync(known, cancellationToken).ConfigureAwait(false);
            }

            var now = time.GetUtcNow();
            var taken = new StoredDecision(decision with { Taken = now }, true, true, History(known, new DecisionEvent(DecisionAct.Taken, by, now))) { ETag = known?.ETag ?? default };
            if (await decisions.TryWriteAsync(taken, cancellationToken).ConfigureAwait(false) is { } written)
            {
                log.LogInformation("{By} decided {Decision}: {Entity} {Kind}.", by, decision.Id, decision.Entity, decision.Kind);
                return await ApplyAtOnceAsync(written, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Undoes a decision; it stays on record. Undoing one again that was undone changes nothing.</summary>
    /// <param name="entity">The entity that it is about.</param>
    /// <param name="decision">Its id.</param>
    /// <param name="by">Who undoes it.</param>
    /// <param name="cancellationToken">Ends the work; the decision is undone then if its row was written.</param>
    /// <returns>Null if it was never taken.</returns>
    public async Task<StoredDecision?> UndoAsync(EntityId entity, string decision, string by, CancellationToken cancellationToken)
    {
        while (await decisions.FindAsync(entity, decision, cancellationToken).ConfigureAwait(false) is { } known)
        {
            if (!known.IsActive)
            {
                return await ApplyAtOnceAsync(known, cancellationToken).ConfigureAwait(false);
            }

            var undone = known with { IsActive = false, IsPending = true, Cursor = "", Working = [], History = History(known, new DecisionEvent(DecisionAct.Undone, by, time.GetUtcNow())) };
            if (await decisions.TryWriteAsync(undone, cancellationToken).ConfigureAwait(false) is { } written)
            {
                log.LogInformation("{By} undid {Decision} about {Entity}.", by, decision, entity);
                return await ApplyAtOnceAsync(written, cancellationToken).ConfigureAwait(false);
            }
        }

        return null;
    }

    /// <summary>Goes on with every decision that not all articles show yet. May run at any time, concurrently, and be killed anywhere.</summary>
    public async Task ApplyPendingAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        foreach (var pending in await decisions.PendingAsync(cancellationToken).ConfigureAwait(false))
        {
            await ApplyAsync(pending, start, OneRun, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<StoredDecision> ApplyAtOnceAsync(StoredDecision stored, CancellationToken cancellationToken)
    {
        try
        {
            return await ApplyAsync(stored, time.GetTimestamp(), AtOnce, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is ArticleBusyException or Azure.RequestFailedException)
        {
            log.LogWarning(failure, "The decision {Decision} about {Entity} is not applied to all articles yet; the timer goes on with it.", stored.Decision.Id, stored.Decision.Entity);
            return stored;
        }
    }

    // The next few articles are noted before they are worked on: their own rows, by which they were found, change on the way.
    private async Task<StoredDecision> ApplyAsync(StoredDecision stored, long start, TimeSpan budget, CancellationToken cancellationToken)
    {
        if (!stored.IsPending)
        {
            return stored;
        }

        await index.ForgetWrittenProfilesAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            foreach (var article in stored.Working)
            {
                await index.RedecideAsync(article, AnnounceAsync, cancellationToken).ConfigureAwait(false);
            }

            if (time.GetElapsedTime(start) >= budget)
            {
                return stored;
            }

            var next = await ArticlesAsync(stored, cancellationToken).Take(articlesAtOnce).ToListAsync(cancellationToken).ConfigureAwait(false);
            var noted = next.Count == 0
                ? stored with { IsPending = false, Cursor = "", Working = [] }
                : stored with { Cursor = next[^1].Cursor, Working = [.. next.Select(item => item.Article)] };
            if (await decisions.TryWriteAsync(noted, cancellationToken).ConfigureAwait(false) is not { } written)
            {
                // Another run is ahead of this one, or somebody has undone the decision or taken it again.
                return await decisions.FindAsync(stored.Decision.Entity, stored.Decision.Id, cancellationToken).ConfigureAwait(false) ?? stored;
            }

            stored = written;
            if (!stored.IsPending)
            {
                return stored;
            }
        }
    }

    // First the articles that it has touched, then those in which the entity is mentioned.
    private async IAsyncEnumerable<(string Cursor, ArticleId Article)> ArticlesAsync(
        StoredDecision stored, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var decision = stored.Decision;
        var cursor = stored.Cursor;
        if (!cursor.StartsWith(Mentioning, StringComparison.Ordinal))
        {
            var after = cursor.StartsWith(Touched, StringComparison.Ordinal) ? cursor[Touched.Length..] : "";
            await foreach (var (key, article) in decisions.TouchedAsync(decision.Id, after, cancellationToken).ConfigureAwait(false))
            {
                yield return (Touched + key, article);
            }

            cursor = Mentioning;
        }

        if (!stored.IsActive)
        {
            yield break;
        }

        if (decision.Article is { } only)
        {
            if (cursor == Mentioning)
            {
                yield return (Mentioning + "only", only);
            }

            yield break;
        }

        await foreach (var (key, article) in decisions.MentioningAsync(decision.Entity, cursor[Mentioning.Length..], cancellationToken).ConfigureAwait(false))
        {
            yield return (Mentioning + key, article);
        }
    }

    private async Task AnnounceAsync(IndexedArticle version, CancellationToken cancellationToken)
    {
        var article = IngestedArticle.Of(version);
        foreach (var observer in observers)
        {
            await observer.ArticleIndexedAsync(article, cancellationToken).ConfigureAwait(false);
        }
    }

    private static IReadOnlyList<DecisionEvent> History(StoredDecision? known, DecisionEvent happened) =>
        [.. (known?.History ?? []).Append(happened).TakeLast(StoredDecision.MaximumHistory)];
}
