using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Wirewatch.Watchlists;

/// <summary>Writes a <see cref="LocalSchedule"/> as <c>{"every":"day","at":"08:00","zone":"Asia/Seoul"}</c>, and reads what it wrote.
/// What people write is read by <see cref="WatchlistReader"/>, which explains faults.</summary>
public sealed class LocalScheduleJsonConverter : JsonConverter<LocalSchedule>
{
    /// <inheritdoc/>
    public override LocalSchedule Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        return Text(root, "every") switch
        {
            "immediately" => LocalSchedule.Immediately,
            "hour" => LocalSchedule.Hourly,
            "day" when Text(root, "at") is { } at && LocalSchedule.TryParseTime(at, out LocalTime time)
                && Text(root, "zone") is { } id && LocalSchedule.FindZone(id) is { } zone => LocalSchedule.Daily(time, zone),
            _ => throw new JsonException("This is no schedule."),
        };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LocalSchedule value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString("every", value.Every.ToString().ToLowerInvariant());
        if (value.Zone is { } zone)
        {
            writer.WriteString("at", LocalSchedule.Format(value.At));
            writer.WriteString("zone", zone.Id);
        }

        writer.WriteEndObject();
    }

    private static string? Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
