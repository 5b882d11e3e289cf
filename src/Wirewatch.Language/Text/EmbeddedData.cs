namespace Wirewatch.Language.Text;

/// <summary>Reaches the bytes of a generated file inside this assembly where the runtime has mapped them.</summary>
internal static unsafe class EmbeddedData
{
    /// <summary>The first byte of the resource <paramref name="name"/>; valid as long as the process runs.</summary>
    /// <exception cref="InvalidOperationException">The resource is missing or holds another version of its format.</exception>
    public static byte* Map(string name, uint format)
    {
        // The stream is left to the collector: the mapping belongs to the assembly, not to the stream.
        var stream = typeof(EmbeddedData).Assembly.GetManifestResourceStream(name) as UnmanagedMemoryStream
            ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly.");
        var data = stream.PositionPointer;
        return stream.Length > 4 && *(uint*)data == format
            ? data
            : throw new InvalidOperationException($"The resource {name} has another format than this program reads: generate it anew.");
    }
}
