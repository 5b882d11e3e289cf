using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Wirewatch.Tests.Articles.Fuzzing;

/// <summary>Changes the trees of XML and JSON: takes out, repeats, moves, renames and nests what they hold, and puts in what no sound writer would.</summary>
internal static class TreeMutator
{
    private static readonly string[] Doctypes =
    [
        "<!DOCTYPE a [<!ENTITY b 'c'>]>", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'><!ENTITY % c SYSTEM 'http://127.0.0.1/'>%c;]>",
        "<!DOCTYPE a [<!ENTITY a1 'aaaaaaaaaa'><!ENTITY a2 '&a1;&a1;&a1;&a1;&a1;&a1;'><!ENTITY a3 '&a2;&a2;&a2;&a2;&a2;&a2;'>]>", "<!DOCTYPE nitf SYSTEM \"nitf-3-4.dtd\">", "<!DOCTYPE [",
    ];

    private static readonly string[] Texts = ["&b;", "&a3;", "&#x1F600;", "&#0;", "&lt;p&gt;a", "]]>", "<![CDATA[<p>a</p>]]>", "<!-- -- -->", "<?a b?>", "\uFFFE", "2025-13-45", "9999-12-31T23:59:59Z", "javascript:a", "\u202E"];
    private static readonly string[] ElementNames = ["item", "entry", "guid", "title", "content", "inlineXML", "body.content", "p", "script", "nitf", "newsItem", "channel"];
    private static readonly string[] Declarations = ["", "<?xml version=\"1.0\" encoding=\"utf-16\"?>", "<?xml version=\"1.0\" encoding=\"x\"?>", "<?xml version=\"1.1\"?>", "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>"];
    private static readonly string[] Names = ["text", "body_html", "uri", "bodies", "@type", "@graph", "headline", "published", "authors", "id", "Text", ""];

    // Copies of copies grow without end.
    private const int MostElements = 2_000;

    public static byte[] Xml(byte[] original, Random random)
    {
        var root = XElement.Parse(Encoding.UTF8.GetString(original).TrimStart('\uFEFF'), LoadOptions.PreserveWhitespace);
        const string Mark = "MARK";
        for (var change = random.Next(1, 8); change > 0; change--)
        {
            var elements = root.DescendantsAndSelf().ToArray();
            var element = elements[random.Next(elements.Length)];
            switch (random.Next(8))
            {
                case 0 when element != root:
                    element.Remove();
                    break;
                case 1 when elements.Length is > 1 and < MostElements:
                    element.Add(Enumerable.Range(0, random.Next(1, 30)).Select(_ => new XElement(elements[random.Next(1, elements.Length)])).ToArray<object>());
                    break;
                case 2:
                    element.Name = element.Name.Namespace + ElementNames[random.Next(ElementNames.Length)];
                    break;
                case 3:
                    var inside = element.Nodes().ToArray();
                    element.RemoveNodes();
                    var innermost = element;
                    for (var depth = random.Next(1, 250); depth > 0; depth--)
                    {
                        innermost.Add(new XElement("p"));
                        innermost = (XElement)innermost.LastNode!;
                    }

                    innermost.Add(inside);
                    break;
                case 4:
                    element.SetAttributeValue("guid", random.Next(3) == 0 ? null : "../" + random.Next(5));
                    element.SetAttributeValue(XNamespace.Xml + "lang", random.Next(2) == 0 ? "xx-" : null);
                    break;
                case 5:
                    element.ReplaceNodes(Mark);
                    break;
                case 6:
                    element.ReplaceNodes(elements[random.Next(elements.Length)].Value);
                    break;
                default:
                    element.Add(Mark);
                    break;
            }
        }

        var xml = new StringBuilder(random.Next(2) == 0 ? Declarations[random.Next(Declarations.Length)] : "").Append(random.Next(3) == 0 ? Doctypes[random.Next(Doctypes.Length)] : "");
        foreach (var piece in root.ToString(SaveOptions.DisableFormatting).Split(Mark))
        {
            xml.Append(piece).Append(random.Next(4) == 0 ? Texts[random.Next(Texts.Length)] : "");
        }

        return Encoding.UTF8.GetBytes(xml.ToString());
    }

    public static byte[] Json(byte[] original, Random random)
    {
        var root = JsonNode.Parse(original)!;
        for (var change = random.Next(1, 8); change > 0; change--)
        {
            var nodes = Below(root).ToArray();
            var node = nodes[random.Next(nodes.Length)];
            var other = Value(nodes[random.Next(nodes.Length)], random);
            switch (node)
            {
                case JsonObject item when item.Count > 0 && random.Next(3) == 0:
                    item.Remove(item.ElementAt(random.Next(item.Count)).Key);
                    break;
                case JsonObject item when item.Count > 0 && random.Next(2) == 0:
                    item[item.ElementAt(random.Next(item.Count)).Key] = other;
                    break;
                case JsonObject item:
                    item[Names[random.Next(Names.Length)]] = other;
                    break;
                case JsonArray list:
                    list.Add(other);
                    break;
                default:
                    node.ReplaceWith(other);
                    root = node == root ? other! : root;
                    break;
            }

            root ??= new JsonObject();
        }

        var text = root.ToJsonString();
        return Encoding.UTF8.GetBytes(random.Next(6) switch
        {
            0 => text.Replace("Oslo", "\\ud800", StringComparison.Ordinal),
            1 => $"[{text},{text},null,1,\"a\"]",
            2 => text.Replace(":\"", ":/* a */\"", StringComparison.Ordinal),
            _ => text,
        });
    }

    private static JsonNode? Value(JsonNode sample, Random random) => random.Next(8) switch
    {
        0 => null,
        1 => JsonValue.Create(1e308),
        2 => new JsonArray(sample.DeepClone(), sample.DeepClone()),
        3 => Nested(random.Next(1, 60)),
        4 => new JsonObject { ["name"] = sample.DeepClone(), ["value"] = sample.DeepClone() },
        5 => JsonValue.Create("<p>" + new string('a', random.Next(3_000))),
        6 => JsonValue.Create(false),
        _ => sample.DeepClone(),
    };

    private static JsonNode Nested(int depth)
    {
        JsonNode node = new JsonArray();
        for (; depth > 0; depth--)
        {
            node = depth % 2 == 0 ? new JsonArray(node) : new JsonObject { ["@graph"] = node };
        }

        return node;
    }

    private static IEnumerable<JsonNode> Below(JsonNode root)
    {
        var open = new Stack<JsonNode>([root]);
        while (open.TryPop(out var node))
        {
            yield return node;
            var children = node.GetValueKind() switch
            {
                JsonValueKind.Object => node.AsObject().Select(pair => pair.Value),
                JsonValueKind.Array => node.AsArray(),
                _ => [],
            };
            foreach (var child in children.OfType<JsonNode>())
            {
                open.Push(child);
            }
        }
    }
}
