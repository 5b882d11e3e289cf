using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;
using Wirewatch.Storage;
using Wirewatch.Watchlists;

namespace Wirewatch.Digests;

/// <summary>Finds out what is due and puts a message for each digest into the queue. May run at any time, concurrently, and be killed
/// anywhere. Thread safe.</summary>
public sealed class DigestPlanner
{
    // Opening is one transaction of at most a hundred rows; what is due beyond waits a minute.
    private const int MaximumWatchlists = 50;

    // A due row is written before what it belongs to. Only when it is older than any such write can take is a lonely one stale.
    private static readonly TimeSpan StaleAge = TimeSpan.FromMinutes(10);

    // The queue tries a message five times, a minute apart; only then can it be lost.
    private static readonly TimeSpan QueueAgainAfter = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan QueueAgainAtLeastEvery = TimeSpan.FromHours(1);

    private readonly DueTable due;
    private readonly OpenDigests open;
    private readonly DigestLedger ledger;
    private readonly WatchlistStore watchlists;
    private readonly MatchStore matches;
    private readonly QueueClient queue;
    private readonly TimeProvider time;
    private readonly ILogger<DigestPlanner> logger;

    /// <summary>Made by the service's registration.</summary>
    internal DigestPlanner(
        DueTable due, OpenDigests open, DigestLedger ledger, WatchlistStore watchlists, MatchStore matches, WirewatchStorage storage, TimeProvider time, ILogger<DigestPlanner> logger)
    {
        (this.due, this.open, this.ledger, this.watchlists, this.matches, this.time, this.logger) = (due, open, ledger, watchlists, matches, time, logger);
        queue = storage.DigestQueue;
    }

    /// <summary>Opens a digest for every owner who has news for a watchlist that is due, plans the next moment of every watchlist that was
    /// due, and puts every open digest into the queue that is not there. A failure for one owner holds up no other.</summary>
    /// <exception cref="AggregateException">Something failed; it is tried again by the next call.</exception>
    public async Task PlanAsync(CancellationToken cancellationToken)
    {
        var entries = new List<DueEntry>();
        await foreach (var entry in due.ReadAsync(time.GetUtcNow(), cancellationToken))
        {
            entries.Add(entry);
        }

        var failures = new List<Exception>();
        foreach (var owned in entries.GroupBy(entry => entry.Owner))
        {
            await TryAsync(failures, () => PlanOwnerAsync(owned.Key, [.. owned], cancellationToken));
        }

        await foreach (var digest in open.ReadAsync(cancellationToken))
        {
            await TryAsync(failures, () => QueueAsync(digest, cancellationToken));
        }

        if (failures.Count > 0)
        {
            throw new AggregateException("Not everything that is due could be planned; the next run tries again.", failures);
        }
    }

    /// <summary>What is left to do now. Takes no part in it.</summary>
    public async Task<DigestOutlook> LookAsync(CancellationToken cancellationToken)
    {
        var anythingDue = false;
        await foreach (var entry in due.ReadAsync(time.GetUtcNow(), cancellationToken))
        {
            anythingDue |= await IsCurrentAsync(entry, cancellationToken);
        }

        var unfinished = new List<LedgerEntry>();
        await foreach (var digest in open.ReadAsync(cancellationToken))
        {
            var entry = await ledger.FindAsync(digest.Message.Owner, digest.Message.Digest, digest.Message.Due, cancellationToken);
            if (entry is { State: not (DigestState.Done or DigestState.Empty) })
            {
                unfinished.Add(entry);
            }
        }

        return new DigestOutlook(anythingDue, unfinished);
    }

    private static async Task TryAsync(List<Exception> failures, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            failures.Add(exception);
        }
    }

    private async Task PlanOwnerAsync(string owner, IReadOnlyList<DueEntry> entries, CancellationToken cancellationToken)
    {
        if (await ledger.FindOpenAsync(owner, cancellationToken) is { } running)
        {
            await SettleAsync(entries.Where(entry => running.Watchlists.Contains(DueOf(entry))), cancellationToken);
            return;
        }

        var withNews = new List<DueEntry>();
        foreach (var entry in entries)
        {
            if (!await IsCurrentAsync(entry, cancellationToken))
            {
                continue;
            }

            if (await matches.HasPendingAsync(owner, entry.Watchlist, cancellationToken))
            {
                withNews.Add(entry);
            }
            else
            {
                await SettleAsync([entry], cancellationToken);
            }

            if (withNews.Count == MaximumWatchlists)
            {
                break;
            }
        }

        if (withNews.Count > 0)
        {
            await OpenAsync(owner, withNews, cancellationToken);
        }
    }

    private async Task OpenAsync(string owner, IReadOnlyList<DueEntry> entries, CancellationToken cancellationToken)
    {
        DueWatchlist[] lists = [.. entries.Select(DueOf)];
        var digest = new LedgerEntry
        {
            Digest = DigestLedger.IdOf(owner, lists),
            Owner = owner,
            Due = lists.Max(list => list.Moment),
            State = DigestState.Planned,
            Watchlists = lists,
        };
        await open.NoteAsync(MessageOf(digest), cancellationToken);
        if (await ledger.OpenAsync(digest, cancellationToken))
        {
            logger.LogInformation("The digest {Digest} of {Owner} is due; watchlists: {Count}.", digest.Digest, owner, lists.Length);
        }
        else if (await ledger.FindAsync(owner, digest.Digest, digest.Due, cancellationToken) is null)
        {
            // Another digest of the owner was opened meanwhile; what is due stays due until that is done.
            return;
        }

        await SettleAsync(entries, cancellationToken);
    }

    // From here on the ledger answers for these entries.
    private async Task SettleAsync(IEnumerable<DueEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
        {
            if (entry.Cause.Length == 0)
            {
                await watchlists.AdvanceAsync(entry, cancellationToken);
            }

            await due.DeleteAsync(entry, cancellationToken);
        }
    }

    private async Task<bool> IsCurrentAsync(DueEntry entry, CancellationToken cancellationToken)
    {
        var stored = await watchlists.FindAsync(entry.Owner, entry.Watchlist, cancellationToken);
        if (stored is not null && (entry.Cause.Length > 0 || stored.NextDue == entry.Moment))
        {
            return true;
        }

        if (time.GetUtcNow() - entry.Written > StaleAge)
        {
            if (stored is null)
            {
                await matches.RemoveWatchlistAsync(entry.Owner, entry.Watchlist, cancellationToken);
            }

            await due.DeleteAsync(entry, cancellationToken);
        }

        return false;
    }

    private async Task QueueAsync(OpenDigest digest, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (digest.Queued is { } queued && now < queued + PauseAfter(digest.Times))
        {
            return;
        }

        var entry = await ledger.FindAsync(digest.Message.Owner, digest.Message.Digest, digest.Message.Due, cancellationToken);
        if (entry is null ? now - digest.Written > StaleAge : entry.State is DigestState.Done or DigestState.Empty)
        {
            await open.RemoveAsync(digest.Message, cancellationToken);
        }
        else if (entry is not null && !(entry.LeasedUntil > now))
        {
            await queue.SendMessageAsync(digest.Message.ToString(), cancellationToken);
            await open.QueuedAsync(digest, now, cancellationToken);
        }
    }

    private static TimeSpan PauseAfter(int times)
    {
        var pause = QueueAgainAfter * Math.Pow(2, Math.Min(times, 10) - 1);
        return pause < QueueAgainAtLeastEvery ? pause : QueueAgainAtLeastEvery;
    }

    private static DueWatchlist DueOf(DueEntry entry) => new(entry.Watchlist, entry.Moment, entry.Cause);

    private static DigestMessage MessageOf(LedgerEntry entry) => new(entry.Owner, entry.Digest, entry.Due);
}

/// <summary>What is left to do. Immutable.</summary>
/// <param name="AnythingDue">A watchlist is due that no digest answers for yet.</param>
/// <param name="Unfinished">The digests that are on their way.</param>
public sealed record DigestOutlook(bool AnythingDue, IReadOnlyList<LedgerEntry> Unfinished)
{
    /// <summary>Whether everything that was due has been told.</summary>
    public bool IsSettled => !AnythingDue && Unfinished.Count == 0;
}
