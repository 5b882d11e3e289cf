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

        var seats = new GovernmentSeats(document);
        var fullest = FullestOf(variants);
        var named = new NamedEntity?[variants.All.Length];
        var inOrder = new List<NamedEntity>(variants.All.Length);
        var byId = new Dictionary<EntityId, NamedEntity>(variants.All.Length);
        for (var index = 0; index < document.Names.Count; index++)
        {
            var span = document.Names[index];
            var root = variants.OfMentions[index].Root;
            if (named[root.Number] is not { } entity)
            {
                entity = NameOf(root, fullest[root.Number]!);
                if (!byId.TryAdd(entity.Id, entity))
                {
                    entity = byId[entity.Id];
                }
                else
                {
                    inOrder.Add(entity);
                }

                named[root.Number] = entity;
            }

            var text = variants.TextOf(index);
            var country = root.Known == 0 || span.Type != MentionType.Location ? 0 : seats.CountryOf(KnownEntities.Get(root.Known), span.Span);
            document.Mentions.Add(new Mention(span.Start, span.End, text, span.Type, entity.Id)
            {
                StandsFor = country == 0 ? null : new EntityId($"Q{country.ToString(CultureInfo.InvariantCulture)}"),
            });
            entity.Count(text);
        }

        foreach (var entity in inOrder)
        {
            document.Entities.Add(entity.Finish());
        }
    }

    // The fullest variant of every entity, at the number of its root.
    private static NameVariant?[] FullestOf(VariantJoining variants)
    {
        var fullest = new NameVariant?[variants.All.Length];
        foreach (var variant in variants.All)
        {
            ref var other = ref fullest[variant.Root.Number];
            if (other is null || IsFuller(variant, other))
            {
                other = variant;
            }
        }

        return fullest;
    }

    // A variant of signs alone is not folded.
    private static NamedEntity NameOf(NameVariant root, NameVariant fullest)
    {
        var known = root.Known == 0 ? default : KnownEntities.Get(root.Known);
        var name = root.Known == 0 ? fullest.Text : KnownEntities.NameOf(root.Known);
        return known.Wikidata != 0
            ? new NamedEntity(new EntityId($"Q{known.Wikidata.ToString(CultureInfo.InvariantCulture)}"), root.Type, name, IsKnown: true)
            : new NamedEntity(new EntityId($"{NameOf(root.Type)}:{(root.Known == 0 && char.IsLetterOrDigit(fullest.Folded[0]) ? Slug.Of(name, fullest.Folded) : Slug.Of(name))}"), root.Type, name, IsKnown: false);
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

    /// <summary>An entity whose mentions are being counted.</summary>
    private sealed record NamedEntity(EntityId Id, MentionType Type, string Name, bool IsKnown)
    {
        // More spellings of one thing are an attack or a broken text.
        private const int MaxAliases = 50;

        private List<string>? _aliases;
        private int _mentions;

        public void Count(string text)
        {
            _mentions++;
            if (text != Name && (_aliases is null || (_aliases.Count < MaxAliases && !_aliases.Contains(text))))
            {
                (_aliases ??= []).Add(text);
            }
        }

        public Entity Finish() => new(Id, Type, Name) { Wikidata = IsKnown ? Id.Value : null, Aliases = _aliases ?? [], Mentions = _mentions };
    }
}
