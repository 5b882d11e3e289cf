using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wirewatch.Language;

/// <summary>Names one entity in every article: a Wikidata id such as <c>Q7184</c> where the thing is known, else
/// <c>{type}:{slug of the folded canonical name}</c> such as <c>person:son-jeong-hwan</c>. Compared ordinally.</summary>
/// <param name="Value">The id, never empty.</param>
[JsonConverter(typeof(EntityIdJsonConverter))]
public readonly record struct EntityId(string Value)
{
    /// <summary>Whether this is a Wikidata id: <c>Q</c> and digits.</summary>
    public bool IsWikidata => Value.Length > 1 && Value[0] == 'Q' && !Value.AsSpan(1).ContainsAnyExceptInRange('0', '9');

    /// <summary>The id itself.</summary>
    public override string ToString() => Value;
}

/// <summary>Writes an <see cref="EntityId"/> as its string.</summary>
public sealed class EntityIdJsonConverter : JsonConverter<EntityId>
{
    /// <inheritdoc/>
    public override EntityId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("An entity id is a string."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, EntityId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
