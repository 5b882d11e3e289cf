using System.IO.Compression;
using System.IO.Hashing;

namespace Wirewatch.Articles;

/// <summary>ZIP archives of articles in any other formats, and of more archives. Nothing is written to a disk, so the paths in it are names and no more.</summary>
internal sealed class ZipFormat : IArticleFormat
{
    /// <inheritdoc/>
    public bool Recognizes(UploadHead head) => head.Content.StartsWith("PK\u0003\u0004"u8) || head.Content.StartsWith("PK\u0005\u0006"u8);

    /// <inheritdoc/>
    public IEnumerable<PackedArticle> Open(ArticleUpload upload, Unpacking unpacking)
    {
        unpacking.Count(ZipDirectory.CountEntries(upload.Content.Span, unpacking.Limits.Entries));
        return Entries(upload, unpacking);
    }

    private static IEnumerable<PackedArticle> Entries(ArticleUpload upload, Unpacking unpacking)
    {
        using var archive = OpenArchive(upload.Content);
        if (archive.Entries.Any(entry => entry.FullName is "[Content_Types].xml" or "mimetype"))
        {
            throw new UnreadableArticleException("The file is a document of another program than Word, and of those only Word documents (.docx) are read. Save the article as text or HTML and upload that.");
        }

        // Entries that share bytes make a small archive large without any of them being so.
        if (archive.Entries.Sum(entry => entry.CompressedLength) > upload.Content.Length)
        {
            throw new UnreadableArticleException("The archive lists more than it holds: some of its files overlap. Pack the articles again with a usual program.");
        }

        var any = false;
        foreach (var entry in archive.Entries.Where(entry => !PackedFiles.IsCompanion(entry.FullName)))
        {
            any = true;
            yield return Unpack(entry, upload, unpacking);
        }

        if (!any)
        {
            throw new UnreadableArticleException("The archive holds no files, or only pictures, styles and the like. Pack the articles themselves.");
        }
    }

    private static PackedArticle Unpack(ZipArchiveEntry entry, ArticleUpload upload, Unpacking unpacking)
    {
        if (entry.IsEncrypted)
        {
            return new PackedArticle(entry.FullName) { Fault = "It is protected by a password. Pack it again without one." };
        }

        try
        {
            var content = unpacking.Unpack(entry.Open());
            return content.IsEmpty ? new PackedArticle(entry.FullName) { Fault = "It is empty. Upload it again with its content." }
                : Crc32.HashToUInt32(content.Span) != entry.Crc32 ? throw new InvalidDataException()
                : new PackedArticle(entry.FullName) { File = upload with { Name = entry.FullName, Content = content, ContentType = null } };
        }
        catch (UnreadableArticleException refusal) when (refusal is not ExcessiveUploadException)
        {
            return new PackedArticle(entry.FullName) { Fault = refusal.Message };
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            return new PackedArticle(entry.FullName) { Fault = "It is damaged, or packed in a way that is not read. Pack it again with the usual method of ZIP (deflate)." };
        }
    }

    private static ZipArchive OpenArchive(ReadOnlyMemory<byte> content)
    {
        try
        {
            var archive = new ZipArchive(ContentStream.Over(content));
            _ = archive.Entries;
            return archive;
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            throw ZipDirectory.Damaged();
        }
    }

    private static bool IsDamage(Exception exception) => exception is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException;
}
