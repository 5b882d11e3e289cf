using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Wirewatch.Articles;
using Wirewatch.Language;

namespace Wirewatch.Decisions;

/// <summary>What somebody decided about an entity.</summary>
[JsonConverter(typeof(DecisionKindJsonConverter))]
public enum DecisionKind
{
    /// <summary>Some mentions are not this entity: those of one article, or those whose sentence fits a pattern.</summary>
    [JsonStringEnumMemberName("not-this")]
    NotThis,

    /// <summary>The entity is the same thing as another one, which takes its place.</summary>
    [JsonStringEnumMemberName("same-as")]
    SameAs,

    /// <summary>The entity is shown by another name; the old one stays an alias.</summary>
    [JsonStringEnumMemberName("rename")]
    Rename,
}

/// <summary>Writes a <see cref="DecisionKind"/> as <c>not-this</c>, <c>same-as</c> or <c>rename</c>.</summary>
public sealed class DecisionKindJsonConverter() : JsonStringEnumConverter<DecisionKind>(namingPolicy: null, allowIntegerValues: false);

/// <summary>One decision. Immutable. Which of the four arguments is given depends on <see cref="Kind"/>.</summary>
/// <param name="Entity">The entity that it is about.</param>
/// <param name="Kind">What was decided.</param>
public sealed record Decision(EntityId Entity, DecisionKind Kind)
{
    private const int IdBytes = 8;

    /// <summary>For <see cref="DecisionKind.NotThis"/>: the one article in which no mention is the entity.</summary>
    public ArticleId? Article { get; init; }

    /// <summary>For <see cref="DecisionKind.NotThis"/>: what the sentence of a mention that is not the entity fits.</summary>
    public DecisionPattern? Pattern { get; init; }

    /// <summary>For <see cref="DecisionKind.SameAs"/>: the entity that takes its place.</summary>
    public EntityId? Target { get; init; }

    /// <summary>The name of the target when the decision was taken, or null where no article had mentioned it.</summary>
    public string? TargetName { get; init; }

    /// <summary>What kind of thing the target was when the decision was taken, or null where no article had mentioned it.</summary>
    public MentionType? TargetType { get; init; }

    /// <summary>For <see cref="DecisionKind.Rename"/>: the name that is shown.</summary>
    public string? Name { get; init; }

    /// <summary>When it was taken, the last time if it was undone and taken again; UTC.</summary>
    public DateTimeOffset Taken { get; init; }

    /// <summary>Sixteen hexadecimal digits: the same decision has the same id whenever it is taken.</summary>
    public string Id
    {
        get
        {
            var argument = Article?.Value ?? Pattern?.ToString() ?? Target?.Value ?? Name ?? "";
            var what = string.Join('\n', Kind.ToString(), Article is null ? "" : "article", Entity.Value, argument);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, IdBytes));
        }
    }

    /// <summary>Whether a text has the form of an <see cref="Id"/>.</summary>
    public static bool IsId(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 2 * IdBytes && text.All(char.IsAsciiHexDigitLower);
    }
}
