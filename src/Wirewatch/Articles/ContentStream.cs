using System.Runtime.InteropServices;

namespace Wirewatch.Articles;

/// <summary>Bytes as a stream, without a second copy of them.</summary>
internal static class ContentStream
{
    /// <summary>The bytes, to be read and sought in.</summary>
    public static MemoryStream Over(ReadOnlyMemory<byte> content) => MemoryMarshal.TryGetArray(content, out var segment)
        ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
        : new MemoryStream(content.ToArray(), writable: false);
}
