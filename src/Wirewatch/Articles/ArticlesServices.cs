using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Wirewatch.Articles;

internal static class ArticlesServices
{
    public static IServiceCollection AddArticles(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<IntakeOptions>().Configure(options => IntakeOptions.Bind(options, configuration)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<IntakeOptions>, IntakeOptionsValidator>());
        return services.AddSingleton(provider => new ArticleReader(
            provider.GetRequiredService<ILogger<ArticleReader>>(),
            provider.GetRequiredService<IOptions<IntakeOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()));
    }
}
