using Azure;
using Azure.Data.Tables;

namespace Wirewatch.Storage;

internal static class Tables
{
    /// <summary>Reads one page of the rows that <paramref name="filter"/> selects.</summary>
    /// <exception cref="InvalidContinuationException">The service refuses the continuation.</exception>
    public static async Task<Page<T>> ReadPageAsync<T>(
        TableClient table, string filter, PageRequest page, Func<TableEntity, T> read, CancellationToken cancellationToken)
    {
        var size = page.CheckedSize;
        try
        {
            var pages = table.QueryAsync<TableEntity>(filter, size, cancellationToken: cancellationToken).AsPages(page.Continuation, size);
            await foreach (var answer in pages.ConfigureAwait(false))
            {
                return new Page<T>([.. answer.Values.Select(read)], string.IsNullOrEmpty(answer.ContinuationToken) ? null : answer.ContinuationToken);
            }
        }
        catch (RequestFailedException refused) when (refused.Status == 400 && page.Continuation is not null)
        {
            throw new InvalidContinuationException();
        }

        return new Page<T>([], null);
    }
}
