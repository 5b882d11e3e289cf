using System.Xml.Linq;

namespace Wirewatch.Articles;

/// <summary>One article of a feed: an item of RSS, an entry of Atom.</summary>
internal static class FeedArticle
{
    /// <summary>What an RSS <c>item</c> says, and what the channel around it adds.</summary>
    public static ArticleDraft ReadItem(XElement item, XElement feed)
    {
        var channel = feed.First("channel");
        return new ArticleDraft
        {
            Title = item.Child("title").Words() is { } title ? OneLine(title) : null,
            Paragraphs = HtmlFormat.ReadFragment(item.Child("encoded").Words() ?? item.Child("description").Words() ?? ""),
            Published = PublishedDate.ParseMail((item.Child("pubDate") ?? item.Child("date")).Words()),
            Authors = [.. item.Elements().Where(element => element.Name.LocalName is "creator" or "author").SelectMany(element => Furniture.AuthorsOfStatedByline(element.Words()))],
            Language = LanguageTag.Parse(item.Child("language").Words()) ?? LanguageTag.Parse(channel?.Child("language").Words()),
            Url = WebAddress.Parse(item.Child("link").Words())
                ?? (item.Child("guid") is { } guid && guid.Says("isPermaLink") != "false" ? WebAddress.Parse(guid.Value) : null),
            Source = item.Child("source").Words() ?? channel?.Child("title").Words(),
        };
    }

    /// <summary>What an Atom <c>entry</c> says, and what the feed around it adds.</summary>
    public static ArticleDraft ReadEntry(XElement entry, XElement feed)
    {
        var content = entry.Child("content").Words() is not null ? entry.Child("content")! : entry.Child("summary");
        return new ArticleDraft
        {
            Title = entry.Child("title").Words() is { } title ? OneLine(title) : null,
            Paragraphs = content is null ? [] : content.Says("type") is "xhtml" ? content.ReadMarkup() : HtmlFormat.ReadFragment(content.Value),
            Published = PublishedDate.ParseMetadata((entry.Child("published") ?? entry.Child("issued") ?? entry.Child("updated")).Words()),
            Authors = [.. entry.Elements().Where(element => element.Name.LocalName == "author").Select(author => author.Child("name").Words()).OfType<string>()],
            Language = LanguageTag.Parse(content?.Says("lang") ?? entry.Says("lang") ?? feed.Says("lang")),
            Url = entry.Elements()
                .Where(element => element.Name.LocalName == "link" && element.Says("rel") is null or "alternate")
                .Select(link => WebAddress.Parse(link.Says("href")))
                .FirstOrDefault(address => address is not null),
            Source = entry.Child("source")?.Child("title").Words() ?? (feed == entry ? null : feed.Child("title").Words()),
        };
    }

    // Titles carry markup and entities of HTML, once more escaped.
    private static string OneLine(string title) => string.Join(' ', HtmlFormat.ReadFragment(title).Select(paragraph => paragraph.Text));
}
