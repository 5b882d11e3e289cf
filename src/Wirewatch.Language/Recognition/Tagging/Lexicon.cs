using System.Runtime.InteropServices;

namespace Wirewatch.Language.Recognition.Tagging;

/// <summary>What is known about one folded word.</summary>
/// <param name="Key">The hash of the word; 0 marks an empty place of the table.</param>
/// <param name="Fine">Its class among about a thousand word classes, 0 for none.</param>
/// <param name="Middle">Its class among about two hundred.</param>
/// <param name="Coarse">Its class among about sixty.</param>
/// <param name="Case">How news writes it within sentences: 0 unknown, 1 (always lower case) to 5 (always with a capital), 6 (in capitals).</param>
/// <param name="Names">Bit 0 to 1: a given name, rare or common; bit 2 to 3: a family name, rare or common.</param>
/// <param name="InNames">Not 0 if the word, though without a capital, has been seen inside names.</param>
[StructLayout(LayoutKind.Sequential, Pack = 2)]
internal readonly record struct WordEntry(uint Key, ushort Fine, ushort Middle, byte Coarse, byte Case, byte Names, byte InNames);

/// <summary>What is known about one folded phrase, or the beginning of one.</summary>
/// <param name="Key">The hash of the words; 0 marks an empty place of the table.</param>
/// <param name="Lists">A bit for each list that holds the phrase; none if it is only the beginning of others.</param>
/// <param name="Continues">Not 0 if a longer phrase begins with this one.</param>
[StructLayout(LayoutKind.Sequential, Pack = 2)]
internal readonly record struct PhraseEntry(uint Key, ushort Lists, ushort Continues);

/// <summary>The words and phrases that the model knows: two open hash tables read where they lie. Immutable and thread safe.</summary>
internal sealed unsafe class Lexicon
{
    /// <summary>The number of phrase lists.</summary>
    public const int Lists = 16;

    private readonly WordEntry* _words;
    private readonly PhraseEntry* _phrases;
    private readonly uint _wordCapacity;
    private readonly uint _phraseCapacity;

    /// <summary>Reads tables at fixed addresses that must stay valid as long as this object lives. Each has at least one empty place.</summary>
    public Lexicon(WordEntry* words, int wordCapacity, PhraseEntry* phrases, int phraseCapacity)
    {
        _words = words;
        _wordCapacity = (uint)wordCapacity;
        _phrases = phrases;
        _phraseCapacity = (uint)phraseCapacity;
    }

    /// <summary>The entry of a word, or an empty one.</summary>
    public WordEntry Word(uint hash)
    {
        for (var i = Place(hash, _wordCapacity); ; i = i + 1 == _wordCapacity ? 0 : i + 1)
        {
            var found = _words[i].Key;
            if (found == hash)
            {
                return _words[i];
            }
            if (found == 0)
            {
                return default;
            }
        }
    }

    /// <summary>The entry of a phrase, or an empty one.</summary>
    public PhraseEntry Phrase(uint hash)
    {
        for (var i = Place(hash, _phraseCapacity); ; i = i + 1 == _phraseCapacity ? 0 : i + 1)
        {
            var found = _phrases[i].Key;
            if (found == hash)
            {
                return _phrases[i];
            }
            if (found == 0)
            {
                return default;
            }
        }
    }

    /// <summary>The first place of a key in a table.</summary>
    public static uint Place(uint key, uint capacity) => (uint)(((ulong)key * capacity) >> 32);
}
