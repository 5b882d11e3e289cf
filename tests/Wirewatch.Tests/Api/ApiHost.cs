using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wirewatch.Api;

namespace Wirewatch.Tests.Api;

/// <summary>The whole service on a real Kestrel, on a free port of the loopback address.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    private readonly WebApplication application;

    private ApiHost(WebApplication application, HttpClient client)
    {
        this.application = application;
        Client = client;
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => application.Services;

    public static async Task<ApiHost> StartAsync(IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        // Where a test names no storage, it needs none: nothing connects before the first call.
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?> { ["WirewatchStorage"] = "UseDevelopmentStorage=true" });
        builder.Services.AddWirewatch(builder.Configuration);
        replace?.Invoke(builder.Services);
        var application = builder.Build();
        application.MapWirewatchApi();
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new ApiHost(application, new HttpClient { BaseAddress = new Uri(application.Urls.Single()) });
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await application.DisposeAsync();
    }
}
