using Wirewatch.Language.Recognition;

namespace Wirewatch.Language.Resolution;

/// <content>Full names and short ones of persons.</content>
internal sealed partial class VariantJoining
{
    // "George W. Bush" and "George Bush", "J. R. Smith" and "John Smith": the same family name and given names that do not contradict.
    private void JoinFullNames()
    {
        const int MostCompared = 8;
        const int MostWords = 16;
        var byEnds = new Dictionary<(string Family, char Initial), NameVariant>();
        foreach (var variant in _all)
        {
            if (variant.Type != MentionType.Person || variant.Words.Length is < 2 or > MostWords)
            {
                continue;
            }

            JoinReversed(variant);
            var key = (FamilyOf(variant), variant.Words[0][0]);
            if (byEnds.TryAdd(key, variant))
            {
                continue;
            }

            // The first few are compared; only they are kept.
            var first = byEnds[key];
            var (other, joined) = (first, false);
            for (var compared = 1; compared <= MostCompared; compared++)
            {
                if (!joined && SuffixesAgree(variant, other) && (IsShorterForm(variant, other) || IsShorterForm(other, variant)) && !Contradicts(variant, other.Root, first))
                {
                    other.Join(variant);
                    joined = true;
                }

                if (other.NextAlike is null)
                {
                    other.NextAlike = variant;
                    break;
                }

                other = other.NextAlike;
            }
        }
    }

    // "J. Smith" may be John or Jane, but John and Jane are two.
    private static bool Contradicts(NameVariant variant, NameVariant root, NameVariant first)
    {
        for (var other = first; other is not null && other != variant; other = other.NextAlike)
        {
            if (other.Root == root && !IsShorterForm(variant, other) && !IsShorterForm(other, variant))
            {
                return true;
            }
        }

        return false;
    }

    // "Magyar Péter" and "Péter Magyar"; "James Thomas" and "Thomas James" are two.
    private void JoinReversed(NameVariant variant)
    {
        const int Longest = 64;
        if (variant.Words is [var given, var family] && variant.Folded.Length <= Longest && !(IsGivenName(given) && IsGivenName(family)))
        {
            Span<char> reversed = stackalloc char[Longest];
            family.CopyTo(reversed);
            reversed[family.Length] = ' ';
            given.CopyTo(reversed[(family.Length + 1)..]);
            if (_table.Find(MentionType.Person, reversed[..variant.Folded.Length]) is { } other && other.Number < variant.Number)
            {
                other.Join(variant);
            }
        }
    }

    private static bool IsGivenName(string word) => (WordLexicon.Find(word) & (WordClasses.MaleName | WordClasses.FemaleName | WordClasses.GivenName)) != 0;

    private static bool IsShorterForm(NameVariant shorter, NameVariant longer)
    {
        if (shorter.Words.Length > longer.Words.Length)
        {
            return false;
        }

        // Every given name of the shorter form occurs in the longer one, in order; an initial stands for any name that it begins.
        var at = 0;
        foreach (var word in shorter.Words)
        {
            while (at < longer.Words.Length && !Agrees(word, longer.Words[at]))
            {
                at++;
            }

            if (at++ >= longer.Words.Length)
            {
                return false;
            }
        }

        return Agrees(shorter.Words[0], longer.Words[0]);
    }

    private static bool Agrees(string one, string other) =>
        one == other || (one.Length == 1 && other[0] == one[0]) || (other.Length == 1 && one[0] == other[0]) || IsSpelledAlike(one, other);

    // "Sergei" and "Sergey", "Mohammed" and "Mohammad"; but "Jamal" and "Jamil" are brothers.
    private static bool IsSpelledAlike(string one, string other) => one.Length > 1 && other.Length > 1 && GivenNameSpellings.AreAlike(one, other);

    // "John Doe Jr." and then "John Doe" are one man whose suffix is left out; "John Doe" and then "John Doe Jr." are father and son, and so are
    // both where only the father is known.
    private static bool SuffixesAgree(NameVariant one, NameVariant other)
    {
        if (one.HasSuffix == other.HasSuffix)
        {
            return !one.HasSuffix || one.Words[^1] == other.Words[^1];
        }

        var (junior, plain) = one.HasSuffix ? (one, other) : (other, one);
        return junior.Number < plain.Number && !(plain.Readings.Count > 0 && junior.Readings.Count == 0);
    }

    private static string FamilyOf(NameVariant variant)
    {
        var last = variant.Words.Length - 1;
        return last > 1 && variant.HasSuffix ? variant.Words[last - 1] : variant.Words[last];
    }
}
