using System.Globalization;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Options;
using Wirewatch.Api;
using Wirewatch.Local.Emulation;
using Wirewatch.Storage;

namespace Wirewatch.Local.Hosting;

/// <summary>The whole service in one process: the storage emulator and the mail catcher beside it, the triggers of the Functions app, the API
/// and the page.</summary>
internal static class LocalHost
{
    // The emulator of a killed instance saves its data and ends by itself.
    private static readonly TimeSpan LeftoversEndWithin = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(15);

    /// <summary>Serves until cancelled, or with <see cref="ServeOptions.Once"/> until the samples and their digest are through.</summary>
    /// <exception cref="LocalFaultException">Something keeps it from serving, or from getting through once.</exception>
    public static async Task RunAsync(Repository repository, ServeOptions options, CancellationToken cancellationToken)
    {
        using var folder = DataFolder.Open(options.Data);
        if (folder.Left is { } left)
        {
            await left.WaitUntilFreeAsync(LeftoversEndWithin, TimeProvider.System, cancellationToken);
        }

        options.Ports.RequireFree();
        folder.Announce(options.Ports);
        await using var emulators = await Emulators.StartAsync(repository, folder, options.Ports, cancellationToken);
        await using var application = Build(options, folder);
        try
        {
            await application.Services.GetRequiredService<WirewatchStorage>().CreateAllAsync(cancellationToken);
            await StartAsync(application, options, cancellationToken);
            await UntilEndAsync(application, repository, options, emulators.Ended, cancellationToken);
        }
        catch (Exception exception) when (exception is not (LocalFaultException or OperationCanceledException))
        {
            application.Services.GetRequiredService<ILogger<FirstRun>>().LogDebug(exception, "The host ends");
            throw new LocalFaultException(
                exception is Azure.RequestFailedException refused
                    ? $"the storage emulator answered '{refused.ErrorCode ?? FirstLine(refused.Message)}'; if its data in {folder.Storage} is damaged, move that folder away and start again. {folder.Log} has the details."
                    : $"unforeseen: {FirstLine(exception.Message)} {folder.Log} has the details.",
                exception);
        }
    }

    private static async Task StartAsync(WebApplication application, ServeOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            // The triggers run already; told that the host ends, they end without a complaint.
            application.Lifetime.StopApplication();
            throw new LocalFaultException($"port {options.Ports.Service} cannot be opened ({exception.Message}); choose another with --port PORT.", exception);
        }
        catch (OptionsValidationException exception)
        {
            throw new LocalFaultException($"a setting is wrong: {exception.Message}", exception);
        }
    }

    private static async Task UntilEndAsync(
        WebApplication application, Repository repository, ServeOptions options, Task<string> emulatorsEnded, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, application.Lifetime.ApplicationStopping);
        var endless = Task.Delay(Timeout.Infinite, end.Token);
        var firstRun = ActivatorUtilities.CreateInstance<FirstRun>(application.Services, repository, options).RunAsync(end.Token);
        var serving = options.Once ? firstRun : ServeOnAsync(firstRun, endless);
        try
        {
            if (await Task.WhenAny(serving, emulatorsEnded) == emulatorsEnded)
            {
                throw new LocalFaultException(await emulatorsEnded);
            }

            await serving;
        }
        catch (OperationCanceledException) when (!options.Once)
        {
            // Ctrl-C is how serving ends.
        }
        finally
        {
            using var patience = new CancellationTokenSource(StopWithin);
            await application.StopAsync(patience.Token);
        }
    }

    private static async Task ServeOnAsync(Task firstRun, Task endless)
    {
        await firstRun;
        await endless;
    }

    private static WebApplication Build(ServeOptions options, DataFolder folder)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production });

        // Mail goes to the catcher unless the environment names a server; the storage is this folder's and nothing else.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Wirewatch:Mail:Host"] = "127.0.0.1",
                ["Wirewatch:Mail:Port"] = options.Ports.Smtp.ToString(CultureInfo.InvariantCulture),
                ["Wirewatch:Mail:Security"] = "none",
                ["Wirewatch:Mail:From"] = "Wirewatch <wirewatch@example.com>",
                // A killed run is taken up again by the next within this, instead of within a minute.
                ["Wirewatch:Digests:LeaseSeconds"] = "15",
                ["Wirewatch:PublicUrl"] = options.Ports.ServiceAddress,
            },
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [StorageOptions.Setting] = options.Ports.StorageConnection });
        builder.Logging.ClearProviders().AddProvider(LocalLog.Open(folder.Log, options.Verbose)).SetMinimumLevel(LogLevel.Debug);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(options.Ports.Service));
        builder.Services.AddWirewatch(builder.Configuration);
        TriggerPumps.AddTo(builder.Services, new QueueServiceClient(options.Ports.StorageConnection));

        var application = builder.Build();
        application.MapWirewatchApi();
        return application;
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0].Trim();
}
