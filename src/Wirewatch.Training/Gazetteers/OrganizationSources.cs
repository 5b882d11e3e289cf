using Wirewatch.Language;
using Wirewatch.Language.Recognition;
using Wirewatch.Language.Resolution;
using Wirewatch.Language.Text;

namespace Wirewatch.Training.Gazetteers;

/// <summary>Takes bodies, companies, media and institutes from the open lists.</summary>
internal sealed class OrganizationSources(string folder, EntityList entities, WordList words, PlaceSources places)
{
    // A prior of national agencies; what has less may be a province's ("Department of Commerce").
    private const int Registered = 160;

    /// <summary>Takes everything.</summary>
    public void Add()
    {
        foreach (var row in Rows("agency-registry.tsv"))
        {
            var american = row[4].Contains("United States", StringComparison.Ordinal) || row[4].Contains("U.S.", StringComparison.Ordinal) || row[2].StartsWith('U');
            AddRow(row, american ? places.Country("US") : 0, 160);
        }

        foreach (var row in Rows("cabinets-of-countries.tsv").Where(row => !words.IsGeneric(Folding.Fold(row[2]))))
        {
            AddRow(row, places.Country(row[4]["cabinet of ".Length..]), 110);
        }

        foreach (var (file, prior) in ((string, int)[])[
            ("ror-government.tsv", 110), ("ror-company.tsv", 130), ("ror-education.tsv", 110), ("ror-healthcare.tsv", 90), ("ror-nonprofit.tsv", 90),
            ("ror-other.tsv", 90), ("ror-facility.tsv", 80)])
        {
            foreach (var row in Rows(file))
            {
                var note = row[4].Split("; ");
                AddRow(row, places.Country(note[^1]), prior);
            }
        }

        foreach (var row in Rows("nsi-brands.tsv").Where(row => IsWorldwide(row[4]) && IsDistinct(Folding.Fold(row[2]))))
        {
            AddRow(row, 0, 100);
        }

        foreach (var row in Rows("us-newspapers.tsv").Where(static row => row[2].Contains(' ')))
        {
            AddRow(row, places.Country("US"), 90, shared: true);
        }

        foreach (var row in Delimited.Commas(Path.Combine(folder, "sp500", "constituents.csv")))
        {
            AddUnlinked(row["Security"]);
        }
    }

    private IEnumerable<string[]> Rows(string file) => Delimited.Tabs(Path.Combine(folder, "wikidata-linked", file)).Where(static row => row[1] == "organization");

    private static bool IsWorldwide(string note) =>
        note.Contains("001", StringComparison.Ordinal) && !note.Contains("shop/clothes", StringComparison.Ordinal) && !note.Contains("shop/shoes", StringComparison.Ordinal);

    private void AddRow(string[] row, int country, int prior, bool shared = false)
    {
        var name = row[2];
        if (!IsEnglishLetters(name) || (country == 0 && words.IsGeneric(Folding.Fold(name)) && entities.Find(PlaceSources.Number(row[0])) == 0 && !name.Contains(' ')))
        {
            return;
        }

        var type = row[4].StartsWith("healthcare", StringComparison.Ordinal) && IsFacility(name) ? MentionType.Facility : MentionType.Organization;
        var entity = entities.Add(PlaceSources.Number(row[0]), type, name, country, prior);
        if (entities.TypeOf(entity) is not (MentionType.Organization or MentionType.Facility))
        {
            return;
        }

        foreach (var form in row[3].Split('|').Append(name).Where(form => form.Length > 2 && IsEnglishLetters(form) && !form.Contains('(') && (form == name || (type != MentionType.Facility && !form.Contains(',')))))
        {
            var folded = Folding.Fold(form);
            if (HandWrittenSources.IsAcronym(form))
            {
                // Every acronym stands for a dozen bodies; those that news uses alone are in the hand-written list.
                if (form == name)
                {
                    entities.AddName(entity, form, NameForm.Acronym | (country == 0 ? NameForm.Plain : NameForm.NeedsCountry));
                }
            }
            else if (!words.IsGeneric(folded))
            {
                // A short second name ("Tandon", "Bowl America") is more often somebody's or something else's.
                if (form == name || folded.Contains(' '))
                {
                    entities.AddName(entity, form, shared ? NameForm.NeedsCountry : NameForm.Plain);
                }
            }
            else if (country != 0 && (prior >= Registered || (form == name && IsPlaceOfLearning(name)) || form.StartsWith("Ministry", StringComparison.Ordinal)))
            {
                entities.AddName(entity, form, NameForm.NeedsCountry);
            }
        }
    }

    private void AddUnlinked(string name)
    {
        var folded = Folding.Fold(name);
        if (!entities.Knows(folded) && folded.Contains(' ') && !words.IsGeneric(folded))
        {
            entities.AddName(entities.Add(0, MentionType.Organization, "", 0, 60), name, NameForm.Plain);
        }
    }

    // "Target", "Bell", "Wash": one short, common or personal word is somebody or something else.
    private bool IsDistinct(string folded) =>
        folded.Contains(' ') || (folded.Length > 4 && (words[folded] & (WordClasses.Common | WordClasses.GivenName)) == 0 && !words.IsPopularFamilyName(folded));

    private static bool IsPlaceOfLearning(string name) =>
        name.Contains(' ') && (name.EndsWith(" University", StringComparison.Ordinal) || name.Contains("Museum", StringComparison.Ordinal));

    private static bool IsFacility(string name) =>
        name.Contains("Hospital", StringComparison.Ordinal) || name.Contains("Clinic", StringComparison.Ordinal) || name.Contains("Medical Center", StringComparison.Ordinal);

    // The lists hold every language; only what an English text would print is kept.
    private static bool IsEnglishLetters(string name) => name.All(static letter => letter < 0x250 || letter is '–' or '’' or 'ễ') && char.IsUpper(name[0]);
}
