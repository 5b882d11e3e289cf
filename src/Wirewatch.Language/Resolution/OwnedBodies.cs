using Wirewatch.Language.Facts;
using Wirewatch.Language.Recognition;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Resolution;

/// <summary>Tells bodies of one name apart by the country that stands next to them: <c>Russia's Ministry of Defence</c> is not the
/// <c>Ministry of Defence in London</c>. One article; not thread safe.</summary>
/// <param name="document">The article.</param>
/// <param name="mentions">The variant of each mention; those of other countries' bodies are replaced.</param>
/// <param name="all">Every variant at its number; bodies of further countries are added.</param>
internal sealed class OwnedBodies(Document document, NameVariant[] mentions, List<NameVariant> all)
{
    /// <summary>Replaces variants where an article speaks of bodies of several countries.</summary>
    public void Split()
    {
        Dictionary<NameVariant, int>? first = null;
        HashSet<NameVariant>? several = null;
        for (var index = 0; index < mentions.Length; index++)
        {
            if (mentions[index].Type == MentionType.Organization && OwnerOf(index) is { Country: > 0 } owner && IsOfMany(mentions[index])
                && !(first ??= []).TryAdd(mentions[index], owner.Country) && first[mentions[index]] != owner.Country)
            {
                (several ??= []).Add(mentions[index]);
            }
        }

        if (first is not null && several is not null)
        {
            var bodies = new Dictionary<(NameVariant Body, int Country), NameVariant>();
            var latest = new Dictionary<NameVariant, NameVariant>();
            for (var index = 0; index < mentions.Length; index++)
            {
                var body = mentions[index];
                if (several.Contains(body))
                {
                    mentions[index] = OwnerOf(index) is not { Country: > 0 } owner ? latest.GetValueOrDefault(body, body)
                        : owner.Country == first[body] ? body
                        : bodies.TryGetValue((body, owner.Country), out var known) ? known
                        : bodies[(body, owner.Country)] = Add(body, owner.Span);
                    latest[body] = mentions[index];
                }
            }
        }
    }

    private NameVariant Add(NameVariant body, TextSpan span)
    {
        var text = span.Of(document.Text);
        var variant = new NameVariant(all.Count, MentionType.Organization, text, Folding.Fold(text)) { Readings = body.Readings };
        all.Add(variant);
        return variant;
    }

    // A name that every country gives a body of its own.
    private static bool IsOfMany(NameVariant body)
    {
        for (var index = 0; index < body.Readings.Count; index++)
        {
            if ((body.Readings[index].Form & (NameForm.Homely | NameForm.NeedsCountry)) != 0)
            {
                return true;
            }
        }

        return Array.Exists(body.Words, static word => RoleWords.IsBody(word) || (WordLexicon.Find(word) & WordClasses.OrganizationAlone) != 0);
    }

    // The country whose name, or whose place's or people's name, stands next to a mention, and the words of both; no country for none.
    private (int Country, TextSpan Span) OwnerOf(int index)
    {
        var name = document.Names[index];
        if (index > 0 && document.GapBefore(index) is " " or "'s " or "’s " && CountryOf(mentions[index - 1]) is > 0 and var owner)
        {
            return (owner, new TextSpan(document.Names[index - 1].Start, name.End));
        }

        return index + 1 < mentions.Length && document.GapBefore(index + 1) is " of " or " of the " or " in " or " in the " && CountryOf(mentions[index + 1]) is > 0 and var place
            ? (place, new TextSpan(name.Start, document.Names[index + 1].End)) : default;
    }

    private static int CountryOf(NameVariant place)
    {
        for (var index = 0; index < place.Readings.Count && place.Type is MentionType.Location or MentionType.Norp; index++)
        {
            var entity = KnownEntities.Get(place.Readings[index].Entity);
            if (entity.Type == place.Type && (entity.Type == MentionType.Location || entity.Within != 0) && ((place.Readings[index].Form & NameForm.Acronym) == 0 || place.IsAcronym))
            {
                return KnownEntities.CountryOf(entity.Type == MentionType.Norp ? entity.Within : entity.Index);
            }
        }

        return 0;
    }
}
