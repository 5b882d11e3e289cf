using System.Runtime.CompilerServices;

namespace Wirewatch.Language.Text;

/// <summary>A read-only table from folded names to 32-bit values that lies in the bytes of an embedded resource and is used in place: loading it
/// costs nothing. Thread safe.</summary>
/// <remarks>Little-endian: bucket bits b, count n, 2^b + 1 bucket starts, then n pairs of fingerprint and value, ordered by hash. A bucket is chosen by
/// the hash's b highest bits and an entry by the next 32. The names themselves are not stored: among a hundred thousand names a foreign one is
/// mistaken for a known one once in 10^9 lookups.</remarks>
internal readonly unsafe struct NameTable
{
    private readonly int _bits;
    private readonly byte* _starts;
    private readonly byte* _entries;

    /// <summary>The table at <paramref name="data"/>, which must stay where it is.</summary>
    public NameTable(byte* data)
    {
        _bits = (int)Read(data);
        Count = (int)Read(data + 4);
        _starts = data + 8;
        _entries = _starts + ((((long)1 << _bits) + 1) * 4);
    }

    /// <summary>How many names the table holds.</summary>
    public int Count { get; }

    /// <summary>Looks up the name with <paramref name="hash"/> (see <see cref="NameHash"/>).</summary>
    public bool TryGet(ulong hash, out uint value)
    {
        var bucket = _starts + ((long)(hash >> (64 - _bits)) * 4);
        var fingerprint = (uint)(hash >> (32 - _bits));
        var end = _entries + ((long)Read(bucket + 4) * 8);
        for (var entry = _entries + ((long)Read(bucket) * 8); entry < end; entry += 8)
        {
            if (Read(entry) == fingerprint)
            {
                value = Read(entry + 4);
                return true;
            }
        }

        value = 0;
        return false;
    }

    /// <summary>The bytes of a table with <paramref name="values"/> by folded name. The same for every order of the same values.</summary>
    /// <exception cref="InvalidOperationException">Two names share a hash.</exception>
    public static byte[] Build(IReadOnlyDictionary<string, uint> values)
    {
        var bits = 4;
        while (bits < 20 && (1 << bits) < values.Count)
        {
            bits++;
        }

        var entries = values.Select(static pair => (Hash: NameHash.Of(pair.Key), pair.Key, pair.Value)).OrderBy(static entry => entry.Hash).ToArray();
        var starts = new uint[(1 << bits) + 1];
        foreach (var entry in entries)
        {
            starts[(int)(entry.Hash >> (64 - bits)) + 1]++;
        }

        for (var bucket = 1; bucket < starts.Length; bucket++)
        {
            starts[bucket] += starts[bucket - 1];
        }

        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(bits);
        writer.Write(entries.Length);
        foreach (var start in starts)
        {
            writer.Write(start);
        }

        for (var index = 0; index < entries.Length; index++)
        {
            if (index > 0 && entries[index].Hash >> (32 - bits) == entries[index - 1].Hash >> (32 - bits))
            {
                throw new InvalidOperationException($"\"{entries[index].Key}\" and \"{entries[index - 1].Key}\" share a hash.");
            }

            writer.Write((uint)(entries[index].Hash >> (32 - bits)));
            writer.Write(entries[index].Value);
        }

        return bytes.ToArray();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Read(byte* at) => Unsafe.ReadUnaligned<uint>(at);
}
