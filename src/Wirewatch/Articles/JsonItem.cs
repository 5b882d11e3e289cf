using System.Text.Json;

namespace Wirewatch.Articles;

/// <summary>One JSON object whose properties are looked up without regard to case, and read only where they have the expected kind.</summary>
internal sealed class JsonItem
{
    private readonly Dictionary<string, JsonElement> properties = new(StringComparer.OrdinalIgnoreCase);

    public JsonItem(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                properties.TryAdd(property.Name, property.Value);
            }
        }
    }

    /// <summary>Whether there is such a property.</summary>
    public bool Has(string name) => properties.ContainsKey(name);

    /// <summary>A string that is more than white space, or null.</summary>
    public string? Text(string name) => properties.TryGetValue(name, out var value) ? TextOf(value) : null;

    /// <summary>The strings of a list, or the one string that stands in its place; of objects in it, their <c>name</c>.</summary>
    public IEnumerable<string> Texts(string name) =>
        properties.TryGetValue(name, out var value)
            ? ListOf(value).Select(item => item.ValueKind == JsonValueKind.Object ? new JsonItem(item).Text("name") : TextOf(item)).OfType<string>()
            : [];

    /// <summary>The objects of a list, or the one object that stands in its place.</summary>
    public IEnumerable<JsonItem> Items(string name) =>
        properties.TryGetValue(name, out var value) ? ListOf(value).Where(item => item.ValueKind == JsonValueKind.Object).Select(item => new JsonItem(item)) : [];

    /// <summary>An object, or null.</summary>
    public JsonItem? Object(string name) =>
        properties.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Object ? new JsonItem(value) : null;

    private static IEnumerable<JsonElement> ListOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            yield return value;
            yield break;
        }

        foreach (var item in value.EnumerateArray())
        {
            yield return item;
        }
    }

    private static string? TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
