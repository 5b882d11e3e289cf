using System.Text.RegularExpressions;

namespace Wirewatch.Articles;

/// <summary>The fields at the head of a Markdown file: lines of <c>name: value</c>, values plain or quoted, lists in brackets or a line
/// each. Other YAML is passed over.</summary>
internal sealed partial class FrontMatter
{
    private readonly Dictionary<string, List<string>> fields = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>No fields.</summary>
    public static FrontMatter None { get; } = new();

    /// <summary>Whether a text begins with front matter.</summary>
    public static bool StartsWithOne(string text) => Opening().IsMatch(text);

    /// <summary>The fields in the lines between the marks.</summary>
    public static FrontMatter Of(string lines)
    {
        var found = new FrontMatter();
        List<string>? values = null;
        foreach (var line in lines.Split('\n'))
        {
            if (Field().Match(line) is { Success: true } field)
            {
                values = [];
                found.fields.TryAdd(field.Groups[1].Value, values);
                var value = field.Groups[2].Value.Trim();
                values.AddRange((value is ['[', .., ']'] ? value[1..^1].Split(',') : [value]).Select(Unquoted).Where(text => text.Length > 0));
            }
            else if (line.TrimStart().StartsWith("- ", StringComparison.Ordinal))
            {
                values?.Add(Unquoted(line.TrimStart()[2..]));
            }
        }

        return found;
    }

    /// <summary>The first value of the first of these fields that has one, or null.</summary>
    public string? Text(params string[] names) => Texts(names) is [var first, ..] ? first : null;

    /// <summary>The values of the first of these fields that has any.</summary>
    public IReadOnlyList<string> Texts(params string[] names) =>
        names.Select(name => fields.GetValueOrDefault(name)).FirstOrDefault(values => values is { Count: > 0 }) ?? [];

    private static string Unquoted(string value)
    {
        var text = value.Trim();
        return text is ['"', .., '"'] or ['\'', .., '\''] ? text[1..^1] : text;
    }

    [GeneratedRegex(@"\A---[ \t]*\r?\n[A-Za-z][A-Za-z0-9_-]*[ \t]*:")]
    private static partial Regex Opening();

    [GeneratedRegex(@"^([A-Za-z][A-Za-z0-9_-]*)[ \t]*:(.*)$")]
    private static partial Regex Field();
}
