using System.Text.Json;

namespace Wirewatch.Benchmarks;

/// <summary>The texts of <c>tests/corpus</c>, or of any file in that format.</summary>
internal static class Corpus
{
    /// <summary>The sample that stands beside the program.</summary>
    public static string Sample { get; } = Path.Combine(AppContext.BaseDirectory, "corpus", "wirenews-sample.jsonl");

    /// <summary>The <c>text</c> of every line.</summary>
    public static string[] Read(string path) => [.. File.ReadLines(path).Select(line =>
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("text").GetString()!;
    })];

    /// <summary>The words of a text, as a reader counts them: what stands between white space.</summary>
    public static int CountWords(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
