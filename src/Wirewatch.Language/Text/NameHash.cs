using System.Runtime.CompilerServices;

namespace Wirewatch.Language.Text;

/// <summary>A 64-bit hash of a folded name, grown one character at a time, so that every beginning of a phrase is looked up in one pass.</summary>
/// <remarks>FNV-1a by Fowler, Noll and Vo over UTF-16 code units, with the finaliser of MurmurHash3 so that the high bits can choose a bucket.
/// It is stored in generated files: changing it means generating them anew.</remarks>
internal struct NameHash
{
    private ulong _state = 14695981039346656037;

    /// <summary>The hash of nothing.</summary>
    public NameHash()
    {
    }

    /// <summary>The hash of all characters added.</summary>
    public readonly ulong Value
    {
        get
        {
            var mixed = _state ^ (_state >> 33);
            mixed *= 0xff51afd7ed558ccd;
            mixed ^= mixed >> 33;
            mixed *= 0xc4ceb9fe1a85ec53;
            return mixed ^ (mixed >> 33);
        }
    }

    /// <summary>The hash of a whole folded name.</summary>
    public static ulong Of(ReadOnlySpan<char> folded)
    {
        var hash = new NameHash();
        hash.Add(folded);
        return hash.Value;
    }

    /// <summary>Adds a part of a folded name; a space between words is a character like any other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ReadOnlySpan<char> folded)
    {
        foreach (var part in folded)
        {
            Add(part);
        }
    }

    /// <inheritdoc cref="Add(ReadOnlySpan{char})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(char part) => _state = (_state ^ part) * 1099511628211;
}
