using Azure.Data.Tables;

namespace Wirewatch.Watchlists;

/// <summary>Submits any number of upserts of one partition in as few transactions as the service's limits allow. Stateless.</summary>
internal static class TableBatches
{
    private const int MaximumActions = 100;

    // A transaction holds 4 MiB; letters of the text columns are ASCII, and the envelope around each row is small.
    private const int MaximumText = 2_000_000;

    /// <summary>Submits upserts; each transaction is all or nothing, the whole is not.</summary>
    public static async Task SubmitAsync(TableClient table, IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        var batch = new List<TableTransactionAction>();
        var text = 0;
        foreach (var action in actions)
        {
            var size = ((IDictionary<string, object>)(TableEntity)action.Entity).Values.OfType<string>().Sum(value => value.Length);
            if (batch.Count == MaximumActions || (batch.Count > 0 && text + size > MaximumText))
            {
                await table.SubmitTransactionAsync(batch, cancellationToken);
                batch.Clear();
                text = 0;
            }

            batch.Add(action);
            text += size;
        }

        if (batch.Count > 0)
        {
            await table.SubmitTransactionAsync(batch, cancellationToken);
        }
    }
}
