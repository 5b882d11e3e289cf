using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Wirewatch.Local.Emulation;
using Wirewatch.Local.Hosting;

namespace Wirewatch.Local.Commands;

/// <summary><c>./run</c> and <c>./run serve</c>: everything on this machine.</summary>
internal sealed class ServeCommand
{
    private const int DefaultTimeoutSeconds = 120;
    private const int LongestTimeoutSeconds = 24 * 60 * 60;

    private readonly Option<bool> once = new("--once") { Description = "Ends when the sample articles are ingested and their digest is delivered." };
    private readonly Option<int> timeout = new("--timeout")
    {
        Description = "How long --once waits.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => DefaultTimeoutSeconds,
        CustomParser = result => Read(result, "--timeout", result.Tokens[^1].Value, LongestTimeoutSeconds, "number of seconds"),
    };

    private readonly Option<string?> seeds = new("--seeds") { Description = "The folder of sample articles; seeds/ unless given.", HelpName = "DIR" };
    private readonly Option<bool> verbose = new("--verbose") { Description = "Tells more on the terminal, with the causes of faults." };
    private readonly Option<string?> data = DataOption();
    private readonly Option<int> port = Port("--port", "WIREWATCH_PORT", 7071, "The API and the page.");
    private readonly Option<int> blobs = Port("--blob-port", "WIREWATCH_BLOB_PORT", 10000, "The storage emulator's blobs.");
    private readonly Option<int> queues = Port("--queue-port", "WIREWATCH_QUEUE_PORT", 10001, "The storage emulator's queues.");
    private readonly Option<int> tables = Port("--table-port", "WIREWATCH_TABLE_PORT", 10002, "The storage emulator's tables.");
    private readonly Option<int> smtp = Port("--smtp-port", "WIREWATCH_SMTP_PORT", 1025, "The mail catcher's SMTP server.");
    private readonly Option<int> mail = Port("--mail-port", "WIREWATCH_MAIL_PORT", 1080, "The mail catcher's page.");

    /// <summary>The option that names the folder of an instance.</summary>
    public static Option<string?> DataOption() => new("--data")
    {
        Description = "The folder that keeps everything; .local/ in the checkout, or what WIREWATCH_DATA names, unless given.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("WIREWATCH_DATA"),
    };

    /// <summary>Makes <paramref name="command"/> serve.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { once, timeout, data, seeds, port, blobs, queues, tables, smtp, mail, verbose })
        {
            command.Options.Add(option);
        }

        command.SetAction(ServeAsync);
    }

    private async Task<int> ServeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var repository = Repository.Find();
        var options = new ServeOptions
        {
            Ports = new LocalPorts(
                parsed.GetValue(port), parsed.GetValue(blobs), parsed.GetValue(queues), parsed.GetValue(tables), parsed.GetValue(smtp), parsed.GetValue(mail)),
            Data = parsed.GetValue(data) ?? repository.Data,
            Seeds = Path.GetFullPath(parsed.GetValue(seeds) ?? repository.Seeds),
            Once = parsed.GetValue(once),
            Timeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
            Verbose = parsed.GetValue(verbose),
        };
        await LocalHost.RunAsync(repository, options, cancellationToken);
        return CommandLine.Done;
    }

    private static Option<int> Port(string name, string variable, int usual, string description) => new(name)
    {
        Description = $"{description} ({variable})",
        HelpName = "PORT",
        DefaultValueFactory = result => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
            ? Read(result, variable, value, ushort.MaxValue, "port")
            : usual,
        CustomParser = result => Read(result, name, result.Tokens[^1].Value, ushort.MaxValue, "port"),
    };

    // A number from 1 to the largest, or an error that names where the word stood.
    private static int Read(ArgumentResult result, string source, string word, int largest, string kind)
    {
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= largest)
        {
            return number;
        }

        result.AddError($"{source} is '{word}', which is no {kind}; give a number from 1 to {largest.ToString(CultureInfo.InvariantCulture)}.");
        return 0;
    }
}
