namespace Wirewatch.Language.Recognition.Tagging;

/// <summary>How the letters of a sentence are cased, which decides what a capital says in it.</summary>
internal enum SentenceCase : byte
{
    /// <summary>Ordinary: a capital within the sentence marks a name.</summary>
    Ordinary,

    /// <summary>A headline whose every longer word has a capital.</summary>
    Headline,

    /// <summary>All in capitals or all in lower case: the case says nothing.</summary>
    None,
}

/// <summary>What the features are made of, for one token.</summary>
internal struct TokenFacts
{
    /// <summary>The hash of the folded word.</summary>
    public uint Word;

    /// <summary>The hash of the word as written.</summary>
    public uint Exact;

    /// <summary>The hash of the pattern of letters, digits and marks.</summary>
    public uint Shape;

    /// <summary>Hashes of the first three and four and the last two, three and four characters, folded; 0 where the word is shorter.</summary>
    public uint Prefix3, Prefix4, Suffix2, Suffix3, Suffix4;

    /// <summary>What the lexicon knows about the word.</summary>
    public WordEntry Entry;

    /// <summary>For each list, in three bits: 0 outside, or begin (1), inside (2), last (3), unit (4) of a listed phrase.</summary>
    public ulong Phrases;

    /// <summary>The word begins with a capital and has letters.</summary>
    public bool Capital;

    /// <summary>The first and the last token of the run of capitalised words that holds this token, connecting words included; -1 for none.</summary>
    public int RunFirst, RunLast;

    /// <summary>What the first pass said about the word elsewhere in the article; 0 for nothing.</summary>
    public uint Seen, SeenIn, SeenName, SeenAcronym;
}
