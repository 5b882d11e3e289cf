using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Wirewatch.Digests;

/// <summary>How digests are made. Immutable after binding.</summary>
public sealed class DigestOptions
{
    /// <summary>The setting of <see cref="PublicUrl"/>.</summary>
    public const string PublicUrlSetting = "Wirewatch:PublicUrl";

    /// <summary>The setting of <see cref="LeaseSeconds"/>.</summary>
    public const string LeaseSetting = "Wirewatch:Digests:LeaseSeconds";

    /// <summary><c>Wirewatch:PublicUrl</c>: where readers of a digest reach the service; without it digests have no links to articles.</summary>
    public string? PublicUrl { get; set; }

    /// <summary><c>Wirewatch:Digests:LeaseSeconds</c>: how long a digest belongs to the worker that sends it, 10 to 600; 60 if not set.
    /// The worker gives up after two thirds of it.</summary>
    public string LeaseSeconds { get; set; } = "60";

    internal TimeSpan Lease => TimeSpan.FromSeconds(int.Parse(LeaseSeconds, NumberStyles.None, CultureInfo.InvariantCulture));

    internal TimeSpan Deadline => Lease * 2 / 3;

    internal static void Bind(DigestOptions options, IConfiguration configuration)
    {
        options.PublicUrl = configuration[PublicUrlSetting];
        options.LeaseSeconds = configuration[LeaseSetting] is { Length: > 0 } seconds ? seconds : options.LeaseSeconds;
    }
}

internal sealed class DigestOptionsValidator : IValidateOptions<DigestOptions>
{
    public ValidateOptionsResult Validate(string? name, DigestOptions options)
    {
        var faults = new List<string>();
        if (!string.IsNullOrEmpty(options.PublicUrl) && !(Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            faults.Add($"{DigestOptions.PublicUrlSetting} is '{options.PublicUrl}', which is no http or https address. Set it to where the service is reached, such as https://wirewatch.example.com.");
        }

        if (!int.TryParse(options.LeaseSeconds, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds is < 10 or > 600)
        {
            faults.Add($"{DigestOptions.LeaseSetting} is '{options.LeaseSeconds}', but it is a number of seconds from 10 to 600.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
