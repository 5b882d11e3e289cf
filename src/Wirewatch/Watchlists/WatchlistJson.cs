using System.Text.Json.Serialization;

namespace Wirewatch.Watchlists;

/// <summary>The JSON in which watchlists and matches are stored. Thread safe.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(Language.UtcTimeJsonConverter)])]
[JsonSerializable(typeof(WatchlistDefinition))]
[JsonSerializable(typeof(Match))]
internal sealed partial class WatchlistJson : JsonSerializerContext;
