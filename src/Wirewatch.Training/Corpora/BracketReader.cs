using System.Text;
using Wirewatch.Language;

namespace Wirewatch.Training.Corpora;

/// <summary>Reads articles annotated in place: <c>[Seoul|location] said ...</c>, one sentence a line. A line that begins with <c>=</c> and a blank is a
/// paragraph of its own, such as a headline; a blank line ends an article; lines that begin with <c>#</c> are remarks.</summary>
internal static class BracketReader
{
    /// <summary>The articles of one file, each with its sentences joined by blanks.</summary>
    /// <exception cref="InvalidDataException">A bracket is not closed or a type is unknown; the message names the line.</exception>
    public static IEnumerable<LabelledText> Read(string path)
    {
        var number = 0;
        var article = new Article();
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0)
            {
                if (article.Take() is { } text)
                {
                    yield return text;
                }
            }
            else if (line[0] != '#')
            {
                article.Add(line, $"{Path.GetFileName(path)}:{number}");
            }
        }
        if (article.Take() is { } last)
        {
            yield return last;
        }
    }

    private sealed class Article
    {
        private readonly StringBuilder _text = new();
        private List<LabelledSpan> _spans = [];
        private string? _place;
        private bool _ended;

        public void Add(string line, string place)
        {
            _place ??= place;
            var alone = line.StartsWith("= ", StringComparison.Ordinal);
            if (_text.Length > 0)
            {
                _text.Append(alone || _ended ? "\n\n" : " ");
            }
            _ended = alone;
            for (var at = alone ? 2 : 0; at < line.Length;)
            {
                var open = line.IndexOf('[', at);
                if (open < 0)
                {
                    _text.Append(line, at, line.Length - at);
                    break;
                }
                var bar = line.IndexOf('|', open);
                var close = line.IndexOf(']', open);
                if (bar < 0 || close < bar || !Enum.TryParse<MentionType>(line[(bar + 1)..close], ignoreCase: true, out var type))
                {
                    throw new InvalidDataException($"{place}: the name that begins with '{line[open..Math.Min(line.Length, open + 20)]}' is not written as [name|type].");
                }
                _text.Append(line, at, open - at);
                _spans.Add(new LabelledSpan(_text.Length, _text.Length + bar - open - 1, (TypeSet)(1 << (int)type)));
                _text.Append(line, open + 1, bar - open - 1);
                at = close + 1;
            }
        }

        public LabelledText? Take()
        {
            if (_place is null)
            {
                return null;
            }
            var text = new LabelledText(_place, _text.ToString(), _spans, TypeSet.None);
            _text.Clear();
            _spans = [];
            _place = null;
            _ended = false;
            return text;
        }
    }
}
