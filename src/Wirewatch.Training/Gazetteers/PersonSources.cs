using System.Globalization;
using Wirewatch.Language;
using Wirewatch.Language.Recognition;
using Wirewatch.Language.Resolution;
using Wirewatch.Language.Text;

namespace Wirewatch.Training.Gazetteers;

/// <summary>Takes heads of state and government, ministers and members of parliaments from the open lists.</summary>
internal sealed class PersonSources(string folder, EntityList entities, WordList words, PlaceSources places)
{
    private const int Recent = 2010;

    private static readonly string[] HighestPosts = ["President of ", "President,", "Prime Minister", "Chancellor,", "Chancellor of ", "Supreme Leader", "Prime minister of ", "Monarch of ", "King of ", "Queen of "];

    private readonly Dictionary<string, List<int>> _leadersBySurname = [];

    /// <summary>Takes everybody.</summary>
    public void Add()
    {
        foreach (var row in Rows("us-congress-executive.tsv"))
        {
            var president = row[4].StartsWith("US President", StringComparison.Ordinal);

            // The list gives full legal names; the last of the other names is the one in use.
            var inUse = row[3].Length == 0 ? row[2] : row[3].Split('|')[^1];
            AddPerson([row[0], row[1], inUse, $"{row[2]}|{row[3]}", row[4]], places.Country("US"), president ? 220 : 140, leader: president && LastYear(row[4]) >= 1990);
        }

        foreach (var row in Rows("every-politician-officeholders.tsv"))
        {
            var leader = row[4].Split("; ").Any(static part => HighestPosts.Any(post => part.StartsWith(post, StringComparison.Ordinal)) && !IsLesser(part));
            AddPerson(row, Country(row[4]), leader ? 205 : 110, leader && LastYear(row[4]) >= 2000);
        }

        foreach (var row in Rows("every-politician-legislators.tsv").Where(static row => LastYear(row[4]) >= Recent))
        {
            AddPerson(row, Country(row[4]), 70, leader: false);
        }

        foreach (var (surname, leaders) in _leadersBySurname.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            if (leaders.Distinct().Count() == 1)
            {
                entities.AddName(leaders[0], surname, NameForm.Surname | NameForm.NeedsCountry);
            }
        }
    }

    // Presidents of courts, chambers and companies.
    private static bool IsLesser(string part) => part.StartsWith("President of the ", StringComparison.Ordinal) && !part.Contains("Republic", StringComparison.Ordinal);

    private IEnumerable<string[]> Rows(string file) => Delimited.Tabs(Path.Combine(folder, "wikidata-linked", file)).Where(static row => row[1] == "person");

    private void AddPerson(string[] row, int country, int prior, bool leader)
    {
        var name = row[2];
        var folded = Folding.Fold(name);
        if (!folded.Contains(' ') || country == 0 || (prior < 200 && IsShared(folded)) || (prior < 100 && HasFewNames(country)))
        {
            return;
        }

        var entity = entities.Add(PlaceSources.Number(row[0]), MentionType.Person, name, country, prior);
        if (entities.TypeOf(entity) != MentionType.Person)
        {
            return;
        }

        var form = prior >= 200 ? NameForm.Plain : NameForm.NeedsCountry;
        foreach (var spelling in row[3].Split('|').Append(name).Where(static spelling => Folding.Fold(spelling).Contains(' ') && spelling.All(static letter => letter < 0x2000)))
        {
            entities.AddName(entity, spelling, form);
        }

        if (leader)
        {
            var parts = folded.Split(' ').Where(part => (words[part] & WordClasses.Suffix) == 0).ToArray();
            var surname = parts[^1];
            if (parts.Length >= 2 && surname.Length > 3 && (words[surname] & (WordClassesOfOthers | WordClasses.GivenName)) == 0)
            {
                (_leadersBySurname.TryGetValue(surname, out var leaders) ? leaders : _leadersBySurname[surname] = []).Add(entity);
            }
        }
    }

    private static WordClasses WordClassesOfOthers =>
        WordClasses.Common | WordClasses.Function | WordClasses.Title | WordClasses.Month;

    // A given and a family name that many bear: some other John Smith is meant more often than the member of parliament.
    private bool IsShared(string folded)
    {
        var parts = folded.Split(' ');
        return (words[parts[0]] & (WordClasses.MaleName | WordClasses.FemaleName)) != 0 && words.IsPopularFamilyName(parts[^1]);
    }

    // Countries whose people share so few names that a member of parliament's says little.
    private bool HasFewNames(int country) => country == places.Country("KR") || country == places.Country("CN") || country == places.Country("VN");

    // Notes read "Minister of Health, france 2017-2018; ...", "turkey: health-trwiki" or "President of Ukraine 2019-"; the country named most often counts.
    private int Country(string note) =>
        note.Split("; ").Select(CountryOfPart).Where(static country => country != 0).GroupBy(static country => country)
            .OrderByDescending(static group => group.Count()).Select(static group => group.Key).FirstOrDefault();

    private int CountryOfPart(string part)
    {
        var colon = part.IndexOf(": ", StringComparison.Ordinal);
        if (colon > 0 && !part[..colon].Contains(' '))
        {
            return places.Country(part[..colon]);
        }

        var comma = part.LastIndexOf(", ", StringComparison.Ordinal);
        if (comma > 0)
        {
            return places.Country(part[(comma + 2)..].Split(' ')[0]);
        }

        var of = part.IndexOf(" of ", StringComparison.Ordinal);
        return of < 0 ? 0 : places.Country(string.Join(' ', part[(of + 4)..].Split(' ').TakeWhile(static word => !char.IsDigit(word[0]))).Replace("the ", "", StringComparison.Ordinal));
    }

    // "2013-" is still in office when the list was made.
    private static int LastYear(string note)
    {
        var last = 0;
        for (var index = 0; index + 4 < note.Length; index++)
        {
            if (note[index + 4] == '-' && int.TryParse(note.AsSpan(index, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var from))
            {
                last = Math.Max(last, note.Length >= index + 9 && int.TryParse(note.AsSpan(index + 5, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var to) ? to : Math.Max(from, 2022));
            }
        }

        return last;
    }
}
