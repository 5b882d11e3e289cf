namespace Wirewatch.Digests;

/// <summary>One worker's turn at a digest whose lease it holds: the entry as it stands now. Not thread safe.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="leased">The entry with the lease just taken.</param>
internal sealed class DigestAttempt(DigestLedger ledger, LedgerEntry leased)
{
    /// <summary>The entry as it was last written.</summary>
    public LedgerEntry Entry { get; private set; } = leased;

    /// <summary>Writes the entry.</summary>
    /// <exception cref="LeaseLostException">Another worker has taken it over.</exception>
    public async Task SaveAsync(LedgerEntry entry, CancellationToken cancellationToken) => Entry = await ledger.SaveAsync(entry, cancellationToken);

    /// <summary>Writes one of its deliveries, and that the digest is delivered where none is left.</summary>
    /// <exception cref="LeaseLostException">Another worker has taken it over.</exception>
    public Task SaveAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        Delivery[] deliveries = [.. Entry.Deliveries.Select(one => one.MessageId == delivery.MessageId ? delivery : one)];
        var isDelivered = deliveries.All(one => one.State is DeliveryState.Accepted or DeliveryState.Refused);
        return SaveAsync(Entry with { Deliveries = deliveries, State = isDelivered ? DigestState.Delivered : Entry.State }, cancellationToken);
    }

    /// <summary>Ends the digest.</summary>
    /// <exception cref="LeaseLostException">Another worker has taken it over.</exception>
    public Task CloseAsync(DigestState state, CancellationToken cancellationToken) => ledger.CloseAsync(Entry with { State = state }, cancellationToken);

    /// <summary>Gives the lease back after a failure, so that the next attempt need not wait for its end. Does what it can and never fails.</summary>
    public async Task ReleaseAsync(string fault, TimeSpan patience)
    {
        try
        {
            using var limit = new CancellationTokenSource(patience);
            await ledger.SaveAsync(Entry with { Lease = null, LeasedUntil = null, Fault = fault }, limit.Token);
        }
        catch (Exception)
        {
            // The caller has the failure that matters; without this write the lease ends by itself.
        }
    }
}
