using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Wirewatch.Articles;

namespace Wirewatch.Storage;

/// <summary>What can be asked about articles. Thread safe.</summary>
/// <param name="storage">Where the tables and blobs are.</param>
public sealed class ArticleQueries(WirewatchStorage storage)
{
    private readonly AnnotationStore annotations = new(storage);

    /// <summary>The articles that were published on a day (in UTC), the newest first.</summary>
    /// <exception cref="InvalidContinuationException">The continuation is not one of this query.</exception>
    public Task<Page<ArticleSummary>> GetDayAsync(DateOnly day, PageRequest page, CancellationToken cancellationToken)
    {
        var partition = DayPartition(day);
        return Tables.ReadPageAsync(
            storage.Days, TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), page, Columns.ReadSummary, cancellationToken);
    }

    /// <summary>The committed version of an article, whole, or null if there is none.</summary>
    public async Task<StoredArticle?> GetAsync(ArticleId article, CancellationToken cancellationToken)
    {
        string? missing = null;
        while (true)
        {
            var found = await storage.Articles.GetEntityIfExistsAsync<TableEntity>(
                ArticleRow.Partition(article), ArticleRow.Key, cancellationToken: cancellationToken).ConfigureAwait(false);
            if (!found.HasValue || found.Value!.GetString(Columns.Version) is not { } version || version == missing)
            {
                return null;
            }

            if (await annotations.ReadAsync(article, version, cancellationToken).ConfigureAwait(false) is { } kept)
            {
                return ArticleRow.Read(found.Value, kept.Shown);
            }

            // A newer version was committed between the two reads, or the article is being removed and the version stays the same.
            missing = version;
        }
    }

    /// <summary>Every upload that the index knows, in no order. Reads the whole table of articles: for a watcher, not for a user.</summary>
    public async IAsyncEnumerable<IndexedUpload> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string[] columns = ["PartitionKey", Columns.BlobName, ArticleRow.BlobETag, ArticleRow.AnnotatorVersion, ArticleRow.LeaseId];
        var filter = TableClient.CreateQueryFilter($"RowKey eq {ArticleRow.Key}");
        await foreach (var row in storage.Articles.QueryAsync<TableEntity>(filter, select: columns, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            yield return new IndexedUpload(
                new ArticleId(StorageKey.Decode(row.PartitionKey)),
                Columns.Text(row, Columns.BlobName),
                string.IsNullOrEmpty(row.GetString(ArticleRow.LeaseId)) ? row.GetString(ArticleRow.BlobETag) : null,
                row.GetString(ArticleRow.AnnotatorVersion));
        }
    }

    internal static string DayPartition(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
