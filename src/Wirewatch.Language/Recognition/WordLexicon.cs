using Wirewatch.Language.Text;

namespace Wirewatch.Language.Recognition;

/// <summary>The classes of a hundred thousand words, among them given and family names, used in place from an embedded resource. Thread safe.</summary>
internal static unsafe class WordLexicon
{
    /// <summary>The first four bytes of the resource.</summary>
    public const uint Format = 0x31_4C_57_57;

    private static readonly NameTable Words = new(EmbeddedData.Map("words.bin", Format) + 4);

    /// <summary>The classes of the word whose folded form has the <see cref="NameHash"/> <paramref name="hash"/>.</summary>
    public static WordClasses Find(ulong hash) => Words.TryGet(hash, out var classes) ? (WordClasses)classes : WordClasses.None;

    /// <summary>The classes of a folded word.</summary>
    public static WordClasses Find(ReadOnlySpan<char> folded) => Find(NameHash.Of(folded));
}
