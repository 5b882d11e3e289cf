using System.Runtime.CompilerServices;
using Wirewatch.Language.Recognition.Tagging;
using Wirewatch.Language.Text;
using Wirewatch.Training.Corpora;

namespace Wirewatch.Training.Tagging;

/// <summary>Builds the tables of a <see cref="Lexicon"/>: word classes and casing from plain text, personal names and phrases from the gazetteers.</summary>
internal static class LexiconBuilder
{
    private const int RarestWord = 3;
    private const int CommonWord = 100;
    private static readonly List<(WordEntry[], PhraseEntry[])> Loaded = [];
    private static readonly Lexicon Empty = Load(new WordEntry[1], new PhraseEntry[1]);

    /// <summary>The two tables, each with a power of two of places.</summary>
    public static (WordEntry[] Words, PhraseEntry[] Phrases) Build(
        string data, IEnumerable<string> texts, IEnumerable<LabelledText> labelled, Action<string> report)
    {
        var lists = new NameLists(Path.Combine(data, "gazetteers"), Path.Combine(AppContext.BaseDirectory, "Lists"));
        var words = new Dictionary<uint, WordEntry>();
        var common = AddTexts(words, texts, report);
        foreach (var (name, bits) in lists.Names.OrderBy(n => n.Key, StringComparer.Ordinal))
        {
            var tokens = Words(name);
            if (tokens.Count == 1)
            {
                var entry = words.GetValueOrDefault(tokens[0], new WordEntry(tokens[0], 0, 0, 0, 0, 0, 0));
                words[tokens[0]] = entry with { Names = (byte)(entry.Names | bits) };
            }
        }
        MarkWordsInNames(words, labelled);
        var phrases = new Dictionary<uint, PhraseEntry>();
        foreach (var (name, bits) in lists.Phrases.OrderBy(n => n.Key, StringComparer.Ordinal))
        {
            var tokens = Words(name);
            if (tokens.Count == 1 && common.Contains(tokens[0]))
            {
                continue;
            }
            var hash = 0u;
            for (var i = 0; i < tokens.Count && i < 8; i++)
            {
                hash = Hashing.Append(hash, tokens[i]);
                var entry = phrases.GetValueOrDefault(hash, new PhraseEntry(hash, 0, 0));
                phrases[hash] = i == tokens.Count - 1
                    ? entry with { Lists = (ushort)(entry.Lists | bits) }
                    : entry with { Continues = 1 };
            }
        }
        report($"{words.Count} words, {phrases.Count} phrases and beginnings of phrases");
        return (Table(words.Values, w => w.Key), Table(phrases.Values, p => p.Key));
    }

        /// <summary>A lexicon over copies of the tables that are never moved and never freed.</summary>
    public static unsafe Lexicon Load(WordEntry[] words, PhraseEntry[] phrases)
    {
        var fixedWords = GC.AllocateArray<WordEntry>(words.Length, pinned: true);
        var fixedPhrases = GC.AllocateArray<PhraseEntry>(phrases.Length, pinned: true);
        words.CopyTo(fixedWords, 0);
        phrases.CopyTo(fixedPhrases, 0);
        Loaded.Add((fixedWords, fixedPhrases));
        return new Lexicon((WordEntry*)Unsafe.AsPointer(ref fixedWords[0]), words.Length, (PhraseEntry*)Unsafe.AsPointer(ref fixedPhrases[0]), phrases.Length);
    }

    private static List<uint> Words(string name)
    {
        var tokens = Tokenizer.Tokenize(name).ToArray();
        var reader = new SentenceReader(Empty);
        reader.Read(name, tokens);
        var words = new List<uint>();
        foreach (ref var facts in reader.Facts[..tokens.Length])
        {
            words.Add(facts.Word);
        }
        return words;
    }

    /// <summary>Marks the words without a capital that stand inside names; only they and capitalised words are looked at in ordinary sentences.</summary>
    private static void MarkWordsInNames(Dictionary<uint, WordEntry> words, IEnumerable<LabelledText> labelled)
    {
        var reader = new SentenceReader(Empty);
        foreach (var text in labelled)
        {
            var tokens = Tokenizer.Tokenize(text.Text).ToArray();
            reader.Read(text.Text, tokens);
            foreach (var span in text.Spans.Where(s => s.Types != TypeSet.None))
            {
                for (var i = Array.FindIndex(tokens, t => t.Start >= span.Start); i >= 0 && i < tokens.Length && tokens[i].End <= span.End; i++)
                {
                    if (!reader.Facts[i].Capital && tokens[i].Kind != TokenKind.Number)
                    {
                        var word = reader.Facts[i].Word;
                        words[word] = words.GetValueOrDefault(word, new WordEntry(word, 0, 0, 0, 0, 0, 0)) with { InNames = 1 };
                    }
                }
            }
        }
    }

    /// <summary>Adds the words of the texts and returns those that are so common in lower case that a list which holds one of them says nothing.</summary>
    private static HashSet<uint> AddTexts(Dictionary<uint, WordEntry> words, IEnumerable<string> texts, Action<string> report)
    {
        var reader = new SentenceReader(Empty);
        var sequence = new List<uint>();
        var casing = new Dictionary<uint, (int Lower, int Capital, int Capitals)>();
        var counts = new Dictionary<uint, int>();
        const uint Break = 0xFFFFFFF1;
        const uint RareCapital = 0xFFFFFFF2, RareLower = 0xFFFFFFF3, RareOther = 0xFFFFFFF4;
        var capitals = new List<byte>();
        foreach (var text in texts)
        {
            var list = Tokenizer.Tokenize(text);
            var tokens = list.ToArray();
            reader.Read(text, tokens);
            foreach (var sentence in SentenceSplitter.Split(text, list))
            {
                var written = SentenceReader.CaseOf(tokens.AsSpan(sentence.First..sentence.Last), false);
                sequence.Add(Break);
                capitals.Add(0);
                for (var i = sentence.First; i < sentence.Last; i++)
                {
                    var word = reader.Facts[i].Word;
                    var token = tokens[i];
                    sequence.Add(word);
                    capitals.Add((byte)(token.IsCapitalised ? 1 : token.IsLowerCase ? 2 : 3));
                    counts[word] = counts.GetValueOrDefault(word) + 1;
                    if (written == SentenceCase.Ordinary && i > sentence.First && token.IsWord && tokens[i - 1].Kind != TokenKind.Quote)
                    {
                        var c = casing.GetValueOrDefault(word);
                        casing[word] = token.IsAllCapitals && token.Length > 1 ? c with { Capitals = c.Capitals + 1 }
                            : token.IsCapitalised ? c with { Capital = c.Capital + 1 } : c with { Lower = c.Lower + 1 };
                    }
                }
            }
        }
        var frequent = counts.Where(c => c.Value >= RarestWord).OrderByDescending(c => c.Value).ThenBy(c => c.Key).Select(c => c.Key).ToList();
        var numbers = new Dictionary<uint, int> { [Break] = 0, [RareCapital] = 1, [RareLower] = 2, [RareOther] = 3 };
        foreach (var word in frequent)
        {
            numbers.TryAdd(word, numbers.Count);
        }
        var numbered = sequence.Select((w, i) => numbers.TryGetValue(w, out var n) ? n : capitals[i]).ToList();
        report($"{sequence.Count} words of text, {numbers.Count} frequent ones");
        var classes = new WordClasses(numbers.Count, numbered);
        var fine = classes.Divide(800, 12);
        report("fine classes");
        var middle = classes.Divide(200, 12);
        var coarse = classes.Divide(48, 12);
        report("middle and coarse classes");
        foreach (var (word, count) in counts.Where(c => c.Value >= 2 || casing.ContainsKey(c.Key)).OrderBy(c => c.Key))
        {
            var c = casing.GetValueOrDefault(word);
            var n = numbers.GetValueOrDefault(word, -1);
            words[word] = new WordEntry(
                word, (ushort)(n < 0 ? 0 : fine[n] + 1), (ushort)(n < 0 ? 0 : middle[n] + 1), (byte)(n < 0 ? 0 : coarse[n] + 1), CaseClass(c), 0, 0);
        }
        return [.. casing.Where(c => c.Value.Lower >= CommonWord && c.Value.Lower >= 3 * c.Value.Capital).Select(c => c.Key)];
    }

    private static byte CaseClass((int Lower, int Capital, int Capitals) c)
    {
        var all = c.Lower + c.Capital + c.Capitals;
        if (all == 0)
        {
            return 0;
        }
        var lower = (double)c.Lower / all;
        return (c.Capitals * 2 > all) ? (byte)6
            : lower >= 0.98 ? (byte)1 : lower >= 0.8 ? (byte)2 : lower >= 0.3 ? (byte)3 : lower > 0.02 ? (byte)4 : (byte)5;
    }

    private static T[] Table<T>(IEnumerable<T> entries, Func<T, uint> key)
    {
        var sorted = entries.OrderBy(key).ToList();
        var capacity = (uint)(sorted.Count * 10L / 7) + 1;
        var table = new T[capacity];
        foreach (var entry in sorted)
        {
            var i = Lexicon.Place(key(entry), capacity);
            while (key(table[i]) != 0)
            {
                i = i + 1 == capacity ? 0 : i + 1;
            }
            table[i] = entry;
        }
        return table;
    }
}
