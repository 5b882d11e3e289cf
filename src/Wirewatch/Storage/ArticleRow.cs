using Azure;
using Azure.Data.Tables;
using Wirewatch.Articles;

namespace Wirewatch.Storage;

/// <summary>The <c>article</c> row: the commit point of an article and its lease. A row without a version is not committed.</summary>
internal sealed record ArticleRow
{
    public const string Key = "article";
    public const string AttemptPrefix = "attempt:";
    public const string EntityPrefix = "entity:";
    public const string LeaseId = "leaseId";
    public const string LeaseUntil = "leaseUntil";
    public const string BlobETag = "blobETag";
    public const string AnnotatorVersion = "annotatorVersion";
    public const string IsPart = "isPart";
    private const string Authors = "authors";

    public required TableEntity Columns { get; init; }

    public ETag ETag => Columns.ETag;

    public string BlobName => Storage.Columns.Text(Columns, Storage.Columns.BlobName);

    /// <summary>The committed version, or null while the first is under way.</summary>
    public string? Version => Columns.GetString(Storage.Columns.Version);

    /// <summary>No attempt is under way or was left unfinished.</summary>
    public bool IsSettled => string.IsNullOrEmpty(LeasedTo);

    public DateTimeOffset LeasedUntil => Columns.GetString(LeaseUntil) is null ? DateTimeOffset.MinValue : Storage.Columns.Time(Columns, LeaseUntil);

    /// <summary>Who holds the lease or held it when it crashed. A merge cannot take a column away, so nobody is the empty string too.</summary>
    public string? LeasedTo => Columns.GetString(LeaseId);

    public static TableEntity Committed(IndexedArticle article, ArticleSummary summary)
    {
        var truncated = false;
        var row = new TableEntity(Partition(article.Id), Key);
        Storage.Columns.Write(row, summary);
        row[BlobETag] = article.BlobETag;
        row[AnnotatorVersion] = article.AnnotatorVersion;
        row[Authors] = StorageJson.WriteBounded(article.Article.Authors, StorageJson.Compact.String, Storage.Columns.ShortColumn, ref truncated);
        if (article.IsPart)
        {
            row[IsPart] = true;
        }

        row["entities"] = article.Annotations.Entities.Count;
        row["mentions"] = article.Annotations.Mentions.Count;
        row["quotations"] = article.Annotations.Quotations.Count;
        return row;
    }

    /// <summary>One row for each entity, so that a reader of the table sees what the article holds without its annotations.</summary>
    public static TableEntity OfEntity(ArticleId article, Language.Entity entity)
    {
        var truncated = false;
        return new TableEntity(Partition(article), EntityKey(entity.Id))
        {
            [Storage.Columns.Entity] = entity.Id.Value,
            [Storage.Columns.Type] = EntityRows.TypeName(entity.Type),
            [Storage.Columns.Name] = Storage.Columns.Shorten(entity.Name, EntityRows.MaximumName),
            [Storage.Columns.Count] = entity.Mentions,
            [Storage.Columns.Roles] = StorageJson.WriteBounded(entity.Roles, StorageJson.Compact.Role, Storage.Columns.ShortColumn, ref truncated),
        };
    }

    public static string EntityKey(Language.EntityId entity) => StorageKey.Join("entity", entity.Value);

    public static string AttemptKey(string version) => StorageKey.Join("attempt", version);

    public static StoredArticle Read(TableEntity row, Language.AnnotatedText annotations) => new(
        Storage.Columns.ReadSummary(row),
        StorageJson.Read(row.GetString(Authors), StorageJson.Compact.StringArray),
        Storage.Columns.Text(row, AnnotatorVersion),
        annotations);

    /// <summary>The committed version as the index was once given it, without decisions.</summary>
    public static IndexedArticle ReadIndexed(TableEntity row, Language.AnnotatedText found)
    {
        var summary = Storage.Columns.ReadSummary(row);
        var article = new Article
        {
            Name = summary.BlobName,
            Part = summary.Part,
            Title = found.Title,
            Published = summary.Published,
            PublishedAssumed = summary.PublishedAssumed,
            Authors = StorageJson.Read(row.GetString(Authors), StorageJson.Compact.StringArray),
            Language = summary.Language,
            Text = found.Text,
            Captions = found.Captions,
            Url = summary.Url,
            Source = summary.Source,
        };
        return new IndexedArticle(
            summary.Id, summary.Version, row.GetString(BlobETag) ?? "", summary.Uploaded, Storage.Columns.Text(row, AnnotatorVersion), article, found)
        {
            IsPart = row.GetBoolean(IsPart) ?? false,
        };
    }

    public static string Partition(ArticleId article) => StorageKey.Encode(article.Value);
}
