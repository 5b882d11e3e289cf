using Azure;
using Azure.Data.Tables;
using Wirewatch.Articles;

namespace Wirewatch.Storage;

/// <summary>The list of the articles that one upload holds or may have left behind: a row <c>upload</c> and a row <c>part:{articleId}</c> for each, in the
/// partition of the upload's own id. An upload that is one article has none. Immutable.</summary>
/// <param name="Upload">The id of the upload.</param>
/// <param name="BlobETag">The ETag of the upload that it was written for.</param>
/// <param name="AnnotatorVersion">The annotator that reads it.</param>
/// <param name="IsSettled">Every article of that upload is committed, and every other one is gone.</param>
/// <param name="Parts">Every article that may have rows.</param>
public sealed record UploadManifest(ArticleId Upload, string BlobETag, string AnnotatorVersion, bool IsSettled, IReadOnlyList<ArticleId> Parts)
{
    internal const string Key = "upload";
    internal const string PartPrefix = "part:";
    internal const string SettledColumn = "settled";

    internal ETag ETag { get; init; }

    internal static UploadManifest Read(ArticleId upload, TableEntity row, IReadOnlyList<ArticleId> parts) => new(
        upload, Columns.Text(row, ArticleRow.BlobETag), Columns.Text(row, ArticleRow.AnnotatorVersion), row.GetBoolean(SettledColumn) ?? false, parts)
    {
        ETag = row.ETag,
    };

    internal static string PartKey(ArticleId part) => StorageKey.Join("part", part.Value);
}

/// <summary>One article of an upload that holds several.</summary>
/// <param name="Id">The article.</param>
/// <param name="Name">What it is called there, for people who look at the table.</param>
public readonly record struct ManifestPart(ArticleId Id, string? Name);
