using Wirewatch.Articles;
using Wirewatch.Ingestion;

namespace Wirewatch.Watchlists;

/// <summary>Holds every article against every watchlist and records what is new to whom. May see one version any number of times.
/// Thread safe; two versions of one article must not come at once, which the ingestion's lease sees to.</summary>
internal sealed class WatchMatcher(WatchlistIndexCache watchlists, MatchStore matches, DueTable due, TimeProvider time) : IArticleObserver
{
    /// <inheritdoc/>
    public async Task ArticleIndexedAsync(IngestedArticle article, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(article);
        var index = await watchlists.GetAsync(cancellationToken);
        var news = new List<(Watchlist Watchlist, Match Match)>();
        foreach (var (watchlist, match) in index.Percolate(article))
        {
            var told = await matches.ToldAsync(watchlist.Owner, watchlist.Id, article.Id, cancellationToken);
            if (match.Without(told.Hashes) is { } rest)
            {
                news.Add((watchlist, rest));
            }
        }

        await matches.ReplaceAsync(article.Id, [.. news.Select(item => (item.Watchlist.Owner, item.Match))], cancellationToken);

        // Last, so that the planner never finds a watchlist due whose matches are not there yet.
        foreach (var (watchlist, _) in news.Where(item => item.Watchlist.Definition.Schedule.Every == ScheduleFrequency.Immediately))
        {
            var entry = new DueEntry(watchlist.Id, watchlist.Owner, time.GetUtcNow(), $"{article.Id}:{article.Version}");
            await due.PutAsync(entry, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task ArticleRemovedAsync(ArticleId article, CancellationToken cancellationToken) => matches.RemoveArticleAsync(article, cancellationToken);
}
