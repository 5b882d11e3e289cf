namespace Wirewatch.Language.Recognition.Tagging;

/// <summary>What a feature says; with a value it makes the feature's key. The numbers are part of the model: a change needs a new training.</summary>
internal enum FeatureTemplate : uint
{
    /// <summary>Always there.</summary>
    Bias = 1,

    /// <summary>The word, those up to two places before and behind it, and pairs of them.</summary>
    Word, WordBefore, WordBehind, WordTwoBefore, WordTwoBehind, WordWithBefore, WordWithBehind, TwoBefore, TwoBehind,

    /// <summary>Any of the three words before or behind, whatever its place.</summary>
    NearBefore, NearBehind,

    /// <summary>The beginning and the end of the word.</summary>
    Prefix3, Prefix4, Suffix2, Suffix3, Suffix4,

    /// <summary>The classes of the word and its neighbours, from fine to coarse, and sequences of them.</summary>
    Fine, Middle, Coarse, FineBefore, MiddleBefore, FineBehind, MiddleBehind, MiddleTwoBefore, MiddleTwoBehind, MiddleWithBefore, MiddleWithBehind,
    CoarseAround,

    /// <summary>What lists of personal names say about the word and its neighbours.</summary>
    Names, NamesWithBefore, NamesWithBehind,

    /// <summary>The place of the word in a listed phrase, list by list, with the usual case of the word, and of all lists together.</summary>
    Listed, ListedWithCase, ListedAll, ListedBefore, ListedBehind,

    /// <summary>The word as written, its pattern, and sequences of patterns.</summary>
    Exact, Shape, ShapeWithPlace, ShapeWithBefore, ShapeWithBehind, ShapeAround, ShapeWithMiddle, ShapeWithWordBefore, ShapeWithWordBehind,

    /// <summary>How the word is written here and how it usually is, with its place and with its neighbours.</summary>
    Case, CaseAround, Unknown,

    /// <summary>The run of capitalised words around: its length and the place in it, its last and first word, and the words before and behind it.</summary>
    Run, RunHead, RunHeadMiddle, RunHeadSuffix, RunHeadListed, RunStart, RunStartMiddle, RunStartNames, RunBefore, RunBehind, RunBetween, RunBeforeWithPlace,
    RunBehindWithPlace,

    /// <summary>What the first pass found elsewhere: the type of the word, its type inside longer names, a whole name, the words of an acronym.</summary>
    Seen, SeenWithSeenIn, SeenWithCase, SeenWithShape, SeenIn, SeenName, SeenAcronym, SeenBefore, SeenInBefore, SeenBehind, SeenInBehind,

    /// <summary>Added to every template in a sentence whose case says nothing, so that such sentences have weights of their own.</summary>
    Caseless = 128,
}
