using System.Text;
using Wirewatch.Language;

namespace Wirewatch.Training.Corpora;

/// <summary>Reads sentences annotated in place: <c>[Seoul|location] said ...</c>, one a line; lines that begin with <c>#</c> are remarks.</summary>
internal static class BracketReader
{
    /// <summary>The sentences of one file.</summary>
    /// <exception cref="InvalidDataException">A bracket is not closed or a type is unknown; the message names the line.</exception>
    public static IEnumerable<LabelledText> Read(string path)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length > 0 && line[0] != '#')
            {
                yield return ReadLine(line, $"{Path.GetFileName(path)}:{number}");
            }
        }
    }

    private static LabelledText ReadLine(string line, string place)
    {
        var text = new StringBuilder();
        var spans = new List<LabelledSpan>();
        for (var at = 0; at < line.Length;)
        {
            var open = line.IndexOf('[', at);
            if (open < 0)
            {
                text.Append(line, at, line.Length - at);
                break;
            }
            var bar = line.IndexOf('|', open);
            var close = line.IndexOf(']', open);
            if (bar < 0 || close < bar || !Enum.TryParse<MentionType>(line[(bar + 1)..close], ignoreCase: true, out var type))
            {
                throw new InvalidDataException($"{place}: the name that begins with '{line[open..Math.Min(line.Length, open + 20)]}' is not written as [name|type].");
            }
            text.Append(line, at, open - at);
            spans.Add(new LabelledSpan(text.Length, text.Length + bar - open - 1, (TypeSet)(1 << (int)type)));
            text.Append(line, open + 1, bar - open - 1);
            at = close + 1;
        }
        return new LabelledText(place, text.ToString(), spans, TypeSet.None);
    }
}
