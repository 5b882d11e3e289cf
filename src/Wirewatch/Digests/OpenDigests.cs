using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Wirewatch.Storage;

namespace Wirewatch.Digests;

/// <summary>The partition <c>open</c> of the table <c>due</c>: the digests of all owners that may not be finished, and when each was last
/// put into the queue, so that a lost message is found without looking through the ledger. Thread safe.</summary>
/// <param name="storage">The account.</param>
internal sealed class OpenDigests(WirewatchStorage storage)
{
    private const string Partition = "open";
    private const string OwnerColumn = "Owner";
    private const string DigestColumn = "Digest";
    private const string DueColumn = "Due";
    private const string QueuedColumn = "Queued";
    private const string TimesColumn = "Times";

    private readonly TableClient table = storage.Due;

    /// <summary>Notes a digest that is about to be opened, unless it is noted already.</summary>
    public async Task NoteAsync(DigestMessage digest, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(RowOf(new OpenDigest(digest, null, 0)), cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            // Noted already.
        }
    }

    /// <summary>Everything that is noted.</summary>
    public async IAsyncEnumerable<OpenDigest> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var message = new DigestMessage(row.GetString(OwnerColumn), row.GetString(DigestColumn), new DateTimeOffset(row.GetInt64(DueColumn) ?? 0, TimeSpan.Zero));
            DateTimeOffset? queued = row.GetInt64(QueuedColumn) is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
            yield return new OpenDigest(message, queued, row.GetInt32(TimesColumn) ?? 0) { Written = row.Timestamp ?? DateTimeOffset.MinValue };
        }
    }

    /// <summary>Notes that a digest was put into the queue.</summary>
    public Task QueuedAsync(OpenDigest digest, DateTimeOffset now, CancellationToken cancellationToken) => table.UpsertEntityAsync(
        RowOf(digest with { Queued = now, Times = digest.Times + 1 }), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Strikes a digest out.</summary>
    public Task RemoveAsync(DigestMessage digest, CancellationToken cancellationToken) => table.DeleteEntityAsync(Partition, KeyOf(digest), ETag.All, cancellationToken);

    private static TableEntity RowOf(OpenDigest digest) => new(Partition, KeyOf(digest.Message))
    {
        [OwnerColumn] = digest.Message.Owner,
        [DigestColumn] = digest.Message.Digest,
        [DueColumn] = digest.Message.Due.UtcTicks,
        [QueuedColumn] = digest.Queued?.UtcTicks,
        [TimesColumn] = digest.Times,
    };

    private static string KeyOf(DigestMessage digest) =>
        StorageKey.Join(digest.Owner, digest.Digest, digest.Due.UtcTicks.ToString(CultureInfo.InvariantCulture));
}

/// <summary>A digest that may not be finished.</summary>
/// <param name="Message">Its message in the queue.</param>
/// <param name="Queued">When it was last put there, UTC.</param>
/// <param name="Times">How often.</param>
internal sealed record OpenDigest(DigestMessage Message, DateTimeOffset? Queued, int Times)
{
    /// <summary>When this was written, by the service's clock.</summary>
    public DateTimeOffset Written { get; init; }
}
