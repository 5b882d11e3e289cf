using System.Text.Json.Serialization;
using Wirewatch.Language;

namespace Wirewatch.Watchlists;

/// <summary>What somebody wants to hear of, when and where. Immutable.</summary>
/// <param name="Id">The watchlist.</param>
/// <param name="Owner">Whose it is: 1 to 128 of <c>A-Z a-z 0-9 . _ @ + -</c>.</param>
/// <param name="Created">When it was created, UTC. An article that was uploaded before is no news to it.</param>
/// <param name="Definition">What its owner wrote.</param>
public sealed record Watchlist(WatchlistId Id, string Owner, DateTimeOffset Created, WatchlistDefinition Definition);

/// <summary>The part of a watchlist that its owner writes. Immutable; <see cref="WatchlistReader"/> makes only valid ones.</summary>
public sealed record WatchlistDefinition
{
    /// <summary>What people call it; stands in the digest as a heading. One line.</summary>
    public required string Name { get; init; }

    /// <summary>What is watched, at least one; an article that any of them finds is a match.</summary>
    public required IReadOnlyList<WatchTerm> Terms { get; init; }

    /// <summary>When a digest is due.</summary>
    public required LocalSchedule Schedule { get; init; }

    /// <summary>Where digests go, at least one.</summary>
    public required IReadOnlyList<WatchChannel> Channels { get; init; }
}

/// <summary>One thing that is watched: an entity by its id, or a name. Exactly one of the two is given. Immutable.</summary>
public sealed record WatchTerm
{
    /// <summary>The entity's id.</summary>
    public EntityId? Entity { get; init; }

    /// <summary>A whole name as any article may write it; compared without case, accents and punctuation of spacing.</summary>
    public string? Name { get; init; }

    /// <summary>Only things of this type, where given.</summary>
    public MentionType? Type { get; init; }

    /// <summary>The term in words, as a digest explains itself: <c>“Jane Doe” (person)</c> or <c>Q7184</c>.</summary>
    public override string ToString()
    {
        var what = Entity is { } entity ? entity.Value : $"“{Name}”";
        return Type is { } type ? $"{what} ({type.ToString().ToLowerInvariant()})" : what;
    }
}

/// <summary>One way to deliver a digest. Immutable.</summary>
/// <param name="Email">An e-mail address, without a display name.</param>
public sealed record WatchChannel([property: JsonRequired] string Email);
