using System.Text.Json.Serialization;

namespace Wirewatch.Language;

/// <summary>How two entities of an article belong together. Written in lower case in every JSON.</summary>
[JsonConverter(typeof(RelationKindJsonConverter))]
public enum RelationKind
{
    /// <summary>A person met a person.</summary>
    Met,

    /// <summary>A person is of an organization: has a post there, or is said to be of it.</summary>
    Of,

    /// <summary>An organization has its seat at a location.</summary>
    In,
}

/// <summary>Something that a sentence states plainly about two entities.</summary>
/// <param name="Kind">What it states.</param>
/// <param name="Subject">Who met, who is of an organization, or which organization has its seat somewhere.</param>
/// <param name="Other">Who was met, the organization, or the location.</param>
/// <param name="Start">The first code unit of the words that state it.</param>
/// <param name="End">One past the last code unit.</param>
public sealed record Relation(RelationKind Kind, EntityId Subject, [property: JsonPropertyName("object")] EntityId Other, int Start, int End);

/// <summary>Writes a <see cref="RelationKind"/> as <c>met</c>, <c>of</c> or <c>in</c>.</summary>
public sealed class RelationKindJsonConverter() : JsonStringEnumConverter<RelationKind>(System.Text.Json.JsonNamingPolicy.CamelCase, allowIntegerValues: false);
