using Wirewatch.Local.Emulation;

namespace Wirewatch.Local.Hosting;

/// <summary>How to serve.</summary>
internal sealed record ServeOptions
{
    /// <summary>Where the API, the emulator and the mail catcher listen.</summary>
    public required LocalPorts Ports { get; init; }

    /// <summary>The folder that keeps everything.</summary>
    public required string Data { get; init; }

    /// <summary>The folder of sample articles.</summary>
    public required string Seeds { get; init; }

    /// <summary>End when the samples are ingested and their digest is delivered.</summary>
    public bool Once { get; init; }

    /// <summary>How long that may take.</summary>
    public TimeSpan Timeout { get; init; }

    /// <summary>Tell every step of the framework and the causes of faults.</summary>
    public bool Verbose { get; init; }
}
