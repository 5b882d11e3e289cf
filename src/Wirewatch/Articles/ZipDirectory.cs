using System.Buffers.Binary;

namespace Wirewatch.Articles;

/// <summary>The list of files at the end of a ZIP archive (APPNOTE.TXT 4.3.12 to 4.3.16), looked at before anything is made of its entries.</summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int LocatorLength = 20;
    private const int Zip64EndLength = 56;
    private const int EntryLength = 46;

    /// <summary>How many files the archive lists, counted and not believed; counting ends beyond <paramref name="most"/>.</summary>
    /// <exception cref="UnreadableArticleException">The list breaks off or is missing.</exception>
    public static int CountEntries(ReadOnlySpan<byte> archive, int most)
    {
        var count = 0;
        for (var position = Start(archive); count <= most; count++)
        {
            var rest = archive[Within(position, archive)..];
            if (!rest.StartsWith("PK\u0001\u0002"u8))
            {
                break;
            }

            if (rest.Length < EntryLength)
            {
                throw Damaged();
            }

            position += EntryLength + BinaryPrimitives.ReadUInt16LittleEndian(rest[28..]) + BinaryPrimitives.ReadUInt16LittleEndian(rest[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(rest[32..]);
        }

        return count;
    }

    /// <summary>The name of the first file, as far as it can be told without the list at the end; empty where there is none.</summary>
    public static ReadOnlySpan<byte> FirstName(ReadOnlySpan<byte> archive)
    {
        const int Header = 30;
        return archive.Length < Header || !archive.StartsWith("PK\u0003\u0004"u8) ? []
            : archive.Slice(Header, Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(archive[26..]), archive.Length - Header));
    }

    public static UnreadableArticleException Damaged() =>
        new("The file is a ZIP archive that breaks off or is damaged. Pack the articles again and upload that.");

    private static long Start(ReadOnlySpan<byte> archive)
    {
        var tail = Math.Max(0, archive.Length - EndLength - LongestComment);
        var end = archive[tail..].LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || archive.Length - tail - end < EndLength)
        {
            throw Damaged();
        }

        end += tail;
        var start = BinaryPrimitives.ReadUInt32LittleEndian(archive[(end + 16)..]);
        if (start != uint.MaxValue || end < LocatorLength || !archive[(end - LocatorLength)..].StartsWith("PK\u0006\u0007"u8))
        {
            return start;
        }

        var position = BinaryPrimitives.ReadInt64LittleEndian(archive[(end - LocatorLength + 8)..]);
        var zip64 = archive[Within(position, archive)..];
        return zip64.Length >= Zip64EndLength && zip64.StartsWith("PK\u0006\u0006"u8) ? BinaryPrimitives.ReadInt64LittleEndian(zip64[48..]) : throw Damaged();
    }

    private static int Within(long position, ReadOnlySpan<byte> archive) => position >= 0 && position <= archive.Length ? (int)position : throw Damaged();
}
