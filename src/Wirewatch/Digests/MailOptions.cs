using System.Globalization;
using MailKit.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Wirewatch.Digests;

/// <summary>How mail leaves: the settings under <c>Wirewatch:Mail</c>. Without any of them the service runs, but digests wait. Immutable after binding.</summary>
public sealed class MailOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Wirewatch:Mail";

    /// <summary><c>Host</c>: the SMTP server's name or address.</summary>
    public string? Host { get; set; }

    /// <summary><c>Port</c>: 1 to 65535; 587, the submission port, if not set.</summary>
    public string Port { get; set; } = "587";

    /// <summary><c>From</c>: the sender, such as <c>Wirewatch &lt;digests@example.com&gt;</c>.</summary>
    public string? From { get; set; }

    /// <summary><c>Security</c>: <c>startTls</c> (the default), <c>tls</c>, <c>auto</c> or <c>none</c>.</summary>
    public string Security { get; set; } = "startTls";

    /// <summary><c>User</c>: the name to log in with, if the server asks for one.</summary>
    public string? User { get; set; }

    /// <summary><c>Password</c>: only from the host's configuration, never from a file of the repository.</summary>
    public string? Password { get; set; }

    /// <summary>Whether mail can leave at all.</summary>
    internal bool IsSet => !string.IsNullOrEmpty(Host);

    internal int PortNumber => int.Parse(Port, NumberStyles.None, CultureInfo.InvariantCulture);

    internal MailboxAddress Sender => MailboxAddress.Parse(From
        ?? throw new InvalidOperationException($"{Section}:Host and {Section}:From are not set, so no digest can be sent. Set them; the digest waits."));

    internal SecureSocketOptions SocketOptions => SecurityOf(Security)!.Value;

    internal static void Bind(MailOptions options, IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        options.Host = section[nameof(Host)];
        options.Port = section[nameof(Port)] is { Length: > 0 } port ? port : options.Port;
        options.From = section[nameof(From)];
        options.Security = section[nameof(Security)] is { Length: > 0 } security ? security : options.Security;
        options.User = section[nameof(User)];
        options.Password = section[nameof(Password)];
    }

    internal static SecureSocketOptions? SecurityOf(string name) => name.ToUpperInvariant() switch
    {
        "STARTTLS" => SecureSocketOptions.StartTls,
        "TLS" => SecureSocketOptions.SslOnConnect,
        "AUTO" => SecureSocketOptions.Auto,
        "NONE" => SecureSocketOptions.None,
        _ => null,
    };
}

internal sealed class MailOptionsValidator : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var faults = new List<string>();
        if (!options.IsSet && (options.From, options.User, options.Password) is not (null or "", null or "", null or ""))
        {
            faults.Add($"{MailOptions.Section}:Host is not set, but other settings of the mail server are. Set it to the SMTP server, or remove them.");
        }

        if (options.IsSet && Uri.CheckHostName(options.Host) == UriHostNameType.Unknown)
        {
            faults.Add($"{MailOptions.Section}:Host is '{options.Host}', which is no host name or address. Give the name alone, without a scheme or port.");
        }

        if (options.IsSet && (!MailboxAddress.TryParse(options.From, out var sender) || !sender.Address.Contains('@', StringComparison.Ordinal)))
        {
            faults.Add($"{MailOptions.Section}:From is '{options.From}', which is no e-mail address. Set it to the sender, such as 'Wirewatch <digests@example.com>'.");
        }

        if (!int.TryParse(options.Port, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535)
        {
            faults.Add($"{MailOptions.Section}:Port is '{options.Port}', but a port is a number from 1 to 65535.");
        }

        if (MailOptions.SecurityOf(options.Security) is null)
        {
            faults.Add($"{MailOptions.Section}:Security is '{options.Security}', but it is one of: startTls, tls, auto, none.");
        }

        if (string.IsNullOrEmpty(options.User) != string.IsNullOrEmpty(options.Password))
        {
            faults.Add($"{MailOptions.Section}:User and {MailOptions.Section}:Password go together. Set both, or neither.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
