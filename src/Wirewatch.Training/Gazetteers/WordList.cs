using Wirewatch.Language.Recognition;
using Wirewatch.Language.Text;

namespace Wirewatch.Training.Gazetteers;

/// <summary>Collects the classes of words: hand-written lists, given and family names, and how news writes each word.</summary>
internal sealed class WordList
{
    private readonly Dictionary<string, uint> _classes = [];
    private readonly HashSet<string> _popular = [];

    /// <summary>The classes that Wirewatch.Language asks for; the others only help to choose what goes into the lists.</summary>
    private const WordClasses Shipped = WordClasses.Function | WordClasses.OrganizationAlone | WordClasses.Suffix | WordClasses.MaleName | WordClasses.FemaleName;

    /// <summary>The bytes of the resource: the words that have a class that is asked for.</summary>
    public byte[] Build() => [.. BitConverter.GetBytes(WordLexicon.Format), .. NameTable.Build(_classes
        .Where(static pair => ((WordClasses)pair.Value & Shipped) != 0)
        .ToDictionary(static pair => pair.Key, static pair => pair.Value & (uint)Shipped))];

    /// <summary>The classes of a folded word so far.</summary>
    public WordClasses this[string folded] => (WordClasses)_classes.GetValueOrDefault(folded);

    /// <summary>Whether nothing in a folded name tells it from the names of other things: every word is common or says only what kind of thing it is.</summary>
    public bool IsGeneric(string folded) => folded.Split(' ').All(word =>
        (this[word] & (WordClasses.Function | WordClasses.Common | WordClasses.OrganizationHead | WordClasses.OrganizationStart | WordClasses.TitleLink
            | WordClasses.FacilityHead | WordClasses.EventHead | WordClasses.LocationHead | WordClasses.Title | WordClasses.Direction)) != 0);

    /// <summary>Whether a folded word is among the commonest family names of a country.</summary>
    public bool IsPopularFamilyName(string folded) => _popular.Contains(folded);

    /// <summary>Reads the hand-written classes.</summary>
    public void AddClasses(string path)
    {
        foreach (var row in Delimited.Tabs(path, headers: 0))
        {
            var wordClass = row[0] switch
            {
                "title" => WordClasses.Title,
                "titlelink" => WordClasses.TitleLink,
                "orghead" => WordClasses.OrganizationHead,
                "orgalone" => WordClasses.OrganizationAlone,
                "orgstart" => WordClasses.OrganizationStart,
                "facilityhead" => WordClasses.FacilityHead,
                "locationhead" => WordClasses.LocationHead,
                "locationlead" => WordClasses.LocationLead,
                "eventhead" => WordClasses.EventHead,
                "eventlead" => WordClasses.EventLead,
                "productlead" => WordClasses.ProductLead,
                "particle" => WordClasses.Particle,
                "direction" => WordClasses.Direction,
                "month" => WordClasses.Month,
                "weekday" => WordClasses.Weekday,
                "suffix" => WordClasses.Suffix,
                "speech" => WordClasses.Speech,
                "function" => WordClasses.Function,
                _ => throw new InvalidDataException($"{path}: no class is called \"{row[0]}\"."),
            };
            foreach (var word in row[1].Split(' '))
            {
                // Only the parts of a hyphenated word are words of their own; its folded form has a space.
                Add(word, wordClass);
            }
        }
    }

    /// <summary>Learns from tokenised sentences which words news writes in lower case.</summary>
    public void AddUsage(string path)
    {
        var lower = new Dictionary<string, int>();
        var capital = new Dictionary<string, int>();
        foreach (var line in File.ReadLines(path))
        {
            var first = true;
            foreach (var word in line.Split(' '))
            {
                if (word.Length > 0 && char.IsLetter(word[0]))
                {
                    var counts = char.IsLower(word[0]) ? lower : first ? null : capital;
                    if (counts is not null && Folding.Fold(word) is { Length: > 0 } folded)
                    {
                        counts[folded] = counts.GetValueOrDefault(folded) + 1;
                    }

                    first = false;
                }
            }
        }

        foreach (var (word, count) in lower)
        {
            if (count >= 2 && count >= capital.GetValueOrDefault(word))
            {
                Add(word, WordClasses.Common);
            }
        }
    }

    /// <summary>Reads given names with the sex that bears them, and further given and family names.</summary>
    public void AddNames(string forenames, string surnames, string moreForenames, string moreSurnames)
    {
        foreach (var row in Delimited.Commas(forenames))
        {
            var sex = row["Gender"] == "M" ? WordClasses.MaleName : WordClasses.FemaleName;
            AddName(row["Romanized Name"], sex | WordClasses.GivenName);
        }

        foreach (var row in Delimited.Commas(surnames))
        {
            AddName(row["Romanized Name"], WordClasses.FamilyName);
            _popular.Add(Folding.Fold(row["Romanized Name"]));
        }

        AddLongList(moreForenames, WordClasses.GivenName);
        AddLongList(moreSurnames, WordClasses.FamilyName);
    }

    /// <summary>Reads who bears a given name, where that is plain; it overrules the longer lists.</summary>
    public void AddBearers(string path)
    {
        foreach (var row in Delimited.Tabs(path, headers: 0))
        {
            var bearer = row[0] switch
            {
                "male" => WordClasses.MaleName,
                "female" => WordClasses.FemaleName,
                _ => throw new InvalidDataException($"{path}: nobody is called \"{row[0]}\"."),
            };
            foreach (var name in row[1].Split(' ').Select(Folding.Fold))
            {
                _classes[name] = (_classes.GetValueOrDefault(name) & ~(uint)(WordClasses.MaleName | WordClasses.FemaleName)) | (uint)(bearer | WordClasses.GivenName);
            }
        }
    }

    /// <summary>Learns given and family names from the names of people; a name counts when two people bear it.</summary>
    public void AddPeople(IEnumerable<(string Name, bool FamilyFirst)> people)
    {
        var counts = new Dictionary<(string Name, WordClasses Class), int>();
        foreach (var (name, familyFirst) in people)
        {
            var parts = Folding.Fold(name).Split(' ');
            if (parts.Length is 2 or 3)
            {
                var given = (parts[familyFirst ? 1 : 0], WordClasses.GivenName);
                var family = (parts[familyFirst ? 0 : ^1], WordClasses.FamilyName);
                counts[given] = counts.GetValueOrDefault(given) + 1;
                counts[family] = counts.GetValueOrDefault(family) + 1;
            }
        }

        foreach (var ((name, nameClass), count) in counts)
        {
            if (count >= 2 && name.Length > 1 && (this[name] & (WordClasses.Function | WordClasses.Suffix | WordClasses.Particle)) == 0
                && ((this[name] & WordClasses.Common) == 0 || count >= 5))
            {
                Add(name, nameClass);
            }
        }
    }

    private void AddLongList(string path, WordClasses nameClass)
    {
        foreach (var name in File.ReadLines(path))
        {
            // The long lists hold every word that anybody was ever called; a common word needs a shorter list to vouch for it.
            var folded = Folding.Fold(name);
            if (folded.Length > 2 && !folded.Contains(' ') && (this[folded] & (WordClasses.Common | WordClasses.Function)) == 0)
            {
                Add(folded, nameClass);
            }
        }
    }

    private void AddName(string name, WordClasses nameClass)
    {
        foreach (var part in Folding.Fold(name).Split(' '))
        {
            if (part.Length > 1 && (this[part] & WordClasses.Function) == 0)
            {
                Add(part, nameClass);
            }
        }
    }

    private void Add(string word, WordClasses wordClass)
    {
        var folded = Folding.Fold(word);
        if (folded.Length > 0)
        {
            _classes[folded] = _classes.GetValueOrDefault(folded) | (uint)wordClass;
        }
    }
}
