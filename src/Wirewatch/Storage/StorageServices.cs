using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Wirewatch.Storage;

internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Configure(options => StorageOptions.Bind(options, configuration)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>());
        return services
            .AddSingleton(provider => new WirewatchStorage(provider.GetRequiredService<IOptions<StorageOptions>>().Value))
            .AddSingleton<EntityQueries>()
            .AddSingleton<ArticleQueries>()
            .AddSingleton<DecisionStore>()
            .AddSingleton<Quarantine>()
            .AddSingleton<QuarantineRetry>()
            .AddSingleton(provider => new ArticleIndex(provider.GetRequiredService<WirewatchStorage>(), provider.GetRequiredService<TimeProvider>()));
    }
}
