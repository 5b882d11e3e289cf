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
    public void A_feed_without_articles_is_refused() =>
        Assert.Contains("no articles", Reading.Refusal(Encoding.UTF8.GetBytes(Feed(""))), StringComparison.Ordinal);

    [Fact]
    public void Each_item_of_a_feed_is_an_article_that_is_called_by_its_guid_else_its_link_else_its_content()
    {
        var items = new[]
        {
            Item($"<guid>urn:x:1</guid><link>https://example.com/1</link><description>{Body}</description>", "One"),
            Item($"<link>https://example.com/2</link><description>{Body}</description>", "Two"),
            Item($"<description>{Body}</description>", "Three"),
            Item("<guid>urn:x:4</guid>", "Four"),
            Item($"<guid>urn:x:1</guid><description>{Body}</description>", "Five"),
        };

        var parts = Reading.Parts(Encoding.UTF8.GetBytes(Feed(string.Concat(items))));
        var again = Reading.Parts(Encoding.UTF8.GetBytes(Feed(string.Concat(items.Reverse()))));

        Assert.Equal(["urn:x:1", "https://example.com/2"], parts.Take(2).Select(part => part.Name));
        Assert.Equal(["One", "Two", "Three"], parts.Take(3).Select(part => part.Article!.Title));
        Assert.Equal("Example Wire", parts[1].Article!.Source);
        Assert.Equal("urn:x:1/2", parts[4].Name);
        Assert.Contains("No article text", parts[3].Refusal, StringComparison.Ordinal);
        Assert.Equal(parts[2].Name, again[2].Name);
        Assert.Equal(parts.Select(part => part.Name).Order(StringComparer.Ordinal), again.Select(part => part.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_entries_of_atom_and_the_items_of_a_news_message_are_articles_each()
    {
        var atom = $"<feed xmlns='http://www.w3.org/2005/Atom'><title>Example Wire</title><entry><id>tag:1</id><title>One</title><content>{Body}</content></entry><entry><id>tag:2</id><title>Two</title><content>{Body}</content></entry></feed>";
        string News(string guid, string content) => $"<newsItem guid='{guid}'><contentMeta><headline>{guid}</headline></contentMeta><contentSet>{content}</contentSet></newsItem>";
        var message = $"<newsMessage><itemSet>{News("a", $"<inlineData>{Body}</inlineData>")}{News("picture", "<remoteContent href='x.jpg'/>")}{News("b", $"<inlineData>{Body}</inlineData>")}</itemSet></newsMessage>";

        Assert.Equal(["tag:1", "tag:2"], Reading.Parts(Encoding.UTF8.GetBytes(atom)).Select(part => part.Name));
        Assert.Equal(["a", "b"], Reading.Parts(Encoding.UTF8.GetBytes(message)).Select(part => part.Article!.Title));
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
