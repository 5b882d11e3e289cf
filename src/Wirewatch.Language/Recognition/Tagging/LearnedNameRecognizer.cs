using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Recognition.Tagging;

/// <summary>Finds names with the trained model, in two passes over the article: what is clear in one place helps in the others. Thread safe.</summary>
internal sealed class LearnedNameRecognizer(TaggerModel model) : INameRecognizer
{
    private const int LargestKept = 50_000;
    private readonly ConcurrentBag<Workspace> _idle = [];

    /// <inheritdoc/>
    public void Recognize(Document document, List<NameSpan> names)
    {
        if (!_idle.TryTake(out var workspace))
        {
            workspace = new Workspace(model);
        }
        workspace.Recognize(document.Text, CollectionsMarshal.AsSpan(document.Tokens), CollectionsMarshal.AsSpan(document.Sentences), names);
        // What one huge article needed is not kept for all that follow.
        if (document.Tokens.Count <= LargestKept)
        {
            _idle.Add(workspace);
        }
    }

    /// <summary>The arrays that one article at a time needs.</summary>
    private sealed class Workspace(TaggerModel model)
    {
        private readonly SentenceReader _reader = new(model.Lexicon);
        private readonly ArticleMemory _memory = new();
        private readonly Tagger _tagger = new(model);
        private readonly NameTrimming _trimming = new();
        private readonly SurnameCompletion _surnames = new();
        private readonly List<Stretch> _stretches = [];
        private int[] _tags = new int[1024];

        public void Recognize(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, ReadOnlySpan<Sentence> sentences, List<NameSpan> names)
        {
            if (_tags.Length < tokens.Length)
            {
                _tags = new int[Math.Max(tokens.Length, 2 * _tags.Length)];
            }
            var tags = _tags.AsSpan(0, tokens.Length);
            tags.Clear();
            _stretches.Clear();
            _tagger.Begin(tokens.Length);
            var caseless = SentenceReader.IsCaseless(tokens);
            _reader.Read(text, tokens);
            foreach (var sentence in sentences)
            {
                var written = SentenceReader.CaseOf(tokens[sentence.First..sentence.Last], caseless);
                FindStretches(tokens, sentence, written);
            }
            FirstPass(text, tokens, tags);
            _memory.Recall(text, tokens, _reader.Facts[..tokens.Length], tags, caseless);
            SecondPass(tags);
            Collect(tokens, tags, names);
            _trimming.Trim(text, tokens, _reader.Facts, names);
            _surnames.Complete(text, tokens, names);
        }

        /// <summary>Most words of an ordinary sentence cannot be part of a name; only the others are scored.</summary>
        private void FindStretches(ReadOnlySpan<Token> tokens, Sentence sentence, SentenceCase written)
        {
            if (written == SentenceCase.None)
            {
                _stretches.Add(new Stretch(sentence.First, sentence.Last, sentence.First, sentence.Last, written));
                return;
            }
            var facts = _reader.Facts;
            for (var i = sentence.First; i < sentence.Last; i++)
            {
                var start = i;
                var certain = false;
                while (i < sentence.Last && SentenceReader.MayBeInName(tokens, facts, i, ref certain))
                {
                    i++;
                }
                if (certain)
                {
                    _stretches.Add(new Stretch(start, i, sentence.First, sentence.Last, written));
                }
            }
        }

        private void FirstPass(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, Span<int> tags)
        {
            var sentence = -1;
            foreach (var s in _stretches)
            {
                if (s.SentenceFirst != sentence)
                {
                    sentence = s.SentenceFirst;
                    _reader.ReadSentence(s.SentenceFirst, s.SentenceLast, s.Written);
                }
                _reader.ReadForms(text, tokens, Math.Max(s.First - 1, s.SentenceFirst), Math.Min(s.Last + 1, s.SentenceLast));
                for (var i = s.First; i < s.Last; i++)
                {
                    _tagger.Score(_reader.Facts, s.SentenceFirst, s.SentenceLast, i, s.Written);
                }
                _tagger.Decode(s.First, s.Last, s.First == s.SentenceFirst, s.Last == s.SentenceLast, s.Written, tags);
            }
        }

        private void SecondPass(Span<int> tags)
        {
            foreach (var s in _stretches)
            {
                for (var i = s.First; i < s.Last; i++)
                {
                    _tagger.ScoreSeen(_reader.Facts, s.SentenceFirst, s.SentenceLast, i, s.Written);
                }
                _tagger.Decode(s.First, s.Last, s.First == s.SentenceFirst, s.Last == s.SentenceLast, s.Written, tags);
            }
        }

        private static void Collect(ReadOnlySpan<Token> tokens, ReadOnlySpan<int> tags, List<NameSpan> names)
        {
            for (var i = 0; i < tags.Length; i++)
            {
                if (tags[i] == TagScheme.Outside)
                {
                    continue;
                }
                var first = i;
                while (!TagScheme.MayEnd(tags[i]))
                {
                    i++;
                }
                names.Add(new NameSpan(tokens[first].Start, tokens[i].End, (MentionType)TagScheme.TypeOf(tags[first])));
            }
        }
    }

    /// <summary>Tokens to score and decode together, within their sentence.</summary>
    private readonly record struct Stretch(int First, int Last, int SentenceFirst, int SentenceLast, SentenceCase Written);
}
