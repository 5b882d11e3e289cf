using System.CommandLine;
using Wirewatch.Language;
using Wirewatch.Language.Recognition;

namespace Wirewatch.Training.Gazetteers;

/// <summary><c>gazetteers</c>: turns the open name lists into the two resources of Wirewatch.Language. The same input gives the same bytes.</summary>
internal static class GazetteersCommand
{
    /// <summary>The command for the command line.</summary>
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "The folder that holds gazetteers/ and text/.", Required = true };
        var output = new Option<DirectoryInfo>("--out") { Description = "The folder of Wirewatch.Language; its resources are replaced.", Required = true };
        var command = new Command("gazetteers", "Generates the embedded name lists.") { data, output };
        command.SetAction(parsed =>
        {
            var from = parsed.GetRequiredValue(data).FullName;
            var to = parsed.GetRequiredValue(output).FullName;
            var (words, entities) = Generate(from);
            File.WriteAllBytes(Path.Combine(to, "Recognition", "words.bin"), words);
            File.WriteAllBytes(Path.Combine(to, "Resolution", "known-entities.bin"), entities);
            Console.WriteLine($"words.bin {words.Length:N0} bytes, known-entities.bin {entities.Length:N0} bytes");
        });
        return command;
    }

    /// <summary>Generates both resources from the lists in <paramref name="data"/>.</summary>
    internal static (byte[] Words, byte[] Entities) Generate(string data)
    {
        var lists = Path.Combine(AppContext.BaseDirectory, "Lists");
        var folder = Path.Combine(data, "gazetteers");
        var words = new WordList();
        words.AddClasses(Path.Combine(lists, "words.tsv"));
        words.AddUsage(Path.Combine(data, "text", "voa-sentences.txt"));
        words.AddNames(
            Path.Combine(folder, "popular-names", "common-forenames-by-country.csv"), Path.Combine(folder, "popular-names", "common-surnames-by-country.csv"),
            Path.Combine(folder, "name-databases", "first-names.txt"), Path.Combine(folder, "name-databases", "surnames.txt"));
        words.AddPeople(((string[])["us-congress-executive.tsv", "every-politician-officeholders.tsv", "every-politician-legislators.tsv"])
            .SelectMany(file => Delimited.Tabs(Path.Combine(folder, "wikidata-linked", file)))
            .Select(static row => (row[2], row[4].Contains("south-korea", StringComparison.Ordinal) || row[4].Contains("china", StringComparison.Ordinal))));

        var entities = new EntityList();
        var known = Path.Combine(lists, "known.tsv");
        var places = new PlaceSources(folder, entities);
        HandWrittenSources.AddEntities(known, entities);
        places.Add();
        HandWrittenSources.AddCountries(known, entities);
        HandWrittenSources.AddPeoples(Path.Combine(lists, "demonyms.tsv"), entities);
        new OrganizationSources(folder, entities, words, places).Add();
        HandWrittenSources.AddPhrases(Path.Combine(lists, "phrases.tsv"), entities);
        new PersonSources(folder, entities, words, places).Add();

        // Of several bodies or people that share one name in one country or with no country to tell them apart, none is meant for sure.
        entities.DropSharedWithin();
        HandWrittenSources.AddBodies(Path.Combine(lists, "bodies.tsv"), entities);
        entities.Mark((name, type, prior) => type is MentionType.Location or MentionType.Organization && !name.Contains(' ')
            && ((words[name] & (WordClasses.Common | WordClasses.Function | WordClasses.Title | WordClasses.Month | WordClasses.Direction
                | WordClasses.OrganizationHead | WordClasses.FacilityHead | WordClasses.EventHead)) != 0
                || (prior < 125 && (words[name] & WordClasses.GivenName) != 0)));
        words.AddBearers(Path.Combine(lists, "given-names.tsv"));
        return (words.Build(), entities.Build());
    }
}
