using System.Xml.Linq;

namespace Wirewatch.Articles;

/// <summary>One article of a feed: an item of RSS, an entry of Atom.</summary>
internal static class FeedArticle
{
    /// <summary>What an RSS <c>item</c> is called in its feed, or null.</summary>
    public static string? IdOfItem(XElement item) => item.Child("guid").Words() ?? item.Says("about") ?? item.Child("link").Words();

    /// <summary>What an Atom <c>entry</c> is called in its feed, or null.</summary>
    public static string? IdOfEntry(XElement entry) => entry.Child("id").Words() ?? entry.Child("link")?.Says("href");

    /// <summary>What an RSS <c>item</c> says, and what the channel around it adds.</summary>
    public static ArticleDraft ReadItem(XElement item, XElement feed, ReadingBounds bounds)
    {
        var channel = feed.First("channel");
        return new ArticleDraft
        {
            Title = item.Child("title").Words() is { } title ? OneLine(title, bounds) : null,
            Paragraphs = HtmlFormat.ReadFragment(item.Child("encoded").Words() ?? item.Child("description").Words() ?? "", bounds),
            Published = PublishedDate.ParseMail((item.Child("pubDate") ?? item.Child("date")).Words()),
            Authors = [.. item.Elements().Where(element => element.Name.LocalName is "creator" or "author").SelectMany(element => Furniture.AuthorsOfStatedByline(element.Words()))],
            Language = LanguageTag.Parse(item.Child("language").Words()) ?? LanguageTag.Parse(channel?.Child("language").Words()),
            Url = WebAddress.Parse(item.Child("link").Words())
                ?? (item.Child("guid") is { } guid && guid.Says("isPermaLink") != "false" ? WebAddress.Parse(guid.Value) : null),
            Source = item.Child("source").Words() ?? channel?.Child("title").Words(),
        };
    }

    /// <summary>What an Atom <c>entry</c> says, and what the feed around it adds.</summary>
    public static ArticleDraft ReadEntry(XElement entry, XElement feed, ReadingBounds bounds)
    {
        var content = entry.Child("content").Words() is not null ? entry.Child("content")! : entry.Child("summary");
        return new ArticleDraft
        {
            Title = entry.Child("title").Words() is { } title ? OneLine(title, bounds) : null,
            Paragraphs = content is null ? [] : content.Says("type") is "xhtml" ? content.ReadMarkup(bounds) : HtmlFormat.ReadFragment(content.Value, bounds),
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
    private static string OneLine(string title, ReadingBounds bounds) => string.Join(' ', HtmlFormat.ReadFragment(title, bounds).Select(paragraph => paragraph.Text));
}
