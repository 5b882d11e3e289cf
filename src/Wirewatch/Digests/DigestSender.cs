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
    private static readonly TimeSpan FaultPatience = TimeSpan.FromSeconds(5);

    private readonly DigestLedger ledger;
    private readonly DigestStore digests;
    private readonly DigestComposer composer;
    private readonly DigestDelivery delivery;
    private readonly DigestNews news;
    private readonly MatchStore matches;
    private readonly ToldStories stories;
    private readonly QueueClient queue;
    private readonly DigestOptions options;
    private readonly TimeProvider time;
    private readonly ILogger<DigestSender> logger;

    /// <summary>Made by the service's registration.</summary>
    internal DigestSender(
        DigestLedger ledger, DigestStore digests, DigestComposer composer, DigestDelivery delivery, DigestNews news, MatchStore matches, ToldStories stories,
        WirewatchStorage storage, IOptions<DigestOptions> options, TimeProvider time, ILogger<DigestSender> logger)
    {
        (this.ledger, this.digests, this.composer, this.delivery) = (ledger, digests, composer, delivery);
        (this.news, this.matches, this.stories, this.time, this.logger) = (news, matches, stories, time, logger);
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

        if (attempt.Entry.State == DigestState.Composed && composed.Mails.Count > 0)
        {
            await delivery.DeliverAsync(attempt, composed, cancellationToken);
        }

        await MoveAsync(attempt.Entry, composed, cancellationToken);
        await attempt.CloseAsync(composed.Mails.Count > 0 ? DigestState.Done : DigestState.Empty, cancellationToken);
        logger.LogInformation(
            "The digest {Digest} of {Owner} is done; matches: {Matches}, withheld: {Withheld}, mails: {Mails}.",
            composed.Digest, composed.Owner, composed.Matches.Count, attempt.Entry.Withheld, composed.Mails.Count);
    }

    private async Task<ComposedDigest?> ComposeAsync(DigestAttempt attempt, CancellationToken cancellationToken)
    {
        var entry = attempt.Entry;
        var composed = await digests.FindAsync(entry.Digest, cancellationToken);
        if (composed is null)
        {
            var found = await news.FindAsync(entry, cancellationToken);
            if (found.Count == 0)
            {
                return null;
            }

            composed = await digests.KeepAsync(composer.Compose(entry, found), cancellationToken);
        }

        await attempt.SaveAsync(entry with
        {
            State = DigestState.Composed,
            Matches = composed.Matches.Count,
            Withheld = composed.Withheld?.Count ?? 0,
            Deliveries = [.. composed.Mails.Select(mail => new Delivery(mail.Address, mail.MessageId, DeliveryState.Waiting))],
        }, cancellationToken);
        return composed;
    }

    private async Task MoveAsync(LedgerEntry entry, ComposedDigest composed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var match in composed.Withheld ?? [])
        {
            await matches.MoveAsync(composed.Owner, composed.Digest, match, MatchOutcome.Withheld, now, cancellationToken);
        }

        var accepted = entry.Deliveries.Where(one => one.State == DeliveryState.Accepted).Select(one => one.MessageId).ToHashSet(StringComparer.Ordinal);
        var told = composed.Mails.Where(mail => accepted.Contains(mail.MessageId)).SelectMany(mail => mail.Watchlists ?? composed.Matches.Select(match => match.Watchlist)).ToHashSet();
        foreach (var match in composed.Matches)
        {
            var outcome = told.Contains(match.Watchlist) ? MatchOutcome.Told : MatchOutcome.Refused;
            await matches.MoveAsync(composed.Owner, composed.Digest, match, outcome, now, cancellationToken);
        }

        await stories.ForgetAsync(composed.Owner, now, cancellationToken);
    }
}
