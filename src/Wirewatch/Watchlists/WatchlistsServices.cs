using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Wirewatch.Ingestion;

namespace Wirewatch.Watchlists;

internal static class WatchlistsServices
{
    public static IServiceCollection AddWatchlists(this IServiceCollection services, IConfiguration configuration)
    {
        _ = configuration;
        return services
            .AddSingleton<DueTable>()
            .AddSingleton<WatchlistStore>()
            .AddSingleton<WatchlistIndexCache>()
            .AddSingleton<ToldStories>()
            .AddSingleton<MatchStore>()
            .AddSingleton<IArticleObserver, WatchMatcher>();
    }
}
