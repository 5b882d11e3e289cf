using System.Text;

namespace Wirewatch.Training.Corpora;

/// <summary>Reads sets of one token a line, tab, tag in the last column, and a blank line behind each sentence; BIO and IO tags.</summary>
internal static class BioReader
{
    private const int SentencesPerText = 25;

    /// <summary>The sentences of one file, some to a text, since these sets keep no articles together.</summary>
    /// <param name="path">The file.</param>
    /// <param name="types">What each label may stand for here; a label that is absent teaches nothing.</param>
    /// <param name="unmarked">The types that this set does not mark.</param>
    public static IEnumerable<LabelledText> Read(string path, IReadOnlyDictionary<string, TypeSet> types, TypeSet unmarked)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var text = new StringBuilder();
        var spans = new List<LabelledSpan>();
        var sentence = new List<(string Word, string Tag)>();
        var sentences = 0;
        var texts = 0;
        foreach (var line in File.ReadLines(path).Append("").Append(""))
        {
            if (line.Trim().Length > 0)
            {
                var columns = line.Split('\t');
                sentence.Add((columns[0], columns[^1]));
                continue;
            }
            if (sentence.Count > 0)
            {
                AppendSentence(text, spans, sentence, types);
                sentence.Clear();
                sentences++;
            }
            else if (text.Length == 0)
            {
                continue;
            }
            if (sentences == SentencesPerText)
            {
                yield return new LabelledText($"{name}-{texts++}", text.ToString(), [.. spans], unmarked);
                text.Clear();
                spans.Clear();
                sentences = 0;
            }
        }
        if (text.Length > 0)
        {
            yield return new LabelledText($"{name}-{texts}", text.ToString(), [.. spans], unmarked);
        }
    }

    private static void AppendSentence(
        StringBuilder text, List<LabelledSpan> spans, List<(string Word, string Tag)> sentence, IReadOnlyDictionary<string, TypeSet> types)
    {
        var open = "";
        var start = 0;
        var end = 0;
        var spacing = new Detokenizer();
        foreach (var (word, tag) in sentence)
        {
            var label = tag.Length > 2 ? tag[2..] : "";
            if (open.Length > 0 && (label != open || tag[0] == 'B'))
            {
                Close();
            }
            if (spacing.NeedsSpaceBefore(word))
            {
                text.Append(' ');
            }
            if (label.Length > 0 && open.Length == 0)
            {
                open = label;
                start = text.Length;
            }
            text.Append(word);
            end = text.Length;
        }
        if (open.Length > 0)
        {
            Close();
        }
        text.Append("\n\n");

        void Close()
        {
            spans.Add(new LabelledSpan(start, end, types.GetValueOrDefault(open)));
            open = "";
        }
    }
}
