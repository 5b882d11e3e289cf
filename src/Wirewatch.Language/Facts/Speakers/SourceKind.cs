namespace Wirewatch.Language.Facts.Speakers;

/// <summary>What sort of words may say who speaks.</summary>
internal enum SourceKind
{
    /// <summary>A person's name.</summary>
    Person,

    /// <summary>A body's name.</summary>
    Organization,

    /// <summary>A place's name.</summary>
    Location,

    /// <summary>The name of a people or group.</summary>
    Norp,

    /// <summary>Another name.</summary>
    OtherName,

    /// <summary><c>he</c>.</summary>
    He,

    /// <summary><c>she</c>.</summary>
    She,

    /// <summary><c>they</c>.</summary>
    They,

    /// <summary><c>it</c>.</summary>
    It,

    /// <summary>The noun of a post behind an article: <c>the minister</c>.</summary>
    DefinitePost,

    /// <summary>The noun of a post without: <c>a minister</c>.</summary>
    Post,

    /// <summary>The words of a role that the article gives a person.</summary>
    RoleOfPerson,

    /// <summary>Somebody without a name: <c>an official</c>.</summary>
    Unnamed,

    /// <summary>A body without its name: <c>the company</c>.</summary>
    Body,

    /// <summary>Something through which a body speaks: <c>a statement</c>.</summary>
    Voice,

    /// <summary>The speaker of the quotation before.</summary>
    Previous,

    /// <summary>Nobody whom the words show.</summary>
    Nobody,
}
