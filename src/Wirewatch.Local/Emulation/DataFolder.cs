using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wirewatch.Local.Emulation;

/// <summary>The folder of one instance, <c>.local/</c> as a rule. One process holds it at a time; the hold ends with the process, however
/// that ends.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream hold;

    private DataFolder(string path, FileStream hold, LocalPorts? left) => (Path, this.hold, Left) = (path, hold, left);

    /// <summary>The folder, absolute.</summary>
    public string Path { get; }

    /// <summary>The ports of an earlier instance that was killed, or null. Its emulator may be saving its data still.</summary>
    public LocalPorts? Left { get; }

    /// <summary>The storage emulator's data.</summary>
    public string Storage => System.IO.Path.Combine(Path, "azurite");

    /// <summary>The caught mails.</summary>
    public string Mail => System.IO.Path.Combine(Path, "mail");

    /// <summary>What the emulator and the mail catcher printed since the last start.</summary>
    public string EmulatorLog => System.IO.Path.Combine(Path, "emulators.log");

    /// <summary>Everything that the host logged, with the causes of faults.</summary>
    public string Log => System.IO.Path.Combine(Path, "wirewatch.log");

    /// <summary>Takes hold of the folder, and makes it where it is missing.</summary>
    /// <exception cref="LocalFaultException">Another process holds it, or it cannot be made.</exception>
    public static DataFolder Open(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LocalFaultException($"the data folder {path} cannot be made ({exception.Message}); remove what is in its way or choose another with --data DIR.", exception);
        }

        try
        {
            var folder = new DataFolder(path, TakeHold(path), TryReadInstance(path, out var left) ? left : null);
            Directory.CreateDirectory(folder.Storage);
            Directory.CreateDirectory(folder.Mail);
            return folder;
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new LocalFaultException($"the data folder {path} may not be written ({exception.Message}); change its owner or choose another with --data DIR.", exception);
        }
        catch (IOException exception)
        {
            throw TryReadInstance(path, out var ports)
                ? new LocalFaultException($"Wirewatch already runs over {path} and serves {ports.ServiceAddress}; use that, or start another with --data DIR and other ports.", exception)
                : new LocalFaultException($"the data folder {path} is held by another process or damaged ({exception.Message}); wait for it to end, or choose another folder with --data DIR.", exception);
        }
    }

    /// <summary>The ports of the instance that holds a folder now.</summary>
    /// <exception cref="LocalFaultException">No instance does.</exception>
    public static LocalPorts FindRunning(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        if (TryReadInstance(path, out var ports))
        {
            try
            {
                TakeHold(path).Dispose();
            }
            catch (IOException)
            {
                return ports;
            }
        }

        throw new LocalFaultException($"nothing runs over {path}; start ./run in another terminal first, or name the running one's folder with --data DIR.");
    }

    /// <summary>Tells other commands where this instance is.</summary>
    public void Announce(LocalPorts ports) => File.WriteAllBytes(InstanceFile(Path), JsonSerializer.SerializeToUtf8Bytes(ports, InstanceJson.Default.LocalPorts));

    /// <summary>Lets go.</summary>
    public void Dispose()
    {
        File.Delete(InstanceFile(Path));
        hold.Dispose();
    }

    private static string InstanceFile(string path) => System.IO.Path.Combine(path, "instance.json");

    private static FileStream TakeHold(string path) =>
        new(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private static bool TryReadInstance(string path, [NotNullWhen(true)] out LocalPorts? ports)
    {
        try
        {
            ports = JsonSerializer.Deserialize(File.ReadAllBytes(InstanceFile(path)), InstanceJson.Default.LocalPorts);
        }
        catch (Exception exception) when (exception is IOException or JsonException or UnauthorizedAccessException)
        {
            ports = null;
        }

        return ports is not null;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LocalPorts))]
internal sealed partial class InstanceJson : JsonSerializerContext;
