using System.Numerics;

namespace Wirewatch.Language.Recognition.Tagging;

/// <summary>Turns the facts about a sentence into the features of each token: those of Ratinov and Roth (2009), and the words around a run of capitals.
/// Pure.</summary>
internal static class FeatureExtractor
{
    /// <summary>No token has more features than this.</summary>
    public const int Most = 160;

    /// <summary>Writes the keys of the features of token <paramref name="i"/> of a sentence and returns their number.</summary>
    /// <param name="facts">The facts of the whole article.</param>
    /// <param name="first">The sentence's first token.</param>
    /// <param name="last">One past its last token.</param>
    /// <param name="i">The token.</param>
    /// <param name="written">How the sentence is cased.</param>
    /// <param name="keys">Room for <see cref="Most"/> keys.</param>
    public static int Extract(ReadOnlySpan<TokenFacts> facts, int first, int last, int i, SentenceCase written, Span<uint> keys)
    {
        var writer = new Writer(keys, written);
        AddWords(ref writer, facts, first, last, i);
        AddClasses(ref writer, facts, first, last, i);
        AddLists(ref writer, facts, first, last, i, written != SentenceCase.None);
        if (written == SentenceCase.None)
        {
            AddUsualCase(ref writer, facts, first, last, i);
        }
        else
        {
            AddShapes(ref writer, facts, first, last, i, written);
            if (facts[i].RunFirst >= 0 && written == SentenceCase.Ordinary)
            {
                AddRun(ref writer, facts, first, last, i);
            }
        }
        return writer.Count;
    }

    /// <summary>Writes the keys of the features that the second pass adds for token <paramref name="i"/> and returns their number.</summary>
    /// <inheritdoc cref="Extract"/>
    public static int ExtractSeen(ReadOnlySpan<TokenFacts> facts, int first, int last, int i, SentenceCase written, Span<uint> keys)
    {
        var writer = new Writer(keys, written);
        ref readonly var t = ref facts[i];
        writer.Add(FeatureTemplate.Seen, t.Seen);
        writer.Add(FeatureTemplate.SeenWithSeenIn, Hashing.Pair(t.Seen, t.SeenIn));
        if (t.Seen != 0)
        {
            writer.Add(FeatureTemplate.SeenWithCase, Hashing.Pair(t.Seen, t.Entry.Case));
            writer.Add(FeatureTemplate.SeenWithShape, Hashing.Pair(t.Seen, t.Shape));
        }
        writer.AddIf(FeatureTemplate.SeenIn, t.SeenIn);
        writer.AddIf(FeatureTemplate.SeenName, t.SeenName);
        writer.AddIf(FeatureTemplate.SeenAcronym, t.SeenAcronym);
        if (i > first)
        {
            writer.AddIf(FeatureTemplate.SeenBefore, facts[i - 1].Seen);
            writer.AddIf(FeatureTemplate.SeenInBefore, facts[i - 1].SeenIn);
        }
        if (i + 1 < last)
        {
            writer.AddIf(FeatureTemplate.SeenBehind, facts[i + 1].Seen);
            writer.AddIf(FeatureTemplate.SeenInBehind, facts[i + 1].SeenIn);
        }
        return writer.Count;
    }

    private static void AddWords(ref Writer writer, ReadOnlySpan<TokenFacts> facts, int first, int last, int i)
    {
        ref readonly var t = ref facts[i];
        uint before = Word(facts, i - 1, first, last), before2 = Word(facts, i - 2, first, last), before3 = Word(facts, i - 3, first, last);
        uint behind = Word(facts, i + 1, first, last), behind2 = Word(facts, i + 2, first, last), behind3 = Word(facts, i + 3, first, last);
        writer.Add(FeatureTemplate.Bias, 0);
        writer.Add(FeatureTemplate.Word, t.Word);
        writer.Add(FeatureTemplate.WordBefore, before);
        writer.Add(FeatureTemplate.WordBehind, behind);
        writer.Add(FeatureTemplate.WordTwoBefore, before2);
        writer.Add(FeatureTemplate.WordTwoBehind, behind2);
        writer.Add(FeatureTemplate.WordWithBefore, Hashing.Pair(before, t.Word));
        writer.Add(FeatureTemplate.WordWithBehind, Hashing.Pair(t.Word, behind));
        writer.Add(FeatureTemplate.TwoBefore, Hashing.Pair(before2, before));
        writer.Add(FeatureTemplate.TwoBehind, Hashing.Pair(behind, behind2));
        writer.Add(FeatureTemplate.NearBefore, before);
        writer.Add(FeatureTemplate.NearBefore, before2);
        writer.Add(FeatureTemplate.NearBefore, before3);
        writer.Add(FeatureTemplate.NearBehind, behind);
        writer.Add(FeatureTemplate.NearBehind, behind2);
        writer.Add(FeatureTemplate.NearBehind, behind3);
        writer.AddIf(FeatureTemplate.Prefix3, t.Prefix3);
        writer.AddIf(FeatureTemplate.Prefix4, t.Prefix4);
        writer.AddIf(FeatureTemplate.Suffix2, t.Suffix2);
        writer.AddIf(FeatureTemplate.Suffix3, t.Suffix3);
        writer.AddIf(FeatureTemplate.Suffix4, t.Suffix4);
    }

    private static void AddClasses(ref Writer writer, ReadOnlySpan<TokenFacts> facts, int first, int last, int i)
    {
        var here = facts[i].Entry;
        var before = Entry(facts, i - 1, first, last);
        var behind = Entry(facts, i + 1, first, last);
        writer.AddIf(FeatureTemplate.Fine, here.Fine);
        writer.AddIf(FeatureTemplate.Middle, here.Middle);
        writer.AddIf(FeatureTemplate.Coarse, here.Coarse);
        writer.AddIf(FeatureTemplate.FineBefore, before.Fine);
        writer.AddIf(FeatureTemplate.MiddleBefore, before.Middle);
        writer.AddIf(FeatureTemplate.FineBehind, behind.Fine);
        writer.AddIf(FeatureTemplate.MiddleBehind, behind.Middle);
        writer.AddIf(FeatureTemplate.MiddleTwoBefore, Entry(facts, i - 2, first, last).Middle);
        writer.AddIf(FeatureTemplate.MiddleTwoBehind, Entry(facts, i + 2, first, last).Middle);
        writer.Add(FeatureTemplate.MiddleWithBefore, Hashing.Pair(before.Middle, here.Middle));
        writer.Add(FeatureTemplate.MiddleWithBehind, Hashing.Pair(here.Middle, behind.Middle));
        writer.Add(FeatureTemplate.CoarseAround, Hashing.Pair(Hashing.Pair(before.Coarse, here.Coarse), behind.Coarse));
    }

    private static void AddLists(ref Writer writer, ReadOnlySpan<TokenFacts> facts, int first, int last, int i, bool cased)
    {
        ref readonly var t = ref facts[i];
        var names = Names(facts, i, first, last, cased);
        writer.AddIf(FeatureTemplate.Names, names);
        writer.Add(FeatureTemplate.NamesWithBefore, Hashing.Pair(Names(facts, i - 1, first, last, cased), names));
        writer.Add(FeatureTemplate.NamesWithBehind, Hashing.Pair(names, Names(facts, i + 1, first, last, cased)));
        foreach (var place in new Places(t.Phrases))
        {
            writer.Add(FeatureTemplate.Listed, place);
            writer.Add(FeatureTemplate.ListedWithCase, Hashing.Pair(place, t.Entry.Case));
        }
        writer.Add(FeatureTemplate.ListedAll, All(t.Phrases));
        foreach (var place in new Places(i > first ? facts[i - 1].Phrases : 0))
        {
            writer.Add(FeatureTemplate.ListedBefore, place);
        }
        foreach (var place in new Places(i + 1 < last ? facts[i + 1].Phrases : 0))
        {
            writer.Add(FeatureTemplate.ListedBehind, place);
        }
    }

    private static void AddShapes(ref Writer writer, ReadOnlySpan<TokenFacts> facts, int first, int last, int i, SentenceCase written)
    {
        ref readonly var t = ref facts[i];
        var entry = t.Entry;
        var place = (i == first ? 1u : 0u) + (2 * (uint)written);
        var before = i > first ? facts[i - 1].Shape : 1;
        var behind = i + 1 < last ? facts[i + 1].Shape : 1;
        var known = (uint)((entry.Case * 2) + (t.Capital ? 1 : 0));
        writer.Add(FeatureTemplate.Exact, t.Exact);
        writer.Add(FeatureTemplate.Shape, t.Shape);
        writer.Add(FeatureTemplate.ShapeWithPlace, Hashing.Pair(t.Shape, place));
        writer.Add(FeatureTemplate.ShapeWithBefore, Hashing.Pair(before, t.Shape));
        writer.Add(FeatureTemplate.ShapeWithBehind, Hashing.Pair(t.Shape, behind));
        writer.Add(FeatureTemplate.ShapeAround, Hashing.Pair(Hashing.Pair(before, t.Shape), behind));
        writer.Add(FeatureTemplate.ShapeWithMiddle, Hashing.Pair(t.Shape, entry.Middle));
        writer.Add(FeatureTemplate.ShapeWithWordBefore, Hashing.Pair(t.Shape, Word(facts, i - 1, first, last)));
        writer.Add(FeatureTemplate.ShapeWithWordBehind, Hashing.Pair(t.Shape, Word(facts, i + 1, first, last)));
        writer.Add(FeatureTemplate.Case, (known * 8) + place);
        writer.Add(FeatureTemplate.CaseAround, Hashing.Pair(known, CaseAround(facts, first, last, i)));
    }

    private static void AddUsualCase(ref Writer writer, ReadOnlySpan<TokenFacts> facts, int first, int last, int i)
    {
        var entry = facts[i].Entry;
        writer.Add(FeatureTemplate.Case, (uint)(entry.Case * 2) + (i == first ? 1u : 0u));
        writer.Add(FeatureTemplate.CaseAround, Hashing.Pair(entry.Case, CaseAround(facts, first, last, i)));
        writer.Add(FeatureTemplate.Unknown, entry.Key == 0 ? 1u : 0u);
    }

    private static void AddRun(ref Writer writer, ReadOnlySpan<TokenFacts> facts, int first, int last, int i)
    {
        ref readonly var t = ref facts[i];
        ref readonly var head = ref facts[t.RunLast];
        ref readonly var start = ref facts[t.RunFirst];
        var place = t.RunFirst == t.RunLast ? 3u : i == t.RunFirst ? 0u : i == t.RunLast ? 2u : 1u;
        var before = Word(facts, t.RunFirst - 1, first, last);
        var behind = Word(facts, t.RunLast + 1, first, last);
        writer.Add(FeatureTemplate.Run, ((uint)Math.Min(t.RunLast - t.RunFirst, 5) * 4) + place);
        if (place < 2)
        {
            writer.Add(FeatureTemplate.RunHead, head.Word);
            writer.AddIf(FeatureTemplate.RunHeadMiddle, head.Entry.Middle);
            writer.AddIf(FeatureTemplate.RunHeadSuffix, head.Suffix3);
            writer.Add(FeatureTemplate.RunHeadListed, Hashing.Pair(All(head.Phrases), place));
        }
        if (place is 1 or 2)
        {
            writer.Add(FeatureTemplate.RunStart, start.Word);
            writer.AddIf(FeatureTemplate.RunStartMiddle, start.Entry.Middle);
            writer.Add(FeatureTemplate.RunStartNames, Hashing.Pair(start.Entry.Names, place));
        }
        writer.Add(FeatureTemplate.RunBefore, before);
        writer.Add(FeatureTemplate.RunBehind, behind);
        writer.Add(FeatureTemplate.RunBetween, Hashing.Pair(before, behind));
        writer.Add(FeatureTemplate.RunBeforeWithPlace, Hashing.Pair(before, place));
        writer.Add(FeatureTemplate.RunBehindWithPlace, Hashing.Pair(behind, place));
    }

    private static uint Word(ReadOnlySpan<TokenFacts> facts, int i, int first, int last) =>
        i < first ? Hashing.NoWord : i >= last ? Hashing.NoWord + 1 : facts[i].Word;

    private static WordEntry Entry(ReadOnlySpan<TokenFacts> facts, int i, int first, int last) => i < first || i >= last ? default : facts[i].Entry;

    private static uint Names(ReadOnlySpan<TokenFacts> facts, int i, int first, int last, bool cased) =>
        i < first || i >= last || (cased && !facts[i].Capital) ? 0u : facts[i].Entry.Names;

    private static uint CaseAround(ReadOnlySpan<TokenFacts> facts, int first, int last, int i) =>
        (uint)((Entry(facts, i - 1, first, last).Case * 16) + Entry(facts, i + 1, first, last).Case);

    private static uint All(ulong phrases) => phrases == 0 ? 0 : Hashing.Pair((uint)phrases, (uint)(phrases >> 32));

    /// <summary>Lists that hold the token, each as its number times eight plus the place in the phrase.</summary>
    private ref struct Places(ulong phrases)
    {
        private ulong _rest = phrases;

        public uint Current { get; private set; }

        public readonly Places GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_rest == 0)
            {
                return false;
            }
            var list = BitOperations.TrailingZeroCount(_rest) / 3;
            Current = ((uint)list * 8) + ((uint)(_rest >> (3 * list)) & 7);
            _rest &= ~(7ul << (3 * list));
            return true;
        }
    }

    private ref struct Writer(Span<uint> keys, SentenceCase written)
    {
        private readonly Span<uint> _keys = keys;
        private readonly uint _offset = written == SentenceCase.None ? (uint)FeatureTemplate.Caseless : 0u;

        public int Count { get; private set; }

        public void Add(FeatureTemplate template, uint value) => _keys[Count++] = Hashing.Feature((uint)template + _offset, value);

        public void AddIf(FeatureTemplate template, uint value)
        {
            if (value != 0)
            {
                Add(template, value);
            }
        }
    }
}
