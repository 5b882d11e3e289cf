using System.Text.Json;

namespace Wirewatch.Training.Corpora;

/// <summary>Reads <c>ner/re3d</c>: documents and entities as JSON lines. The set marks titles, articles and common nouns with the names, so only
/// the named core of a span is taken; spans without one teach nothing.</summary>
internal static class Re3dReader
{
    private static readonly HashSet<string> Pronouns = new(StringComparer.OrdinalIgnoreCase)
    {
        "I", "we", "he", "she", "it", "they", "you", "us", "him", "her", "them", "our", "his", "their", "its", "who", "this", "that", "these", "those",
    };

    private static readonly Dictionary<string, TypeSet> Types = new(StringComparer.Ordinal)
    {
        ["Person"] = TypeSet.Person,
        ["Organisation"] = TypeSet.Organization | TypeSet.Location | TypeSet.Facility,
        ["Location"] = TypeSet.Location | TypeSet.Facility,
        ["Nationality"] = TypeSet.Norp,
        ["MilitaryPlatform"] = TypeSet.Product,
        ["Vehicle"] = TypeSet.Product,
        ["Weapon"] = TypeSet.Product,
    };

    /// <summary>The documents under one folder of parts.</summary>
    public static IEnumerable<LabelledText> Read(string folder)
    {
        foreach (var part in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
        {
            var entities = File.ReadLines(Path.Combine(part, "entities.json")).Where(l => l.Trim().Length > 0)
                .Select(l => JsonSerializer.Deserialize<JsonElement>(l)).ToLookup(e => e.GetProperty("documentId").GetString()!);
            foreach (var line in File.ReadLines(Path.Combine(part, "documents.json")).Where(l => l.Trim().Length > 0))
            {
                var document = JsonSerializer.Deserialize<JsonElement>(line);
                var id = document.GetProperty("_id").GetString()!;
                var text = document.GetProperty("text").GetString()!;
                yield return new LabelledText(id, text, Spans(text, entities[id]), TypeSet.Miscellaneous | TypeSet.Norp | TypeSet.Product);
            }
        }
    }

    private static List<LabelledSpan> Spans(string text, IEnumerable<JsonElement> entities)
    {
        var found = new List<LabelledSpan>();
        foreach (var entity in entities)
        {
            int start = entity.GetProperty("begin").GetInt32(), end = Math.Min(entity.GetProperty("end").GetInt32(), text.Length);
            if (start >= end)
            {
                continue;
            }
            var type = entity.GetProperty("type").GetString()!;
            var types = Types.GetValueOrDefault(type);
            var span = text[start..end];
            // Common nouns, articles and titles are inside the set's spans; a span that is nothing but capitalised words is a name.
            var words = span.Split(' ', '\n');
            var named = words.All(w => w.Length > 0 && (char.IsUpper(w[0]) || w is "of" or "the" or "and" or "for" or "al" or "de")) && char.IsUpper(words[0][0])
                && words[0] is not ("The" or "A" or "Mr" or "Mr." or "President" or "Secretary" or "Minister" or "Prime" or "Foreign" or "General" or "Gen." or "Lt." or "Dr." or "Col.");
            if (Pronouns.Contains(span))
            {
                continue;
            }
            // A capital at the start of a sentence does not tell a name from a common noun, which this set marks, too.
            named &= words.Length > 1 || (start > 1 && text[start - 1] == ' ' && char.IsLower(text[start - 2]));
            if (types == TypeSet.None && type is "Temporal" or "Quantity" or "Money" or "Url" or "DocumentReference" or "CommsIdentifier")
            {
                continue;
            }
            if (words.Length == 1 && type == "Person" && !named)
            {
                continue;
            }
            found.Add(new LabelledSpan(start, end, named ? types : TypeSet.None));
        }
        // Where spans nest, the set is of two minds: the outer one wins, and teaches only if it is the only one.
        found.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var spans = new List<LabelledSpan>();
        foreach (var span in found)
        {
            if (spans.Count == 0 || spans[^1].End <= span.Start)
            {
                spans.Add(span);
            }
            else
            {
                var last = spans[^1];
                spans[^1] = new LabelledSpan(last.Start, Math.Max(last.End, span.End), last.Start == span.Start && last.End == span.End ? last.Types | span.Types : TypeSet.None);
            }
        }
        return spans;
    }
}
