using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Wirewatch.Articles;

/// <summary>How much an upload may ask of the service, <c>Wirewatch:Intake:*</c>; all limits are checked while reading. Immutable after binding.</summary>
public sealed class IntakeOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Wirewatch:Intake";

    private const int Megabyte = 1024 * 1024;

    /// <summary>The limits that hold where nothing is set.</summary>
    public static IntakeOptions Default { get; } = new();

    /// <summary>The largest upload, and the largest file in one, in megabytes of 1,048,576 bytes: 1 to 100; 25 if not set.</summary>
    public string MaximumMegabytes { get; set; } = "25";

    /// <summary>How much an archive may unpack to, everything in it together, in megabytes: 1 to 1,000; 100 if not set.</summary>
    public string MaximumUnpackedMegabytes { get; set; } = "100";

    /// <summary>How many times its own size an upload may unpack to: 10 to 2,000; 200 if not set. The first megabyte is always allowed.</summary>
    public string MaximumExpansion { get; set; } = "200";

    /// <summary>The most files, attachments or items of one upload: 1 to 10,000; 1,000 if not set.</summary>
    public string MaximumEntries { get; set; } = "1000";

    /// <summary>The most characters (UTF-16 code units) of one article's text: 10,000 to 10,000,000; 2,000,000 if not set.</summary>
    public string MaximumCharacters { get; set; } = "2000000";

    /// <summary>How deep archives and mails may lie in each other: 1 to 8; 3 if not set.</summary>
    public string MaximumDepth { get; set; } = "3";

    /// <summary>How long the reading of one article may take, in seconds: 1 to 600; 30 if not set.</summary>
    public string SecondsPerArticle { get; set; } = "30";

    internal int Bytes => Number(MaximumMegabytes) * Megabyte;

    internal int Entries => Number(MaximumEntries);

    internal int Characters => Number(MaximumCharacters);

    internal int Depth => Number(MaximumDepth);

    internal TimeSpan TimePerArticle => TimeSpan.FromSeconds(Number(SecondsPerArticle));

    /// <summary>What an upload of this size may unpack to.</summary>
    internal long UnpackedBytesOf(long packed) =>
        Math.Min((long)Number(MaximumUnpackedMegabytes) * Megabyte, Math.Max(Megabyte, packed * Number(MaximumExpansion)));

    internal static void Bind(IntakeOptions options, IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        string Setting(string name, string usual) => section[name] is { Length: > 0 } value ? value : usual;
        options.MaximumMegabytes = Setting(nameof(MaximumMegabytes), options.MaximumMegabytes);
        options.MaximumUnpackedMegabytes = Setting(nameof(MaximumUnpackedMegabytes), options.MaximumUnpackedMegabytes);
        options.MaximumExpansion = Setting(nameof(MaximumExpansion), options.MaximumExpansion);
        options.MaximumEntries = Setting(nameof(MaximumEntries), options.MaximumEntries);
        options.MaximumCharacters = Setting(nameof(MaximumCharacters), options.MaximumCharacters);
        options.MaximumDepth = Setting(nameof(MaximumDepth), options.MaximumDepth);
        options.SecondsPerArticle = Setting(nameof(SecondsPerArticle), options.SecondsPerArticle);
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}

internal sealed class IntakeOptionsValidator : IValidateOptions<IntakeOptions>
{
    public ValidateOptionsResult Validate(string? name, IntakeOptions options)
    {
        string?[] faults =
        [
            Fault(nameof(options.MaximumMegabytes), options.MaximumMegabytes, "number of megabytes", 1, 100),
            Fault(nameof(options.MaximumUnpackedMegabytes), options.MaximumUnpackedMegabytes, "number of megabytes", 1, 1_000),
            Fault(nameof(options.MaximumExpansion), options.MaximumExpansion, "number of times", 10, 2_000),
            Fault(nameof(options.MaximumEntries), options.MaximumEntries, "number of files", 1, 10_000),
            Fault(nameof(options.MaximumCharacters), options.MaximumCharacters, "number of characters", 10_000, 10_000_000),
            Fault(nameof(options.MaximumDepth), options.MaximumDepth, "number of levels", 1, 8),
            Fault(nameof(options.SecondsPerArticle), options.SecondsPerArticle, "number of seconds", 1, 600),
        ];
        return faults.OfType<string>().ToArray() is { Length: > 0 } found ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;
    }

    private static string? Fault(string setting, string value, string kind, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? null
            : string.Create(CultureInfo.InvariantCulture, $"{IntakeOptions.Section}:{setting} is '{value}', but it is a {kind} from {least} to {most}.");
}
