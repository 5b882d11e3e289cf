using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Sinks.SystemConsole.Themes;

namespace Wirewatch.Local.Hosting;

/// <summary>What the host tells: a line an event on the terminal, and the same with the causes of faults in a file.</summary>
internal static class LocalLog
{
    private const string Line = "{Timestamp:HH:mm:ss} {Prefix}{Message:lj}{Fault}{NewLine}";
    private const string Details = "{Timestamp:yyyy-MM-dd'T'HH:mm:ss.fffK} {Level:u3} {SourceContext}: {Message:lj}{NewLine}{Exception}";
    private const long FileBytes = 10 * 1024 * 1024;

    /// <summary>Opens both.</summary>
    /// <param name="file">The file; it is begun anew at 10 MB, and one old one is kept.</param>
    /// <param name="verbose">Show everything on the terminal too.</param>
    public static SerilogLoggerProvider Open(string file, bool verbose)
    {
        var logger = new LoggerConfiguration()
            .MinimumLevel.Debug()
            .MinimumLevel.Override("Microsoft", verbose ? LogEventLevel.Information : LogEventLevel.Warning)
            // Whoever starts the host tells why it did not start.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
            // A refused socket at the end of a request and the like: the file has them, the terminal has what follows from them.
            .MinimumLevel.Override("Azure", verbose ? LogEventLevel.Warning : LogEventLevel.Error)
            .Enrich.With(new FaultEnricher())
            // No colours: half of them cannot be read on a light terminal.
            .WriteTo.Console(
                verbose ? LogEventLevel.Debug : LogEventLevel.Information, verbose ? Details : Line, formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Warning, theme: ConsoleTheme.None)
            .WriteTo.File(
                file, outputTemplate: Details, formatProvider: CultureInfo.InvariantCulture, fileSizeLimitBytes: FileBytes, rollOnFileSizeLimit: true, retainedFileCountLimit: 2)
            .CreateLogger();
        return new SerilogLoggerProvider(logger, dispose: true);
    }

    // A person reads the sentence of a fault; its stack stays in the file.
    private sealed class FaultEnricher : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            var prefix = logEvent.Level switch { LogEventLevel.Warning => "warning: ", >= LogEventLevel.Error => "error: ", _ => "" };
            logEvent.AddPropertyIfAbsent(propertyFactory.CreateProperty("Prefix", prefix));
            var fault = logEvent.Exception is { } exception ? $" ({exception.Message.Split('\n', 2)[0].TrimEnd()})" : "";
            logEvent.AddPropertyIfAbsent(propertyFactory.CreateProperty("Fault", fault));
        }
    }
}
