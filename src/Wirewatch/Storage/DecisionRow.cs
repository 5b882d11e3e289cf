using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using Wirewatch.Articles;
using Wirewatch.Decisions;
using Wirewatch.Language;

namespace Wirewatch.Storage;

/// <summary>A decision with who took it and when, and how far it has come. Immutable.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="IsActive">It holds; false once it was undone.</param>
/// <param name="IsPending">Not all articles that it concerns show it yet, or still show it after it was undone.</param>
/// <param name="History">Who took and undid it, the oldest first; at most the last <see cref="MaximumHistory"/>.</param>
public sealed record StoredDecision(Decision Decision, bool IsActive, bool IsPending, IReadOnlyList<DecisionEvent> History)
{
    /// <summary>How many times of taking and undoing are remembered.</summary>
    public const int MaximumHistory = 100;

    /// <summary>Up to where the articles were listed; the empty string before the beginning.</summary>
    internal string Cursor { get; init; } = "";

    /// <summary>The articles listed last, which may be under way.</summary>
    internal IReadOnlyList<ArticleId> Working { get; init; } = [];

    /// <summary>The tag of the row.</summary>
    internal ETag ETag { get; init; }
}

/// <summary>Somebody took or undid a decision. Immutable.</summary>
/// <param name="Did">What was done.</param>
/// <param name="By">Who.</param>
/// <param name="At">When, UTC.</param>
public sealed record DecisionEvent(DecisionAct Did, string By, DateTimeOffset At);

/// <summary>What somebody does with a decision.</summary>
[JsonConverter(typeof(DecisionActJsonConverter))]
public enum DecisionAct
{
    /// <summary>It was taken, for the first time or again.</summary>
    Taken,

    /// <summary>It was undone.</summary>
    Undone,
}

/// <summary>Writes a <see cref="DecisionAct"/> in lower case.</summary>
public sealed class DecisionActJsonConverter() : JsonStringEnumConverter<DecisionAct>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

/// <summary>The rows of decisions in table <c>entities</c>: all of them in one partition, so that the ingestion reads those that hold with
/// one query, and for each decision a partition of the articles that it has touched.</summary>
internal static class DecisionRow
{
    // No encoded entity id looks like these: an escape has four hexadecimal digits.
    public const string Partition = "~decisions";
    public const string Active = "active";
    public const string Pending = "pending";
    private const string TouchedPrefix = "~decided:";
    private const string Kind = "kind";
    private const string Pattern = "pattern";
    private const string Target = "target";
    private const string TargetName = "targetName";
    private const string TargetType = "targetType";
    private const string Taken = "taken";
    private const string History = "history";
    private const string Cursor = "cursor";
    private const string Working = "working";

    /// <summary>The partition of the articles whose rows follow from a decision.</summary>
    public static string TouchedPartition(string decision) => TouchedPrefix + decision;

    public static string TouchedKey(ArticleId article) => StorageKey.Encode(article.Value);

    public static ArticleId TouchedArticle(string key) => new(StorageKey.Decode(key));

    public static string Prefix(EntityId entity) => StorageKey.Join(entity.Value, "");

    public static string Key(EntityId entity, string decision) => StorageKey.Join(entity.Value, decision);

    public static TableEntity Write(StoredDecision stored)
    {
        var decision = stored.Decision;
        var truncated = false;
        return new TableEntity(Partition, Key(decision.Entity, decision.Id))
        {
            [Columns.Entity] = decision.Entity.Value,
            [Kind] = decision.Kind.ToString(),
            [Columns.Article] = decision.Article?.Value,
            [Pattern] = decision.Pattern?.ToString(),
            [Target] = decision.Target?.Value,
            [TargetName] = decision.TargetName,
            [TargetType] = decision.TargetType is { } type ? EntityRows.TypeName(type) : null,
            [Columns.Name] = decision.Name,
            [Taken] = Columns.Time(decision.Taken),
            [Active] = stored.IsActive,
            [Pending] = stored.IsPending,
            [Cursor] = stored.Cursor,
            [Working] = string.Join(' ', stored.Working),
            [History] = StorageJson.WriteBounded(stored.History, StorageJson.Compact.DecisionEvent, Columns.LongColumn, ref truncated),
        };
    }

    public static StoredDecision Read(TableEntity row) => new(
        new Decision(new EntityId(Columns.Text(row, Columns.Entity)), Enum.Parse<DecisionKind>(Columns.Text(row, Kind)))
        {
            Article = row.GetString(Columns.Article) is { } article ? new ArticleId(article) : null,
            Pattern = row.GetString(Pattern) is { } pattern ? DecisionPattern.Parse(pattern) : null,
            Target = row.GetString(Target) is { } target ? new EntityId(target) : null,
            TargetName = row.GetString(TargetName),
            TargetType = row.GetString(TargetType) is { } type ? EntityRows.TypeOf(type) : null,
            Name = row.GetString(Columns.Name),
            Taken = Columns.Time(row, Taken),
        },
        row.GetBoolean(Active) ?? false,
        row.GetBoolean(Pending) ?? false,
        StorageJson.Read(row.GetString(History), StorageJson.Compact.DecisionEventArray))
    {
        Cursor = row.GetString(Cursor) ?? "",
        Working = [.. (row.GetString(Working) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => new ArticleId(id))],
        ETag = row.ETag,
    };
}
