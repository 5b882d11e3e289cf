using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Wirewatch.Storage;
using Wirewatch.Watchlists;

namespace Wirewatch.Digests;

internal static class DigestsServices
{
    public static IServiceCollection AddDigests(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Configure(options => MailOptions.Bind(options, configuration)).ValidateOnStart();
        services.AddOptions<DigestOptions>().Configure(options => DigestOptions.Bind(options, configuration)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MailOptions>, MailOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DigestOptions>, DigestOptionsValidator>());
        services.TryAddSingleton<IMailServer, SmtpMailServer>();
        return services
            .AddSingleton<OpenDigests>()
            .AddSingleton<DigestLedger>()
            .AddSingleton<DigestStore>()
            .AddSingleton<DigestNews>()
            .AddSingleton<DigestComposer>()
            .AddSingleton<DigestDelivery>()
            .AddSingleton(provider => new DigestPlanner(
                provider.GetRequiredService<DueTable>(),
                provider.GetRequiredService<OpenDigests>(),
                provider.GetRequiredService<DigestLedger>(),
                provider.GetRequiredService<WatchlistStore>(),
                provider.GetRequiredService<MatchStore>(),
                provider.GetRequiredService<WirewatchStorage>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<DigestPlanner>>()))
            .AddSingleton(provider => new DigestSender(
                provider.GetRequiredService<DigestLedger>(),
                provider.GetRequiredService<DigestStore>(),
                provider.GetRequiredService<DigestComposer>(),
                provider.GetRequiredService<DigestDelivery>(),
                provider.GetRequiredService<DigestNews>(),
                provider.GetRequiredService<MatchStore>(),
                provider.GetRequiredService<ToldStories>(),
                provider.GetRequiredService<WirewatchStorage>(),
                provider.GetRequiredService<IOptions<DigestOptions>>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<DigestSender>>()));
    }
}
