namespace Wirewatch.Language.Recognition.Tagging;

/// <summary>One character at a time to the form in which words are compared: lower case, without the accents of Latin letters, with one kind of
/// apostrophe and hyphen. The length of a word stays the same.</summary>
internal static class LetterFolding
{
    // U+00C0 to U+017F; a space stands for "as it is, in lower case".
    private const string Latin =
        "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
        + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
        + "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    /// <summary>The folded form of <paramref name="c"/>.</summary>
    public static char Fold(char c)
    {
        if (c < 0x80)
        {
            return (uint)(c - 'A') <= 'Z' - 'A' ? (char)(c | 0x20) : c;
        }
        if ((uint)(c - 0xC0) < (uint)Latin.Length)
        {
            var folded = Latin[c - 0xC0];
            return folded == ' ' ? char.ToLowerInvariant(c) : folded;
        }
        return c switch
        {
            '\u2019' or '\u02BC' or '\u2018' => '\'',
            '\u2010' or '\u2011' => '-',
            _ => char.ToLowerInvariant(c),
        };
    }
}
