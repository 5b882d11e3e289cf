using System.Text;
using Wirewatch.Language.Recognition;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Tests;

/// <summary>Reads a text in which names are marked, as in <c>Adm. [Jane Roe|person] of [NATO|organization]</c>, so that facts can be tested without a
/// recogniser. The entity's id is the name, or what stands behind a second bar: <c>[Roe|person|Jane Roe]</c>.</summary>
internal static class MarkedText
{
    public static Document Read(string marked, DateTimeOffset? published = null)
    {
        var text = new StringBuilder();
        var mentions = new List<Mention>();
        for (var i = 0; i < marked.Length; i++)
        {
            if (marked[i] != '[')
            {
                text.Append(marked[i]);
                continue;
            }
            var close = marked.IndexOf(']', i);
            var parts = marked[(i + 1)..close].Split('|');
            var type = Enum.Parse<MentionType>(parts[1], ignoreCase: true);
            mentions.Add(new Mention(text.Length, text.Length + parts[0].Length, parts[0], type, new EntityId(parts.Length > 2 ? parts[2] : parts[0])));
            text.Append(parts[0]);
            i = close;
        }
        var document = new Document(new ArticleText(text.ToString()) { Published = published });
        new Segmentation().Apply(document);
        foreach (var mention in mentions)
        {
            document.Names.Add(new NameSpan(mention.Start, mention.End, mention.Type));
            document.Mentions.Add(mention);
            if (!document.Entities.Exists(entity => entity.Id == mention.Entity))
            {
                document.Entities.Add(new Entity(mention.Entity, mention.Type, mention.Entity.Value) { Mentions = 1 });
            }
        }
        return document;
    }
}
