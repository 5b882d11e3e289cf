using Wirewatch.Articles;
using Wirewatch.Digests;
using Wirewatch.Watchlists;

namespace Wirewatch.Api;

/// <summary>A watchlist as the API shows it: what its owner wrote, and what the service adds.</summary>
internal sealed record WatchlistView(
    WatchlistId Id,
    string Owner,
    string Name,
    IReadOnlyList<WatchTerm> Terms,
    LocalSchedule Schedule,
    IReadOnlyList<WatchChannel> Channels,
    DateTimeOffset Created)
{
    /// <summary>When its schedule is due next; absent where a digest is due as soon as there is something.</summary>
    public DateTimeOffset? NextDue { get; init; }

    /// <summary>The view of a stored watchlist.</summary>
    public static WatchlistView Of(StoredWatchlist stored)
    {
        var (watchlist, definition) = (stored.Watchlist, stored.Watchlist.Definition);
        return new WatchlistView(watchlist.Id, watchlist.Owner, definition.Name, definition.Terms, definition.Schedule, definition.Channels, watchlist.Created)
        {
            NextDue = stored.NextDue,
        };
    }
}

/// <summary>One page of watchlists.</summary>
internal sealed record WatchlistPage(IReadOnlyList<WatchlistView> Items, string? Continuation);

/// <summary>A digest as the API shows it to one of its watchlists: what was sent to whom, and when.</summary>
internal sealed record DigestView(string Id, DateTimeOffset Due, DigestState State, int Matches, int Attempts, IReadOnlyList<Delivery> Deliveries)
{
    /// <summary>The most articles that are shown of what was withheld.</summary>
    public const int MaximumWithheld = 50;

    /// <summary>Why the last attempt failed, if it did.</summary>
    public string? Fault { get; init; }

    /// <summary>What the watchlist was not told because it was told it before from a copy; absent where nothing was withheld.</summary>
    public IReadOnlyList<WithheldView>? Withheld { get; init; }

    /// <summary>The view of an entry of the ledger.</summary>
    public static DigestView Of(LedgerEntry entry, IReadOnlyList<Match> withheld) =>
        new(entry.Digest, entry.Due, entry.State, entry.Matches, entry.Attempts, entry.Deliveries)
        {
            Fault = entry.Fault,
            Withheld = withheld.Count == 0 ? null : [.. withheld.Select(match => new WithheldView(
                match.Article, match.Title ?? match.Name, match.Source, match.Url, match.Story, match.ToldBefore, [.. match.Sentences.Select(sentence => sentence.Text)]))],
        };
}

/// <summary>What a watchlist was not told of an article because it was told it before from another one of its story.</summary>
internal sealed record WithheldView(
    ArticleId Article, string Title, string? Source, string? Url, string? Story, DateTimeOffset? StoryTold, IReadOnlyList<string> Sentences);

/// <summary>One page of digests.</summary>
internal sealed record DigestPage(IReadOnlyList<DigestView> Items, string? Continuation);
