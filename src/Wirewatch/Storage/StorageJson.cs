using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Wirewatch.Language;

namespace Wirewatch.Storage;

/// <summary>The JSON inside columns.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(UtcTimeJsonConverter)])]
[JsonSerializable(typeof(MentioningSentence))]
[JsonSerializable(typeof(Role))]
[JsonSerializable(typeof(Quotation))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(MentioningSentence[]))]
[JsonSerializable(typeof(Role[]))]
[JsonSerializable(typeof(Quotation[]))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(DecisionEvent))]
[JsonSerializable(typeof(DecisionEvent[]))]
[JsonSerializable(typeof(DecidedMembers))]
internal sealed partial class StorageJson : JsonSerializerContext
{
    /// <summary>Writes letters as they are: a column holds 64 KiB, and escapes would take six code units for one.</summary>
    public static StorageJson Compact { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new UtcTimeJsonConverter() },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    /// <summary>Writes as many of the first items as fit into <paramref name="maximumLength"/> UTF-16 code units.</summary>
    public static string WriteBounded<T>(IEnumerable<T> items, JsonTypeInfo<T> type, int maximumLength, ref bool truncated)
    {
        var json = new StringBuilder("[");
        foreach (var item in items)
        {
            var text = JsonSerializer.Serialize(item, type);
            if (json.Length + text.Length + 2 > maximumLength)
            {
                truncated = true;
                break;
            }

            json.Append(json.Length > 1 ? "," : "").Append(text);
        }

        return json.Append(']').ToString();
    }

    /// <summary>Reads what <see cref="WriteBounded"/> wrote; an absent column is an empty list.</summary>
    public static T[] Read<T>(string? json, JsonTypeInfo<T[]> type) => json is null ? [] : JsonSerializer.Deserialize(json, type) ?? [];
}
