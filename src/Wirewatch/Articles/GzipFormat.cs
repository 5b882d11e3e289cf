using System.Buffers.Binary;
using System.IO.Compression;

namespace Wirewatch.Articles;

/// <summary>An upload of any other format, packed with gzip.</summary>
internal sealed class GzipFormat : IArticleFormat
{
    private const int LeastBytes = 18;

    private static readonly string[] Endings = [".gz", ".gzip"];

    /// <inheritdoc/>
    public bool Recognizes(UploadHead head) => head.Content is [0x1F, 0x8B, ..];

    /// <inheritdoc/>
    public IEnumerable<PackedArticle> Open(ArticleUpload upload, Unpacking unpacking)
    {
        var ending = Array.Find(Endings, ending => upload.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ?? "";
        return
        [
            new PackedArticle(null)
            {
                File = upload with
                {
                    Name = upload.Name[..^ending.Length],
                    Content = Unpack(upload.Content, unpacking),
                    ContentType = upload.ContentType?.Contains("gzip", StringComparison.OrdinalIgnoreCase) == true ? null : upload.ContentType,
                },
            },
        ];
    }

    private static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> packed, Unpacking unpacking)
    {
        ReadOnlyMemory<byte> unpacked;
        try
        {
            unpacked = unpacking.Unpack(new GZipStream(ContentStream.Over(packed), CompressionMode.Decompress));
        }
        catch (InvalidDataException)
        {
            throw Damaged();
        }

        // Where the stream breaks off, the decoder may simply end; the length stands in the last four bytes.
        var stated = packed.Length < LeastBytes ? -1L : BinaryPrimitives.ReadUInt32LittleEndian(packed.Span[^4..]);
        return stated == unpacked.Length ? unpacked : throw Damaged();
    }

    private static UnreadableArticleException Damaged() =>
        new("The file is a gzip archive that breaks off, is damaged or holds several files. Pack the article alone again, or upload it as it is.");
}
