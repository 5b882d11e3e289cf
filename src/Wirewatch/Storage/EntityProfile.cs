using Wirewatch.Language;

namespace Wirewatch.Storage;

/// <summary>What is known about an entity over all articles. Immutable.</summary>
/// <param name="Id">The entity.</param>
/// <param name="Type">What kind of thing it is.</param>
/// <param name="Name">Its canonical name.</param>
/// <param name="Aliases">The other names that articles use, each once up to folding, ordered.</param>
public sealed record EntityProfile(EntityId Id, MentionType Type, string Name, IReadOnlyList<string> Aliases)
{
    /// <summary>The Wikidata id, if known.</summary>
    public string? Wikidata { get; init; }
}

/// <summary>A name that starts with what was asked for, and the entity that it names. Immutable.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Type">What kind of thing it is.</param>
/// <param name="Name">Its canonical name.</param>
/// <param name="Matched">The name that matched: the canonical one or an alias.</param>
public sealed record EntityName(EntityId Entity, MentionType Type, string Name, string Matched);
