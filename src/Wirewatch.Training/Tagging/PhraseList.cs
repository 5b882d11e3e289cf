namespace Wirewatch.Training.Tagging;

/// <summary>The lists of phrases of the recogniser. The number of a list is its bit in the lexicon.</summary>
internal enum PhraseList
{
    /// <summary>Countries and parts of the world.</summary>
    Country,

    /// <summary>Nationalities, peoples, faiths.</summary>
    People,

    /// <summary>Capitals and cities of half a million.</summary>
    LargeCity,

    /// <summary>Other cities of the world.</summary>
    City,

    /// <summary>Places of the United States.</summary>
    AmericanPlace,

    /// <summary>Governments' and international bodies.</summary>
    Body,

    /// <summary>Companies.</summary>
    Company,

    /// <summary>Brands and operators.</summary>
    Brand,

    /// <summary>Universities, hospitals, institutes, charities.</summary>
    Institution,

    /// <summary>Newspapers.</summary>
    Newspaper,

    /// <summary>Ministers, heads of state and government, members of Congress.</summary>
    OfficeHolder,

    /// <summary>Members of parliaments.</summary>
    Legislator,

    /// <summary>Events, works, laws, languages, products.</summary>
    Other,

    /// <summary>Whatever an event coder ties to a country: its places, people, bodies and peoples.</summary>
    CountryActor,

    /// <summary>Armed groups.</summary>
    ArmedGroup,

    /// <summary>First-level regions of countries.</summary>
    Region,
}
