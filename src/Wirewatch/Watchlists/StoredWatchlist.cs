using Azure;

namespace Wirewatch.Watchlists;

/// <summary>A watchlist as it stands in storage. Immutable.</summary>
/// <param name="Watchlist">The watchlist.</param>
/// <param name="NextDue">When its schedule is due next, UTC; null where it plans nothing ahead.</param>
/// <param name="Tag">Changes whenever its owner changes it, and only then; no quotation marks.</param>
public sealed record StoredWatchlist(Watchlist Watchlist, DateTimeOffset? NextDue, string Tag)
{
    /// <summary>The row's own tag, which also changes when the schedule advances.</summary>
    internal ETag ETag { get; init; }
}
