using System.Xml.Linq;

namespace Wirewatch.Articles;

/// <summary>Elements by their local names, whatever their namespace.</summary>
internal static class XmlElements
{
    // NITF's elements that HTML knows by another name.
    private static readonly Dictionary<string, string> HtmlNames = new(StringComparer.Ordinal)
    {
        ["media"] = "figure", ["media-caption"] = "figcaption", ["hl1"] = "h1", ["hl2"] = "h2", ["bq"] = "blockquote", ["block"] = "div", ["fn"] = "aside", ["note"] = "aside",
        ["media-metadata"] = "template", ["media-reference"] = "template", ["media-producer"] = "template", ["media-object"] = "template",
    };

    /// <summary>This element, if it is called so, and all below it that are, in document order.</summary>
    public static XElement[] All(this XElement element, string name) => [.. element.DescendantsAndSelf().Where(found => found.Name.LocalName == name)];

    /// <summary>The first element below this one that is called so, or null.</summary>
    public static XElement? First(this XElement element, string name) => element.Descendants().FirstOrDefault(found => found.Name.LocalName == name);

    /// <summary>The first child that is called so, or null.</summary>
    public static XElement? Child(this XElement element, string name) => element.Elements().FirstOrDefault(found => found.Name.LocalName == name);

    /// <summary>An attribute's value, or null.</summary>
    public static string? Says(this XElement element, string name) => element.Attributes().FirstOrDefault(found => found.Name.LocalName == name)?.Value;

    /// <summary>The text below the element where it is more than white space, or null.</summary>
    public static string? Words(this XElement? element) => element is not null && !string.IsNullOrWhiteSpace(element.Value) ? element.Value : null;

    /// <summary>The paragraphs of an element that holds XHTML or the content of NITF.</summary>
    public static IReadOnlyList<Paragraph> ReadMarkup(this XElement element, ReadingBounds bounds)
    {
        var markup = new XElement("div", element.Nodes().Select(node => node is XElement child ? AsHtml(child) : node));
        return HtmlFormat.ReadFragment(markup.ToString(SaveOptions.DisableFormatting), bounds);
    }

    // HTML knows no namespaces, and takes <p/> for a start tag.
    private static XElement AsHtml(XElement element)
    {
        var name = HtmlNames.GetValueOrDefault(element.Name.LocalName, element.Name.LocalName);
        return new XElement(
            name,
            element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.NamespaceName.Length == 0),
            element.Nodes().Select(node => node is XElement child ? AsHtml(child) : node),
            name is "br" or "img" or "hr" ? null : "");
    }
}
