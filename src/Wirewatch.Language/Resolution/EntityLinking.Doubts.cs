using Wirewatch.Language.Recognition;

namespace Wirewatch.Language.Resolution;

/// <content>What the rest of the article says about a name of one word: a person's surname, or one half of a divided country.</content>
internal sealed partial class EntityLinking
{
    private Dictionary<string, int>? _surnames;

    // Bits of the ends and lengths of family names: most names are told apart without the dictionary.
    private ulong _initials;

    // "He met Merz" beside Friedrich Merz: the company of that name is meant only if the article names it more often than the person.
    private bool IsMoreOftenSurname(NameVariant variant, KnownEntity known)
    {
        if (variant.Type is not (MentionType.Organization or MentionType.Location or MentionType.Facility) || variant.Words.Length > 1 || variant.IsAcronym || known.Prior >= Certain)
        {
            return false;
        }

        return (InitialsOfSurnames() & BitOf(variant.Folded)) != 0 && (_surnames ??= Surnames()).TryGetValue(variant.Folded, out var times) && times >= _evidence[variant.Number].Mentions
            && _evidence[variant.Number].Neighbours?.Any(place => IsWithin(known.Within, place)) != true;
    }

    private static ulong BitOf(string name) => 1UL << ((name[0] * 7) + (name[^1] * 31) + name.Length);

    private ulong InitialsOfSurnames()
    {
        if (_initials == 0)
        {
            _initials = 1UL;
            foreach (var variant in _variants.All)
            {
                _initials |= variant.Type == MentionType.Person ? BitOf(SurnameOf(variant)) : 0;
            }
        }

        return _initials;
    }

    private static string SurnameOf(NameVariant variant)
    {
        var last = variant.Words.Length - 1;
        return last > 1 && (WordLexicon.Find(variant.Words[last]) & WordClasses.Suffix) != 0 ? variant.Words[last - 1] : variant.Words[last];
    }

    // How often persons of each family name are mentioned.
    private Dictionary<string, int> Surnames()
    {
        var surnames = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var variant in _variants.All)
        {
            if (variant.Type == MentionType.Person && _evidence[variant.Number].Mentions is > 0 and var times)
            {
                var surname = SurnameOf(variant);
                surnames[surname] = surnames.GetValueOrDefault(surname) + times;
            }
        }

        return surnames;
    }

    // "The South's military" where the article speaks of North Korea and of Seoul: both halves of one country, and of no other.
    private void LinkDirections()
    {
        foreach (var variant in _variants.All)
        {
            if (variant is not { Type: MentionType.Location, Words.Length: 1, Root.Known: 0 } || OppositeOf(variant.Folded) is not { } opposite)
            {
                continue;
            }

            var (half, several) = (0, false);
            foreach (var country in _countries)
            {
                if (NameBehind(country, variant.Folded) is { } rest)
                {
                    several |= half != 0;
                    half = _countries.Any(other => NameBehind(other, opposite) == rest) ? country : half;
                }
            }

            variant.Root.Known = several ? 0 : half;
        }
    }

    private static string? OppositeOf(string direction) => direction switch { "south" => "north", "north" => "south", "east" => "west", "west" => "east", _ => null };

    // "Korea" for "South Korea" and "south"; null for what is no country so named.
    private static string? NameBehind(int country, string direction)
    {
        if (KnownEntities.Get(country) is not { Type: MentionType.Location, Within: 0, Prior: >= Certain })
        {
            return null;
        }

        var name = KnownEntities.NameOf(country);
        return name.Length > direction.Length + 1 && name[direction.Length] == ' ' && name.StartsWith(direction, StringComparison.OrdinalIgnoreCase) ? name[(direction.Length + 1)..] : null;
    }
}
