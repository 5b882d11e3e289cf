using Wirewatch.Language.Recognition;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts.Speakers;

/// <summary>Whether the persons of a document are men or women, as far as their titles and given names tell. Not thread safe.</summary>
internal sealed class PersonGenders(Document document)
{
    private static readonly WordSet Male = new(
        "mr mr. sir lord king prince duke emperor sultan sheikh sheik imam pope father husband son brother actor businessman spokesman chairman congressman councilman "
        + "fr. baron uncle grandfather boyfriend nephew ayatollah archbishop cardinal bishop man");

    private static readonly WordSet Female = new(
        "mrs mrs. ms ms. miss mme. madame dame lady queen princess duchess empress mother wife daughter sister actress businesswoman spokeswoman chairwoman congresswoman "
        + "councilwoman baroness aunt grandmother girlfriend niece widow woman");

    private readonly Gender?[] _known = new Gender?[document.Entities.Count];
    private Gender[]? _byTitle;

    /// <summary>The gender of the entity at an index, unknown for what is no person.</summary>
    public Gender Of(int entity) => _known[entity] ??= Find(entity);

    private Gender Find(int entity)
    {
        if (document.Entities[entity].Type != MentionType.Person)
        {
            return Gender.Unknown;
        }
        var title = (_byTitle ??= ReadTitles())[entity];
        if (title != Gender.Unknown)
        {
            return title;
        }
        var name = document.Entities[entity].Name.AsSpan();
        var space = name.IndexOf(' ');
        return space > 0 && space < 24 ? ByGivenName(name[..space]) : Gender.Unknown;
    }

    // The first title that tells, of all mentions: one pass, for hostile text may name thousands.
    private Gender[] ReadTitles()
    {
        var genders = new Gender[document.Entities.Count];
        for (var i = 0; i < document.Mentions.Count; i++)
        {
            if (document.Mentions[i].Type != MentionType.Person || document.EntityIndexes.OfMention(i) is not (var entity and >= 0))
            {
                continue;
            }
            var first = document.MentionTokens.First(i);
            // "the wife of John Doe": behind a preposition or a comma it is somebody else's.
            for (var token = first - 1; token >= 0 && token >= first - 2 && genders[entity] == Gender.Unknown && document.Tokens[token].IsWord && document.Tokens[token].Of(document.Text) is not ("of" or "to"); token--)
            {
                genders[entity] = ByTitle(document.Tokens[token].Of(document.Text));
            }
        }
        return genders;
    }

    private static Gender ByTitle(ReadOnlySpan<char> word) => Male.ContainsInAnyCase(word) ? Gender.Male : Female.ContainsInAnyCase(word) ? Gender.Female : Gender.Unknown;

    private static Gender ByGivenName(ReadOnlySpan<char> name)
    {
        Span<char> folded = stackalloc char[name.Length * Folding.MaxExpansion];
        var length = Folding.Fold(name, folded);
        return OfGivenName(folded[..length]);
    }

    /// <summary>The gender that a folded given name tells, if only men or only women bear it.</summary>
    public static Gender OfGivenName(ReadOnlySpan<char> folded)
    {
        var classes = WordLexicon.Find(folded) & (WordClasses.MaleName | WordClasses.FemaleName);
        return classes == WordClasses.MaleName ? Gender.Male : classes == WordClasses.FemaleName ? Gender.Female : Gender.Unknown;
    }
}

/// <summary>What <c>he</c> or <c>she</c> agrees with.</summary>
internal enum Gender
{
    /// <summary>Nothing tells.</summary>
    Unknown,

    /// <summary>He.</summary>
    Male,

    /// <summary>She.</summary>
    Female,
}
