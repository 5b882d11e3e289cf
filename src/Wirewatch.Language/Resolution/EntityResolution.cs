using System.Globalization;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Resolution;

/// <summary>The step that turns names into mentions of entities: variants are joined, known entities linked, and each entity gets its id and name.</summary>
internal sealed class EntityResolution : IAnnotationStep
{
    /// <inheritdoc/>
    public void Apply(Document document)
    {
        var variants = new VariantJoining(document);
        variants.Join();
        new EntityLinking(document, variants).Link();

        var names = NamesOf(variants);
        var seats = new GovernmentSeats(document);
        var places = new Dictionary<EntityId, int>();
        var forms = new List<List<string>>();
        var counts = new List<int>();
        for (var index = 0; index < document.Names.Count; index++)
        {
            var span = document.Names[index];
            var root = variants.OfMentions[index].Root;
            var (id, type, name) = names[root];
            if (!places.TryGetValue(id, out var place))
            {
                places[id] = place = document.Entities.Count;
                document.Entities.Add(new Entity(id, type, name) { Wikidata = id.IsWikidata ? id.Value : null });
                forms.Add([]);
                counts.Add(0);
            }

            counts[place]++;

            var text = span.Span.Of(document.Text);
            var country = root.Known == 0 || span.Type != MentionType.Location ? 0 : seats.CountryOf(KnownEntities.Get(root.Known), span.Span);
            document.Mentions.Add(new Mention(span.Start, span.End, text, span.Type, id)
            {
                StandsFor = country == 0 ? null : new EntityId($"Q{country.ToString(CultureInfo.InvariantCulture)}"),
            });
            if (text != name && forms[place].Count < MaxAliases && !forms[place].Contains(text))
            {
                forms[place].Add(text);
            }
        }

        for (var place = 0; place < forms.Count; place++)
        {
            document.Entities[place] = document.Entities[place] with { Aliases = forms[place], Mentions = counts[place] };
        }
    }

    // More spellings of one thing are an attack or a broken text.
    private const int MaxAliases = 50;

    private static Dictionary<NameVariant, (EntityId Id, MentionType Type, string Name)> NamesOf(VariantJoining variants)
    {
        var fullest = new Dictionary<NameVariant, NameVariant>();
        foreach (var variant in variants.All)
        {
            if (!fullest.TryGetValue(variant.Root, out var other) || IsFuller(variant, other))
            {
                fullest[variant.Root] = variant;
            }
        }

        var names = new Dictionary<NameVariant, (EntityId Id, MentionType Type, string Name)>();
        foreach (var (root, variant) in fullest)
        {
            var known = root.Known == 0 ? default : KnownEntities.Get(root.Known);
            var name = root.Known == 0 ? variant.Text : KnownEntities.NameOf(root.Known);
            var id = known.Wikidata != 0 ? $"Q{known.Wikidata.ToString(CultureInfo.InvariantCulture)}" : $"{NameOf(root.Type)}:{Slug.Of(name)}";
            names[root] = (new EntityId(id), root.Type, name);
        }

        return names;
    }

    // A name in capitals alone is a headline's unless nothing else is there.
    private static bool IsFuller(NameVariant variant, NameVariant other)
    {
        if (variant.IsAcronym != other.IsAcronym)
        {
            return other.IsAcronym;
        }

        if (variant.Words.Length != other.Words.Length)
        {
            return variant.Words.Length > other.Words.Length;
        }

        return variant.Text.Length > other.Text.Length;
    }

    private static string NameOf(MentionType type) => type switch
    {
        MentionType.Person => "person",
        MentionType.Organization => "organization",
        MentionType.Location => "location",
        MentionType.Facility => "facility",
        MentionType.Norp => "norp",
        MentionType.Product => "product",
        _ => "miscellaneous",
    };
}
