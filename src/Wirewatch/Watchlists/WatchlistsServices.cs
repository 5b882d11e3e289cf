using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Wirewatch.Watchlists;

internal static class WatchlistsServices
{
    public static IServiceCollection AddWatchlists(this IServiceCollection services, IConfiguration configuration)
    {
        _ = configuration;
        return services;
    }
}
