using System.Globalization;
using Wirewatch.Training.Gazetteers;

namespace Wirewatch.Training.Tagging;

/// <summary>The phrase lists and the personal names of the recogniser, from the gazetteers of the data folder and the project's own lists.</summary>
internal sealed class NameLists
{
    private const long LargeCity = 500_000;
    private const int LongestName = 80;
    private static readonly string[] Institutions = ["ror-education", "ror-healthcare", "ror-facility", "ror-nonprofit", "ror-other"];
    private static readonly string[] PeopleFiles = ["every-politician-officeholders", "every-politician-legislators", "us-congress-executive"];
    private readonly string _gazetteers;

    /// <summary>Reads all lists.</summary>
    /// <param name="gazetteers">The folder of the gazetteers.</param>
    /// <param name="own">The folder of the project's own lists.</param>
    public NameLists(string gazetteers, string own)
    {
        _gazetteers = gazetteers;
        AddPlaces();
        AddBodies();
        AddOwn(own);
        AddPersonalNames();
    }

    /// <summary>Phrases with a bit for each <see cref="PhraseList"/> that holds them.</summary>
    public Dictionary<string, int> Phrases { get; } = new(StringComparer.Ordinal);

    /// <summary>Single words that are personal names: bit 0 a given name, 1 a common one, 2 a family name, 3 a common one, 4 the first name of
    /// a politician, 5 the last.</summary>
    public Dictionary<string, int> Names { get; } = new(StringComparer.Ordinal);

    private void AddPlaces()
    {
        AddFile("country-codes", PhraseList.Country);
        AddFile("rigour-territories", PhraseList.Country);
        foreach (var row in Delimited.Tabs(Path.Combine(_gazetteers, "countries", "countries.tsv")).Where(r => r.Length > 3))
        {
            Add(PhraseList.Country, row[2]);
            foreach (var nationality in row[3].Split(','))
            {
                Add(PhraseList.People, nationality);
                Add(PhraseList.People, nationality + "s");
            }
        }
        foreach (var row in Linked("natural-earth-populated-places"))
        {
            var large = row[4].Contains("capital", StringComparison.OrdinalIgnoreCase) || Population(row[4]) >= LargeCity;
            AddRow(large ? PhraseList.LargeCity : PhraseList.City, row);
        }
        foreach (var row in Delimited.Commas(Path.Combine(_gazetteers, "world-cities", "world-cities.csv")))
        {
            Add(PhraseList.City, row["name"]);
            Add(PhraseList.City, row["subcountry"]);
        }
        AddFile("us-states-cities", PhraseList.AmericanPlace);
    }

    private void AddBodies()
    {
        AddFile("agency-registry", PhraseList.Body);
        AddFile("cabinets-of-countries", PhraseList.Body);
        AddFile("ror-government", PhraseList.Body);
        AddFile("ror-company", PhraseList.Company);
        foreach (var row in Delimited.Commas(Path.Combine(_gazetteers, "sp500", "constituents.csv")))
        {
            Add(PhraseList.Company, row["Security"]);
        }
        AddFile("nsi-brands", PhraseList.Brand);
        AddFile("nsi-operators", PhraseList.Brand);
        foreach (var file in Institutions)
        {
            AddFile(file, PhraseList.Institution);
        }
        AddFile("us-newspapers", PhraseList.Brand);
        AddFile("every-politician-officeholders", PhraseList.OfficeHolder);
        AddFile("us-congress-executive", PhraseList.OfficeHolder);
        AddFile("every-politician-legislators", PhraseList.Legislator);
        foreach (var row in Linked("gum-wikification").Where(row => row[1] == "miscellaneous"))
        {
            AddRow(PhraseList.Other, row);
        }
        AddActors("Phoenix.Countries.actors.txt", PhraseList.CountryActor);
        AddActors("Phoenix.International.actors.txt", PhraseList.Body);
        AddActors("Phoenix.MilNonState.actors.txt", PhraseList.ArmedGroup);
    }

    private void AddOwn(string folder)
    {
        foreach (var row in Delimited.Tabs(Path.Combine(folder, "demonyms.tsv"), headers: 0))
        {
            Add(PhraseList.People, row[0]);
            foreach (var form in row.Length > 1 ? row[1].Split('|') : [])
            {
                Add(PhraseList.People, form);
            }
        }
        foreach (var row in Delimited.Tabs(Path.Combine(folder, "known.tsv"), headers: 0).Where(r => r.Length > 3))
        {
            AddRow(OwnList(row[1]), row);
        }
        foreach (var row in Delimited.Tabs(Path.Combine(folder, "phrases.tsv"), headers: 0))
        {
            foreach (var name in row[1].Split('|'))
            {
                Add(OwnList(row[0]), name);
            }
        }
        foreach (var row in Delimited.Tabs(Path.Combine(folder, "names.tsv"), headers: 0))
        {
            foreach (var name in row[1].Split('|'))
            {
                Add(row[0] == "organization" ? PhraseList.Company : OwnList(row[0]), name);
            }
        }
    }

    private static PhraseList OwnList(string type) => type switch
    {
        "location" => PhraseList.Country,
        "organization" => PhraseList.Body,
        "person" => PhraseList.OfficeHolder,
        "facility" => PhraseList.Facility,
        "product" => PhraseList.Product,
        _ => PhraseList.Other,
    };

    private void AddPersonalNames()
    {
        foreach (var line in File.ReadLines(Path.Combine(_gazetteers, "name-databases", "first-names.txt")))
        {
            AddName(line, 1);
        }
        foreach (var row in Delimited.Commas(Path.Combine(_gazetteers, "popular-names", "common-forenames-by-country.csv")))
        {
            AddName(row["Romanized Name"], 2);
        }
        foreach (var line in File.ReadLines(Path.Combine(_gazetteers, "name-databases", "surnames.txt")))
        {
            AddName(line, 4);
        }
        foreach (var row in Delimited.Commas(Path.Combine(_gazetteers, "popular-names", "common-surnames-by-country.csv")))
        {
            AddName(row["Romanized Name"], 8);
        }
        foreach (var row in PeopleFiles.SelectMany(Linked))
        {
            if (row[2].Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } words)
            {
                AddName(words[0], 16);
                AddName(words[^1], 32);
            }
        }
    }

    private void AddName(string name, int bit)
    {
        name = name.Trim('\uFEFF', ' ');
        if (name.Length > 1)
        {
            Names[name] = Names.GetValueOrDefault(name) | bit;
        }
    }

    private void Add(PhraseList list, string name)
    {
        name = name.Trim();
        if (name.IndexOf(" (", StringComparison.Ordinal) is > 0 and var bracket)
        {
            name = name[..bracket];
        }
        if (name.Length is > 1 and < LongestName)
        {
            Phrases[name] = Phrases.GetValueOrDefault(name) | (1 << (int)list);
            if (name.StartsWith("The ", StringComparison.Ordinal))
            {
                Add(list, name[4..]);
            }
        }
    }

    private void AddRow(PhraseList list, string[] row)
    {
        Add(list, row[2]);
        foreach (var alias in row[3].Split('|').Where(alias => alias.Length > 2))
        {
            Add(list, alias);
        }
    }

    private void AddFile(string file, PhraseList list)
    {
        foreach (var row in Linked(file))
        {
            AddRow(row[1] == "organization" && list == PhraseList.Country ? PhraseList.Body : list, row);
        }
    }

    private void AddActors(string file, PhraseList list)
    {
        foreach (var line in File.ReadLines(Path.Combine(_gazetteers, "phoenix", file)).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var name = line.Split('#', '[', '(')[0].Trim().TrimStart('+').Trim().Trim('_').Replace('_', ' ').Trim();
            if (name.Length > 2 && char.IsLetter(name[0]))
            {
                Add(list, name);
            }
        }
    }

    private IEnumerable<string[]> Linked(string file) =>
        Delimited.Tabs(Path.Combine(_gazetteers, "wikidata-linked", file + ".tsv")).Where(row => row.Length > 4);

    private static long Population(string note)
    {
        var at = note.IndexOf("pop ", StringComparison.Ordinal);
        return at >= 0 && long.TryParse(note[(at + 4)..].Split(' ', ';')[0], CultureInfo.InvariantCulture, out var people) ? people : 0;
    }
}
