using Wirewatch.Watchlists;

namespace Wirewatch.Digests;

/// <summary>What a digest tells a watchlist. Immutable.</summary>
/// <param name="Watchlist">The watchlist.</param>
/// <param name="Matches">What is new to it; copies of one story each with all that is new in them.</param>
/// <param name="Withheld">What is left out because it was told before from a copy.</param>
internal sealed record WatchlistNews(Watchlist Watchlist, IReadOnlyList<Match> Matches, IReadOnlyList<Match> Withheld);
