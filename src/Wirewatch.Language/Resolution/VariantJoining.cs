using System.Runtime.InteropServices;
using Wirewatch.Language.Recognition;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Resolution;

/// <summary>Finds which variants of names mean one entity within an article: full names and surnames, acronyms and long forms, short forms.</summary>
/// <remarks>Every rule looks variants up in dictionaries, so the time grows with the number of mentions and not with its square.</remarks>
internal sealed partial class VariantJoining
{
    // The prior of a city of some hundred thousand people.
    private const int CityPrior = 115;

    // "Gazprom OAO", "Nissan Motor Co.", "BAE Systems"
    private static readonly WordSet LeftOut = new(
        "inc corp corporation co company ltd limited llc plc group ag sa se nv spa gmbh oao pjsc bhd kk holding holdings fc cf afc sc motor motors systems airlines airways "
        + "industries electronics technology technologies pharmaceuticals pharma international entertainment energy petroleum steel foods stores");

    private readonly Document _document;
    private readonly NameVariant[] _variants;
    private readonly string[] _texts;
    private readonly List<NameVariant> _all;
    private readonly VariantTable _table;

    /// <summary>Collects the variants of <paramref name="document"/>'s names.</summary>
    public VariantJoining(Document document)
    {
        _document = document;
        _variants = new NameVariant[document.Names.Count];
        _texts = new string[document.Names.Count];
        _all = new List<NameVariant>(document.Names.Count);
        _table = new VariantTable(document.Names.Count);
        char[] folded = [];
        for (var index = 0; index < _variants.Length; index++)
        {
            var name = document.Names[index];
            var text = document.Text.AsSpan(name.Start, name.End - name.Start);
            folded = folded.Length < text.Length * Folding.MaxExpansion ? new char[Math.Max(128, text.Length * Folding.MaxExpansion)] : folded;
            var key = folded.AsSpan(0, Folding.Fold(text, folded));
            var variant = _table.Find(name.Type, key.IsEmpty ? text : key);
            if (variant is null)
            {
                variant = new NameVariant(_all.Count, name.Type, text.ToString(), (key.IsEmpty ? text : key).ToString());
                _table.Add(variant);
                _all.Add(variant);
            }

            _variants[index] = variant;
            _texts[index] = text.SequenceEqual(variant.Text) ? variant.Text : text.ToString();
        }
    }

    /// <summary>The variant of each mention, in the order of <see cref="Document.Names"/>.</summary>
    public ReadOnlySpan<NameVariant> OfMentions => _variants;

    /// <summary>Every variant once, each at its number.</summary>
    public ReadOnlySpan<NameVariant> All => CollectionsMarshal.AsSpan(_all);

    /// <summary>The mention at <paramref name="index"/> as written.</summary>
    public string TextOf(int index) => _texts[index];

    /// <summary>Joins what the article itself shows to be one entity.</summary>
    public void Join()
    {
        JoinBracketedAcronyms();
        JoinAcronymsByLetters();
        JoinShortBodies();
        JoinDirections();
        JoinFullNames();
        new OwnedBodies(_document, _variants, _all).Split();
        new ShortNames(_document, _table, _variants, _all).Assign();
    }

    private void JoinBracketedAcronyms()
    {
        for (var index = 1; index < _variants.Length; index++)
        {
            var (outer, inner) = (_variants[index - 1], _variants[index]);
            var gap = _document.GapBefore(index);
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
        var meant = new Dictionary<string, Meant>();
        foreach (var variant in _all)
        {
            if (variant.IsAcronym)
            {
                meant[KeyOf(variant)] = new Meant();
            }
        }

        if (meant.Count == 0)
        {
            return;
        }

        foreach (var variant in _all)
        {
            if (variant.Words.Length > 1 && !variant.IsAcronym && variant.Type is not (MentionType.Person or MentionType.Norp))
            {
                AddInitials(variant, meant.GetAlternateLookup<ReadOnlySpan<char>>());
            }
        }

        foreach (var variant in _all)
        {
            if (variant.IsAcronym)
            {
                meant[KeyOf(variant)].Only?.Join(variant);
            }
        }
    }

    private static string KeyOf(NameVariant acronym) => (char)('0' + acronym.Type) + acronym.Folded.Replace(" ", "", StringComparison.Ordinal);

    // By all its words, and by those that carry its meaning.
    private static void AddInitials(NameVariant variant, Dictionary<string, Meant>.AlternateLookup<ReadOnlySpan<char>> meant)
    {
        const int MostWords = 32;
        if (variant.Words.Length > MostWords)
        {
            return;
        }

        Span<char> all = stackalloc char[MostWords + 1];
        Span<char> named = stackalloc char[MostWords + 1];
        all[0] = named[0] = (char)('0' + variant.Type);
        var (words, namedWords) = (1, 1);
        foreach (var word in variant.Words)
        {
            all[words++] = word[0];
            if ((WordLexicon.Find(word) & WordClasses.Function) == 0)
            {
                named[namedWords++] = word[0];
            }
        }

        if (meant.TryGetValue(all[..words], out var acronym))
        {
            acronym.Add(variant);
        }

        if (namedWords != words && meant.TryGetValue(named[..namedWords], out acronym))
        {
            acronym.Add(variant);
        }
    }

    // "Military Committee" after "NATO Military Committee", "Gazprom" after "Gazprom OAO": one longer name, and only one, ends or begins like this.
    private void JoinShortBodies()
    {
        const int MostWords = 8;
        var endsAlike = new Dictionary<NameVariant, Meant>();
        var beginsAlike = new Dictionary<NameVariant, Meant>();
        foreach (var variant in _all)
        {
            if (variant.Type != MentionType.Organization)
            {
                continue;
            }

            var length = Math.Min(variant.Words.Length, MostWords);
            for (var words = 1; words < length; words++)
            {
                AddShort(endsAlike, variant.From(variant.Words.Length - words), variant);
            }

            for (var words = variant.Words.Length - 1; words > 0 && LeftOut.Contains(variant.Words[words]); words--)
            {
                if (words < MostWords)
                {
                    AddShort(beginsAlike, variant.Before(words), variant);
                }
            }

            if (variant.Words.Length is > 1 and < MostWords && WithoutCity(variant) is { } club)
            {
                AddShort(beginsAlike, club.Folded, variant);
            }
        }

        foreach (var variant in _all)
        {
            if (endsAlike.TryGetValue(variant, out var meant) && meant.Only is { } full && !IsKnownAlone(variant) && IsShortOf(variant, full))
            {
                full.Join(variant);
            }

            if (beginsAlike.TryGetValue(variant, out meant))
            {
                meant.Only?.Join(variant);
            }
        }
    }

    private void AddShort(Dictionary<NameVariant, Meant> shorter, ReadOnlySpan<char> form, NameVariant variant)
    {
        if (_table.Find(MentionType.Organization, form) is { IsAcronym: false } known)
        {
            if (!shorter.TryGetValue(known, out var meant))
            {
                shorter[known] = meant = new Meant();
            }

            meant.Add(variant);
        }
    }

    private static bool IsKnownAlone(NameVariant variant)
    {
        var readings = variant.Readings;
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

        var readings = KnownEntities.Find(full.Before(full.Words.Length - 1));
        return readings.Count > 0 && KnownEntities.Get(readings[0].Entity).Type is MentionType.Location or MentionType.Norp;
    }

    // "Bayern" for "Bayern Munich", unless it is a body of its own.
    private NameVariant? WithoutCity(NameVariant variant) =>
        KnownEntities.Find(variant.Words[^1]) is { Count: > 0 } places && KnownEntities.Get(places[0].Entity) is { Type: MentionType.Location, Prior: >= CityPrior, Within: > 0 }
            && _table.Find(MentionType.Organization, variant.Before(variant.Words.Length - 1)) is { } club && !HasReading(club, MentionType.Organization) ? club : null;

    private static bool HasReading(NameVariant variant, MentionType type)
    {
        for (var index = 0; index < variant.Readings.Count; index++)
        {
            if (KnownEntities.Get(variant.Readings[index].Entity).Type == type)
            {
                return true;
            }
        }

        return false;
    }

    // "the South" is the one country of the article whose name begins so.
    private void JoinDirections()
    {
        foreach (var direction in (string[])["south", "north", "east", "west"])
        {
            if (_table.Find(MentionType.Location, direction) is { } variant)
            {
                var countries = _all.Where(other => other.Type == MentionType.Location && other.Words.Length == 2 && other.Words[0] == direction).Take(2).ToList();
                if (countries.Count == 1)
                {
                    countries[0].Join(variant);
                }
            }
        }
    }

    /// <summary>The one entity that a short form may mean, as long as there is only one.</summary>
    private sealed class Meant
    {
        private bool _several;

        public NameVariant? Only { get; private set; }

        public void Add(NameVariant variant)
        {
            _several |= Only is not null && Only.Root != variant.Root;
            Only = _several ? null : variant;
        }
    }
}
