using System.Globalization;
using Wirewatch.Language;
using Wirewatch.Language.Resolution;
using Wirewatch.Language.Text;

namespace Wirewatch.Training.Gazetteers;

/// <summary>Takes countries, regions and cities from the open lists.</summary>
internal sealed class PlaceSources(string folder, EntityList entities)
{
    private readonly Dictionary<string, int> _countries = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The index of the country with an ISO code, a name or a name as file names write it (<c>south-korea</c>), or zero.</summary>
    public int Country(string key) =>
        _countries.TryGetValue(key, out var country) ? country : entities.Find(key.Replace('-', ' '), MentionType.Location);

    /// <summary>Takes everything.</summary>
    public void Add()
    {
        AddTerritories();
        AddCountryNames();
        AddStates();
        AddPopulatedPlaces();
        AddTowns();
        AddUnlinkedPlaces();
    }

    private void AddTerritories()
    {
        var rows = Delimited.Tabs(Path.Combine(folder, "wikidata-linked", "rigour-territories.tsv")).ToList();
        foreach (var countriesFirst in (bool[])[true, false])
        {
            foreach (var row in rows)
            {
                var note = row[4].Split(", ");
                var code = note[0].Split(' ')[1];
                var country = note[0].StartsWith("country ", StringComparison.Ordinal) && note.Length == 1;
                if (country != countriesFirst || code == "ZZ" || row[1] != "location")
                {
                    continue;
                }

                var name = WithoutBrackets(row[2]).Replace(" SAR", "", StringComparison.Ordinal);
                var within = country || code.Length <= 3 ? 0 : _countries.GetValueOrDefault(code[..2]);
                var entity = entities.Add(Number(row[0]), MentionType.Location, name, within, country ? 235 : note.Length > 1 ? 100 : 170);
                if (country)
                {
                    _countries.TryAdd(code, entity);
                }
                else if (within != 0)
                {
                    entities.SetRegion(entity);
                }

                foreach (var alias in row[3].Split('|').Where(IsPlainName).Append(name).Where(alias => !IsOfOther(code, alias)))
                {
                    entities.AddName(entity, alias, HandWrittenSources.IsAcronym(alias) ? NameForm.Acronym : NameForm.Plain);
                }
            }
        }
    }

    // Parts of a country that its row claims as names of the whole.
    private static bool IsOfOther(string code, string alias) =>
        (code == "PS" && (alias.Contains("Gaza", StringComparison.Ordinal) || alias.Contains("Bank", StringComparison.Ordinal)))
        || alias is "Best Korea" or "Global" || (code.Length > 2 && alias == "Crimea") || (code == "CG" && alias == "Brazzaville");

    private void AddCountryNames()
    {
        foreach (var row in Delimited.Tabs(Path.Combine(folder, "wikidata-linked", "country-codes.tsv")))
        {
            var entity = entities.Find(Number(row[0]));
            if (entity != 0)
            {
                foreach (var name in row[3].Split('|').Append(row[2]).Where(static name => IsPlainName(name) && name.Length > 3 && name != "Congo" && !name.Contains(" - ", StringComparison.Ordinal)))
                {
                    entities.AddName(entity, name, NameForm.Plain);
                }

                _countries.TryAdd(row[2], entity);
            }
        }

        foreach (var row in Delimited.Tabs(Path.Combine(folder, "countries", "countries.tsv")))
        {
            if (_countries.TryGetValue(row[0], out var entity))
            {
                _countries.TryAdd(row[2], entity);
                var name = WithoutBrackets(row[2]);
                if (name is not ("Congo" or "Korea"))
                {
                    entities.AddName(entity, name, NameForm.Plain);
                }
            }
        }

        // Which of the two is meant, the rest of the article tells.
        foreach (var (name, code) in ((string, string)[])[("Korea", "KR"), ("Korea", "KP"), ("Congo", "CD"), ("Congo", "CG")])
        {
            entities.AddName(_countries[code], name, NameForm.NeedsCountry);
        }

        foreach (var (name, code) in ((string, string)[])[
            ("United States of America", "US"), ("Congo (Kinshasa)", "CD"), ("Congo (Brazzaville)", "CG"), ("united-kingdom", "GB"), ("us", "US"),
            ("UK", "GB"), ("Iran", "IR"), ("Syria", "SY"), ("Russia", "RU"), ("Venezuela", "VE"), ("Vietnam", "VN"), ("Laos", "LA"),
            ("Tanzania", "TZ"), ("Bolivia", "BO"), ("Moldova", "MD"), ("Hong Kong S.A.R.", "HK"), ("Macau S.A.R", "MO"), ("Ivory Coast", "CI"),
            ("Czech Republic", "CZ"), ("Swaziland", "SZ"), ("Macedonia", "MK"), ("Burma", "MM"), ("Myanmar", "MM"), ("Turkey", "TR"),
            ("East Timor", "TL"), ("Cape Verde", "CV"), ("Vatican City", "VA"), ("Brunei", "BN"), ("The Gambia", "GM"), ("The Bahamas", "BS"),
            ("Gambia", "GM"), ("Bahamas", "BS"), ("Kosovo", "XK"), ("Palestine", "PS"), ("Ivory Coast", "CI")])
        {
            if (_countries.TryGetValue(code, out var entity))
            {
                _countries.TryAdd(name, entity);
                if (char.IsUpper(name[0]) && IsPlainName(name) && name.Length > 3)
                {
                    entities.AddName(entity, name, NameForm.Plain);
                }
            }
        }
    }

    private void AddStates()
    {
        // The abbreviations of the news style books ("Calif.") follow a city; recognition asks for that.
        foreach (var row in Delimited.Tabs(Path.Combine(folder, "wikidata-linked", "us-states-cities.tsv")))
        {
            if (row[4].StartsWith("US state", StringComparison.Ordinal) && entities.Find(Number(row[0])) is var entity and not 0)
            {
                foreach (var alias in row[3].Split('|').Where(static alias => alias.EndsWith('.')))
                {
                    entities.AddName(entity, alias, NameForm.Ambiguous);
                }
            }
        }
    }

    // Places that the lists name without an id still help to tell a place from a person.
    private void AddUnlinkedPlaces()
    {
        var known = entities.Add(0, MentionType.Location, "", 0, 60);
        foreach (var row in WorldCities())
        {
            foreach (var name in (string[])[row["name"], row["subcountry"]])
            {
                if (name.Length > 3 && IsPlainName(name) && !entities.Knows(Folding.Fold(name)))
                {
                    entities.AddName(known, name, NameForm.Plain);
                }
            }
        }
    }

    private IEnumerable<Dictionary<string, string>> WorldCities() => Delimited.Commas(Path.Combine(folder, "world-cities", "world-cities.csv"));

    private void AddPopulatedPlaces()
    {
        foreach (var row in Delimited.Tabs(Path.Combine(folder, "wikidata-linked", "natural-earth-populated-places.tsv")))
        {
            var note = row[4].Split("; ");
            var population = note.Length > 3 && note[3].StartsWith("pop ", StringComparison.Ordinal)
                ? double.Parse(note[3][4..], CultureInfo.InvariantCulture) : 0;
            var capital = note[0].StartsWith("Admin-0 capital", StringComparison.Ordinal);
            if (!capital && population < 100_000 && note[0] != "Admin-1 capital")
            {
                continue;
            }

            var region = entities.Find(note[1], MentionType.Location);
            var country = Country(note[2].Trim());
            var within = region != 0 && entities.WithinOf(region) == country ? region : country;
            var prior = (int)(Math.Log10(Math.Max(population, 1_000)) * 20) + (capital ? 60 : 0);
            if (IsNamesakeOfItsRegion(row[2], country))
            {
                // "Zürich", "Dubai": the city is meant, not the canton or the emirate.
                prior = Math.Max(prior, 195);
            }

            var entity = entities.Add(Number(row[0]), MentionType.Location, Modern(row[2]), within, prior);
            if (IsSeat(note[0], row[2]))
            {
                entities.SetCapital(entity);
            }

            foreach (var name in row[3].Split('|').Where(alias => IsSpelling(row[2], alias)).Append(row[2]).Append(Modern(row[2])))
            {
                entities.AddName(entity, name, NameForm.Plain);
            }
        }
    }

    private bool IsNamesakeOfItsRegion(string city, int country)
    {
        var region = entities.Find(city, MentionType.Location);
        return region != 0 && entities.WithinOf(region) == country && entities.PriorOf(region) == 170;
    }

    // Brussels speaks for the Union, if for anybody.
    private static bool IsSeat(string note, string city) => (note == "Admin-0 capital" && city != "Brussels") || city is "The Hague" or "Tel Aviv";

    private void AddTowns()
    {
        var large = WorldCities().Where(static row => row["country"] == "United States").Select(static row => $"{row["name"]}, {row["subcountry"]}").ToHashSet();
        foreach (var row in Delimited.Tabs(Path.Combine(folder, "wikidata-linked", "us-states-cities.tsv")))
        {
            var full = row[3].Split('|')[0];
            if (row[4].StartsWith("US place", StringComparison.Ordinal) && large.Contains(full))
            {
                var state = entities.Find(full[(full.IndexOf(", ", StringComparison.Ordinal) + 2)..], MentionType.Location);
                var entity = entities.Add(Number(row[0]), MentionType.Location, row[2], state, 70);
                entities.AddName(entity, row[2], NameForm.NeedsCountry);
            }
        }
    }

    // Natural Earth gives provinces and garbled spellings as other names of cities; a real other spelling begins alike.
    private static bool IsSpelling(string name, string alias)
    {
        var (one, other) = (Folding.Fold(name), Folding.Fold(alias));
        return other.Length > 3 && ((one.Length > 2 && other.StartsWith(one[..2], StringComparison.Ordinal) && !alias.Contains('-') && IsPlainName(alias)
                && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal) || Math.Abs(one.Length - other.Length) <= 2))
            || alias is "Bombay" or "Calcutta" or "Madras" or "Bengaluru" or "Rangoon" or "Kyiv" or "St. Petersburg" or "Busan" or "Mecca" or "Esfahan");
    }

    private static string Modern(string name) => name switch
    {
        "Kiev" => "Kyiv",
        "Odessa" => "Odesa",
        "Lvov" => "Lviv",
        "Kharkov" => "Kharkiv",
        "Bangalore" => "Bengaluru",
        "Ōsaka" => "Osaka",
        "Kōbe" => "Kobe",
        "Prayag" => "Prayagraj",
        _ => name,
    };

    private static bool IsPlainName(string name) =>
        name.Length > 1 && char.IsUpper(name[0]) && !name.Contains('(') && !name.Contains(',') && !name.Contains('*') && !(name.Length == 2 && !name.Contains('.'));

    private static string WithoutBrackets(string name)
    {
        var bracket = name.IndexOf(" (", StringComparison.Ordinal);
        return bracket < 0 ? name : name[..bracket];
    }

    internal static uint Number(string wikidata) => uint.Parse(wikidata.AsSpan(1), CultureInfo.InvariantCulture);
}
