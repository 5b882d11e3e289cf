namespace Wirewatch.Language.Recognition.Tagging;

/// <summary>The hash functions of the model: words, phrases and features are known only by their hashes. Pure; the same on every machine.</summary>
internal static class Hashing
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    /// <summary>The hash of no word: what stands before and behind a sentence.</summary>
    public const uint NoWord = 0x5bd1e995;

    /// <summary>A running hash of nothing yet.</summary>
    public const ulong Start = Multiplier;

    /// <summary>Continues a running hash with one character.</summary>
    public static ulong Step(ulong hash, char c) => ulong.RotateLeft((hash ^ c) * Multiplier, 29);

    /// <summary>Ends a running hash; never 0.</summary>
    public static uint Finish(ulong hash)
    {
        hash *= 0xD6E8FEB86659FD93;
        return NotZero((uint)(hash >> 32) ^ (uint)hash);
    }

    /// <summary>The hash of a word or other string of characters, as they are.</summary>
    public static uint Of(ReadOnlySpan<char> word)
    {
        var hash = Multiplier;
        foreach (var c in word)
        {
            hash = Step(hash, c);
        }
        return Finish(hash);
    }

    /// <summary>The hash of a phrase of which <paramref name="phrase"/> is the hash so far (0 for none) and <paramref name="word"/> the hash of the next word; never 0.</summary>
    public static uint Append(uint phrase, uint word) => NotZero(Mix((phrase * 0x85EBCA6B) + word + 0x27220A95));

    /// <summary>The hash of two values.</summary>
    public static uint Pair(uint a, uint b) => (uint.RotateLeft(a * 0x9E3779B1, 13) ^ b) * 0x85EBCA77;

    /// <summary>The key of the feature <paramref name="value"/> of the template <paramref name="template"/>; never 0.</summary>
    public static uint Feature(uint template, uint value) => NotZero(Mix(value ^ (template * 0x9E3779B1)));

    private static uint NotZero(uint hash) => hash == 0 ? 1 : hash;

    private static uint Mix(uint h)
    {
        h ^= h >> 16;
        h *= 0x7FEB352D;
        h ^= h >> 15;
        h *= 0x846CA68B;
        return h ^ (h >> 16);
    }
}
