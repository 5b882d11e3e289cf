using Azure;

namespace Wirewatch.Watchlists;

/// <summary>A moment at which the planner must look at a watchlist. Immutable.</summary>
/// <param name="Watchlist">The watchlist.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Moment">When, UTC. Times of schedules are full minutes.</param>
/// <param name="Cause">What made it due: empty for a schedule, else the article's version that matched.</param>
internal sealed record DueEntry(WatchlistId Watchlist, string Owner, DateTimeOffset Moment, string Cause)
{
    /// <summary>The row's tag, where the entry was read.</summary>
    public ETag ETag { get; init; }

    /// <summary>When the row was written, where the entry was read.</summary>
    public DateTimeOffset Written { get; init; }
}
