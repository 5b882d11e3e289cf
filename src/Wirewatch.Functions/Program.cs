using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wirewatch;
using Wirewatch.Functions;
using Wirewatch.Storage;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddWirewatch(builder.Configuration);
builder.AddTelemetry();

var app = builder.Build();

// A connection string means the emulator, which starts empty. In Azure the template has made everything, and a cold start must not wait for it.
if (builder.Configuration[StorageOptions.Setting] is { Length: > 0 })
{
    await app.Services.GetRequiredService<WirewatchStorage>().CreateAllAsync(CancellationToken.None);
}

await app.RunAsync();
