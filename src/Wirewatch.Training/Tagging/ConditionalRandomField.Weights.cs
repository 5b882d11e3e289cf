using System.Runtime.InteropServices;

namespace Wirewatch.Training.Tagging;

/// <content>Means, checkpoints and measures of the weights.</content>
internal sealed partial class ConditionalRandomField
{
    /// <summary>Adds the present weights to those that <see cref="Average"/> takes the mean of.</summary>
    public void Accumulate()
    {
        _sum ??= new float[_weights.Length];
        Add(_sum, _weights);
        Add(_transitionSum, _transitions);
        _summed++;
    }

    /// <summary>Replaces the weights by the mean of the accumulated ones.</summary>
    public void Average()
    {
        if (_sum is null)
        {
            return;
        }
        Divide(_sum, _summed, _weights);
        Divide(_transitionSum, _summed, _transitions);
    }

    /// <summary>The field whose weights are the mean of those of the others, which must be of one size.</summary>
    public static ConditionalRandomField Mean(IReadOnlyList<ConditionalRandomField> members)
    {
        var mean = new ConditionalRandomField(members[0]._weights.Length / Width, caution: 0);
        foreach (var member in members)
        {
            Add(mean._weights, member._weights);
            Add(mean._transitions, member._transitions);
        }
        Divide(mean._weights, members.Count, mean._weights);
        Divide(mean._transitions, members.Count, mean._transitions);
        return mean;
    }

    /// <summary>Everything that is needed to go on.</summary>
    public byte[] State()
    {
        using var bytes = new MemoryStream();
        bytes.Write(BitConverter.GetBytes(_summed));
        foreach (var part in Parts())
        {
            bytes.Write(MemoryMarshal.AsBytes<float>(part));
        }
        return bytes.ToArray();
    }

    /// <summary>Goes back to a <see cref="State"/> of a field of the same size; an empty one changes nothing.</summary>
    public void Restore(ReadOnlySpan<byte> state)
    {
        if (state.IsEmpty)
        {
            return;
        }
        _summed = BitConverter.ToInt32(state);
        state = state[sizeof(int)..];
        foreach (var part in Parts())
        {
            var bytes = MemoryMarshal.AsBytes(part.AsSpan());
            state[..bytes.Length].CopyTo(bytes);
            state = state[bytes.Length..];
        }
    }

    private static void Add(float[] sum, float[] more)
    {
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] += more[i];
        }
    }

    private static void Divide(float[] sum, int count, float[] mean)
    {
        for (var i = 0; i < sum.Length; i++)
        {
            mean[i] = sum[i] / count;
        }
    }

    private IEnumerable<float[]> Parts()
    {
        yield return _weights;
        yield return _squares;
        yield return _transitions;
        yield return _transitionSquares;
        yield return _transitionSum;
        if (_summed > 0)
        {
            yield return _sum ??= new float[_weights.Length];
        }
    }

    /// <summary>The largest weight of a row, whatever its sign.</summary>
    public float Largest(int row)
    {
        var largest = 0f;
        foreach (var weight in _weights.AsSpan(row * Width, Width))
        {
            largest = Math.Max(largest, Math.Abs(weight));
        }
        return largest;
    }
}
