using System.Text;

namespace Wirewatch.Tests.Articles;

public sealed class XmlTests
{
    private const string Body = "The council of Oslo met on Monday to speak about the harbour.";

    private static string Item(string content, string title = "Oslo meets") => $"<item><title>{title}</title>{content}</item>";

    private static string Feed(string items) => $"<?xml version='1.0'?><rss version='2.0'><channel><title>Example Wire</title>{items}</channel></rss>";

    [Fact]
    public void Entities_are_never_expanded_and_nothing_is_loaded()
    {
        const string bomb = """
            <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
            """;

        Assert.Contains("entity", Reading.Refusal(Encoding.UTF8.GetBytes(bomb + Feed(Item("<description>&b;</description>"))[21..])), StringComparison.Ordinal);
        Assert.Contains("entity", Reading.Refusal(Encoding.UTF8.GetBytes(bomb + Feed(Item("<description>&c;</description>"))[21..])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a>", "nests deeper")]
    [InlineData("<a/>", "nests deeper")]
    public void Xml_of_absurd_depth_or_size_is_refused(string piece, string reason) =>
        Assert.Contains(reason, Reading.Refusal(Encoding.UTF8.GetBytes(Feed(Item(string.Concat(Enumerable.Repeat(piece, 600_000)))))), StringComparison.Ordinal);

    [Fact]
    public void Escaped_markup_in_a_feed_is_read_as_markup_and_its_caption_is_marked()
    {
        var article = Reading.Read(Feed(Item($"<description>&lt;figure&gt;&lt;figcaption&gt;The harbour of Oslo on Monday.&lt;/figcaption&gt;&lt;/figure&gt;&lt;p&gt;{Body}&lt;/p&gt;</description>", "Oslo &amp;amp; meets")));

        Assert.Equal($"Oslo & meets\n\nThe harbour of Oslo on Monday.\n\n{Body}", article.Text);
        Assert.Single(article.Captions);
    }

    [Fact]
    public void The_author_of_an_item_may_be_an_address_with_a_name() =>
        Assert.Equal(["Jane Doe"], Reading.Read(Feed(Item($"<description>{Body}</description><author>jane@example.com (Jane Doe)</author>"))).Authors);

    [Fact]
    public void A_feed_without_and_one_with_several_articles_are_refused_with_the_count()
    {
        Assert.Contains("no articles", Reading.Refusal(Encoding.UTF8.GetBytes(Feed(""))), StringComparison.Ordinal);
        Assert.Contains("2 articles", Reading.Refusal(Encoding.UTF8.GetBytes(Feed(Item("<description>a</description>") + Item("<description>b</description>")))), StringComparison.Ordinal);
    }

    [Fact]
    public void Xml_of_another_kind_is_refused_with_its_name() =>
        Assert.Contains("<invoice>", Reading.Refusal(Encoding.UTF8.GetBytes($"<?xml version='1.0'?><!-- x --><ns:invoice xmlns:ns='urn:x'>{Body}</ns:invoice>")), StringComparison.Ordinal);

    [Fact]
    public void Xhtml_is_read_as_a_page() =>
        Assert.Contains(Body, Reading.Read($"<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><body><p>{Body}</p></body></html>").Text, StringComparison.Ordinal);

    [Fact]
    public void The_declared_encoding_is_used()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var xml = Feed(Item("<description>The council of Besançon met, as Chloé Müller said.</description>")).Replace("'1.0'", "'1.0' encoding='iso-8859-1'", StringComparison.Ordinal);

        Assert.EndsWith("The council of Besançon met, as Chloé Müller said.", Reading.Read(Encoding.GetEncoding("iso-8859-1").GetBytes(xml)).Text, StringComparison.Ordinal);
        Assert.EndsWith("Chloé Müller said.", Reading.Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(xml)]).Text, StringComparison.Ordinal);
    }
}
