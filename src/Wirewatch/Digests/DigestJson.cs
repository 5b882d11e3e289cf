using System.Text.Json.Serialization;

namespace Wirewatch.Digests;

/// <summary>The JSON of the digest queue, of composed digests and of the ledger's columns. Thread safe.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(Language.UtcTimeJsonConverter)])]
[JsonSerializable(typeof(DigestMessage))]
[JsonSerializable(typeof(ComposedDigest))]
[JsonSerializable(typeof(IReadOnlyList<DueWatchlist>))]
[JsonSerializable(typeof(IReadOnlyList<Delivery>))]
internal sealed partial class DigestJson : JsonSerializerContext;
