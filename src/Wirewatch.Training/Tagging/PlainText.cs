using System.Text.Json;
using System.Text.RegularExpressions;
using Wirewatch.Training.Corpora;

namespace Wirewatch.Training.Tagging;

/// <summary>The texts without labels from which word classes and the casing of words are learned. The articles that the model is trained on are not
/// among them: their words must not be better known to it than those of the articles it will meet.</summary>
internal static partial class PlainText
{
    /// <summary>All texts under the data folder, in a fixed order.</summary>
    public static IEnumerable<string> Read(string data)
    {
        foreach (var line in File.ReadLines(Path.Combine(data, "text", "voa-sentences.txt")))
        {
            var spacing = new Detokenizer();
            yield return string.Concat(line.Split(' ').Select(word => spacing.NeedsSpaceBefore(word) ? " " + word : word));
        }
        foreach (var text in Corpus.CrossnerPolitics(data).Concat(Corpus.MultinerGovernment(data)).Concat(Corpus.Re3d(data)))
        {
            yield return text.Text;
        }
        foreach (var file in Directory.GetFiles(Path.Combine(data, "ner", "gum")).Order(StringComparer.Ordinal))
        {
            yield return string.Join(' ', File.ReadLines(file).Where(l => l.StartsWith("# text = ", StringComparison.Ordinal)).Select(l => l[9..]));
        }
        var factbook = Directory.GetFiles(Path.Combine(data, "gazetteers", "factbook"), "*.json", SearchOption.AllDirectories);
        foreach (var file in factbook.Order(StringComparer.Ordinal))
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var passage in Passages(json.RootElement))
            {
                yield return passage;
            }
        }
    }

    private static IEnumerable<string> Passages(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Passages(property.Value)),
        JsonValueKind.String when element.GetString() is { Length: > 60 } text => [Markup().Replace(text, " ")],
        _ => [],
    };

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();
}
