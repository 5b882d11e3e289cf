using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Wirewatch.Api;
using Wirewatch.Articles;
using Wirewatch.Digests;
using Wirewatch.Ingestion;
using Wirewatch.Language;
using Wirewatch.Storage;
using Wirewatch.Watchlists;

namespace Wirewatch;

/// <summary>The one place where the parts of the service meet.</summary>
public static class WirewatchServices
{
    /// <summary>Registers the whole service; both hosts call this and nothing else.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configuration">The host's settings; see the table in the README.</param>
    public static IServiceCollection AddWirewatch(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<Annotator>()
            .AddArticles(configuration)
            .AddStorage(configuration)
            .AddIngestion(configuration)
            .AddWatchlists(configuration)
            .AddDigests(configuration)
            .AddApi(configuration);
    }
}
