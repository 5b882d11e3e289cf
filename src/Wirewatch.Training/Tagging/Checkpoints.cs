using System.Security.Cryptography;
using System.Text;

namespace Wirewatch.Training.Tagging;

/// <summary>Finished stages of a training in a folder, each under a name. Stages of another program, other data or other options are not found again.</summary>
internal sealed class Checkpoints
{
    private readonly string? _folder;

    /// <summary>Keeps stages under <paramref name="folder"/>, or nothing if it is null.</summary>
    /// <param name="folder">The work folder.</param>
    /// <param name="data">The data folder; the sizes and names of its files are part of what identifies a stage.</param>
    /// <param name="options">The options, part of it too.</param>
    public Checkpoints(string? folder, string data, TrainingOptions options)
    {
        if (folder is null)
        {
            return;
        }
        var identity = new StringBuilder().Append(options).Append(typeof(Checkpoints).Module.ModuleVersionId)
            .Append(typeof(Language.Annotator).Module.ModuleVersionId);
        foreach (var file in Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            identity.Append(Path.GetRelativePath(data, file)).Append(new FileInfo(file).Length);
        }
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(identity.ToString())))[..16];
        _folder = Path.Combine(folder, hash);
        Directory.CreateDirectory(_folder);
    }

    /// <summary>The bytes of a stage, or null.</summary>
    public byte[]? Read(string name) => _folder is not null && File.Exists(PathOf(name)) ? File.ReadAllBytes(PathOf(name)) : null;

    /// <summary>Keeps a stage, whole or not at all.</summary>
    public void Write(string name, ReadOnlySpan<byte> bytes)
    {
        if (_folder is null)
        {
            return;
        }
        var temporary = PathOf(name) + ".partial";
        File.WriteAllBytes(temporary, bytes.ToArray());
        File.Move(temporary, PathOf(name), overwrite: true);
    }

    /// <summary>Forgets a stage that a later one replaces, but leaves a mark so that its successor is found.</summary>
    public void Drop(string name)
    {
        if (_folder is not null && File.Exists(PathOf(name)))
        {
            File.WriteAllBytes(PathOf(name), []);
        }
    }

    private string PathOf(string name) => Path.Combine(_folder!, name);
}
