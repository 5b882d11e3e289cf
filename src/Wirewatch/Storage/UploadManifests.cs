using Azure;
using Azure.Data.Tables;
using Wirewatch.Articles;

namespace Wirewatch.Storage;

/// <summary>Writes the lists of articles of uploads. Every transaction is guarded by the ETag of the row <c>upload</c>, so of two processes that
/// work on one upload only one gets through, and the other looks again. Thread safe.</summary>
/// <param name="storage">Where the table is.</param>
internal sealed class UploadManifests(WirewatchStorage storage)
{
    // A transaction takes 100 operations: the row "upload" and these.
    private const int RowsPerTransaction = 99;

    /// <summary>Writes down every article that is going to have rows, beside those that may have some already.</summary>
    /// <param name="known">What was read of the upload.</param>
    /// <param name="blobName">The upload's name.</param>
    /// <param name="blobETag">Which version of it.</param>
    /// <param name="annotatorVersion">The annotator that reads it.</param>
    /// <param name="parts">The articles; those already noted need not be among them.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The list as it stands now, or null if somebody changed it since <paramref name="known"/> was read.</returns>
    public async Task<UploadManifest?> PlanAsync(
        KnownArticle known, string blobName, string blobETag, string annotatorVersion, IReadOnlyCollection<ManifestPart> parts, CancellationToken cancellationToken)
    {
        var noted = known.Manifest?.Parts.ToHashSet() ?? [];
        var missing = parts.Where(part => !noted.Contains(part.Id)).DistinctBy(part => part.Id).ToArray();
        if (missing.Length == 0 && known.Manifest is { IsSettled: false } plan && plan.BlobETag == blobETag && plan.AnnotatorVersion == annotatorVersion)
        {
            return plan;
        }

        ETag? etag = known.Manifest?.ETag;
        foreach (var batch in missing.Chunk(RowsPerTransaction).DefaultIfEmpty([]))
        {
            var row = Row(known.Id);
            row[Columns.BlobName] = blobName;
            row[ArticleRow.BlobETag] = blobETag;
            row[ArticleRow.AnnotatorVersion] = annotatorVersion;
            row[UploadManifest.SettledColumn] = false;
            var first = etag is { } before
                ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, before)
                : new TableTransactionAction(TableTransactionActionType.Add, row);
            etag = await TrySubmitAsync([first, .. batch.Select(part => Note(known.Id, part))], cancellationToken).ConfigureAwait(false);
            if (etag is null)
            {
                return null;
            }
        }

        return new UploadManifest(known.Id, blobETag, annotatorVersion, false, [.. noted.Union(parts.Select(part => part.Id))]) { ETag = etag!.Value };
    }

    /// <summary>Ends the work on an upload: only <paramref name="parts"/> have rows now.</summary>
    /// <returns>False if somebody changed the list meanwhile.</returns>
    public Task<bool> FinishAsync(UploadManifest plan, IReadOnlySet<ArticleId> parts, CancellationToken cancellationToken)
    {
        var row = Row(plan.Upload);
        row[UploadManifest.SettledColumn] = true;
        return TryEndAsync(plan, plan.Parts.Where(part => !parts.Contains(part)), TableTransactionActionType.UpdateMerge, row, cancellationToken);
    }

    /// <summary>Removes the whole list.</summary>
    /// <returns>False if somebody changed it meanwhile.</returns>
    public Task<bool> RemoveAsync(UploadManifest manifest, CancellationToken cancellationToken) =>
        TryEndAsync(manifest, manifest.Parts, TableTransactionActionType.Delete, Row(manifest.Upload), cancellationToken);

    private async Task<bool> TryEndAsync(UploadManifest manifest, IEnumerable<ArticleId> gone, TableTransactionActionType end, TableEntity row, CancellationToken cancellationToken)
    {
        ETag? etag = manifest.ETag;
        var batches = gone.Select(part => Forget(manifest.Upload, part)).Chunk(RowsPerTransaction).DefaultIfEmpty([]).ToArray();
        foreach (var batch in batches.SkipLast(1))
        {
            var unsettled = Row(manifest.Upload);
            unsettled[UploadManifest.SettledColumn] = false;
            etag = await TrySubmitAsync([new TableTransactionAction(TableTransactionActionType.UpdateMerge, unsettled, etag.Value), .. batch], cancellationToken).ConfigureAwait(false);
            if (etag is null)
            {
                return false;
            }
        }

        return await TrySubmitAsync([new TableTransactionAction(end, row, etag.Value), .. batches[^1]], cancellationToken).ConfigureAwait(false) is not null;
    }

    private static TableEntity Row(ArticleId upload) => new(ArticleRow.Partition(upload), UploadManifest.Key);

    private static TableTransactionAction Note(ArticleId upload, ManifestPart part) => new(
        TableTransactionActionType.UpsertReplace,
        new TableEntity(ArticleRow.Partition(upload), UploadManifest.PartKey(part.Id)) { [Columns.Part] = part.Name });

    private static TableTransactionAction Forget(ArticleId upload, ArticleId part) =>
        new(TableTransactionActionType.Delete, new TableEntity(ArticleRow.Partition(upload), UploadManifest.PartKey(part)), ETag.All);

    // The ETag of the row "upload"; null if a guard failed.
    private async Task<ETag?> TrySubmitAsync(IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        try
        {
            var answers = await storage.Articles.SubmitTransactionAsync(actions, cancellationToken).ConfigureAwait(false);
            return answers.Value[0].Headers.ETag ?? default(ETag);
        }
        catch (TableTransactionFailedException failed) when (failed.Status is 404 or 409 or 412)
        {
            return null;
        }
    }
}
