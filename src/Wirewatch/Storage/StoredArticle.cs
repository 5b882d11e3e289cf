using Wirewatch.Articles;
using Wirewatch.Language;

namespace Wirewatch.Storage;

/// <summary>One whole committed article. Immutable.</summary>
/// <param name="Summary">What lists say about it.</param>
/// <param name="Authors">The people or agencies in the byline.</param>
/// <param name="AnnotatorVersion">The annotator that read it.</param>
/// <param name="Annotations">Its text and everything found in it.</param>
public sealed record StoredArticle(ArticleSummary Summary, IReadOnlyList<string> Authors, string AnnotatorVersion, AnnotatedText Annotations);

/// <summary>What the index knows of one upload, for whoever compares the index with the uploads.</summary>
/// <param name="Id">The article.</param>
/// <param name="BlobName">The name of the upload's blob.</param>
/// <param name="BlobETag">The ETag of the upload that was indexed, or null where work on the article was begun and not finished: ingest it again.</param>
/// <param name="AnnotatorVersion">The annotator that read it, or null where nothing is committed.</param>
public sealed record IndexedUpload(ArticleId Id, string BlobName, string? BlobETag, string? AnnotatorVersion);
