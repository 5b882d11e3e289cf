namespace Wirewatch.Language.Text;

/// <summary>Decides where a hyphenated word falls apart, so that a name inside it can be marked. Thread safe.</summary>
/// <remarks>A hyphenated word stays one token (<c>Jeong-hwan</c>, <c>Al-Qaeda</c>, <c>COVID-19</c>, <c>Strauss-Kahn</c>, <c>long-term</c>) except
/// behind a prefix before a capital or a year (<c>anti</c> <c>-</c> <c>Biden</c>, <c>mid</c> <c>-</c> <c>2010</c>), before a lower-case word that describes
/// a capitalised one (<c>Moscow</c> <c>-</c> <c>based</c>, <c>U.S.</c> <c>-</c> <c>led</c>), between two nationalities
/// (<c>Israeli</c> <c>-</c> <c>Palestinian</c>), and behind an American party's letter (<c>R</c> <c>-</c> <c>Ohio</c>).</remarks>
internal static class Hyphenation
{
    private static readonly WordSet Prefixes = new(
        "anti pro non pan intra inter trans ex then ultra multi counter post pre neo mid quasi now early late cross self semi un vs");

    private static readonly WordSet Describers = new(
        "based led born like style wide area majority held run made built bound state speaking nationalist era only friendly level rich president "
        + "minority trained centric style dominated affiliated related themed specific owned type side inspired bred wide sponsored flagged");

    /// <summary>Whether the word made of <paramref name="left"/>, a hyphen and <paramref name="right"/> falls apart at the hyphen.</summary>
    /// <param name="left">The part before the hyphen, perhaps with hyphens of its own.</param>
    /// <param name="right">The part behind it, up to the next hyphen or the end of the word.</param>
    public static bool Splits(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.IsEmpty || right.IsEmpty)
        {
            return false;
        }
        if (char.IsUpper(right[0]))
        {
            if (left.Length <= 7 && IsPrefix(left))
            {
                return true;
            }
            return (left is "R" or "D" && right.Length > 3 && char.IsLower(right[1])) || (IsNationality(left) && IsNationality(right) && !right.StartsWith("American"));
        }
        if (char.IsAsciiDigit(right[0]))
        {
            return left is "mid" or "Mid" or "early" or "late" or "pre" or "post";
        }
        return char.IsUpper(left[0]) && left.Length > 1 && char.IsLower(right[0])
            && (Describers.Contains(right) || (right.Length >= 6 && (right.EndsWith("ed") || right.EndsWith("ing"))));
    }

    private static bool IsPrefix(ReadOnlySpan<char> word)
    {
        if (char.IsLower(word[0]))
        {
            return Prefixes.Contains(word);
        }
        Span<char> lower = stackalloc char[word.Length];
        word.CopyTo(lower);
        lower[0] = char.ToLowerInvariant(lower[0]);
        return lower is not "non" and not "trans" and not "inter" and not "cross" and not "pan" && Prefixes.Contains(lower);
    }

    private static bool IsNationality(ReadOnlySpan<char> word) =>
        word.Length >= 5 && char.IsUpper(word[0])
        && (word.EndsWith("ian") || word.EndsWith("ish") || word.EndsWith("ese") || word.EndsWith("can") || word.EndsWith("eli") || word.EndsWith("tani")
            || word is "Greek" or "French" or "German" or "Korean" or "Afghan" or "Libyan" or "Cypriot");
}
