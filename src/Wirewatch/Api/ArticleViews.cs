using Wirewatch.Language;
using Wirewatch.Language.Text;
using Wirewatch.Storage;

namespace Wirewatch.Api;

/// <summary>What lists say about an article.</summary>
/// <param name="Id">The article.</param>
/// <param name="Name">The name of the upload's blob.</param>
/// <param name="Part">Present where the upload holds several articles: which of them it is.</param>
/// <param name="Title">The headline, or the beginning of the text.</param>
/// <param name="Published">When it was published.</param>
/// <param name="PublishedAssumed">Present and true where nothing states a date and the time of the upload stands for it.</param>
/// <param name="Uploaded">When this version was uploaded.</param>
/// <param name="Language">The language as a BCP 47 tag.</param>
/// <param name="Source">The outlet, if known.</param>
/// <param name="Url">Its web address, if known; http or https.</param>
/// <param name="StoryId">The story that it shares with its copies; absent where its text is too short to tell.</param>
internal sealed record ArticleSummaryView(
    string Id, string Name, string? Part, string Title, DateTimeOffset Published, bool? PublishedAssumed, DateTimeOffset Uploaded, string Language, string? Source, string? Url,
    string? StoryId)
{
    public static ArticleSummaryView Of(ArticleSummary summary) => new(
        summary.Id.Value,
        summary.BlobName,
        summary.Part,
        summary.Title,
        summary.Published,
        summary.PublishedAssumed ? true : null,
        summary.Uploaded,
        summary.Language,
        summary.Source,
        WebAddress(summary.Url),
        summary.Story);

    /// <summary>The address, if it is one of the web.</summary>
    public static string? WebAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) ? url : null;
}

/// <summary>One whole article: the members of <see cref="AnnotatedText"/>, and beside them where the article comes from.</summary>
internal sealed record ArticleView
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Part { get; init; }

    public required string Version { get; init; }

    public required string Annotator { get; init; }

    public required DateTimeOffset Uploaded { get; init; }

    public bool? PublishedAssumed { get; init; }

    public required IReadOnlyList<string> Authors { get; init; }

    public string? Source { get; init; }

    public string? Url { get; init; }

    public string? StoryId { get; init; }

    public required string Headline { get; init; }

    public string? Title { get; init; }

    public DateTimeOffset? Published { get; init; }

    public required string Language { get; init; }

    public required string Text { get; init; }

    public required IReadOnlyList<TextSpan> Sentences { get; init; }

    public required IReadOnlyList<TextSpan> Captions { get; init; }

    public required IReadOnlyList<Mention> Mentions { get; init; }

    public required IReadOnlyList<Entity> Entities { get; init; }

    public required IReadOnlyList<Quotation> Quotations { get; init; }

    public required IReadOnlyList<DateExpression> Dates { get; init; }

    public required IReadOnlyList<Amount> Amounts { get; init; }

    public required IReadOnlyList<Relation> Relations { get; init; }

    public static ArticleView Of(StoredArticle article) => new()
    {
        Id = article.Summary.Id.Value,
        Name = article.Summary.BlobName,
        Part = article.Summary.Part,
        Version = article.Summary.Version,
        Annotator = article.AnnotatorVersion,
        Uploaded = article.Summary.Uploaded,
        PublishedAssumed = article.Summary.PublishedAssumed ? true : null,
        Authors = article.Authors,
        Source = article.Summary.Source,
        Url = ArticleSummaryView.WebAddress(article.Summary.Url),
        StoryId = article.Summary.Story,
        Headline = article.Summary.Title,
        Title = article.Annotations.Title,
        Published = article.Annotations.Published,
        Language = article.Annotations.Language,
        Text = article.Annotations.Text,
        Sentences = article.Annotations.Sentences,
        Captions = article.Annotations.Captions,
        Mentions = article.Annotations.Mentions,
        Entities = article.Annotations.Entities,
        Quotations = article.Annotations.Quotations,
        Dates = article.Annotations.Dates,
        Amounts = article.Annotations.Amounts,
        Relations = article.Annotations.Relations,
    };
}

/// <summary>A text that somebody wants annotated without storing it.</summary>
internal sealed record AnnotateRequest
{
    /// <summary>Comes back in the answer.</summary>
    public string? Id { get; init; }

    /// <summary>The text; offsets in the answer refer to it as given.</summary>
    public required string Text { get; init; }

    /// <summary>The headline, if it does not stand in the text.</summary>
    public string? Title { get; init; }

    /// <summary>When it was published, as an ISO 8601 date or date-time; "Friday" and the like need it.</summary>
    public string? Published { get; init; }

    /// <summary>The language as a BCP 47 tag; <c>en</c> where left out.</summary>
    public string? Language { get; init; }
}

/// <summary>An upload that could not be read, or one of several articles in an upload.</summary>
internal sealed record QuarantinedView(string Id, string Name, string? Part, string Reason, DateTimeOffset Quarantined, long Size, string? ContentType)
{
    public static QuarantinedView Of(QuarantinedUpload upload) =>
        new(upload.Id, upload.Name, upload.Part, upload.Reason, upload.Quarantined, upload.Size, upload.ContentType);
}

/// <summary>An upload that is ingested again.</summary>
/// <param name="Name">The upload's name.</param>
/// <param name="Article">The article that it becomes, if it is one.</param>
internal sealed record RetriedView(string Name, string Article)
{
    public static RetriedView Of(QuarantinedUpload upload) => new(upload.Name, Articles.ArticleId.FromBlobName(upload.Name).Value);
}
