using Wirewatch.Language.Recognition;

namespace Wirewatch.Language.Resolution;

/// <content>Full names and short ones of persons.</content>
internal sealed partial class VariantJoining
{
    private static readonly List<NameVariant> None = [];

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

            var key = (FamilyOf(variant), variant.Words[0][0]);
            if (byEnds.TryAdd(key, variant))
            {
                continue;
            }

            // The first few are compared; only they are kept.
            var (other, joined) = (byEnds[key], false);
            for (var compared = 1; compared <= MostCompared; compared++)
            {
                if (!joined && (IsShorterForm(variant, other) || IsShorterForm(other, variant)))
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

    private static bool Agrees(string one, string other) => one == other || (one.Length == 1 && other[0] == one[0]) || (other.Length == 1 && one[0] == other[0]);

    private static string FamilyOf(NameVariant variant)
    {
        var last = variant.Words.Length - 1;
        return last > 1 && (WordLexicon.Find(variant.Words[last]) & WordClasses.Suffix) != 0 ? variant.Words[last - 1] : variant.Words[last];
    }

    // A surname, or a given name, means the person of that name who was named in full last; before any was named, the first to come.
    private void AssignSurnames()
    {
        var shorter = new List<NameVariant>?[_all.Count];
        var first = new NameVariant?[_all.Count];
        for (var index = _variants.Length - 1; index >= 0; index--)
        {
            foreach (var shortForm in shorter[_variants[index].Number] ??= ShorterFormsOf(_variants[index]))
            {
                first[shortForm.Number] = _variants[index];
            }
        }

        var latest = new NameVariant?[_all.Count];
        for (var index = 0; index < _variants.Length; index++)
        {
            var variant = _variants[index];
            if (variant.Type != MentionType.Person)
            {
                continue;
            }

            if ((latest[variant.Number] ?? first[variant.Number]) is { } person)
            {
                _variants[index] = person;
                continue;
            }

            foreach (var shortForm in shorter[variant.Number]!)
            {
                latest[shortForm.Number] = variant;
            }
        }
    }

    // The variants by which the article may call a person for short: the family names, from each word on, and the given name.
    private List<NameVariant> ShorterFormsOf(NameVariant variant)
    {
        if (variant.Type != MentionType.Person || variant.Words.Length is < 2 or > 7)
        {
            return None;
        }

        List<NameVariant>? forms = null;
        var length = (WordLexicon.Find(variant.Words[^1]) & WordClasses.Suffix) != 0 ? variant.Before(variant.Words.Length - 1).Length : variant.Folded.Length;
        for (var start = variant.Words[0].Length + 1; start < length; start += variant.Folded.AsSpan(start).IndexOf(' ') is >= 0 and var next ? next + 1 : length)
        {
            Add(variant.Folded.AsSpan(start, length - start));
        }

        if (variant.Words[0].Length > 1)
        {
            Add(variant.Words[0]);
        }

        return forms ?? None;

        void Add(ReadOnlySpan<char> form)
        {
            if (_table.Find(MentionType.Person, form) is { } known)
            {
                (forms ??= []).Add(known);
            }
        }
    }
}
