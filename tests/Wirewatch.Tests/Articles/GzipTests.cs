using System.Text;

namespace Wirewatch.Tests.Articles;

public sealed class GzipTests
{
    private const string Body = "The council of Oslo met on Monday to speak about the harbour.";

    [Fact]
    public void What_is_inside_is_told_by_its_content_then_by_the_name_without_the_ending()
    {
        Assert.Equal(Body, Reading.Read(Archives.Gzip(Encoding.UTF8.GetBytes($"<html><body><p>{Body}</p></body></html>")), "a.txt.gz").Text);
        Assert.Equal(Body, Reading.Read(Archives.Gzip(Encoding.UTF8.GetBytes($"**{Body}**")), "a.md.gz").Text);
    }

    [Fact]
    public void A_bomb_is_refused_while_it_is_unpacked() =>
        Assert.Contains("unpacks to more than 26,214,400 bytes", Reading.Refusal(Archives.Gzip(new byte[200_000_000])), StringComparison.Ordinal);

    [Fact]
    public void A_truncated_archive_is_refused_at_every_length()
    {
        var whole = Archives.Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 200).Select(number => $"{Body} {number}\n"))));
        for (var length = 2; length < whole.Length; length++)
        {
            Assert.Contains("breaks off", Reading.Refusal(whole[..length]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Gzip_inside_gzip_is_unpacked_as_deep_as_the_limit_allows()
    {
        var packed = Encoding.UTF8.GetBytes(Body);
        for (var level = 0; level < 3; level++)
        {
            packed = Archives.Gzip(packed);
            Assert.Equal(Body, Reading.Read(packed, "a.txt.gz").Text);
        }

        Assert.Contains("3 archives", Reading.Refusal(Archives.Gzip(packed)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_text_inside_is_refused() =>
        Assert.Contains("binary", Reading.Refusal(Archives.Gzip([.. Encoding.UTF8.GetBytes(Body), 0, 0, 0, 0])), StringComparison.Ordinal);
}
