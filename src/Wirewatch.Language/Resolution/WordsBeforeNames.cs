using Wirewatch.Language.Facts;
using Wirewatch.Language.Facts.Speakers;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Resolution;

/// <summary>What the words before a person's name tell of the person: an honorific, a title, or that somebody's kin is named. Thread safe.</summary>
internal static class WordsBeforeNames
{
    private const int LongestTitle = 4;

    private static readonly WordSet Male = new("Mr Mr. Sir Lord Herr Monsieur Señor");
    private static readonly WordSet Female = new("Mrs Mrs. Ms Ms. Miss Lady Dame Madame Mme Mme. Frau Señora");
    private static readonly WordSet MaleKin = new("husband brother son father boyfriend nephew uncle grandfather grandson stepson half-brother widower");
    private static readonly WordSet FemaleKin = new("wife sister daughter mother girlfriend niece aunt grandmother granddaughter stepdaughter half-sister widow");
    private static readonly WordSet OtherKin = new("partner cousin child spouse parent twin sibling grandchild fiance fiancé fiancee fiancée");
    private static readonly WordSet TitleLinks = new("Vice Prime First Deputy Foreign Interior Defence Defense Finance Crown Former Acting Chief Attorney Secretary");

    /// <summary>The gender that an honorific right before a name, or the word for somebody's kin, tells.</summary>
    /// <param name="text">The article.</param>
    /// <param name="start">Where the name begins.</param>
    public static Gender GenderBefore(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        var word = Back(text, ref at);
        return Male.Contains(word) ? Gender.Male : Female.Contains(word) ? Gender.Female : KinGender(text, start);
    }

    /// <summary>The honorific right before a name with the white space behind it, or nothing.</summary>
    public static ReadOnlySpan<char> HonorificBefore(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        var word = Back(text, ref at);
        return Male.Contains(word) || Female.Contains(word) ? text[at..start] : default;
    }

    /// <summary>The titles in capitals right before a name, without white space around them, or nothing: <c>Vice President</c>.</summary>
    public static ReadOnlySpan<char> TitleBefore(ReadOnlySpan<char> text, int start)
    {
        var (at, first) = (start, start);
        for (var words = 0; words < LongestTitle && Back(text, ref at) is { IsEmpty: false } word; words++)
        {
            if (!char.IsUpper(word[0]) || !(TitleLinks.Contains(word) || RoleWords.IsNoun(word) || RoleWords.IsTitle(word) || RoleWords.IsRank(word)))
            {
                break;
            }

            first = at;
        }

        return text[first..start].TrimEnd();
    }

    /// <summary>Whether a name only tells whose kin somebody is, or who is somebody's kin: <c>his sister Jane Doe</c>, <c>wife of President John Doe</c>.</summary>
    public static bool IsKin(ReadOnlySpan<char> text, int start)
    {
        if (KinBefore(text, start, out _))
        {
            return true;
        }

        var at = start;
        for (var words = 0; words <= LongestTitle && Back(text, ref at) is { IsEmpty: false } word; words++)
        {
            if (word is "of" or "to")
            {
                return IsKinWord(Back(text, ref at));
            }

            if (!char.IsUpper(word[0]) && word is not ("the" or "late" or "former" or "president" or "then"))
            {
                return false;
            }
        }

        return false;
    }

    private static Gender KinGender(ReadOnlySpan<char> text, int start) =>
        !KinBefore(text, start, out var kin) ? Gender.Unknown : MaleKin.Contains(kin) ? Gender.Male : FemaleKin.Contains(kin) ? Gender.Female : Gender.Unknown;

    // "his sister", "Doe's younger brother"
    private static bool KinBefore(ReadOnlySpan<char> text, int start, out ReadOnlySpan<char> kin)
    {
        var at = start;
        kin = Back(text, ref at);
        if (!IsKinWord(kin))
        {
            return false;
        }

        for (var words = 0; words < 2; words++)
        {
            var word = Back(text, ref at);
            if (word is "his" or "her" or "their" or "His" or "Her" or "Their" || word.EndsWith("'s") || word.EndsWith("’s"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsKinWord(ReadOnlySpan<char> word) => MaleKin.Contains(word) || FemaleKin.Contains(word) || OtherKin.Contains(word);

    // The word before a place, with its stop or apostrophe, if only blanks stand between; the place moves to its first letter.
    private static ReadOnlySpan<char> Back(ReadOnlySpan<char> text, scoped ref int at)
    {
        const int LongestWord = 24;
        var end = at;
        while (end > 0 && text[end - 1] is ' ' or '\u00a0' && at - end < 3)
        {
            end--;
        }

        var start = end;
        while (start > 0 && end - start < LongestWord && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '-' or '\'' or '’'))
        {
            start--;
        }

        if (end == at || start == end)
        {
            return default;
        }

        at = start;
        return text[start..end];
    }
}
