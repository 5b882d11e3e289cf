using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wirewatch.Storage;

namespace Wirewatch.Ingestion;

internal static class IngestionServices
{
    public static IServiceCollection AddIngestion(this IServiceCollection services, IConfiguration configuration)
    {
        _ = configuration;
        return services
            .AddSingleton<ArticleIngestion>()
            .AddSingleton(provider => new EntityDecisions(
                provider.GetRequiredService<DecisionStore>(),
                provider.GetRequiredService<ArticleIndex>(),
                provider.GetServices<IArticleObserver>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<EntityDecisions>>()));
    }
}
