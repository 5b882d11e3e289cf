using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Wirewatch.Storage;

/// <summary>Where the storage account is: the setting <c>WirewatchStorage</c>, either a connection string or, with a managed identity,
/// the addresses of its services under the names that the Functions extensions use. Immutable after binding.</summary>
public sealed class StorageOptions
{
    /// <summary>The setting's name.</summary>
    public const string Setting = "WirewatchStorage";

    /// <summary><c>WirewatchStorage</c> as one string; for the emulator, which has no identities.</summary>
    public string? ConnectionString { get; set; }

    /// <summary><c>WirewatchStorage:blobServiceUri</c>.</summary>
    public Uri? BlobServiceUri { get; set; }

    /// <summary><c>WirewatchStorage:queueServiceUri</c>.</summary>
    public Uri? QueueServiceUri { get; set; }

    /// <summary><c>WirewatchStorage:tableServiceUri</c>.</summary>
    public Uri? TableServiceUri { get; set; }

    /// <summary><c>WirewatchStorage:clientId</c> of a user-assigned identity; without it the ambient credential of the machine is used.</summary>
    public string? ClientId { get; set; }

    internal static void Bind(StorageOptions options, IConfiguration configuration)
    {
        options.ConnectionString = configuration[Setting];
        options.BlobServiceUri = Address(configuration, "blobServiceUri");
        options.QueueServiceUri = Address(configuration, "queueServiceUri");
        options.TableServiceUri = Address(configuration, "tableServiceUri");
        options.ClientId = configuration[$"{Setting}:clientId"];
    }

    private static Uri? Address(IConfiguration configuration, string name) => configuration[$"{Setting}:{name}"] is { Length: > 0 } value
        ? Uri.TryCreate(value, UriKind.Absolute, out var address)
            ? address
            : throw new OptionsValidationException(Setting, typeof(StorageOptions), [$"{Setting}:{name} is '{value}', which is no absolute address."])
        : null;
}

internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        if (!string.IsNullOrEmpty(options.ConnectionString))
        {
            return ValidateOptionsResult.Success;
        }

        string[] missing =
        [
            .. options.BlobServiceUri is null ? [$"{StorageOptions.Setting}:blobServiceUri"] : (string[])[],
            .. options.QueueServiceUri is null ? [$"{StorageOptions.Setting}:queueServiceUri"] : (string[])[],
            .. options.TableServiceUri is null ? [$"{StorageOptions.Setting}:tableServiceUri"] : (string[])[],
        ];
        return missing.Length == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Set {StorageOptions.Setting} to a connection string, or set {string.Join(" and ", missing)}.");
    }
}
