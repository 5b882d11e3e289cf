using Wirewatch.Training.Corpora;

namespace Wirewatch.Language.Tests.Training;

/// <summary>A data folder with the files that a training reads, each with next to nothing in it.</summary>
internal static class SmallData
{
    private static readonly string[] Linked =
    [
        "country-codes", "rigour-territories", "us-states-cities", "agency-registry", "cabinets-of-countries", "ror-government", "ror-company", "nsi-brands",
        "nsi-operators", "ror-education", "ror-healthcare", "ror-facility", "ror-nonprofit", "ror-other", "us-newspapers", "every-politician-legislators",
        "us-congress-executive", "gum-wikification",
    ];

    private static readonly string[] Folders =
        ["gazetteers/factbook", "ner/gum", "ner/re3d"];

    /// <summary>Twenty articles of two sentences.</summary>
    public static IReadOnlyList<LabelledText> Articles { get; } =
    [
        .. Enumerable.Range(0, 20).Select(i => Article(
            $"Talks in {Cities[i % Cities.Length]} end\n\n", Cities[i % Cities.Length], People[i % People.Length])),
    ];

    private static string[] Cities => ["Seoul", "Nairobi", "Lima", "Oslo", "Manila"];

    private static string[] People => ["Park Min-ho", "Joseph Kamau", "Ana Quispe", "Kari Berg"];

    /// <summary>Writes the files under <paramref name="folder"/> and returns it.</summary>
    public static string Write(string folder)
    {
        foreach (var name in Linked)
        {
            Put($"gazetteers/wikidata-linked/{name}.tsv", "wikidata\ttype\tname\taliases\tnote");
        }
        Put("gazetteers/wikidata-linked/natural-earth-populated-places.tsv", "wikidata\ttype\tname\taliases\tnote", "Q1\tlocation\tSeoul\t\tAdmin-0 capital; Seoul; South Korea; pop 9796000");
        Put("gazetteers/wikidata-linked/every-politician-officeholders.tsv", "wikidata\ttype\tname\taliases\tnote", "Q2\tperson\tKari Berg\t\tMinister");
        Put("gazetteers/countries/countries.tsv", "alpha2\talpha3\tname\tnationality\tother_names", "KE\tKEN\tKenya\tKenyan\t");
        Put("gazetteers/world-cities/world-cities.csv", "name,country,subcountry,geonameid", "Oslo,Norway,Oslo,1");
        Put("gazetteers/sp500/constituents.csv", "Symbol,Security");
        Put("gazetteers/popular-names/common-forenames-by-country.csv", "Country,Romanized Name", "KE,Joseph");
        Put("gazetteers/popular-names/common-surnames-by-country.csv", "Country,Romanized Name", "KE,Kamau");
        Put("gazetteers/name-databases/first-names.txt", "Ana");
        Put("gazetteers/name-databases/surnames.txt", "Berg");
        Put("gazetteers/phoenix/Phoenix.Countries.actors.txt", "PERU_ [PER]", "+LIMA_");
        Put("gazetteers/phoenix/Phoenix.International.actors.txt", "UN_");
        Put("gazetteers/phoenix/Phoenix.MilNonState.actors.txt", "SHINING_PATH_");
        Put("ner/crossner-politics/crossner_politics_train.bio");
        Put("ner/crossner-politics/crossner_politics_dev.bio");
        Put("ner/multiner-gov/suralk_gov.bio");
        Put("text/voa-sentences.txt", [.. Articles.Select(article => article.Text.Replace("\n\n", " ", StringComparison.Ordinal))]);
        foreach (var empty in Folders)
        {
            Directory.CreateDirectory(Path.Combine(folder, empty));
        }
        return folder;

        void Put(string file, params string[] lines)
        {
            var path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllLines(path, lines);
        }
    }

    private static LabelledText Article(string headline, string city, string person)
    {
        var text = $"{headline}{person} told reporters in {city} that the talks were over. {person.Split(' ')[^1]} then left the city.";
        var spans = new List<LabelledSpan>();
        Mark(city, TypeSet.Location);
        Mark(person.Split(' ')[^1], TypeSet.Person);
        return new LabelledText(person, text, [.. spans.OrderBy(span => span.Start)], TypeSet.None);

        void Mark(string name, TypeSet type)
        {
            for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
            {
                var start = type == TypeSet.Person && at >= person.Length - name.Length && text[..at].EndsWith(person[..^name.Length], StringComparison.Ordinal) ? at - person.Length + name.Length : at;
                spans.Add(new LabelledSpan(start, at + name.Length, type));
            }
        }
    }
}
