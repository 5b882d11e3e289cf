using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Wirewatch.Api;

internal static class ApiServices
{
    public static IServiceCollection AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        _ = configuration;
        return services
            .AddRouting()
            .AddSingleton<WirewatchApi>()
            .AddSingleton<WatchlistHandlers>()
            .AddSingleton<EntityHandlers>()
            .AddSingleton<DecisionHandlers>()
            .AddSingleton<ArticleHandlers>()
            .AddSingleton<ServiceHandlers>()
            .AddSingleton<PageHandlers>();
    }
}
