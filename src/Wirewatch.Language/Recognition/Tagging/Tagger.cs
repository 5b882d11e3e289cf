using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Wirewatch.Language.Recognition.Tagging;

/// <summary>Scores the tags of tokens and finds the best sequence of them (Viterbi 1967), with whole vectors of tags at a time. Not thread safe; made
/// to be used again.</summary>
internal sealed unsafe class Tagger(TaggerModel model)
{
    /// <summary>The score of what must not be.</summary>
    public const int Never = -1 << 24;

    private const int Width = TagScheme.Width;
    private readonly uint[] _keys = new uint[FeatureExtractor.Most];
    private int[] _scores = new int[1024 * Width];
    private int[] _best = new int[64 * Width];
    private byte[] _from = new byte[64 * Width];

    /// <summary>Makes room for the scores of an article.</summary>
    public void Begin(int tokens)
    {
        if (_scores.Length < tokens * Width)
        {
            _scores = new int[Math.Max(tokens * Width, 2 * _scores.Length)];
        }
    }

    /// <summary>Scores the tags of a token from the words alone.</summary>
    public void Score(ReadOnlySpan<TokenFacts> facts, int first, int last, int i, SentenceCase written)
    {
        var count = FeatureExtractor.Extract(facts, first, last, i, written, _keys);
        Sum(count, i, add: false);
    }

    /// <summary>Adds to the scores of a token what the first pass found elsewhere in the article.</summary>
    public void ScoreSeen(ReadOnlySpan<TokenFacts> facts, int first, int last, int i, SentenceCase written)
    {
        var count = FeatureExtractor.ExtractSeen(facts, first, last, i, written, _keys);
        Sum(count, i, add: true);
    }

    /// <summary>Finds the best tags of a stretch of scored tokens between tokens that are outside of names, and writes them to <paramref name="tags"/>.</summary>
    /// <param name="start">The first token.</param>
    /// <param name="end">One past the last token.</param>
    /// <param name="opens">The stretch begins its sentence.</param>
    /// <param name="closes">The stretch ends its sentence.</param>
    /// <param name="written">How the sentence is cased.</param>
    /// <param name="tags">The tags of the article.</param>
    public void Decode(int start, int end, bool opens, bool closes, SentenceCase written, Span<int> tags)
    {
        var length = end - start;
        if (_best.Length < length * Width)
        {
            _best = new int[2 * length * Width];
            _from = new byte[2 * length * Width];
        }
        ref var transitions = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(model.Transitions), written == SentenceCase.None ? Width * Width : 0);
        ref var scores = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_scores), start * Width);
        ref var best = ref MemoryMarshal.GetArrayDataReference(_best);
        for (var tag = 0; tag < TagScheme.Tags; tag++)
        {
            var entry = opens ? (TagScheme.MayStart(tag) ? 0 : Never) : Unsafe.Add(ref transitions, tag);
            Unsafe.Add(ref best, tag) = entry + Unsafe.Add(ref scores, tag);
        }
        for (var tag = TagScheme.Tags; tag < Width; tag++)
        {
            Unsafe.Add(ref best, tag) = Never;
        }
        for (var t = 1; t < length; t++)
        {
            Advance(ref transitions, ref scores, ref best, t);
        }
        var winner = 0;
        var top = int.MinValue;
        for (var tag = 0; tag < TagScheme.Tags; tag++)
        {
            var exit = closes ? (TagScheme.MayEnd(tag) ? 0 : Never) : Unsafe.Add(ref transitions, tag * Width);
            var score = Unsafe.Add(ref best, ((length - 1) * Width) + tag) + exit;
            if (score > top)
            {
                top = score;
                winner = tag;
            }
        }
        for (var t = length - 1; t >= 0; t--)
        {
            tags[start + t] = winner;
            winner = _from[(t * Width) + winner];
        }
    }

    private void Advance(ref int transitions, ref int scores, ref int best, int t)
    {
        ref var previous = ref Unsafe.Add(ref best, (t - 1) * Width);
        for (var column = 0; column < Width; column += Vector256<int>.Count * 2)
        {
            var top0 = Vector256.Create(int.MinValue);
            var top1 = top0;
            var from0 = Vector256<int>.Zero;
            var from1 = from0;
            for (var tag = 0; tag < TagScheme.Tags; tag++)
            {
                var before = Vector256.Create(Unsafe.Add(ref previous, tag));
                var index = Vector256.Create(tag);
                var score0 = before + Vector256.LoadUnsafe(ref transitions, (nuint)((tag * Width) + column));
                var score1 = before + Vector256.LoadUnsafe(ref transitions, (nuint)((tag * Width) + column + Vector256<int>.Count));
                from0 = Vector256.ConditionalSelect(Vector256.GreaterThan(score0, top0), index, from0);
                from1 = Vector256.ConditionalSelect(Vector256.GreaterThan(score1, top1), index, from1);
                top0 = Vector256.Max(top0, score0);
                top1 = Vector256.Max(top1, score1);
            }
            var at = (nuint)((t * Width) + column);
            (top0 + Vector256.LoadUnsafe(ref scores, at)).StoreUnsafe(ref best, at);
            (top1 + Vector256.LoadUnsafe(ref scores, at + (nuint)Vector256<int>.Count)).StoreUnsafe(ref best, at + (nuint)Vector256<int>.Count);
            for (var lane = 0; lane < Vector256<int>.Count; lane++)
            {
                _from[(t * Width) + column + lane] = (byte)from0[lane];
                _from[(t * Width) + column + Vector256<int>.Count + lane] = (byte)from1[lane];
            }
        }
    }

    private void Sum(int count, int token, bool add)
    {
        var low = Vector256<short>.Zero;
        var high = Vector256<short>.Zero;
        foreach (var key in _keys.AsSpan(0, count))
        {
            var row = model.Row(key);
            if (row != null)
            {
                var (first, second) = Vector256.Widen(Vector256.Load(row));
                low += first;
                high += second;
            }
        }
        var at = (nuint)(token * Width);
        ref var scores = ref MemoryMarshal.GetArrayDataReference(_scores);
        var (a, b) = Vector256.Widen(low);
        var (c, d) = Vector256.Widen(high);
        if (add)
        {
            a += Vector256.LoadUnsafe(ref scores, at);
            b += Vector256.LoadUnsafe(ref scores, at + 8);
            c += Vector256.LoadUnsafe(ref scores, at + 16);
            d += Vector256.LoadUnsafe(ref scores, at + 24);
        }
        a.StoreUnsafe(ref scores, at);
        b.StoreUnsafe(ref scores, at + 8);
        c.StoreUnsafe(ref scores, at + 16);
        d.StoreUnsafe(ref scores, at + 24);
    }
}
