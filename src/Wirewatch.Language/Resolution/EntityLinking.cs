namespace Wirewatch.Language.Resolution;

/// <summary>Links the entities of an article to known ones: by name, type and the countries that the article speaks of. A wrong link is worse than
/// none, so of several readings one must be clearly likelier.</summary>
internal sealed partial class EntityLinking
{
    // Differences of prior: a city ten times as large is 20 likelier (see EntityList); a region named behind the city decides.
    private const int ClearMargin = 20;
    private const int CountryEvidence = 60;
    private const int RegionEvidence = 100;
    private const int HomeEvidence = 30;
    private const int Certain = 200;
    private const int Common = 150;
    private const int City = 115;

    // What evidence can add; a lead as large is no longer in doubt.
    private const int MostEvidence = 180;

    private enum Order
    {
        Unmistakable,
        Places,
        PlacesAgain,
        Leaders,
        Rest,
    }

    private readonly Document _document;
    private readonly VariantJoining _variants;
    private readonly HashSet<int> _countries = [];
    private readonly Dictionary<int, int> _spokenOf = [];
    private int _home;
    private readonly Evidence[] _evidence;

    /// <summary>Links nothing yet.</summary>
    public EntityLinking(Document document, VariantJoining variants)
    {
        _document = document;
        _variants = variants;
        _evidence = new Evidence[variants.All.Length];
        CollectNeighbours();
        for (var index = 0; index < document.Names.Count; index++)
        {
            ref var evidence = ref _evidence[variants.OfMentions[index].Number];
            evidence.Mentions++;
            evidence.IsOfState |= IsOfState(document.Names[index].Start, document.Names[index].End);
            evidence.IsRegion |= document.Names[index].Type == MentionType.Location && IsGoverned(document.Names[index].Start, document.Names[index].End);
        }
    }

    // "the state Supreme Court", "the Senate of the state": no body of the whole country.
    private bool IsOfState(int start, int end) =>
        _document.Text.AsSpan(0, start).EndsWith("state ", StringComparison.OrdinalIgnoreCase) || _document.Text.AsSpan(end).StartsWith(" of the state");

    // "New York gubernatorial candidate", "Senator from New York": a state, not the city of its name.
    private bool IsGoverned(int start, int end)
    {
        var before = _document.Text.AsSpan(0, start);
        var behind = _document.Text.AsSpan(end);
        return behind.StartsWith(" gubernatorial") || behind.StartsWith(" governor") || behind.StartsWith(" Governor") || behind.StartsWith(" Gov.") || behind.StartsWith(" state ")
            || behind.StartsWith(" State ") || behind.StartsWith(" senator") || behind.StartsWith(" legislature")
            || before.EndsWith("upstate ", StringComparison.OrdinalIgnoreCase) || before.EndsWith("enator from ") || before.EndsWith("tate of ") || before.EndsWith("overnor of ");
    }

    // "London, New York and Paris" is a list; "White Plains, New York" and "Albany, New York" are not.
    private static bool IsKnownElsewhere(NameVariant place, NameVariant region)
    {
        var readings = place.Readings;
        var regions = region.Readings;
        for (var index = 0; index < readings.Count; index++)
        {
            for (var other = 0; other < regions.Count; other++)
            {
                if (IsWithin(readings[index].Entity, regions[other].Entity))
                {
                    return false;
                }
            }
        }

        return readings.Count > 0;
    }

    /// <summary>Sets <see cref="NameVariant.Known"/> of every variant whose meaning is clear, and joins variants of one known entity.</summary>
    public void Link()
    {
        // Peoples and unmistakable places first, then other places, then heads of state: they are the evidence for the rest. Places found late are
        // evidence for places met before.
        foreach (var order in (Order[])[Order.Unmistakable, Order.Places, Order.PlacesAgain, Order.Leaders, Order.Rest])
        {
            _home = Home();
            if (order == Order.Rest && _home != 0)
            {
                _countries.Add(_home);
            }

            foreach (var variant in _variants.All)
            {
                var chosen = order switch { Order.Rest => true, Order.Leaders => variant.Type == MentionType.Person, _ => variant.Type is MentionType.Norp or MentionType.Location };
                if (chosen && variant.Root.Known == 0)
                {
                    Choose(variant, order);
                }
            }
        }

        LinkDirections();

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

    private void Choose(NameVariant variant, Order order)
    {
        var readings = ReadingsOf(variant);
        var (best, bestScore, second) = (default(KnownEntity), int.MinValue, int.MinValue);
        var (homely, rival) = (false, 0);
        for (var index = 0; index < readings.Count; index++)
        {
            var reading = readings[index];
            var entity = KnownEntities.Get(reading.Entity);
            if (entity.Type != variant.Type || (entity.Wikidata == 0 && entity.Type != MentionType.Norp))
            {
                continue;
            }

            if (!IsPossible(variant, entity, reading.Form))
            {
                rival = (reading.Form & NameForm.Homely) != 0 && IsSpokenOf(entity.Within) ? Math.Max(rival, entity.Prior) : rival;
            }
            else
            {
                var score = Score(variant, entity);
                if (score > bestScore)
                {
                    (best, bestScore, second) = (entity, score, bestScore);
                    homely = (reading.Form & NameForm.Homely) != 0 && _evidence[variant.Number].Neighbours is null;
                }
                else
                {
                    second = Math.Max(second, score);
                }
            }
        }

        // In an article about India that speaks of the United States as well, "Congress" may be the party or the parliament.
        var margin = variant.Type != MentionType.Location ? ClearMargin : order switch { Order.Unmistakable => MostEvidence, Order.Places => RegionEvidence, _ => ClearMargin };
        if (best.Index != 0 && bestScore - (long)second >= margin && !(order == Order.Unmistakable && variant.Type == MentionType.Location && best.Prior < Certain)
            && !(order == Order.Leaders && best.Prior < Certain) && !(homely && rival > best.Prior) && !IsMoreOftenSurname(variant, best))
        {
            variant.Root.Known = best.Index;
            AddCountries(best, Math.Max(1, _evidence[variant.Number].Mentions));
        }
    }

    // "The Atlanta Journal-Constitution" and "U.S. Minerals Management Service" are listed without their first word.
    private KnownEntities.NameReadings ReadingsOf(NameVariant variant)
    {
        var readings = variant.Readings;
        if (readings.Count == 0 && variant.Type == MentionType.Person)
        {
            return GivenNameSpellings.Find(variant);
        }

        if (readings.Count > 0 || variant.Words.Length < 3)
        {
            return readings;
        }

        if (variant.Words[0] == "the")
        {
            return KnownEntities.Find(variant.From(1));
        }

        var countries = KnownEntities.Find(variant.Words[0]);
        if (variant.Type == MentionType.Organization && countries.Count > 0 && KnownEntities.Get(countries[0].Entity) is { Prior: >= Certain } country
            && country.Type is MentionType.Location or MentionType.Norp)
        {
            _evidence[variant.Number].AddNeighbour(KnownEntities.CountryOf(country.Index));
            return KnownEntities.Find(variant.From(1));
        }

        return readings;
    }

    // The country that most of the article's places and peoples belong to, or zero.
    private int Home()
    {
        var (home, most, all) = (0, 0, 0);
        foreach (var (country, times) in _spokenOf)
        {
            all += times;
            (home, most) = times > most ? (country, times) : (home, most);
        }

        return most * 2 > all ? home : 0;
    }

    private bool IsPossible(NameVariant variant, KnownEntity entity, NameForm form)
    {
        if ((form & NameForm.Acronym) != 0 && !variant.IsAcronym)
        {
            return false;
        }

        // A town called Independence is meant where its state stands behind it; a city called Adelaide where the article speaks of Australia.
        var neighbours = _evidence[variant.Number].Neighbours;
        if ((form & NameForm.Ambiguous) != 0 && entity.Prior < Common && neighbours?.Any(place => IsWithin(entity.Within, place)) != true
            && (entity.Prior < City || !IsSpokenOf(entity.Within)))
        {
            return false;
        }

        if ((form & NameForm.Homely) != 0)
        {
            return !_evidence[variant.Number].IsOfState && (neighbours is { Count: > 0 } ? neighbours.Any(place => IsSeatOrCountry(place, entity.Within)) : entity.Within != 0 && entity.Within == _home);
        }

        if ((form & NameForm.NeedsCountry) == 0)
        {
            return true;
        }

        if (entity.Type == MentionType.Location)
        {
            return _countries.Contains(entity.Within == 0 ? entity.Index : entity.Within) || neighbours?.Contains(entity.Within) == true;
        }

        // "South Korean Ministry of Health" is no other country's, whatever else the article speaks of.
        return neighbours is { Count: > 0 } ? neighbours.Any(place => IsWithin(place, entity.Within)) : _countries.Contains(entity.Within);
    }

    // Of "the Texas Supreme Court" there are fifty.
    private static bool IsSeatOrCountry(int place, int country) =>
        country != 0 && (place == country || (KnownEntities.Get(place).IsCapital && KnownEntities.CountryOf(place) == country));

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
        if (_evidence[variant.Number].Neighbours is { } neighbours)
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

        // A place of which the article names a part ("Atlanta", "Georgian") and the only country of which it speaks.
        score += entity.Type == MentionType.Location && _countries.Contains(entity.Index) ? CountryEvidence : 0;
        score += entity.IsRegion && _evidence[variant.Number].IsRegion ? CountryEvidence : 0;
        score += entity.Type == MentionType.Location && _home != 0 && entity.Within == _home && _spokenOf.Count == 1 ? HomeEvidence : 0;
        return score + (IsSpokenOf(entity.Within) ? CountryEvidence : 0);
    }

    private bool IsSpokenOf(int place)
    {
        for (var within = place; within != 0; within = KnownEntities.Get(within).Within)
        {
            if (_countries.Contains(within))
            {
                return true;
            }
        }

        return false;
    }

    private void AddCountries(KnownEntity entity, int times)
    {
        // A head of state is one sign of his country, however often he is named.
        if ((entity.Type is MentionType.Location or MentionType.Norp || (entity.Type == MentionType.Person && entity.Prior >= Certain))
            && KnownEntities.CountryOf(entity.Index) is var country && KnownEntities.Get(country).Type == MentionType.Location)
        {
            _spokenOf[country] = _spokenOf.GetValueOrDefault(country) + (entity.Type == MentionType.Person ? 1 : times);
        }

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
            var gap = _document.GapBefore(index);
            var (left, right) = (_variants.OfMentions[index - 1], _variants.OfMentions[index]);
            if (gap is ", " && left.Type == MentionType.Location && right.Type == MentionType.Location && !IsKnownElsewhere(left, right))
            {
                _evidence[right.Number].IsRegion = true;
            }

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

        var readings = place.Readings;
        for (var index = 0; index < readings.Count; index++)
        {
            var entity = KnownEntities.Get(readings[index].Entity);
            var region = entity.Type == MentionType.Norp ? entity.Within : entity.Index;
            if (entity.Type == place.Type && region != 0 && ((readings[index].Form & NameForm.Acronym) == 0 || place.IsAcronym))
            {
                _evidence[variant.Number].AddNeighbour(region);
            }
        }
    }

    /// <summary>What the article shows of a variant.</summary>
    private struct Evidence
    {
        // Whoever stands next to more places than these is from none.
        private const int MostNeighbours = 64;

        /// <summary>How many mentions are its.</summary>
        public int Mentions;

        /// <summary>A state or province rather than a city of its name.</summary>
        public bool IsRegion;

        /// <summary>A body of a state.</summary>
        public bool IsOfState;

        /// <summary>The places that stand next to it, or null.</summary>
        public List<int>? Neighbours;

        public void AddNeighbour(int place)
        {
            if ((Neighbours ??= []).Count < MostNeighbours && !Neighbours.Contains(place))
            {
                Neighbours.Add(place);
            }
        }
    }
}
