using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Wirewatch.Digests;

internal static class DigestsServices
{
    public static IServiceCollection AddDigests(this IServiceCollection services, IConfiguration configuration)
    {
        _ = configuration;
        return services;
    }
}
