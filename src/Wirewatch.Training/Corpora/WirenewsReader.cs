using System.Text.Json;
using Wirewatch.Language;

namespace Wirewatch.Training.Corpora;

/// <summary>Reads <c>ner/wirenews</c>: one article a line, offsets in Unicode code points.</summary>
internal static class WirenewsReader
{
    /// <summary>The articles of one file.</summary>
    public static IEnumerable<LabelledText> Read(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var text = root.GetProperty("text").GetString()!;
            var units = CodePointOffsets(text);
            var spans = new List<LabelledSpan>();
            foreach (var mention in root.GetProperty("mentions").EnumerateArray())
            {
                var type = Enum.Parse<MentionType>(mention.GetProperty("type").GetString()!, ignoreCase: true);
                spans.Add(new LabelledSpan(
                    units[mention.GetProperty("start").GetInt32()], units[mention.GetProperty("end").GetInt32()], (TypeSet)(1 << (int)type)));
            }
            spans.Sort((a, b) => a.Start.CompareTo(b.Start));
            yield return new LabelledText(root.GetProperty("id").GetString()!, text, spans, TypeSet.None);
        }
    }

    /// <summary>The UTF-16 offset of every code point, and the end.</summary>
    private static List<int> CodePointOffsets(string text)
    {
        var offsets = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            offsets.Add(i);
        }
        offsets.Add(text.Length);
        return offsets;
    }
}
