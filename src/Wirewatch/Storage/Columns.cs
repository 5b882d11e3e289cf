using System.Globalization;
using Azure.Data.Tables;
using Wirewatch.Articles;

namespace Wirewatch.Storage;

/// <summary>Columns that several tables share. Times are ISO 8601 strings: the service's own type knows no year before 1601 and no offset.</summary>
internal static class Columns
{
    public const string Article = "article";
    public const string Version = "version";
    public const string BlobName = "blobName";
    public const string Part = "part";
    public const string Title = "title";
    public const string Published = "published";
    public const string PublishedAssumed = "publishedAssumed";
    public const string Uploaded = "uploaded";
    public const string Language = "language";
    public const string Source = "source";
    public const string Url = "url";
    public const string Entity = "entity";
    public const string Type = "type";
    public const string Name = "name";
    public const string Wikidata = "wikidata";
    public const string Aliases = "aliases";
    public const string Roles = "roles";
    public const string Count = "count";
    public const string Story = "story";

    /// <summary>How many UTF-16 code units of JSON one column takes: a column holds 64 KiB, which are 32,768 of them.</summary>
    public const int LongColumn = 30_000;

    /// <summary>The bound of JSON columns in rows that are written a hundred at a time into one transaction of 4 MiB.</summary>
    public const int ShortColumn = 4_000;

    private const int MaximumSource = 500;
    private const int MaximumUrl = 4_000;

    /// <summary>What <see cref="ReadSummary"/> reads.</summary>
    public static IReadOnlyList<string> OfSummary { get; } = [Article, Version, BlobName, Part, Title, Published, PublishedAssumed, Uploaded, Language, Source, Url, Story];

    public static void Write(TableEntity row, ArticleSummary article)
    {
        row[Article] = article.Id.Value;
        row[Version] = article.Version;
        row[BlobName] = article.BlobName;
        row[Part] = article.Part;
        row[Title] = article.Title;
        row[Published] = Time(article.Published);
        row[PublishedAssumed] = article.PublishedAssumed;
        row[Uploaded] = Time(article.Uploaded);
        row[Language] = article.Language;
        row[Source] = Shorten(article.Source, MaximumSource);
        row[Url] = article.Url is { Length: > MaximumUrl } ? null : article.Url;
        row[Story] = article.Story;
    }

    public static ArticleSummary ReadSummary(TableEntity row) => new()
    {
        Id = new ArticleId(Text(row, Article)),
        Version = Text(row, Version),
        BlobName = Text(row, BlobName),
        Part = row.GetString(Part),
        Title = Text(row, Title),
        Published = Time(row, Published),
        PublishedAssumed = row.GetBoolean(PublishedAssumed) ?? false,
        Uploaded = Time(row, Uploaded),
        Language = Text(row, Language),
        Source = row.GetString(Source),
        Url = row.GetString(Url),
        Story = row.GetString(Story),
    };

    public static string Time(DateTimeOffset moment) => moment.ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset Time(TableEntity row, string column) =>
        DateTimeOffset.Parse(Text(row, column), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    public static string Text(TableEntity row, string column) => row.GetString(column)
        ?? throw new InvalidDataException($"The row '{row.PartitionKey}' / '{row.RowKey}' has no column '{column}'.");

    /// <summary>The first code units of a text, never half a surrogate pair.</summary>
    public static string? Shorten(string? text, int maximumLength) => text is null || text.Length <= maximumLength ? text
        : text[..(char.IsHighSurrogate(text[maximumLength - 1]) ? maximumLength - 1 : maximumLength)];
}
