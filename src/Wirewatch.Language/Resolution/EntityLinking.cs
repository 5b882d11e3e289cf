namespace Wirewatch.Language.Resolution;

/// <summary>Links the entities of an article to known ones: by name, type and the countries that the article speaks of. A wrong link is worse than
/// none, so of several readings one must be clearly likelier.</summary>
internal sealed class EntityLinking
{
    // Differences of prior: a city ten times as large is 20 likelier (see EntityList); a region named behind the city decides.
    private const int ClearMargin = 20;
    private const int CountryEvidence = 60;
    private const int RegionEvidence = 100;
    private const int Certain = 200;
    private const int Common = 150;

    private enum Order
    {
        Unmistakable,
        Places,
        Rest,
    }

    private readonly Document _document;
    private readonly VariantJoining _variants;
    private readonly HashSet<int> _countries = [];
    private readonly Dictionary<NameVariant, HashSet<int>> _neighbours = [];

    /// <summary>Links nothing yet.</summary>
    public EntityLinking(Document document, VariantJoining variants)
    {
        _document = document;
        _variants = variants;
        CollectNeighbours();
    }

    /// <summary>Sets <see cref="NameVariant.Known"/> of every variant whose meaning is clear, and joins variants of one known entity.</summary>
    public void Link()
    {
        // Peoples and unmistakable places first, then other places: they are the evidence for the rest.
        foreach (var order in (Order[])[Order.Unmistakable, Order.Places, Order.Rest])
        {
            foreach (var variant in _variants.All)
            {
                var place = variant.Type is MentionType.Norp or MentionType.Location;
                if (variant.Root.Known == 0 && (place || order == Order.Rest))
                {
                    Choose(variant, certainOnly: order == Order.Unmistakable && variant.Type == MentionType.Location);
                }
            }
        }

        var byKnown = new Dictionary<int, NameVariant>();
        foreach (var variant in _variants.All)
        {
            if (variant.Root.Known is not 0 and var known)
            {
                if (byKnown.TryGetValue(known, out var other))
                {
                    other.Join(variant);
                }
                else
                {
                    byKnown[known] = variant;
                }
            }
        }
    }

    private void Choose(NameVariant variant, bool certainOnly)
    {
        var readings = KnownEntities.Find(variant.Folded);
        var (best, bestScore, second) = (default(KnownEntity), int.MinValue, int.MinValue);
        for (var index = 0; index < readings.Count; index++)
        {
            var entity = KnownEntities.Get(readings[index].Entity);
            if (entity.Type == variant.Type && (entity.Wikidata != 0 || entity.Type == MentionType.Norp) && IsPossible(variant, entity, readings[index].Form))
            {
                var score = Score(variant, entity);
                if (score > bestScore)
                {
                    (best, bestScore, second) = (entity, score, bestScore);
                }
                else
                {
                    second = Math.Max(second, score);
                }
            }
        }

        if (best.Index != 0 && bestScore - (long)second >= ClearMargin && !(certainOnly && best.Prior < Certain))
        {
            variant.Root.Known = best.Index;
            AddCountries(best);
        }
    }

    private bool IsPossible(NameVariant variant, KnownEntity entity, NameForm form)
    {
        if ((form & NameForm.Acronym) != 0 && !variant.IsAcronym)
        {
            return false;
        }

        // A town called Independence is meant where its state stands behind it.
        var neighbours = _neighbours.GetValueOrDefault(variant);
        if ((form & NameForm.Ambiguous) != 0 && entity.Prior < Common && neighbours?.Any(place => IsWithin(entity.Within, place)) != true)
        {
            return false;
        }

        if ((form & NameForm.NeedsCountry) == 0)
        {
            return true;
        }

        // "South Korean Ministry of Health" is no other country's, whatever else the article speaks of.
        return neighbours is { Count: > 0 } ? neighbours.Any(place => IsWithin(place, entity.Within)) : _countries.Contains(entity.Within);
    }

    private static bool IsWithin(int place, int region)
    {
        for (var at = place; at != 0; at = KnownEntities.Get(at).Within)
        {
            if (at == region)
            {
                return true;
            }
        }

        return false;
    }

    private int Score(NameVariant variant, KnownEntity entity)
    {
        var score = (int)entity.Prior;
        if (_neighbours.TryGetValue(variant, out var neighbours))
        {
            for (var within = entity.Within; within != 0; within = KnownEntities.Get(within).Within)
            {
                if (neighbours.Contains(within))
                {
                    score += RegionEvidence;
                    break;
                }
            }
        }

        for (var within = entity.Within; within != 0; within = KnownEntities.Get(within).Within)
        {
            if (_countries.Contains(within))
            {
                return score + CountryEvidence;
            }
        }

        return score;
    }

    private void AddCountries(KnownEntity entity)
    {
        if (entity.Type == MentionType.Location)
        {
            _countries.Add(entity.Index);
        }

        if (entity.Type is MentionType.Location or MentionType.Norp)
        {
            for (var within = entity.Within; within != 0; within = KnownEntities.Get(within).Within)
            {
                _countries.Add(within);
            }
        }
    }

    // "Springfield, Illinois", "South Korean Joint Chiefs of Staff", "Russia's Supreme Court", "Ministry of Health of Ukraine".
    private void CollectNeighbours()
    {
        var names = _document.Names;
        for (var index = 1; index < names.Count; index++)
        {
            var gap = _document.Text.AsSpan(names[index - 1].End..Math.Max(names[index].Start, names[index - 1].End));
            var (left, right) = (_variants.OfMentions[index - 1], _variants.OfMentions[index]);
            if (gap is " " or "'s " or "’s ")
            {
                AddNeighbour(right, left);
            }
            else if (gap is ", " or " (" or " of " or " of the " or " in " or " in the ")
            {
                AddNeighbour(left, right);
            }
        }
    }

    private void AddNeighbour(NameVariant variant, NameVariant place)
    {
        if (place.Type is not (MentionType.Location or MentionType.Norp) || variant.Type is MentionType.Norp or MentionType.Miscellaneous or MentionType.Product)
        {
            return;
        }

        var readings = KnownEntities.Find(place.Folded);
        for (var index = 0; index < readings.Count; index++)
        {
            var entity = KnownEntities.Get(readings[index].Entity);
            var region = entity.Type == MentionType.Norp ? entity.Within : entity.Index;
            if (entity.Type == place.Type && region != 0 && ((readings[index].Form & NameForm.Acronym) == 0 || place.IsAcronym))
            {
                (_neighbours.TryGetValue(variant, out var regions) ? regions : _neighbours[variant] = []).Add(region);
            }
        }
    }
}
