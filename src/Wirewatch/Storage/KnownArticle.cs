using Azure.Data.Tables;
using Wirewatch.Articles;

namespace Wirewatch.Storage;

/// <summary>What the index held of one article when it was read: one query over one partition. Immutable.</summary>
public sealed class KnownArticle
{
    private static readonly string[] Selected =
    [
        "RowKey", "Timestamp", Columns.Version, Columns.BlobName, ArticleRow.BlobETag, ArticleRow.AnnotatorVersion, ArticleRow.LeaseId, ArticleRow.LeaseUntil, UploadManifest.SettledColumn, Columns.Story,
    ];

    private KnownArticle(ArticleId id) => Id = id;

    /// <summary>The article.</summary>
    public ArticleId Id { get; }

    /// <summary>The committed version, or null.</summary>
    public string? Version => Row?.Version;

    /// <summary>The ETag of the upload that was committed, or null.</summary>
    public string? BlobETag => Row?.Columns.GetString(ArticleRow.BlobETag);

    /// <summary>The annotator of the committed version, or null.</summary>
    public string? AnnotatorVersion => Row?.Columns.GetString(ArticleRow.AnnotatorVersion);

    /// <summary>No work on the article is under way, and none was left unfinished by a crash.</summary>
    public bool IsSettled => Row?.IsSettled ?? true;

    /// <summary>There is work on the article that is under way or done, or was left unfinished.</summary>
    public bool Exists => Row is not null;

    /// <summary>Which articles the upload of this name holds, where it is one that holds several.</summary>
    public UploadManifest? Manifest { get; private init; }

    internal ArticleRow? Row { get; private init; }

    /// <summary>Versions whose rows may have been written, wholly or in part.</summary>
    internal IReadOnlyList<string> Attempts { get; private init; } = [];

    /// <summary>The stories that versions are known to have been put into; that of the committed version is.</summary>
    internal IReadOnlyDictionary<string, string> Stories { get; private init; } = new Dictionary<string, string>();

    /// <summary>The RowKeys of the <c>entity:</c> rows.</summary>
    internal IReadOnlyList<string> EntityKeys { get; private init; } = [];

    internal static async Task<KnownArticle> ReadAsync(TableClient articles, ArticleId id, CancellationToken cancellationToken)
    {
        var partition = ArticleRow.Partition(id);
        TableEntity? row = null;
        var attempts = new List<string>();
        var entities = new List<string>();
        TableEntity? manifest = null;
        var parts = new List<ArticleId>();
        var stories = new Dictionary<string, string>();
        var rows = articles.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), select: Selected, cancellationToken: cancellationToken);
        await foreach (var found in rows.ConfigureAwait(false))
        {
            if (found.RowKey == ArticleRow.Key)
            {
                row = found;
                Note(stories, found.GetString(Columns.Version), found);
            }
            else if (found.RowKey.StartsWith(ArticleRow.AttemptPrefix, StringComparison.Ordinal))
            {
                attempts.Add(StorageKey.Decode(found.RowKey[ArticleRow.AttemptPrefix.Length..]));
                Note(stories, attempts[^1], found);
            }
            else if (found.RowKey == UploadManifest.Key)
            {
                manifest = found;
            }
            else if (found.RowKey.StartsWith(UploadManifest.PartPrefix, StringComparison.Ordinal))
            {
                parts.Add(new ArticleId(StorageKey.Decode(found.RowKey[UploadManifest.PartPrefix.Length..])));
            }
            else
            {
                entities.Add(found.RowKey);
            }
        }

        return new KnownArticle(id)
        {
            Row = row is null ? null : new ArticleRow { Columns = row },
            Attempts = attempts,
            EntityKeys = entities,
            Stories = stories,
            Manifest = manifest is null ? null : UploadManifest.Read(id, manifest, parts),
        };
    }

    private static void Note(Dictionary<string, string> stories, string? version, TableEntity row)
    {
        if (version is not null && row.GetString(Columns.Story) is { } story)
        {
            stories[version] = story;
        }
    }
}
