using System.Collections.Frozen;

namespace Wirewatch.Language.Text;

/// <summary>A list of words that is asked about nearly every word of a text. Most words are told from the listed ones by their first letter, last letter and
/// length, before a hash is reckoned. Thread safe.</summary>
internal sealed class WordSet
{
    private const int LongestWord = 32;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly ulong[] _filter = new ulong[64];
    private readonly int _longest;

    /// <summary>Takes words parted by spaces.</summary>
    public WordSet(string words)
        : this(words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
    {
    }

    /// <summary>Takes words of at most 32 characters.</summary>
    public WordSet(IEnumerable<string> words)
    {
        _words = words.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var word in _words.Set)
        {
            var place = PlaceOf(word);
            _filter[place >> 6] |= 1UL << place;
            _longest = Math.Max(_longest, word.Length);
        }
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_longest, LongestWord);
    }

    /// <summary>The words.</summary>
    public IEnumerable<string> Words => _words.Set;

    /// <summary>Whether the word is listed, letter by letter.</summary>
    public bool Contains(ReadOnlySpan<char> word) => MayContain(word) && _words.Contains(word);

    /// <summary>Whether the word is listed in lower case.</summary>
    public bool ContainsInAnyCase(ReadOnlySpan<char> word)
    {
        if (!MayContain(word))
        {
            return false;
        }
        Span<char> lower = stackalloc char[LongestWord];
        lower = lower[..word.ToLowerInvariant(lower)];
        return _words.Contains(lower);
    }

    /// <summary>False only if the word is not listed in any case.</summary>
    public bool MayContain(ReadOnlySpan<char> word) =>
        (uint)(word.Length - 1) < (uint)_longest && PlaceOf(word) is var place && (_filter[place >> 6] >> place & 1) != 0;

    // One bit, 0x20, is the difference between the cases of an ASCII letter.
    private static int PlaceOf(ReadOnlySpan<char> word) => (((word[0] | 0x20) * 5) + ((word[^1] | 0x20) * 157) + (word.Length * 1021)) & 4095;
}
