using Wirewatch.Language.Recognition;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Resolution;

/// <summary>Finds which variants of names mean one entity within an article: full names and surnames, acronyms and long forms, short forms.</summary>
/// <remarks>Every rule looks variants up in dictionaries, so the time grows with the number of mentions and not with its square.</remarks>
internal sealed class VariantJoining
{
    private readonly Document _document;
    private readonly NameVariant[] _variants;
    private readonly Dictionary<(MentionType Type, string Folded), NameVariant> _byText = [];

    /// <summary>Collects the variants of <paramref name="document"/>'s names.</summary>
    public VariantJoining(Document document)
    {
        _document = document;
        _variants = new NameVariant[document.Names.Count];
        for (var index = 0; index < _variants.Length; index++)
        {
            var name = document.Names[index];
            var text = name.Span.Of(document.Text);
            var key = (name.Type, Folded: Folding.Fold(text));
            key.Folded = key.Folded.Length == 0 ? text : key.Folded;
            if (!_byText.TryGetValue(key, out var variant))
            {
                _byText[key] = variant = new NameVariant(name.Type, text, key.Folded);
            }

            _variants[index] = variant;
        }
    }

    /// <summary>The variant of each mention, in the order of <see cref="Document.Names"/>.</summary>
    public IReadOnlyList<NameVariant> OfMentions => _variants;

    /// <summary>Every variant once.</summary>
    public IReadOnlyCollection<NameVariant> All => _byText.Values;

    /// <summary>Joins what the article itself shows to be one entity.</summary>
    public void Join()
    {
        JoinBracketedAcronyms();
        JoinAcronymsByLetters();
        JoinShortBodies();
        JoinDirections();
        JoinFullNames();
        AssignSurnames();
    }

    private void JoinBracketedAcronyms()
    {
        for (var index = 1; index < _variants.Length; index++)
        {
            var (outer, inner) = (_variants[index - 1], _variants[index]);
            var gap = _document.Text.AsSpan(_document.Names[index - 1].End..Math.Max(_document.Names[index].Start, _document.Names[index - 1].End));
            if (gap is " (" or " (the " && outer.Type == inner.Type && inner.IsAcronym != outer.IsAcronym
                && (FollowsLetters(inner.IsAcronym ? outer : inner, inner.IsAcronym ? inner : outer) || StandsForForeignName(outer, inner, _document.Names[index].End)))
            {
                outer.Join(inner);
            }
        }
    }

    // "Polish Institute of International Affairs (PISM)": the letters of the name in another language begin as the translation does.
    private bool StandsForForeignName(NameVariant outer, NameVariant inner, int end) =>
        inner is { IsAcronym: true, Type: MentionType.Organization, Folded.Length: >= 3 } && outer.Words.Length > 1 && outer.Folded[0] == inner.Folded[0]
        && end < _document.Text.Length && _document.Text[end] == ')';

    // In brackets a looser fit is enough: the letters come in order, the first one first (RAIPON, Fidesz, Gosatomnadzor).
    private static bool FollowsLetters(NameVariant name, NameVariant acronym)
    {
        var letters = acronym.Folded.Replace(" ", "", StringComparison.Ordinal);
        if (letters.Length == 0 || name.Folded[0] != letters[0])
        {
            return false;
        }

        var at = 0;
        foreach (var letter in name.Folded)
        {
            at += at < letters.Length && letter == letters[at] ? 1 : 0;
        }

        return at == letters.Length;
    }

    private void JoinAcronymsByLetters()
    {
        if (!_byText.Values.Any(static variant => variant.IsAcronym))
        {
            return;
        }

        var byInitials = new Dictionary<(MentionType Type, string Initials), NameVariant?>();
        foreach (var variant in _byText.Values)
        {
            if (variant.Words.Length > 1 && !variant.IsAcronym && variant.Type is not (MentionType.Person or MentionType.Norp))
            {
                foreach (var initials in InitialsOf(variant))
                {
                    var key = (variant.Type, initials);
                    byInitials[key] = byInitials.TryGetValue(key, out var other) && other?.Root != variant.Root ? null : variant;
                }
            }
        }

        foreach (var variant in _byText.Values)
        {
            // Two long forms with the same initials leave the acronym alone.
            if (variant.IsAcronym && byInitials.TryGetValue((variant.Type, variant.Folded.Replace(" ", "", StringComparison.Ordinal)), out var full) && full is not null)
            {
                full.Join(variant);
            }
        }
    }

    private static HashSet<string> InitialsOf(NameVariant variant)
    {
        var all = string.Concat(variant.Words.Select(static word => word[0]));
        var named = string.Concat(variant.Words.Where(static word => (WordLexicon.Find(word) & WordClasses.Function) == 0).Select(static word => word[0]));
        return [all, named];
    }

    // "Military Committee" after "NATO Military Committee", "Gazprom" after "Gazprom OAO": one longer name, and only one, ends or begins like this.
    private void JoinShortBodies()
    {
        var bySuffix = new Dictionary<string, NameVariant?>();
        var byPrefix = new Dictionary<string, NameVariant?>();
        foreach (var variant in _byText.Values)
        {
            if (variant.Type == MentionType.Organization)
            {
                var length = Math.Min(variant.Words.Length, 8);
                for (var words = 1; words < length; words++)
                {
                    AddOnce(bySuffix, string.Join(' ', variant.Words[^words..]), variant);
                    if (variant.Words[words..].All(IsLegalForm))
                    {
                        AddOnce(byPrefix, string.Join(' ', variant.Words[..words]), variant);
                    }
                }
            }
        }

        foreach (var variant in _byText.Values)
        {
            if (variant.Type == MentionType.Organization && !variant.IsAcronym)
            {
                var full = bySuffix.GetValueOrDefault(variant.Folded);
                if (full is not null && !IsKnownAlone(variant) && IsShortOf(variant, full))
                {
                    full.Join(variant);
                }

                byPrefix.GetValueOrDefault(variant.Folded)?.Join(variant);
            }
        }
    }

    private static bool IsKnownAlone(NameVariant variant)
    {
        var readings = KnownEntities.Find(variant.Folded);
        for (var index = 0; index < readings.Count; index++)
        {
            if ((readings[index].Form & NameForm.Homely) == 0)
            {
                return true;
            }
        }

        return false;
    }

    // "Senate" may stand for the "US Senate", but "House" not for the "White House".
    private static bool IsShortOf(NameVariant variant, NameVariant full)
    {
        if (variant.Words.Length > 1 || (WordLexicon.Find(variant.Words[0]) & WordClasses.OrganizationAlone) == 0)
        {
            return true;
        }

        var readings = KnownEntities.Find(string.Join(' ', full.Words[..^1]));
        return readings.Count > 0 && KnownEntities.Get(readings[0].Entity).Type is MentionType.Location or MentionType.Norp;
    }

    private static void AddOnce(Dictionary<string, NameVariant?> variants, string key, NameVariant variant) =>
        variants[key] = variants.TryGetValue(key, out var other) && other?.Root != variant.Root ? null : variant;

    private static bool IsLegalForm(string word) =>
        word is "inc" or "corp" or "corporation" or "co" or "company" or "ltd" or "limited" or "llc" or "plc" or "group" or "ag" or "sa" or "se" or "nv" or "spa"
            or "gmbh" or "oao" or "holdings" or "fc" or "cf" or "afc";

    // "the South" is the one country of the article whose name begins so.
    private void JoinDirections()
    {
        foreach (var direction in (string[])["south", "north", "east", "west"])
        {
            if (_byText.TryGetValue((MentionType.Location, direction), out var variant))
            {
                var countries = _byText.Values.Where(other => other.Type == MentionType.Location && other.Words.Length == 2 && other.Words[0] == direction).Take(2).ToList();
                if (countries.Count == 1)
                {
                    countries[0].Join(variant);
                }
            }
        }
    }

    // "George W. Bush" and "George Bush", "J. R. Smith" and "John Smith": the same family name and given names that do not contradict.
    private void JoinFullNames()
    {
        var byEnds = new Dictionary<(string Family, char Initial), List<NameVariant>>();
        foreach (var variant in _byText.Values)
        {
            if (variant.Type == MentionType.Person && variant.Words.Length > 1)
            {
                var key = (FamilyOf(variant), variant.Words[0][0]);
                var alike = byEnds.TryGetValue(key, out var list) ? list : byEnds[key] = [];
                var match = alike.Take(8).FirstOrDefault(other => IsShorterForm(variant, other) || IsShorterForm(other, variant));
                match?.Join(variant);
                alike.Add(variant);
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
        var first = new Dictionary<string, NameVariant>();
        for (var index = _variants.Length - 1; index >= 0; index--)
        {
            foreach (var shortForm in _variants[index].ShortForms)
            {
                first[shortForm] = _variants[index];
            }
        }

        var latest = new Dictionary<string, NameVariant>();
        for (var index = 0; index < _variants.Length; index++)
        {
            var variant = _variants[index];
            if (variant.Type != MentionType.Person)
            {
                continue;
            }

            if (latest.TryGetValue(variant.Folded, out var person) || first.TryGetValue(variant.Folded, out person))
            {
                _variants[index] = person;
                continue;
            }

            foreach (var shortForm in variant.ShortForms)
            {
                latest[shortForm] = variant;
            }
        }
    }
}
