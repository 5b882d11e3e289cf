using System.Buffers;
using System.Xml.Linq;

namespace Wirewatch.Articles;

/// <summary>XML of agencies and feeds: NITF, NewsML-G2, RSS (1.0 and 2.0) and Atom. Namespaces are left out of account, because senders mix
/// them up; element names decide.</summary>
internal sealed class XmlFormat : IArticleFormat
{
    private static readonly HashSet<string> Roots = new(StringComparer.Ordinal) { "nitf", "newsMessage", "newsItem", "rss", "RDF", "feed", "entry" };
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>");

    /// <inheritdoc/>
    public bool Recognizes(UploadHead head)
    {
        if (!head.Text.StartsWith('<') || RootOf(head.Text) is not { } root)
        {
            return false;
        }

        return Roots.Contains(root)
            || !root.Equals("html", StringComparison.OrdinalIgnoreCase) && (head.Text.StartsWith("<?xml", StringComparison.Ordinal) || head.IsCalled("xml", ".xml"));
    }

    /// <inheritdoc/>
    public IEnumerable<PackedArticle> Open(ArticleUpload upload, Unpacking unpacking)
    {
        var content = upload.Content.Span;
        var root = BoundedXml.Load(TextDecoding.Decode(content, PlainTextFormat.CharsetOf(upload.ContentType) ?? HtmlFormat.CharsetIn(content)), unpacking.Limits, unpacking.Cancellation);
        return root.Name.LocalName switch
        {
            "nitf" => [new PackedArticle(null) { Item = bounds => NitfArticle.Read(root, bounds) }],
            "newsItem" when NewsMlArticle.HasText(root) => [new PackedArticle(null) { Item = bounds => NewsMlArticle.Read(root, bounds) }],
            "newsMessage" or "newsItem" => Items([.. root.All("newsItem").Where(NewsMlArticle.HasText)], item => item.Says("guid"), NewsMlArticle.Read, "news items", unpacking),
            "entry" => [new PackedArticle(null) { Item = bounds => FeedArticle.ReadEntry(root, root, bounds) }],
            "rss" or "RDF" => Items(root.All("item"), FeedArticle.IdOfItem, (item, bounds) => FeedArticle.ReadItem(item, root, bounds), "articles", unpacking),
            "feed" => Items(root.All("entry"), FeedArticle.IdOfEntry, (entry, bounds) => FeedArticle.ReadEntry(entry, root, bounds), "articles", unpacking),
            var other => throw new UnreadableArticleException(
                $"The file is XML that begins with <{other[..Math.Min(other.Length, 60)]}>, and only NITF, NewsML-G2, RSS and Atom are read. Save the article as text or HTML and upload that."),
        };
    }

    private static IEnumerable<PackedArticle> Items(
        XElement[] items, Func<XElement, string?> idOf, Func<XElement, ReadingBounds, ArticleDraft> read, string what, Unpacking unpacking)
    {
        unpacking.Count(items.Length);
        return items.Length > 0
            ? items.Select(item => new PackedArticle(idOf(item)?.Trim() ?? ContentId.Of(item.ToString(SaveOptions.DisableFormatting))) { Item = bounds => read(item, bounds) })
            : throw new UnreadableArticleException($"The XML holds no {what} with text. Check that it holds the article itself, and upload it again.");
    }

    // The name of the first element after the declaration, comments and a DOCTYPE.
    private static string? RootOf(string text)
    {
        var rest = text.AsSpan();
        while (true)
        {
            rest = rest.TrimStart();
            var end = rest.StartsWith("<?") ? rest.IndexOf("?>") + 1
                : rest.StartsWith("<!--") ? rest.IndexOf("-->") + 2
                : rest.StartsWith("<!") ? EndOfDoctype(rest)
                : -1;
            if (end < 2)
            {
                break;
            }

            rest = rest[(end + 1)..];
        }

        if (!rest.StartsWith("<"))
        {
            return null;
        }

        var length = rest[1..].IndexOfAny(NameEnds);
        var name = rest[1..(length < 0 ? rest.Length : length + 1)];
        name = name[(name.LastIndexOf(':') + 1)..];
        return name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') ? name.ToString() : null;
    }

    private static int EndOfDoctype(ReadOnlySpan<char> text)
    {
        var subset = text.IndexOf('[');
        var end = text.IndexOf('>');
        if (subset < 0 || subset > end)
        {
            return end;
        }

        var close = text[subset..].IndexOf(']');
        var after = close < 0 ? -1 : text[(subset + close)..].IndexOf('>');
        return after < 0 ? -1 : subset + close + after;
    }
}
