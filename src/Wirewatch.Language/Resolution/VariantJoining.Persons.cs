namespace Wirewatch.Language.Resolution;

/// <content>Full names and short ones of persons.</content>
internal sealed partial class VariantJoining
{
    // "George W. Bush" and "George Bush", "J. R. Smith" and "John Smith": the same family name and given names that do not contradict.
    private void JoinFullNames()
    {
        const int MostCompared = 8;
        var byEnds = new Dictionary<(string Family, char Initial), NameVariant>();
        foreach (var variant in _all)
        {
            if (variant.Type != MentionType.Person || variant.Words.Length < 2)
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
            var (other, joined) = (byEnds[key], false);
            for (var compared = 1; compared <= MostCompared; compared++)
            {
                if (!joined && SuffixesAgree(variant, other) && (IsShorterForm(variant, other) || IsShorterForm(other, variant)))
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

    // "Magyar Péter" and "Péter Magyar"
    private void JoinReversed(NameVariant variant)
    {
        const int Longest = 64;
        if (variant.Words is [var given, var family] && variant.Folded.Length <= Longest)
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

    // "Sergei" and "Sergey", "Mohammed" and "Mohammad": other vowels within, but not "Marina" and "Marine".
    private static bool IsSpelledAlike(string one, string other)
    {
        const int Shortest = 5;
        const string Vowels = "aeiouy";
        if (one.Length < Shortest || one.Length != other.Length || !(one[^1] == other[^1] || (one[^1] is 'i' or 'y' && other[^1] is 'i' or 'y')))
        {
            return false;
        }

        for (var index = 0; index < one.Length; index++)
        {
            if (one[index] != other[index] && !(Vowels.Contains(one[index]) && Vowels.Contains(other[index])))
            {
                return false;
            }
        }

        return true;
    }

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
