using Wirewatch.Decisions;
using Wirewatch.Language;
using Wirewatch.Storage;

namespace Wirewatch.Api;

/// <summary>What somebody decides about an entity. Which argument is given depends on the kind.</summary>
internal sealed record DecisionRequest
{
    /// <summary>What is decided.</summary>
    public required DecisionKind Kind { get; init; }

    /// <summary>Who decides it.</summary>
    public required string? By { get; init; }

    /// <summary>For <c>not-this</c>: the article in which no mention is the entity.</summary>
    public string? Article { get; init; }

    /// <summary>For <c>not-this</c>: words in the sentences of mentions that are not the entity.</summary>
    public string? Pattern { get; init; }

    /// <summary>For <c>same-as</c>: the entity that takes its place.</summary>
    public string? Entity { get; init; }

    /// <summary>For <c>rename</c>: the name that is shown.</summary>
    public string? Name { get; init; }
}

/// <summary>A decision and what became of it.</summary>
/// <param name="Id">Names the decision among those about its entity.</param>
/// <param name="About">The entity that it is about.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="Active">It holds; false once it was undone.</param>
/// <param name="Pending">Present and true while not all articles show it, or its undoing, yet.</param>
/// <param name="History">Who took and undid it, the oldest first.</param>
internal sealed record DecisionView(string Id, EntityId About, DecisionKind Kind, bool Active, bool? Pending, IReadOnlyList<DecisionEvent> History)
{
    /// <summary>For <c>not-this</c>: the article.</summary>
    public string? Article { get; init; }

    /// <summary>For <c>not-this</c>: the pattern.</summary>
    public string? Pattern { get; init; }

    /// <summary>For <c>same-as</c>: the entity that takes its place.</summary>
    public EntityId? Entity { get; init; }

    /// <summary>For <c>rename</c>: the name.</summary>
    public string? Name { get; init; }

    public static DecisionView Of(StoredDecision stored) => new(
        stored.Decision.Id, stored.Decision.Entity, stored.Decision.Kind, stored.IsActive, stored.IsPending ? true : null, stored.History)
    {
        Article = stored.Decision.Article?.Value,
        Pattern = stored.Decision.Pattern?.ToString(),
        Entity = stored.Decision.Target,
        Name = stored.Decision.Name,
    };
}
