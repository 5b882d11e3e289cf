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

    /// <summary>Other cities of the world and first-level regions of countries.</summary>
    City,

    /// <summary>Places of the United States.</summary>
    AmericanPlace,

    /// <summary>Governments' and international bodies.</summary>
    Body,

    /// <summary>Companies, clubs, media, bands.</summary>
    Company,

    /// <summary>Brands, operators, newspapers.</summary>
    Brand,

    /// <summary>Universities, hospitals, institutes, charities.</summary>
    Institution,

    /// <summary>Products.</summary>
    Product,

    /// <summary>Ministers, heads of state and government, members of Congress.</summary>
    OfficeHolder,

    /// <summary>Members of parliaments.</summary>
    Legislator,

    /// <summary>Events, works, laws, languages.</summary>
    Other,

    /// <summary>Whatever an event coder ties to a country: its places, people, bodies and peoples.</summary>
    CountryActor,

    /// <summary>Armed groups.</summary>
    ArmedGroup,

    /// <summary>Buildings, airports, squares.</summary>
    Facility,
}
