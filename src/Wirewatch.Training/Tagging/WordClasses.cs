namespace Wirewatch.Training.Tagging;

/// <summary>Word classes by the exchange algorithm: each word moves to the class that best predicts, and is best predicted by, its neighbours, until little
/// changes (Martin, Liermann and Ney 1998; the predictive form of Uszkoreit and Brants 2008, in both directions). Deterministic.</summary>
internal sealed class WordClasses
{
    private readonly int _words;
    private readonly int[] _counts;
    private readonly (int Other, int Count)[][] _left;
    private readonly (int Other, int Count)[][] _right;
    private static readonly float[] Entropy = [.. Enumerable.Range(0, 1 << 16).Select(n => n == 0 ? 0f : (float)(n * Math.Log(n)))];

    /// <summary>Counts the bigrams of a sequence of word numbers.</summary>
    public WordClasses(int words, IReadOnlyList<int> sequence)
    {
        _words = words;
        _counts = new int[words];
        var bigrams = new Dictionary<long, int>();
        for (var i = 0; i < sequence.Count; i++)
        {
            _counts[sequence[i]]++;
            if (i > 0)
            {
                var key = ((long)sequence[i - 1] << 32) | (uint)sequence[i];
                bigrams[key] = bigrams.GetValueOrDefault(key) + 1;
            }
        }
        _right = Group(bigrams.Select(b => ((int)(b.Key >> 32), (int)b.Key, b.Value)));
        _left = Group(bigrams.Select(b => ((int)b.Key, (int)(b.Key >> 32), b.Value)));
    }

    private (int, int)[][] Group(IEnumerable<(int Word, int Other, int Count)> bigrams)
    {
        var groups = bigrams.ToLookup(b => b.Word, b => (b.Other, b.Count));
        return [.. Enumerable.Range(0, _words).Select(w => groups[w].Order().ToArray())];
    }

    /// <summary>Divides the words, which are numbered by falling frequency, into <paramref name="classes"/> classes.</summary>
    public int[] Divide(int classes, int rounds)
    {
        var of = Enumerable.Range(0, _words).Select(w => w % classes).ToArray();
        var size = new long[classes];
        var after = new int[_words][];
        var before = new int[_words][];
        for (var w = 0; w < _words; w++)
        {
            after[w] = new int[classes];
            before[w] = new int[classes];
        }
        for (var w = 0; w < _words; w++)
        {
            size[of[w]] += _counts[w];
            Count(w, of[w], 1);
        }
        var gain = new float[classes];
        for (var round = 0; round < rounds; round++)
        {
            var moved = 0;
            for (var w = 0; w < _words; w++)
            {
                var old = of[w];
                Count(w, old, -1);
                size[old] -= _counts[w];
                Array.Clear(gain);
                foreach (var (other, count) in _left[w])
                {
                    AddGain(gain, after[other], count);
                }
                foreach (var (other, count) in _right[w])
                {
                    AddGain(gain, before[other], count);
                }
                var best = old;
                var bestGain = double.NegativeInfinity;
                for (var c = 0; c < classes; c++)
                {
                    var g = gain[c] - (2 * (Big(size[c] + _counts[w]) - Big(size[c])));
                    if (g > bestGain)
                    {
                        bestGain = g;
                        best = c;
                    }
                }
                moved += best == old ? 0 : 1;
                of[w] = best;
                size[best] += _counts[w];
                Count(w, best, 1);
            }
            if (moved * 200 < _words)
            {
                break;
            }
        }
        return of;

        void Count(int w, int c, int sign)
        {
            foreach (var (other, count) in _left[w])
            {
                after[other][c] += sign * count;
            }
            foreach (var (other, count) in _right[w])
            {
                before[other][c] += sign * count;
            }
        }
    }

    private static void AddGain(float[] gain, int[] counts, int count)
    {
        var alone = Small(count);
        for (var c = 0; c < gain.Length; c++)
        {
            var n = counts[c];
            if (n != 0)
            {
                gain[c] += Small(n + count) - Small(n) - alone;
            }
        }
    }

    private static float Small(int n) => n < Entropy.Length ? Entropy[n] : (float)Big(n);

    private static double Big(long n) => n == 0 ? 0 : n * Math.Log(n);
}
