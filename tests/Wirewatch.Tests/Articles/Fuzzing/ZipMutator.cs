using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace Wirewatch.Tests.Articles.Fuzzing;

/// <summary>Writes archives field by field, with lies in some of them: sizes, checksums, methods, flags, names, offsets, counts; archives in archives.</summary>
internal sealed class ZipMutator(IReadOnlyList<(string Name, byte[] Content)> files)
{
    private const int Deepest = 6;

    private static readonly string[] Names =
    [
        "../../etc/passwd", "/etc/shadow", "C:\\windows\\a.txt", "..\\..\\a.txt", "", "/", "a/", "a.txt", "A.TXT", "\u202Etxt.a", "a\0b.txt", "\n", "[Content_Types].xml", "mimetype",
        "__MACOSX/._a.txt", ".hidden", "con", new('x', 2_000), "a.zip", "a.pdf", "é.txt", "a/./b//c.txt",
    ];

    /// <summary>An archive.</summary>
    public byte[] Make(Random random) => Make(random, 0);

    private byte[] Make(Random random, int depth)
    {
        var (body, directory) = (new MemoryStream(), new MemoryStream());
        var count = random.Next(0, 7);
        for (var entry = 0; entry < count; entry++)
        {
            var (name, content) = files[random.Next(files.Count)];
            if (depth < Deepest && random.Next(4) == 0)
            {
                (name, content) = ("inner.zip", Make(random, depth + 1));
            }

            name = random.Next(3) == 0 ? Names[random.Next(Names.Length)] : name;
            Add(body, directory, name, random.Next(6) == 0 ? ByteMutator.Mutated(content, random) : content, random);
        }

        var start = body.Length;
        directory.WriteTo(body);
        if (random.Next(12) == 0)
        {
            // A locator of a ZIP64 directory that is somewhere else.
            body.Write("PK\u0006\u0007\0\0\0\0"u8);
            body.Write(BitConverter.GetBytes(random.Next(3) == 0 ? long.MaxValue : random.Next(2_000)));
            body.Write(BitConverter.GetBytes(1));
            start = uint.MaxValue;
        }

        var end = new byte[22];
        "PK\u0005\u0006"u8.CopyTo(end);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)Lie(random, count));
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)Lie(random, count));
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), Lie(random, directory.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), Lie(random, start));
        body.Write(end);
        return body.ToArray();
    }

    private static void Add(MemoryStream body, MemoryStream directory, string name, byte[] content, Random random)
    {
        var deflates = random.Next(3) != 0;
        var packed = deflates ? Deflated(content) : content;
        var encoded = Encoding.UTF8.GetBytes(name);
        var method = random.Next(15) == 0 ? random.Next(100) : deflates ? 8 : 0;
        var flags = 0x800 | (random.Next(15) == 0 ? random.Next(ushort.MaxValue) : 0);
        var offset = body.Length;
        var fields = new byte[26];
        BinaryPrimitives.WriteUInt16LittleEndian(fields, 20);
        BinaryPrimitives.WriteUInt16LittleEndian(fields.AsSpan(2), (ushort)flags);
        BinaryPrimitives.WriteUInt16LittleEndian(fields.AsSpan(4), (ushort)method);
        BinaryPrimitives.WriteUInt32LittleEndian(fields.AsSpan(10), Lie(random, Crc32.HashToUInt32(content)));
        BinaryPrimitives.WriteUInt32LittleEndian(fields.AsSpan(14), Lie(random, packed.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(fields.AsSpan(18), Lie(random, content.Length));
        BinaryPrimitives.WriteUInt16LittleEndian(fields.AsSpan(22), (ushort)Lie(random, encoded.Length));
        body.Write("PK\u0003\u0004"u8);
        body.Write(fields);
        body.Write(encoded);
        body.Write(packed);

        BinaryPrimitives.WriteUInt32LittleEndian(fields.AsSpan(14), Lie(random, packed.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(fields.AsSpan(18), Lie(random, content.Length));
        var comment = random.Next(20) == 0 ? 500 : 0;
        var rest = new byte[16];
        BinaryPrimitives.WriteUInt16LittleEndian(rest.AsSpan(2), (ushort)Lie(random, comment));
        BinaryPrimitives.WriteUInt32LittleEndian(rest.AsSpan(12), Lie(random, offset));
        directory.Write("PK\u0001\u0002\u0014\0"u8);
        directory.Write(fields);
        directory.Write(rest.AsSpan(2));
        directory.Write(encoded);
        directory.Write(new byte[comment]);
    }

    // Mostly the truth, or none of the archives could be read.
    private static uint Lie(Random random, long truth) => random.Next(80) switch
    {
        0 => (uint)random.NextInt64(uint.MaxValue + 1L),
        1 => (uint)Math.Max(0, truth + random.Next(-3, 4)),
        2 => uint.MaxValue,
        _ => (uint)truth,
    };

    private static byte[] Deflated(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var deflate = new DeflateStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return stream.ToArray();
    }
}
