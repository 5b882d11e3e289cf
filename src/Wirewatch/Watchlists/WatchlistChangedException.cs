namespace Wirewatch.Watchlists;

/// <summary>A watchlist is no longer what the caller takes it for.</summary>
internal sealed class WatchlistChangedException : Exception;
