using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Wirewatch.Language.Recognition.Tagging;

namespace Wirewatch.Training.Tagging;

/// <summary>A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001), trained by AdaGrad over single sentences; sentences may be
/// labelled in part (Tsuboi et al. 2008): then the likelihood is that of all taggings which the labels allow. Deterministic for a seed.</summary>
internal sealed partial class ConditionalRandomField
{
    private const int Width = TagScheme.Width;
    private readonly float[] _weights;
    private readonly float[] _squares;
    private readonly float[] _transitions = new float[2 * Width * Width];
    private readonly float[] _transitionSquares = new float[2 * Width * Width];
    private readonly float[] _exp = new float[2 * Width * Width];
    private readonly float[] _expTransposed = new float[2 * Width * Width];
    private readonly float[] _transitionSum = new float[2 * Width * Width];
    private float[]? _sum;
    private int _summed;
    private float[] _emission = new float[256 * Width];
    private float[] _alpha = new float[256 * Width];
    private float[] _beta = new float[256 * Width];
    private float[] _gradient = new float[256 * Width];
    private int _mode;
    private readonly float[] _transitionGradient = new float[2 * Width * Width];

    /// <summary>A field of the given number of feature rows, all weights zero.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="caution">What the sums of squares begin with.</param>
    public ConditionalRandomField(int rows, float caution)
    {
        _weights = new float[(long)rows * Width];
        _squares = new float[(long)rows * Width];
        Array.Fill(_squares, caution);
    }

    /// <summary>The weights, <see cref="TagScheme.Width"/> for each row.</summary>
    public float[] Weights => _weights;

    /// <summary>The weights of a tag (row) followed by another (column).</summary>
    public float[] Transitions => _transitions;

    /// <summary>Goes once over the samples in the given order.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="rate">The step of AdaGrad.</param>
    /// <param name="dropout">The share of features left out at random, token by token.</param>
    /// <param name="random">Decides what is left out.</param>
    /// <param name="decay">How much weights shrink with each step that touches them.</param>
    /// <returns>The mean negative log likelihood of a token.</returns>
    public double Epoch(IReadOnlyList<Sample> samples, float rate, float dropout, Random random, float decay)
    {
        var loss = 0.0;
        var tokens = 0L;
        var kept = new List<int>();
        var starts = new List<int>();
        for (var s = 0; s < samples.Count; s++)
        {
            var sample = samples[s];
            if (s % 4 == 0)
            {
                UpdateExponentials();
            }
            _mode = sample.Mode;
            var rows = sample.Rows;
            var offsets = sample.Starts;
            if (dropout > 0)
            {
                kept.Clear();
                starts.Clear();
                for (var t = 0; t < sample.Length; t++)
                {
                    starts.Add(kept.Count);
                    for (var k = sample.Starts[t]; k < sample.Starts[t + 1]; k++)
                    {
                        if (random.NextSingle() >= dropout)
                        {
                            kept.Add(sample.Rows[k]);
                        }
                    }
                }
                starts.Add(kept.Count);
                rows = [.. kept];
                offsets = [.. starts];
            }
            loss += Step(rows, offsets, sample.Allowed, rate, dropout > 0 ? 1 / (1 - dropout) : 1, decay);
            tokens += sample.Length;
        }
        return loss / tokens;
    }

    /// <summary>The best tags of a sentence.</summary>
    public int[] Decode(Sample sample)
    {
        var n = sample.Length;
        var best = new float[n * Width];
        var from = new int[n * Width];
        var tags = new int[n];
        Score(sample.Rows, sample.Starts, n, 1);
        for (var tag = 0; tag < TagScheme.Tags; tag++)
        {
            best[tag] = TagScheme.MayStart(tag) ? _emission[tag] : float.NegativeInfinity;
        }
        for (var t = 1; t < n; t++)
        {
            for (var tag = 0; tag < TagScheme.Tags; tag++)
            {
                var top = float.NegativeInfinity;
                for (var previous = 0; previous < TagScheme.Tags; previous++)
                {
                    var score = TagScheme.MayFollow(previous, tag)
                        ? best[((t - 1) * Width) + previous] + _transitions[(sample.Mode * Width * Width) + (previous * Width) + tag]
                        : float.NegativeInfinity;
                    if (score > top)
                    {
                        top = score;
                        from[(t * Width) + tag] = previous;
                    }
                }
                best[(t * Width) + tag] = top + _emission[(t * Width) + tag];
            }
        }
        var final = float.NegativeInfinity;
        for (var tag = 0; tag < TagScheme.Tags; tag++)
        {
            if (TagScheme.MayEnd(tag) && best[((n - 1) * Width) + tag] > final)
            {
                final = best[((n - 1) * Width) + tag];
                tags[n - 1] = tag;
            }
        }
        for (var t = n - 1; t > 0; t--)
        {
            tags[t - 1] = from[(t * Width) + tags[t]];
        }
        return tags;
    }

    private void UpdateExponentials()
    {
        for (var mode = 0; mode < 2; mode++)
        {
            var at = mode * Width * Width;
            for (var i = 0; i < TagScheme.Tags; i++)
            {
                for (var j = 0; j < TagScheme.Tags; j++)
                {
                    var e = TagScheme.MayFollow(i, j) ? MathF.Exp(_transitions[at + (i * Width) + j]) : 0;
                    _exp[at + (i * Width) + j] = e;
                    _expTransposed[at + (j * Width) + i] = e;
                }
            }
        }
    }

    private void Score(int[] rows, int[] starts, int n, float scale)
    {
        if (_emission.Length < n * Width)
        {
            _emission = new float[n * Width * 2];
            _alpha = new float[n * Width * 2];
            _beta = new float[n * Width * 2];
            _gradient = new float[n * Width * 2];
        }
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        for (var t = 0; t < n; t++)
        {
            var low = Vector512<float>.Zero;
            var high = Vector512<float>.Zero;
            for (var k = starts[t]; k < starts[t + 1]; k++)
            {
                var at = (nuint)rows[k] * Width;
                low += Vector512.LoadUnsafe(ref weights, at);
                high += Vector512.LoadUnsafe(ref weights, at + 16);
            }
            (low * scale).CopyTo(_emission, t * Width);
            (high * scale).CopyTo(_emission, (t * Width) + 16);
        }
    }

    private double Step(int[] rows, int[] starts, uint[] allowed, float rate, float scale, float decay)
    {
        var n = allowed.Length;
        Score(rows, starts, n, scale);
        // Scores become factors, each token's divided by its largest, so that the sums stay in range.
        for (var t = 0; t < n; t++)
        {
            var scores = _emission.AsSpan(t * Width, TagScheme.Tags);
            var top = scores[0];
            foreach (var score in scores)
            {
                top = Math.Max(top, score);
            }
            var shift = Vector512.Create(top);
            var e = _emission.AsSpan(t * Width, Width);
            var low = Vector512.Exp(Vector512.Create<float>(e) - shift);
            var high = Vector512.Exp(Vector512.Create<float>(e[16..]) - shift);
            low.CopyTo(e);
            high.CopyTo(e[16..]);
            e[TagScheme.Tags..].Clear();
        }
        Array.Clear(_gradient, 0, n * Width);
        Array.Clear(_transitionGradient);
        var free = Marginals(n, null, -1);
        var bound = Marginals(n, allowed, 1);
        if (double.IsNaN(free) || double.IsInfinity(bound) || double.IsNaN(bound))
        {
            return 0;
        }
        Update(rows, starts, n, rate, decay);
        return free - bound;
    }

    /// <summary>Adds the marginals times a sign to the gradients and returns the logarithm of the sum over all allowed taggings.</summary>
    private double Marginals(int n, uint[]? allowed, float sign)
    {
        var log = 0.0;
        var at = _mode * Width * Width;
        Span<float> masked = stackalloc float[Width];
        for (var t = 0; t < n; t++)
        {
            Mask(t, n, allowed, masked);
            var a = _alpha.AsSpan(t * Width, Width);
            if (t == 0)
            {
                masked.CopyTo(a);
            }
            else
            {
                MultiplyInto(_exp, _mode, _alpha.AsSpan((t - 1) * Width, Width), a);
                for (var j = 0; j < Width; j++)
                {
                    a[j] *= masked[j];
                }
            }
            var sum = 0f;
            for (var j = 0; j < Width; j++)
            {
                sum += a[j];
            }
            if (!(sum > 0))
            {
                return double.NaN;
            }
            log += Math.Log(sum);
            var factor = 1 / sum;
            for (var j = 0; j < Width; j++)
            {
                a[j] *= factor;
            }
        }
        Span<float> message = stackalloc float[Width];
        for (var t = n - 1; t >= 0; t--)
        {
            var b = _beta.AsSpan(t * Width, Width);
            if (t == n - 1)
            {
                b.Fill(1);
            }
            else
            {
                Mask(t + 1, n, allowed, masked);
                var next = _beta.AsSpan((t + 1) * Width, Width);
                for (var j = 0; j < Width; j++)
                {
                    message[j] = masked[j] * next[j];
                }
                MultiplyInto(_expTransposed, _mode, message, b);
                var total = 0f;
                for (var j = 0; j < Width; j++)
                {
                    total += b[j] * _alpha[(t * Width) + j];
                }
                var factor = 1 / total;
                // Pairs: alpha(i) T(i,j) message(j), normalised by the same total.
                for (var i = 0; i < TagScheme.Tags; i++)
                {
                    var a = _alpha[(t * Width) + i] * factor * sign;
                    if (a != 0)
                    {
                        for (var j = 0; j < Width; j++)
                        {
                            _transitionGradient[at + (i * Width) + j] += a * _exp[at + (i * Width) + j] * message[j];
                        }
                    }
                }
                for (var j = 0; j < Width; j++)
                {
                    b[j] *= factor;
                }
            }
            for (var j = 0; j < Width; j++)
            {
                _gradient[(t * Width) + j] += sign * _alpha[(t * Width) + j] * b[j];
            }
        }
        return log;
    }

    private void Mask(int t, int n, uint[]? allowed, Span<float> masked)
    {
        _emission.AsSpan(t * Width, Width).CopyTo(masked);
        var bits = allowed?[t] ?? uint.MaxValue;
        if (t == 0)
        {
            bits &= Starts;
        }
        if (t == n - 1)
        {
            bits &= Ends;
        }
        if (bits != uint.MaxValue)
        {
            for (var j = 0; j < TagScheme.Tags; j++)
            {
                if ((bits >> j & 1) == 0)
                {
                    masked[j] = 0;
                }
            }
        }
    }

    private static readonly uint Starts = (uint)Enumerable.Range(0, TagScheme.Tags).Where(TagScheme.MayStart).Sum(t => 1L << t);
    private static readonly uint Ends = (uint)Enumerable.Range(0, TagScheme.Tags).Where(TagScheme.MayEnd).Sum(t => 1L << t);

    private static void MultiplyInto(float[] matrix, int mode, ReadOnlySpan<float> vector, Span<float> result)
    {
        var low = Vector512<float>.Zero;
        var high = Vector512<float>.Zero;
        ref var m = ref MemoryMarshal.GetArrayDataReference(matrix);
        for (var i = 0; i < TagScheme.Tags; i++)
        {
            var v = Vector512.Create(vector[i]);
            low += v * Vector512.LoadUnsafe(ref m, (nuint)((mode * Width * Width) + (i * Width)));
            high += v * Vector512.LoadUnsafe(ref m, (nuint)((mode * Width * Width) + (i * Width) + 16));
        }
        low.CopyTo(result);
        high.CopyTo(result[16..]);
    }

    private void Update(int[] rows, int[] starts, int n, float rate, float decay)
    {
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        ref var squares = ref MemoryMarshal.GetArrayDataReference(_squares);
        var step = Vector512.Create(rate);
        var small = Vector512.Create(1e-2f);
        var tiny = Vector512.Create(1e-6f);
        var keep = Vector512.Create(decay);
        for (var t = 0; t < n; t++)
        {
            var low = Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_gradient), (nuint)(t * Width));
            var high = Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_gradient), (nuint)((t * Width) + 16));
            if (Vector512.LessThanAll(Vector512.Abs(low) + Vector512.Abs(high), tiny * 100))
            {
                continue;
            }
            var lowSquare = low * low;
            var highSquare = high * high;
            for (var k = starts[t]; k < starts[t + 1]; k++)
            {
                var at = (nuint)rows[k] * Width;
                var g = Vector512.LoadUnsafe(ref squares, at) + lowSquare;
                g.StoreUnsafe(ref squares, at);
                var w = Vector512.LoadUnsafe(ref weights, at);
                (w + (step * ((low - (keep * w)) / (Vector512.Sqrt(g) + small)))).StoreUnsafe(ref weights, at);
                at += 16;
                g = Vector512.LoadUnsafe(ref squares, at) + highSquare;
                g.StoreUnsafe(ref squares, at);
                w = Vector512.LoadUnsafe(ref weights, at);
                (w + (step * ((high - (keep * w)) / (Vector512.Sqrt(g) + small)))).StoreUnsafe(ref weights, at);
            }
        }
        for (var i = 0; i < _transitions.Length; i++)
        {
            var g = _transitionGradient[i];
            if (g != 0)
            {
                _transitionSquares[i] += g * g;
                _transitions[i] += rate * g / (MathF.Sqrt(_transitionSquares[i]) + 0.1f);
            }
        }
    }
}
