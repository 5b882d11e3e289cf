using System.Globalization;
using Wirewatch.Language;
using Wirewatch.Language.Resolution;

namespace Wirewatch.Training.Gazetteers;

/// <summary>Takes the project's own lists: what the open lists lack or name badly, and the names of peoples.</summary>
internal static class HandWrittenSources
{
    // A body with no higher prior has namesakes in other countries.
    private const int Shared = 180;

    /// <summary>Takes the entities, before anything else so that their names win.</summary>
    public static void AddEntities(string path, EntityList entities)
    {
        foreach (var row in Delimited.Tabs(path, headers: 0))
        {
            var type = Enum.Parse<MentionType>(row[1], ignoreCase: true);
            var entity = entities.Add(PlaceSources.Number(row[0]), type, row[2], 0, int.Parse(row[5], CultureInfo.InvariantCulture));
            foreach (var name in row[3].Split('|').Append(row[2]))
            {
                entities.AddName(entity, name, IsAcronym(name) ? NameForm.Acronym : NameForm.Plain);
            }
        }
    }

    /// <summary>Links the entities to their countries and marks names that several countries' bodies bear, once countries are known.</summary>
    public static void AddCountries(string path, EntityList entities)
    {
        foreach (var row in Delimited.Tabs(path, headers: 0).Where(static row => row[4].Length > 0))
        {
            var country = entities.Find(row[4], MentionType.Location);
            if (country == 0)
            {
                throw new InvalidDataException($"{path}: {row[2]} belongs to {row[4]}, which no list knows.");
            }

            var entity = entities.Find(PlaceSources.Number(row[0]));
            entities.SetWithin(entity, country);
            if (entities.TypeOf(entity) == MentionType.Organization && int.Parse(row[5], CultureInfo.InvariantCulture) <= Shared)
            {
                entities.NeedCountry(entity, row[2]);
            }
        }
    }

    /// <summary>Takes the names of governments' bodies that every country's bear.</summary>
    public static void AddBodies(string path, EntityList entities)
    {
        foreach (var row in Delimited.Tabs(path, headers: 0))
        {
            var entity = entities.Find(PlaceSources.Number(row[0]));
            if (entity == 0)
            {
                throw new InvalidDataException($"{path}: no list knows {row[0]}.");
            }

            foreach (var name in row[1].Split('|'))
            {
                entities.AddHomely(entity, name);
            }
        }
    }

    /// <summary>Takes names whose kind is known and whose bearer is not.</summary>
    public static void AddPhrases(string path, EntityList entities)
    {
        foreach (var row in Delimited.Tabs(path, headers: 0))
        {
            var entity = entities.Add(0, Enum.Parse<MentionType>(row[0], ignoreCase: true), "", 0, 75);
            foreach (var name in row[1].Split('|').Where(name => !entities.Knows(Language.Text.Folding.Fold(name))))
            {
                entities.AddName(entity, name, IsAcronym(name) ? NameForm.Acronym : NameForm.Plain);
            }
        }
    }

    /// <summary>Takes nationalities, peoples, faiths and political groups.</summary>
    public static void AddPeoples(string path, EntityList entities)
    {
        foreach (var row in Delimited.Tabs(path, headers: 0))
        {
            var country = row[2].Length == 0 ? 0 : entities.Find(row[2], MentionType.Location);
            if (country == 0 && row[2].Length > 0)
            {
                throw new InvalidDataException($"{path}: {row[0]} belongs to {row[2]}, which no list knows.");
            }

            var entity = entities.Add(0, MentionType.Norp, row[0], country, 245);
            foreach (var name in row[1].Split('|').Append(row[0]).Where(static name => name.Length > 0))
            {
                entities.AddName(entity, name, NameForm.Plain);
            }
        }
    }

    /// <summary>Whether a name counts only in capitals.</summary>
    public static bool IsAcronym(string name) => name.Length is > 1 and <= 6 && name.All(static letter => char.IsUpper(letter) || letter == '.' || char.IsDigit(letter));
}
