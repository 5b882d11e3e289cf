using System.Xml.Linq;

namespace Wirewatch.Articles;

/// <summary>A news item of NewsML-G2 whose text is inside it: as NITF, as XHTML, or plain.</summary>
internal static class NewsMlArticle
{
    /// <summary>Whether a <c>newsItem</c> holds text; pictures and packages do not.</summary>
    public static bool HasText(XElement item) => ContentOf(item) is not null;

    /// <summary>What a <c>newsItem</c> says.</summary>
    public static ArticleDraft Read(XElement item, ReadingBounds bounds)
    {
        var content = ContentOf(item)!;
        var about = item.Child("contentMeta");
        var management = item.Child("itemMeta");
        var nitf = content.First("nitf");
        var text = nitf is not null ? NitfArticle.Read(nitf, bounds) : new ArticleDraft { Paragraphs = ParagraphsOf(content, bounds) };
        var authors = about?.Elements().Where(element => element.Name.LocalName == "by").SelectMany(by => Furniture.AuthorsOfStatedByline(by.Words())).ToArray() ?? [];
        return text with
        {
            Title = about?.Child("headline").Words() ?? text.Title ?? management?.Child("title").Words(),
            Published = PublishedDate.ParseMetadata(about?.Child("contentCreated").Words()) ?? text.Published
                ?? PublishedDate.ParseMetadata(management?.Child("firstCreated").Words())
                ?? PublishedDate.ParseMetadata(management?.Child("versionCreated").Words()),
            Authors = authors.Length > 0 ? authors : text.Authors,
            Language = LanguageTag.Parse(about?.Child("language")?.Says("tag")) ?? text.Language ?? LanguageTag.Parse(content.Says("lang") ?? item.Says("lang")),
            Source = NameOf(about?.Child("infoSource")) ?? text.Source ?? NameOf(management?.Child("provider")),
            Url = text.Url ?? item.All("link").Select(link => WebAddress.Parse(link.Says("href"))).FirstOrDefault(address => address is not null),
        };
    }

    private static XElement? ContentOf(XElement item) =>
        item.Child("contentSet")?.Elements().FirstOrDefault(content => content.Name.LocalName is "inlineXML" or "inlineData" && !string.IsNullOrWhiteSpace(content.Value));

    private static IReadOnlyList<Paragraph> ParagraphsOf(XElement content, ReadingBounds bounds) =>
        content.Name.LocalName == "inlineData" ? HtmlFormat.ReadFragment(content.Value, bounds) : (content.First("body") ?? content).ReadMarkup(bounds);

    private static string? NameOf(XElement? party) =>
        party is null ? null : party.Child("name").Words() ?? party.Says("literal");
}
