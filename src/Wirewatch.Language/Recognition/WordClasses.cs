namespace Wirewatch.Language.Recognition;

/// <summary>What is known about a word, by its folded form. A word can be many things: <c>may</c> is a month, a verb and a family name.</summary>
[Flags]
internal enum WordClasses : uint
{
    /// <summary>Nothing is known.</summary>
    None = 0,

    /// <summary>A word that joins others, such as <c>of</c> or <c>however</c>; never a name by itself.</summary>
    Function = 1 << 0,

    /// <summary>News writes it in lower case more often than not.</summary>
    Common = 1 << 1,

    /// <summary>A given name of men.</summary>
    MaleName = 1 << 2,

    /// <summary>A given name of women.</summary>
    FemaleName = 1 << 3,

    /// <summary>A given name.</summary>
    GivenName = 1 << 4,

    /// <summary>A family name.</summary>
    FamilyName = 1 << 5,

    /// <summary>A title, rank, post or occupation that can stand before a person's name.</summary>
    Title = 1 << 6,

    /// <summary>A word inside a title, such as <c>Prime</c> in <c>Prime Minister</c>.</summary>
    TitleLink = 1 << 7,

    /// <summary>The word that says what kind of body a name names: <c>Committee</c>.</summary>
    OrganizationHead = 1 << 8,

    /// <summary>A word that can begin a body's name and reach over <c>of</c>: <c>Ministry of Defence</c>.</summary>
    OrganizationStart = 1 << 9,

    /// <summary>As <see cref="OrganizationHead"/>, for facilities: <c>Airport</c>.</summary>
    FacilityHead = 1 << 10,

    /// <summary>As <see cref="OrganizationHead"/>, for places: <c>River</c>.</summary>
    LocationHead = 1 << 11,

    /// <summary>A word that can begin a place's name: <c>Mount</c>.</summary>
    LocationLead = 1 << 12,

    /// <summary>As <see cref="OrganizationHead"/>, for events, laws, awards and works: <c>Treaty</c>.</summary>
    EventHead = 1 << 13,

    /// <summary>A word that can begin an event's name: <c>Hurricane</c>.</summary>
    EventLead = 1 << 14,

    /// <summary>A word that can begin a product's name: <c>Boeing</c>.</summary>
    ProductLead = 1 << 15,

    /// <summary>A particle inside a person's name: <c>de</c>, <c>bin</c>.</summary>
    Particle = 1 << 16,

    /// <summary>A point of the compass.</summary>
    Direction = 1 << 17,

    /// <summary>A month or its abbreviation.</summary>
    Month = 1 << 18,

    /// <summary>A day of the week or its abbreviation.</summary>
    Weekday = 1 << 19,

    /// <summary>What may follow a person's name and belongs to it: <c>Jr.</c>, <c>III</c>.</summary>
    Suffix = 1 << 20,

    /// <summary>A verb of saying.</summary>
    Speech = 1 << 21,

    /// <summary>A head word that names a body all alone: <c>Senate</c>.</summary>
    OrganizationAlone = 1 << 22,
}
