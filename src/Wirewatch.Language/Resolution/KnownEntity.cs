namespace Wirewatch.Language.Resolution;

/// <summary>How a known entity is named by one form of its name.</summary>
[Flags]
internal enum NameForm : byte
{
    /// <summary>A name like any other.</summary>
    Plain = 0,

    /// <summary>Only capitals count: <c>WHO</c> is a body, <c>who</c> and <c>Who</c> are not.</summary>
    Acronym = 1,

    /// <summary>The words also mean other things (a common word, a person's name): recognition needs further evidence.</summary>
    Ambiguous = 2,

    /// <summary>Many countries have one of this name: the entity is meant only where the article speaks of its country.</summary>
    NeedsCountry = 4,

    /// <summary>The short form of a person's name.</summary>
    Surname = 8,

    /// <summary>Every country has one: the entity is meant only where the article is about its country (<c>Senate</c>).</summary>
    Homely = 16,
}

/// <summary>Something that open lists know.</summary>
/// <param name="Index">Its place in <see cref="KnownEntities"/>.</param>
/// <param name="Wikidata">The number of its Wikidata id, or zero if none is known.</param>
/// <param name="Type">What kind of thing it is.</param>
/// <param name="Within">The place in <see cref="KnownEntities"/> of the country or region that it belongs to, or zero.</param>
/// <param name="Prior">How likely news means it, 0 to 255; comparable within one type.</param>
/// <param name="IsCapital">Whether it is the capital of its country, or another seat of the government.</param>
/// <param name="IsRegion">Whether it is a state or province.</param>
internal readonly record struct KnownEntity(int Index, uint Wikidata, MentionType Type, int Within, byte Prior, bool IsCapital, bool IsRegion);

/// <summary>One reading of a name.</summary>
/// <param name="Entity">The place of the entity in <see cref="KnownEntities"/>.</param>
/// <param name="Form">How the name names it.</param>
internal readonly record struct NameReading(int Entity, NameForm Form);
