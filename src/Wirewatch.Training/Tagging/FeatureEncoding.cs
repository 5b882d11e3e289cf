using System.Runtime.InteropServices;
using Wirewatch.Language.Recognition.Tagging;

namespace Wirewatch.Training.Tagging;

/// <summary>Turns texts into samples and back, with the same code that reads articles in the product.</summary>
internal sealed class FeatureEncoding(Lexicon lexicon)
{
    private readonly SentenceReader _reader = new(lexicon);
    private readonly ArticleMemory _memory = new();

    /// <summary>The features of every sentence by their keys, before it is known which of them are worth a row.</summary>
    /// <param name="text">The text.</param>
    /// <param name="second">With the features of the second pass, for which <see cref="EncodedText.FirstPass"/> must be known.</param>
    public List<KeyedSentence> Keys(EncodedText text, bool second)
    {
        var tokens = text.Tokens;
        _reader.Read(text.Source.Text, tokens);
        _reader.ReadForms(text.Source.Text, tokens, 0, tokens.Length);
        if (second)
        {
            _memory.Recall(text.Source.Text, tokens, _reader.Facts[..tokens.Length], text.FirstPass, text.Caseless);
        }
        var sentences = new List<KeyedSentence>();
        var keys = new uint[FeatureExtractor.Most];
        var all = new List<uint>();
        foreach (var sentence in text.Sentences)
        {
            var (first, last) = (sentence.First, sentence.Last);
            var written = SentenceReader.CaseOf(tokens.AsSpan(first..last), text.Caseless);
            _reader.ReadSentence(first, last, written);
            all.Clear();
            var starts = new int[last - first + 1];
            for (var i = first; i < last; i++)
            {
                starts[i - first] = all.Count;
                all.AddRange(keys.AsSpan(0, FeatureExtractor.Extract(_reader.Facts, first, last, i, written, keys)));
                if (second)
                {
                    all.AddRange(keys.AsSpan(0, FeatureExtractor.ExtractSeen(_reader.Facts, first, last, i, written, keys)));
                }
            }
            starts[^1] = all.Count;
            sentences.Add(new KeyedSentence([.. all], starts, text.Allowed[first..last], written == SentenceCase.None ? 1 : 0));
        }
        return sentences;
    }

    /// <summary>Numbers the features that occur at least <paramref name="rarest"/> times.</summary>
    public static Dictionary<uint, int> Number(IReadOnlyList<KeyedSentence> sentences, int rarest)
    {
        var counts = new Dictionary<uint, int>();
        foreach (var sentence in sentences)
        {
            foreach (var key in sentence.Keys)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
            }
        }
        var rows = new Dictionary<uint, int>();
        foreach (var (key, count) in counts)
        {
            if (count >= rarest)
            {
                rows.Add(key, rows.Count);
            }
        }
        return rows;
    }

    /// <summary>Numbers the <paramref name="most"/> features that have the largest weights anew.</summary>
    public static Dictionary<uint, int> Heaviest(ConditionalRandomField field, Dictionary<uint, int> numbers, int most)
    {
        var heaviest = numbers.Select(n => (n.Key, Weight: field.Largest(n.Value))).OrderByDescending(n => n.Weight).ThenBy(n => n.Key).Take(most);
        return heaviest.Select((n, i) => (n.Key, i)).ToDictionary(n => n.Key, n => n.i);
    }

    /// <summary>The sample with the rows of the known features.</summary>
    public static Sample Encode(KeyedSentence sentence, Dictionary<uint, int> numbers)
    {
        var rows = new List<int>(sentence.Keys.Length);
        var starts = new int[sentence.Starts.Length];
        for (var t = 0; t < sentence.Allowed.Length; t++)
        {
            starts[t] = rows.Count;
            for (var k = sentence.Starts[t]; k < sentence.Starts[t + 1]; k++)
            {
                if (numbers.TryGetValue(sentence.Keys[k], out var row))
                {
                    rows.Add(row);
                }
            }
        }
        starts[^1] = rows.Count;
        return new Sample([.. rows], starts, sentence.Allowed, sentence.Mode);
    }

    /// <summary>The tags of a whole text.</summary>
    public int[] Decode(EncodedText text, ConditionalRandomField field, Dictionary<uint, int> numbers, bool second) =>
        [.. Keys(text, second).SelectMany(sentence => field.Decode(Encode(sentence, numbers)))];
}

/// <summary>A sentence with the keys of its features.</summary>
/// <param name="Keys">The keys of all tokens, one token behind the other.</param>
/// <param name="Starts">Where each token's keys begin, and the end of the last.</param>
/// <param name="Allowed">For each token, bit <c>t</c> is set if it may have tag <c>t</c>.</param>
/// <param name="Mode">Which transitions hold.</param>
internal sealed record KeyedSentence(uint[] Keys, int[] Starts, uint[] Allowed, int Mode);
