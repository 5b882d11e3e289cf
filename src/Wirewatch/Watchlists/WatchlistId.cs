using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wirewatch.Watchlists;

/// <summary>Names one watchlist of all owners: 20 characters of <c>0-9 a-f</c>, drawn at random, so it is safe in keys and addresses and
/// cannot be guessed. Compared ordinally.</summary>
/// <param name="Value">The id.</param>
[JsonConverter(typeof(WatchlistIdJsonConverter))]
public readonly record struct WatchlistId(string Value)
{
    private const int Bytes = 10;

    /// <summary>A new id.</summary>
    public static WatchlistId New() => new(RandomNumberGenerator.GetHexString(2 * Bytes, lowercase: true));

    /// <summary>Whether a text has the form of an id.</summary>
    public static bool IsWellFormed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 2 * Bytes && text.All(char.IsAsciiHexDigitLower);
    }

    /// <summary>The id itself.</summary>
    public override string ToString() => Value;
}

/// <summary>Writes a <see cref="WatchlistId"/> as its string.</summary>
public sealed class WatchlistIdJsonConverter : JsonConverter<WatchlistId>
{
    /// <inheritdoc/>
    public override WatchlistId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A watchlist id is a string."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, WatchlistId value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }
}
