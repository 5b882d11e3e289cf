using System.Buffers.Binary;

namespace Wirewatch.Language.Text;

/// <summary>A small picture of a text by which texts are compared without having them: the smallest hashes of its shingles, which are its runs of
/// <see cref="ShingleWords"/> folded words. Case, punctuation, accents and the breaks of lines make no difference. Immutable, thread safe.</summary>
/// <remarks>A bottom-k sketch: A. Z. Broder, "On the resemblance and containment of documents", 1997. Scripts that write no spaces give one
/// word for each letter. The hash is not keyed: who wants two different texts to look alike can make them so.</remarks>
public sealed class TextSketch : IEquatable<TextSketch>
{
    /// <summary>The most hashes that a sketch holds; a text of no more shingles is held whole, and compared exactly.</summary>
    public const int Size = 128;

    /// <summary>The words of a shingle; a text of fewer has none.</summary>
    public const int ShingleWords = 5;

    private const ulong Factor = 0x9E3779B97F4A7C15;
    private readonly ulong[] hashes;

    private TextSketch(ulong[] hashes, int shingles) => (this.hashes, Shingles) = (hashes, shingles);

    /// <summary>How many different shingles the text has.</summary>
    public int Shingles { get; }

    /// <summary>The smallest hashes, ascending, each once.</summary>
    public ReadOnlySpan<ulong> Smallest => hashes;

    /// <summary>The sketch of a text.</summary>
    public static TextSketch Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = WordsOf(Folding.Fold(text));
        var all = new ulong[Math.Max(0, words.Count - ShingleWords + 1)];
        for (var start = 0; start < all.Length; start++)
        {
            var hash = 0ul;
            for (var word = 0; word < ShingleWords; word++)
            {
                hash = (hash * Factor) + words[start + word];
            }

            all[start] = Mixed(hash);
        }

        Array.Sort(all);
        var different = 0;
        for (var i = 0; i < all.Length; i++)
        {
            if (i == 0 || all[i] != all[i - 1])
            {
                all[different++] = all[i];
            }
        }

        return new TextSketch(all[..Math.Min(different, Size)], different);
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="bytes">The hashes.</param>
    /// <param name="shingles">Their number in the text.</param>
    /// <exception cref="FormatException">These are not the bytes of a sketch.</exception>
    public static TextSketch FromBytes(ReadOnlySpan<byte> bytes, int shingles)
    {
        var hashes = new ulong[bytes.Length / sizeof(ulong)];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(i * sizeof(ulong))..]);
        }

        return bytes.Length % sizeof(ulong) == 0 && hashes.Length == Math.Min(shingles, Size) && hashes.Zip(hashes.Skip(1)).All(pair => pair.First < pair.Second)
            ? new TextSketch(hashes, shingles)
            : throw new FormatException($"{bytes.Length} bytes and {shingles} shingles make no sketch of a text.");
    }

    /// <summary>The hashes as bytes, eight for each.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[hashes.Length * sizeof(ulong)];
        for (var i = 0; i < hashes.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)), hashes[i]);
        }

        return bytes;
    }

    /// <summary>How much two texts have in common: exact where both together have at most <see cref="Size"/> shingles, else an estimate whose
    /// resemblance has a standard error of at most 0.045.</summary>
    public TextResemblance CompareTo(TextSketch other)
    {
        ArgumentNullException.ThrowIfNull(other);

        // The smallest hashes of both texts together are a fair sample of their union.
        int mine = 0, theirs = 0, sample = 0, shared = 0;
        for (; sample < Size && (mine < hashes.Length || theirs < other.hashes.Length); sample++)
        {
            if (theirs == other.hashes.Length || (mine < hashes.Length && hashes[mine] < other.hashes[theirs]))
            {
                mine++;
            }
            else if (mine == hashes.Length || other.hashes[theirs] < hashes[mine])
            {
                theirs++;
            }
            else
            {
                (mine, theirs, shared) = (mine + 1, theirs + 1, shared + 1);
            }
        }

        if (shared == 0)
        {
            return default;
        }

        var resemblance = (double)shared / sample;
        var common = resemblance * (Shingles + (double)other.Shingles) / (1 + resemblance);
        return new TextResemblance(resemblance, Math.Min(1, common / Math.Min(Shingles, other.Shingles)));
    }

    /// <inheritdoc/>
    public bool Equals(TextSketch? other) => other is not null && Shingles == other.Shingles && hashes.AsSpan().SequenceEqual(other.hashes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TextSketch);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Shingles, hashes.Length == 0 ? 0 : hashes[0]);

    private static List<ulong> WordsOf(string folded)
    {
        var words = new List<ulong>(folded.Length / 5);
        for (var position = 0; position < folded.Length;)
        {
            var start = position;
            while (position < folded.Length && folded[position] != ' ' && (position == start || !(StandsAlone(folded[position]) || StandsAlone(folded[position - 1]))))
            {
                position++;
            }

            if (position == start)
            {
                position++;
                continue;
            }

            words.Add(HashOf(folded.AsSpan(start, position - start)));
        }

        return words;
    }

    // FNV-1a over UTF-16 code units: the same on every machine and in every version, for stored sketches must stay comparable.
    private static ulong HashOf(ReadOnlySpan<char> word)
    {
        var hash = 0xCBF29CE484222325ul;
        foreach (var letter in word)
        {
            hash = (hash ^ letter) * 0x100000001B3ul;
        }

        return Mixed(hash);
    }

    // The finalizer of SplitMix64: every bit of the input decides over every bit of the output.
    private static ulong Mixed(ulong hash)
    {
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9ul;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBul;
        return hash ^ (hash >> 31);
    }

    private static bool StandsAlone(char letter) => letter
        is (>= '\u0E00' and <= '\u0EFF') // Thai and Lao
        or (>= '\u1000' and <= '\u109F') // Burmese
        or (>= '\u1780' and <= '\u17FF') // Khmer
        or (>= '\u3040' and <= '\u30FF') // Japanese
        or (>= '\u3400' and <= '\u9FFF') // Chinese
        or (>= '\uF900' and <= '\uFAFF');
}

/// <summary>What two texts have in common.</summary>
/// <param name="Resemblance">The shingles in both by the shingles in any of the two, 0 to 1.</param>
/// <param name="Containment">The part of the shorter text's shingles that stands in the longer one, 0 to 1.</param>
public readonly record struct TextResemblance(double Resemblance, double Containment);
