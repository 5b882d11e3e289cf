using System.Xml.Linq;

namespace Wirewatch.Articles;

/// <summary>News Industry Text Format 3: one article of a news agency.</summary>
internal static class NitfArticle
{
    /// <summary>What a <c>nitf</c> element says.</summary>
    public static ArticleDraft Read(XElement nitf, ReadingBounds bounds)
    {
        var head = nitf.Child("head");
        var body = nitf.Child("body") ?? nitf;
        var opening = body.Child("body.head");
        return new ArticleDraft
        {
            Title = (opening?.First("hl1") ?? opening?.First("hedline")).Words() ?? head?.Child("title").Words(),
            Paragraphs = body.First("body.content")?.ReadMarkup(bounds) ?? [],
            Published = PublishedDate.ParseMetadata(opening?.First("story.date")?.Says("norm"))
                ?? PublishedDate.ParseMetadata(head?.First("date.issue")?.Says("norm"))
                ?? PublishedDate.ParseMetadata(head?.First("date.release")?.Says("norm"))
                ?? PublishedDate.ParseMetadata(head?.First("pubdata")?.Says("date.publication")),
            Authors = [.. opening?.All("byline").SelectMany(AuthorsOf) ?? []],
            Language = LanguageTag.Parse(nitf.Says("lang") ?? body.Says("lang")),
            Source = opening?.First("distributor").Words() ?? head?.First("pubdata")?.Says("name") ?? head?.First("doc.copyright")?.Says("holder"),
            Url = WebAddress.Parse(head?.First("pubdata")?.Says("ex-ref")),
        };
    }

    private static IEnumerable<string> AuthorsOf(XElement byline) =>
        byline.First("person") is null
            ? Furniture.AuthorsOfStatedByline(string.Concat(byline.Nodes().Select(node => node is XText words ? words.Value : node is XElement { Name.LocalName: not "byttl" } child ? child.Value : " ")))
            : byline.All("person").Select(person => person.Value);
}
