using System.Text.Json;
using Wirewatch.Language.Recognition;

namespace Wirewatch.Language.Tests.Recognition;

/// <summary>The annotated articles of <c>tests/corpus</c>.</summary>
internal sealed record Sample(string Id, string Text, IReadOnlyList<NameSpan> Names)
{
    public static IReadOnlyList<Sample> Articles { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "corpus", "wirenews-sample.jsonl")).Select(Read)];

    private static Sample Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var text = json.RootElement.GetProperty("text").GetString()!;
        // The offsets of the corpus count code points.
        var units = new List<int> { 0 };
        foreach (var rune in text.EnumerateRunes())
        {
            units.Add(units[^1] + rune.Utf16SequenceLength);
        }
        var names = json.RootElement.GetProperty("mentions").EnumerateArray().Select(mention => new NameSpan(
            units[mention.GetProperty("start").GetInt32()],
            units[mention.GetProperty("end").GetInt32()],
            Enum.Parse<MentionType>(mention.GetProperty("type").GetString()!, ignoreCase: true)));
        return new Sample(json.RootElement.GetProperty("id").GetString()!, text, [.. names.OrderBy(name => name.Start)]);
    }
}
