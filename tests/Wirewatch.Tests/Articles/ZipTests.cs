using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Wirewatch.Articles;

namespace Wirewatch.Tests.Articles;

public sealed class ZipTests
{
    private const string Body = "The council of Oslo met on Monday to speak about the harbour.";

    private static byte[] Text { get; } = Encoding.UTF8.GetBytes(Body);

    [Fact]
    public void Each_file_is_an_article_told_by_its_content_then_its_name_and_companions_are_passed_over()
    {
        var parts = Reading.Parts(Archives.Zip(
            ("a.txt", Text), ("pages/b.html", Encoding.UTF8.GetBytes($"<html><body><p>{Body}</p></body></html>")), ("pages/", []), ("pages/c.md", Encoding.UTF8.GetBytes($"**{Body}**")),
            ("pages/photo.jpg", [0xFF, 0xD8, 0xFF]), ("__MACOSX/._a.txt", [0, 1]), (".DS_Store", [0]), ("word.docx", Reading.Example("word.docx")), ("mail.eml", Reading.Example("mail.eml"))));

        Assert.Equal(["a.txt", "pages/b.html", "pages/c.md", "word.docx", "mail.eml"], parts.Select(part => part.Name));
        Assert.All(parts.Take(3), part => Assert.Equal(Body, part.Article!.Text));
        Assert.All(parts, part => Assert.Equal((part.Name, "upload"), (part.Article!.Part, part.Article.Name)));
    }

    [Fact]
    public void A_file_that_cannot_be_read_leaves_the_others_alone()
    {
        var parts = Reading.Parts(Archives.Zip(("a.txt", Text), ("b.bin", [0, 1, 2, 3]), ("c.zip", Archives.Zip(("d.txt", Text))[..60]), ("empty.txt", []), ("e.txt", Text)));

        Assert.Equal([Body, null, null, null, Body], parts.Select(part => part.Article?.Text));
        Assert.All(parts.Where(part => part.Article is null), part => Assert.DoesNotContain("Exception", part.Refusal, StringComparison.Ordinal));
    }

    [Fact]
    public void Archives_feeds_and_mails_inside_are_taken_apart_three_levels_deep()
    {
        var feed = Encoding.UTF8.GetBytes($"<rss><channel><item><guid>1</guid><description>{Body}</description></item><item><guid>2</guid><description>{Body}</description></item></channel></rss>");
        var nested = Archives.Gzip(Archives.Zip(("inner.zip", Archives.Zip(("feed.xml", feed), ("deeper.zip", Archives.Zip(("f.txt", Text))))), ("a.txt", Text), ("b.txt.gz", Archives.Gzip(Text))));

        var parts = Reading.Parts(nested, "all.zip.gz");

        Assert.Equal(["inner.zip/feed.xml/1", "inner.zip/feed.xml/2", "inner.zip/deeper.zip/f.txt", "a.txt", "b.txt.gz"], parts.Select(part => part.Name));
        Assert.Contains("3 archives", parts[2].Refusal, StringComparison.Ordinal);
        Assert.All(parts.Where((_, index) => index != 2), part => Assert.Equal(Body, part.Article!.Text));
    }

    [Fact]
    public void Files_of_one_name_are_two_articles_and_no_path_is_more_than_a_name()
    {
        var parts = Reading.Parts(Archives.Zip(("../../etc/passwd", Text), ("a.txt", Text), ("a.txt", Text), ("b\n<script>\u202E.txt", Text), (new string('x', 2_000), Text)));

        Assert.Equal(["../../etc/passwd", "a.txt", "a.txt/2", "b <script> .txt"], parts.Take(4).Select(part => part.Name));
        Assert.Equal(300, parts[4].Name!.Length);
        Assert.All(parts, part => Assert.Equal(Body, part.Article!.Text));
    }

    [Fact]
    public void The_metadata_of_an_archive_is_said_of_all_in_it_but_for_title_and_address()
    {
        var parts = Reading.Parts(Archives.Zip(("a.txt", Text), ("b.txt", Text)), "upload", null, ("title", "All"), ("url", "https://example.com/"), ("source", "The Example"), ("published", "2025-01-17"));

        Assert.All(parts, part => Assert.Equal((null, null, "The Example", false), (part.Article!.Title, part.Article.Url, part.Article.Source, part.Article.PublishedAssumed)));
    }

    [Fact]
    public void A_bomb_is_refused_while_it_is_unpacked_whether_one_file_is_large_or_many_are()
    {
        Assert.Contains("unpacks to more than", Reading.WholeRefusal(Archives.Zip(("a.txt", new byte[60_000_000]))), StringComparison.Ordinal);
        Assert.Contains("unpacks to more than", Reading.WholeRefusal(Archives.Zip([.. Enumerable.Range(0, 300).Select(number => ($"{number}.txt", new byte[1_000_000]))])), StringComparison.Ordinal);
        var inner = Archives.Zip([.. Enumerable.Range(0, 10).Select(number => ($"{number}.txt", new byte[10_000_000]))]);
        Assert.Contains("unpacks to more than", Reading.WholeRefusal(Archives.Zip([.. Enumerable.Range(0, 10).Select(number => ($"{number}.zip", inner))])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_larger_than_an_article_may_be_leaves_the_others_alone()
    {
        var large = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 60_000).Select(number => $"Sentence {number} of many in Oslo.\n")));

        var parts = Reading.Parts(Archives.Zip(("a.txt", large), ("b.txt", Text)), limits: new IntakeOptions { MaximumMegabytes = "1" });

        Assert.Contains("unpacks to more than 1,048,576", parts[0].Refusal, StringComparison.Ordinal);
        Assert.Equal(Body, parts[1].Article!.Text);
    }

    [Fact]
    public void Too_many_files_are_refused_before_any_is_unpacked()
    {
        Assert.Contains("more than 1,000", Reading.WholeRefusal(Archives.Zip([.. Enumerable.Range(0, 1_001).Select(number => ($"{number}.txt", Text))])), StringComparison.Ordinal);
        Assert.Equal(1_000, Reading.Parts(Archives.Zip([.. Enumerable.Range(0, 1_000).Select(number => ($"{number}.txt", Text))])).Count);
        Assert.Contains("more than 5", Reading.WholeRefusal(Archives.Zip([.. Enumerable.Range(0, 3).Select(number => ($"{number}.zip", Archives.Zip(("a", Text), ("b", Text))))]), limits: new IntakeOptions { MaximumEntries = "5" }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_under_a_password_says_so()
    {
        var zip = Archives.Zip(("a.txt", Text), ("b.txt", Text));
        zip[6] |= 1;
        zip[Last(zip, "PK\u0001\u0002"u8, "a.txt") + 8] |= 1;

        var parts = Reading.Parts(zip);

        Assert.Contains("password", parts[0].Refusal, StringComparison.Ordinal);
        Assert.Equal(Body, parts[1].Article!.Text);
    }

    [Fact]
    public void Files_that_share_bytes_are_refused()
    {
        // Both entries of the list point to the first file: the trick of bombs that do not nest.
        var zip = Archives.Zip(CompressionLevel.NoCompression, ("a.txt", new byte[3_000]), ("b.txt", [1]));
        var second = Last(zip, "PK\u0001\u0002"u8, "b.txt");
        var first = Last(zip, "PK\u0001\u0002"u8, "a.txt");
        zip.AsSpan(first + 16, 12).CopyTo(zip.AsSpan(second + 16));
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(second + 42), 0);

        Assert.Contains("overlap", Reading.WholeRefusal(zip), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_file_is_found_by_its_checksum()
    {
        var zip = Archives.Zip(CompressionLevel.NoCompression, ("a.txt", Text), ("b.txt", Text));
        zip[zip.AsSpan().IndexOf("council"u8)] ^= 4;

        var parts = Reading.Parts(zip);

        Assert.Contains("damaged", parts[0].Refusal, StringComparison.Ordinal);
        Assert.Equal(Body, parts[1].Article!.Text);
    }

    [Fact]
    public void Sizes_of_zip64_and_sizes_that_follow_the_content_are_read()
    {
        // An archive written to a stream that cannot go back puts its sizes behind each file.
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(new OneWay(stream), ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("a.txt").Open();
            entry.Write(Text);
        }

        Assert.Equal(Body, Assert.Single(Reading.Parts(stream.ToArray())).Article!.Text);
        Assert.Equal(Body, Assert.Single(Reading.Parts(WithZip64End(Archives.Zip(("a.txt", Text))))).Article!.Text);
    }

    [Fact]
    public void A_truncated_archive_is_refused_at_every_length()
    {
        var whole = Archives.Zip(("a.txt", Text), ("b.txt", Text));
        for (var length = 4; length < whole.Length; length++)
        {
            Assert.Contains("breaks off", Reading.WholeRefusal(whole[..length]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_document_of_another_program_and_an_archive_without_articles_are_refused()
    {
        Assert.Contains("Word", Reading.WholeRefusal(Archives.Zip(("mimetype", Text), ("content.xml", Text))), StringComparison.Ordinal);
        Assert.Contains("no files", Reading.WholeRefusal(Archives.Zip(("a.png", Text))), StringComparison.Ordinal);
        Assert.Contains("no files", Reading.WholeRefusal(Archives.Zip()), StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_that_takes_too_long_ends_with_a_reason()
    {
        var html = Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat($"<p>{Body}</p>", 20_000)) + "</body></html>");

        var time = new ExpiredTime();
        var refusal = Assert.Throws<UnreadableArticleException>(() => new ArticleReader(time: time).Read(new ArticleUpload("a.html", html, Reading.Uploaded), CancellationToken.None));

        Assert.Contains("longer than 30 s", refusal.Message, StringComparison.Ordinal);
    }

    private static byte[] WithZip64End(byte[] zip)
    {
        var end = zip.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        var directory = BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(end + 16));
        var zip64 = new byte[56 + 20];
        "PK\u0006\u0006"u8.CopyTo(zip64);
        BinaryPrimitives.WriteUInt64LittleEndian(zip64.AsSpan(4), 44);
        zip64[12] = zip64[14] = 45;
        BinaryPrimitives.WriteUInt64LittleEndian(zip64.AsSpan(24), 1);
        BinaryPrimitives.WriteUInt64LittleEndian(zip64.AsSpan(32), 1);
        BinaryPrimitives.WriteUInt64LittleEndian(zip64.AsSpan(40), (ulong)end - directory);
        BinaryPrimitives.WriteUInt64LittleEndian(zip64.AsSpan(48), directory);
        "PK\u0006\u0007"u8.CopyTo(zip64.AsSpan(56));
        BinaryPrimitives.WriteUInt64LittleEndian(zip64.AsSpan(64), (ulong)end);
        zip64[72] = 1;
        byte[] whole = [.. zip[..end], .. zip64, .. zip[end..]];
        whole.AsSpan(whole.Length - 22 + 8, 12).Fill(0xFF);
        return [.. whole];
    }

    private static int Last(byte[] zip, ReadOnlySpan<byte> signature, string name)
    {
        for (var position = 0; ; position++)
        {
            position += zip.AsSpan(position).IndexOf(signature);
            if (Encoding.ASCII.GetString(zip, position + 46, name.Length) == name)
            {
                return position;
            }
        }
    }

    private sealed class OneWay(Stream stream) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => stream.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => stream.Write(buffer, offset, count);
    }
}
