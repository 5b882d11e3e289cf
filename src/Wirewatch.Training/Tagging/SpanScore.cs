using Wirewatch.Language;
using Wirewatch.Language.Recognition;
using Wirewatch.Training.Corpora;

namespace Wirewatch.Training.Tagging;

/// <summary>Counts of exactly right names, by type: the conlleval definition.</summary>
internal sealed class SpanScore
{
    private readonly int[] _right = new int[7], _found = new int[7], _wanted = new int[7];

    /// <summary>Adds one text.</summary>
    public void Add(IReadOnlyList<LabelledSpan> wanted, IReadOnlyList<NameSpan> found)
    {
        var gold = wanted.Where(w => w.Types != TypeSet.None).Select(w => (w.Start, w.End, Type: System.Numerics.BitOperations.TrailingZeroCount((int)w.Types))).ToHashSet();
        foreach (var g in gold)
        {
            _wanted[g.Type]++;
        }
        foreach (var f in found)
        {
            _found[(int)f.Type]++;
            if (gold.Contains((f.Start, f.End, (int)f.Type)))
            {
                _right[(int)f.Type]++;
            }
        }
    }

    /// <summary>The F1 over some types.</summary>
    public double F1(params MentionType[] types)
    {
        var wanted = types.Length == 0 ? Enum.GetValues<MentionType>() : types;
        double right = wanted.Sum(t => _right[(int)t]), found = wanted.Sum(t => _found[(int)t]), all = wanted.Sum(t => _wanted[(int)t]);
        return right == 0 ? 0 : 2 * right / (found + all);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"all {F1():0.0000} (P {(double)_right.Sum() / Math.Max(1, _found.Sum()):0.000} R {(double)_right.Sum() / Math.Max(1, _wanted.Sum()):0.000}) POLN {F1(MentionType.Person, MentionType.Organization, MentionType.Location, MentionType.Norp):0.0000} POL {F1(MentionType.Person, MentionType.Organization, MentionType.Location):0.0000} | "
        + string.Join(" ", Enum.GetValues<MentionType>().Select(t => $"{t.ToString()[..3].ToLowerInvariant()} {F1(t):0.000}"));
}
