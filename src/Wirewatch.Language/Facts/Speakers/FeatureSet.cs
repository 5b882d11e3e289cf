namespace Wirewatch.Language.Facts.Speakers;

/// <summary>Collects the features of one thing to weigh, each hashed to a place in a table of weights. Not thread safe.</summary>
internal sealed class FeatureSet
{
    /// <summary>How many weights a table has; a power of two.</summary>
    public const int Size = 1 << 14;

    private readonly int[] _items = new int[128];

    /// <summary>The places of the features so far.</summary>
    public ReadOnlySpan<int> Items => _items.AsSpan(0, Count);

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets them all.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds the conjunction of up to four small values, as seen by template <paramref name="template"/>.</summary>
    public void Add(int template, int a, int b = 0, int c = 0, int d = 0)
    {
        // The products do not wait for one another; the last bits are mixed once.
        var hash = ((uint)template * 0x9E3779B1u) ^ ((uint)(a + 1) * 0x85EBCA77u);
        hash += ((uint)(b + 1) * 0xC2B2AE3Du) ^ ((uint)(c + 1) * 0x27D4EB2Fu) ^ ((uint)(d + 1) * 0x165667B1u);
        hash ^= hash >> 15;
        hash *= 0x2C1B3C6Du;
        hash ^= hash >> 13;
        _items[Count++] = (int)(hash & (Size - 1));
    }
}
