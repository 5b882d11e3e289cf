using System.Globalization;
using Wirewatch.Language.Resolution;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts.Indirect;

/// <summary>The countries of peoples: Lebanon for <c>Lebanese</c>. Thread safe.</summary>
internal static class Peoples
{
    private const int LongestName = 40;

    /// <summary>The country whose people the word names, or null.</summary>
    public static EntityId? CountryOf(string people)
    {
        if (people.Length > LongestName)
        {
            return null;
        }
        Span<char> folded = stackalloc char[people.Length * Folding.MaxExpansion];
        var readings = KnownEntities.Find(folded[..Folding.Fold(people, folded)]);
        for (var i = 0; i < readings.Count; i++)
        {
            if (KnownEntities.Get(readings[i].Entity) is { Type: MentionType.Norp, Within: not 0 } known && KnownEntities.Get(known.Within) is { Wikidata: not 0 } country)
            {
                return new EntityId($"Q{country.Wikidata.ToString(CultureInfo.InvariantCulture)}");
            }
        }
        return null;
    }
}
