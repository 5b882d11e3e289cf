using System.Text.Json.Serialization;

namespace Wirewatch.Language;

/// <summary>What kind of thing a name names.</summary>
[JsonConverter(typeof(MentionTypeJsonConverter))]
public enum MentionType
{
    /// <summary>People, real or fictional, and families.</summary>
    Person,

    /// <summary>Companies, agencies, governments' named bodies, parties, militaries, teams, media, international bodies.</summary>
    Organization,

    /// <summary>Countries, cities, regions, continents, natural places.</summary>
    Location,

    /// <summary>Named buildings, streets, airports, bridges, bases, stadiums, power plants.</summary>
    Facility,

    /// <summary>Nationalities, ethnic, religious and political groups, as noun or adjective.</summary>
    Norp,

    /// <summary>Named vehicles, ships, aircraft, weapons, software, medicines, foods.</summary>
    Product,

    /// <summary>Named events, laws, treaties, awards, works, languages, named diseases.</summary>
    Miscellaneous,
}

/// <summary>Writes a <see cref="MentionType"/> in lower case, as in every JSON of Wirewatch.</summary>
public sealed class MentionTypeJsonConverter() : JsonStringEnumConverter<MentionType>(System.Text.Json.JsonNamingPolicy.CamelCase, allowIntegerValues: false);
