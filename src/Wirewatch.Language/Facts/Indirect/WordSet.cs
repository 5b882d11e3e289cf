using System.Collections.Frozen;

namespace Wirewatch.Language.Facts.Indirect;

/// <summary>A fixed set of words in small letters. Most other words are told from them by their first and last letter, without a look-up. Thread safe.</summary>
internal sealed class WordSet
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly bool[] _ends;

    /// <summary>Holds the words of <paramref name="list"/>, with blanks between them.</summary>
    public WordSet(string list)
    {
        var words = list.Split(' ').ToFrozenSet(StringComparer.Ordinal);
        _words = words.GetAlternateLookup<ReadOnlySpan<char>>();
        _ends = EndsOf(words);
    }

    /// <summary>Whether the set holds the word.</summary>
    public bool Contains(ReadOnlySpan<char> word) => MayHold(_ends, word) && _words.Contains(word);

    /// <summary>Which pairs of first and last letter the words have.</summary>
    public static bool[] EndsOf(IEnumerable<string> words)
    {
        var ends = new bool[26 * 26];
        foreach (var word in words)
        {
            ends[((word[0] - 'a') * 26) + word[^1] - 'a'] = true;
        }
        return ends;
    }

    /// <summary>Whether a word has one of the pairs of first and last letter.</summary>
    public static bool MayHold(bool[] ends, ReadOnlySpan<char> word)
    {
        if (word.IsEmpty)
        {
            return false;
        }
        var (first, last) = (word[0] - 'a', word[^1] - 'a');
        return (uint)first < 26 && (uint)last < 26 && ends[(first * 26) + last];
    }
}
