using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Wirewatch.Storage;
using Wirewatch.Watchlists;

namespace Wirewatch.Digests;

/// <summary>Takes one digest from wherever it stands to its end: composes it, delivers it, and moves its matches. May be called any number of
/// times, concurrently, and be killed anywhere. Thread safe.</summary>
public sealed class DigestSender
{
    private const int MaximumMatches = 200;
    private static readonly TimeSpan FaultPatience = TimeSpan.FromSeconds(5);

    private readonly DigestLedger ledger;
    private readonly DigestStore digests;
    private readonly DigestComposer composer;
    private readonly DigestDelivery delivery;
    private readonly WatchlistStore watchlists;
    private readonly MatchStore matches;
    private readonly DueTable due;
    private readonly QueueClient queue;
    private readonly DigestOptions options;
    private readonly TimeProvider time;
    private readonly ILogger<DigestSender> logger;

    /// <summary>Made by the service's registration.</summary>
    internal DigestSender(
        DigestLedger ledger, DigestStore digests, DigestComposer composer, DigestDelivery delivery, WatchlistStore watchlists, MatchStore matches, DueTable due,
        WirewatchStorage storage, IOptions<DigestOptions> options, TimeProvider time, ILogger<DigestSender> logger)
    {
        (this.ledger, this.digests, this.composer, this.delivery) = (ledger, digests, composer, delivery);
        (this.watchlists, this.matches, this.due, this.time, this.logger) = (watchlists, matches, due, time, logger);
        queue = storage.DigestQueue;
        this.options = options.Value;
    }

    /// <summary>Sends the digest that a message of the queue names.</summary>
    /// <param name="message">What the planner put into the queue.</param>
    /// <param name="cancellationToken">Ends the attempt; another goes on where this one ends.</param>
    /// <exception cref="FormatException">The message names no digest.</exception>
    /// <exception cref="Exception">The attempt failed; the ledger says why, and another attempt goes on where this one ended.</exception>
    public async Task SendAsync(string message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var named = DigestMessage.Read(message);
        var entry = await ledger.FindAsync(named.Owner, named.Digest, named.Due, cancellationToken);
        if (entry is null || entry.State is DigestState.Done or DigestState.Empty)
        {
            logger.LogInformation("The digest {Digest} of {Owner} needs nothing more.", named.Digest, named.Owner);
            return;
        }

        var now = time.GetUtcNow();
        if (entry.LeasedUntil is { } busyUntil && busyUntil > now)
        {
            // Another worker sends it, or has died; this message looks again when that is clear.
            await queue.SendMessageAsync(message, visibilityTimeout: busyUntil - now + TimeSpan.FromSeconds(1), cancellationToken: cancellationToken);
            return;
        }

        if (await ledger.LeaseAsync(entry, now + options.Lease, cancellationToken) is not { } leased)
        {
            await queue.SendMessageAsync(message, visibilityTimeout: options.Lease, cancellationToken: cancellationToken);
            return;
        }

        await AttemptAsync(leased, cancellationToken);
    }

    private async Task AttemptAsync(LedgerEntry leased, CancellationToken cancellationToken)
    {
        // The worker must have stopped well before its lease ends.
        using var deadline = new CancellationTokenSource(options.Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var attempt = new DigestAttempt(ledger, leased);
        try
        {
            await AdvanceAsync(attempt, either.Token);
        }
        catch (Exception exception)
        {
            var fault = deadline.IsCancellationRequested && exception is OperationCanceledException
                ? $"It was not done after {options.Deadline.TotalSeconds:0} seconds."
                : exception.Message;
            logger.LogWarning(exception, "The digest {Digest} of {Owner} is not done: {Fault}", leased.Digest, leased.Owner, fault);
            await attempt.ReleaseAsync(fault, FaultPatience);
            throw;
        }
    }

    private async Task AdvanceAsync(DigestAttempt attempt, CancellationToken cancellationToken)
    {
        var composed = attempt.Entry.State == DigestState.Planned
            ? await ComposeAsync(attempt, cancellationToken)
            : await digests.FindAsync(attempt.Entry.Digest, cancellationToken)
                ?? throw new InvalidOperationException($"The composed digest {attempt.Entry.Digest}.json is missing in the container {StorageNames.DigestBlobs}. Restore it.");
        if (composed is null)
        {
            await attempt.CloseAsync(DigestState.Empty, cancellationToken);
            logger.LogInformation("The digest {Digest} of {Owner} has nothing new to tell; no mail.", attempt.Entry.Digest, attempt.Entry.Owner);
            return;
        }

        if (attempt.Entry.State == DigestState.Composed)
        {
            await delivery.DeliverAsync(attempt, composed, cancellationToken);
        }

        foreach (var match in composed.Matches)
        {
            await matches.MoveAsync(composed.Owner, composed.Digest, match, cancellationToken);
        }

        await attempt.CloseAsync(DigestState.Done, cancellationToken);
        logger.LogInformation("The digest {Digest} of {Owner} is done; matches: {Matches}, mails: {Mails}.", composed.Digest, composed.Owner, composed.Matches.Count, composed.Mails.Count);
    }

    private async Task<ComposedDigest?> ComposeAsync(DigestAttempt attempt, CancellationToken cancellationToken)
    {
        var entry = attempt.Entry;
        var composed = await digests.FindAsync(entry.Digest, cancellationToken);
        if (composed is null)
        {
            var news = await NewsAsync(entry, cancellationToken);
            if (news.Count == 0)
            {
                return null;
            }

            composed = await digests.KeepAsync(composer.Compose(entry, news), cancellationToken);
        }

        await attempt.SaveAsync(entry with
        {
            State = DigestState.Composed,
            Matches = composed.Matches.Count,
            Deliveries = [.. composed.Mails.Select(mail => new Delivery(mail.Address, mail.MessageId, DeliveryState.Waiting))],
        }, cancellationToken);
        return composed;
    }

    private async Task<IReadOnlyList<(Watchlist Watchlist, IReadOnlyList<Match> Matches)>> NewsAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var news = new List<(Watchlist, IReadOnlyList<Match>)>();
        var room = MaximumMatches;
        foreach (var id in entry.Watchlists.Select(watchlist => watchlist.Id).Distinct())
        {
            if (await watchlists.FindAsync(entry.Owner, id, cancellationToken) is not { } stored)
            {
                await matches.RemoveWatchlistAsync(entry.Owner, id, cancellationToken);
                continue;
            }

            var pending = await matches.PendingAsync(entry.Owner, id, cancellationToken);
            if (pending.Count > room)
            {
                // The rest makes a digest of its own as soon as this one is done.
                await due.PutAsync(new DueEntry(id, entry.Owner, time.GetUtcNow(), $"rest:{entry.Digest}"), cancellationToken);
            }

            var untold = await UntoldAsync(entry.Owner, id, pending.Take(room), cancellationToken);
            room -= untold.Count;
            if (untold.Count > 0)
            {
                news.Add((stored.Watchlist, untold));
            }
        }

        return news;
    }

    // The matcher left out what was told when the article came; an older version of it may have been told since.
    private async Task<IReadOnlyList<Match>> UntoldAsync(string owner, WatchlistId watchlist, IEnumerable<Match> pending, CancellationToken cancellationToken)
    {
        var untold = new List<Match>();
        foreach (var match in pending)
        {
            var told = await matches.ToldAsync(owner, watchlist, match.Article, cancellationToken);
            if (match.Without(told) is { } rest)
            {
                untold.Add(rest);
            }
            else
            {
                await matches.DropAsync(owner, match, cancellationToken);
            }
        }

        return untold;
    }
}
