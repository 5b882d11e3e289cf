using System.Xml;
using System.Xml.Linq;

namespace Wirewatch.Articles;

/// <summary>XML from strangers: no DTD is processed, no entity expanded, nothing loaded, and depth and size are checked before a tree is built.</summary>
internal static class BoundedXml
{
    /// <summary>The deepest nesting that is read.</summary>
    public const int Deepest = 200;

    /// <summary>The most nodes and attributes that are read.</summary>
    public const int MostNodes = 500_000;

    /// <summary>The settings of every reader. A DOCTYPE is passed over, as old NITF has one; what it declares does not exist.</summary>
    /// <param name="limits">Say how many characters there may be.</param>
    public static XmlReaderSettings Settings(IntakeOptions limits) => new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = limits.Bytes,
    };

    /// <summary>The root of a decoded document.</summary>
    /// <exception cref="UnreadableArticleException">It is not well-formed, or larger or deeper than any article.</exception>
    public static XElement Load(string xml, IntakeOptions limits, CancellationToken cancellationToken)
    {
        try
        {
            using (var reader = XmlReader.Create(new StringReader(xml), Settings(limits)))
            {
                Check(reader, cancellationToken);
            }

            using var again = XmlReader.Create(new StringReader(xml), Settings(limits));
            return XElement.Load(again, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException damage)
        {
            throw new UnreadableArticleException(
                $"The file is XML that breaks off or is damaged at line {damage.LineNumber}, position {damage.LinePosition}, or uses an entity that XML itself does not define. Write it again with an XML library and upload that.");
        }
    }

    /// <summary>Reads to the end, counting.</summary>
    /// <returns>How many characters of text there are.</returns>
    /// <exception cref="UnreadableArticleException">It is larger or deeper than any article.</exception>
    /// <exception cref="XmlException">It is not well-formed.</exception>
    public static long Check(XmlReader reader, CancellationToken cancellationToken)
    {
        var text = 0L;
        for (var nodes = 0; reader.Read();)
        {
            cancellationToken.ThrowIfCancellationRequested();
            nodes += 1 + reader.AttributeCount;
            if (reader.Depth > Deepest || nodes > MostNodes)
            {
                throw new UnreadableArticleException($"The file's XML nests deeper than {Deepest} elements or has more than {MostNodes:N0} of them, which no article has. Save the article alone and upload that.");
            }

            text += reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA ? reader.Value.Length : 0;
        }

        return text;
    }
}
