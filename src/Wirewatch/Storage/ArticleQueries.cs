using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Wirewatch.Articles;

namespace Wirewatch.Storage;

/// <summary>What can be asked about articles. Thread safe.</summary>
/// <param name="storage">Where the tables and blobs are.</param>
public sealed class ArticleQueries(WirewatchStorage storage)
{
    private const string DayFormat = "yyyyMMdd";

    // In days back from the last one; the last stretch reaches to the beginning of the calendar.
    private static readonly int[] Stretches = [0, 1, 8, 64, 512, 4096, int.MaxValue];

    private readonly AnnotationStore annotations = new(storage);

    /// <summary>The articles that were published on a day (in UTC), the newest first.</summary>
    /// <exception cref="InvalidContinuationException">The continuation is not one of this query.</exception>
    public Task<Page<ArticleSummary>> GetDayAsync(DateOnly day, PageRequest page, CancellationToken cancellationToken)
    {
        var partition = DayPartition(day);
        return Tables.ReadPageAsync(
            storage.Days, TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), page, Columns.ReadSummary, cancellationToken);
    }

    /// <summary>The articles of a story, which are copies of one another, the newest first; none where there is no such story.</summary>
    /// <exception cref="InvalidContinuationException">The continuation is not one of this query.</exception>
    public Task<Page<ArticleSummary>> GetStoryAsync(string story, PageRequest page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(story);
        var partition = StoryEntry.PartitionOf(story);
        return Tables.ReadPageAsync(
            storage.Stories, TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), page, Columns.ReadSummary, cancellationToken);
    }

    /// <summary>The newest day up to <paramref name="last"/> on which an article was published, or null. Asks for a few growing stretches of days,
    /// then halves the one that has any; each question is one transaction that reads one row.</summary>
    public async Task<DateOnly?> NewestDayAsync(DateOnly last, CancellationToken cancellationToken)
    {
        var until = last;
        foreach (var days in Stretches)
        {
            var from = DateOnly.FromDayNumber(Math.Max(DateOnly.MinValue.DayNumber, last.DayNumber - days));
            if (await FirstDayAsync(from, until, cancellationToken).ConfigureAwait(false) is not { } found)
            {
                until = from;
                continue;
            }

            while (found < until)
            {
                var middle = DateOnly.FromDayNumber((found.DayNumber + until.DayNumber + 1) / 2);
                if (await FirstDayAsync(middle, until, cancellationToken).ConfigureAwait(false) is { } later)
                {
                    found = later;
                }
                else
                {
                    until = middle.AddDays(-1);
                }
            }

            return found;
        }

        return null;
    }

    private async Task<DateOnly?> FirstDayAsync(DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        var (first, end) = (DayPartition(from), DayPartition(until));
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {end}");
        var row = await storage.Days.QueryAsync<TableEntity>(filter, 1, ["PartitionKey"], cancellationToken).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return row is null ? null : DateOnly.ParseExact(row.PartitionKey, DayFormat, CultureInfo.InvariantCulture);
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

    /// <summary>Every upload that the index knows, in no order; one that holds several articles comes with each that is unfinished. Reads the whole table
    /// of articles: for a watcher, not for a user.</summary>
    public async IAsyncEnumerable<IndexedUpload> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string[] columns = ["PartitionKey", "RowKey", Columns.BlobName, ArticleRow.BlobETag, ArticleRow.AnnotatorVersion, ArticleRow.LeaseId, ArticleRow.IsPart, UploadManifest.SettledColumn];
        var filter = TableClient.CreateQueryFilter($"RowKey eq {ArticleRow.Key} or RowKey eq {UploadManifest.Key}");
        await foreach (var row in storage.Articles.QueryAsync<TableEntity>(filter, select: columns, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            var isUnfinished = row.RowKey == UploadManifest.Key ? row.GetBoolean(UploadManifest.SettledColumn) != true : !string.IsNullOrEmpty(row.GetString(ArticleRow.LeaseId));

            // Whether an article of many is up to date only the list of its upload tells.
            if (isUnfinished || row.GetBoolean(ArticleRow.IsPart) != true)
            {
                yield return new IndexedUpload(
                    new ArticleId(StorageKey.Decode(row.PartitionKey)),
                    Columns.Text(row, Columns.BlobName),
                    isUnfinished ? null : row.GetString(ArticleRow.BlobETag),
                    row.GetString(ArticleRow.AnnotatorVersion));
            }
        }
    }

    /// <summary>The articles of the upload called <paramref name="blobName"/> that are committed.</summary>
    public async Task<IReadOnlyList<StoredArticle>> GetOfUploadAsync(string blobName, CancellationToken cancellationToken)
    {
        var known = await KnownArticle.ReadAsync(storage.Articles, ArticleId.FromBlobName(blobName), cancellationToken).ConfigureAwait(false);
        var articles = new List<StoredArticle>();
        foreach (var part in known.Manifest?.Parts ?? [known.Id])
        {
            if (await GetAsync(part, cancellationToken).ConfigureAwait(false) is { } article)
            {
                articles.Add(article);
            }
        }

        return articles;
    }

    internal static string DayPartition(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);
}
