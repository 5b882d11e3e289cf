namespace Wirewatch.Watchlists;

/// <summary>Keeps the <see cref="WatchlistIndex"/> in memory. Each look costs one read of the generation row; all watchlists are read
/// again only when that has changed or the index is old. Thread safe.</summary>
/// <param name="watchlists">Where watchlists stand.</param>
/// <param name="time">The clock.</param>
internal sealed class WatchlistIndexCache(WatchlistStore watchlists, TimeProvider time) : IDisposable
{
    // A watchlist whose writer died before announcing it is seen at the latest after this time.
    private static readonly TimeSpan MaximumAge = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim loading = new(1, 1);
    private Loaded? current;

    /// <summary>An index that knows every watchlist announced before the call.</summary>
    public async Task<WatchlistIndex> GetAsync(CancellationToken cancellationToken)
    {
        var generation = await watchlists.GenerationAsync(cancellationToken);
        if (IsFresh(Volatile.Read(ref current), generation) is { } fresh)
        {
            return fresh;
        }

        await loading.WaitAsync(cancellationToken);
        try
        {
            // Read the generation before the rows: what is announced in between only makes the next look load again.
            generation = await watchlists.GenerationAsync(cancellationToken);
            if (IsFresh(current, generation) is { } loadedMeanwhile)
            {
                return loadedMeanwhile;
            }

            var all = new List<Watchlist>();
            await foreach (var watchlist in watchlists.AllAsync(cancellationToken))
            {
                all.Add(watchlist);
            }

            var index = new WatchlistIndex(all);
            Volatile.Write(ref current, new Loaded(index, generation, time.GetTimestamp()));
            return index;
        }
        finally
        {
            loading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => loading.Dispose();

    private WatchlistIndex? IsFresh(Loaded? loaded, string generation) =>
        loaded is not null && loaded.Generation == generation && time.GetElapsedTime(loaded.Timestamp) < MaximumAge ? loaded.Index : null;

    private sealed record Loaded(WatchlistIndex Index, string Generation, long Timestamp);
}
