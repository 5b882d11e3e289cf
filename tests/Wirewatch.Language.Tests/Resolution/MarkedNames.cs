using Wirewatch.Language.Recognition;
using Wirewatch.Language.Resolution;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Tests.Resolution;

/// <summary>Texts that mark their names.</summary>
internal static class MarkedNames
{
    /// <summary>Resolves names that the text marks itself: <c>[p:name]</c>, o, l, n, f.</summary>
    public static Document Resolve(string marked)
    {
        var text = new System.Text.StringBuilder();
        var names = new List<NameSpan>();
        for (var index = 0; index < marked.Length; index++)
        {
            if (marked[index] == '[')
            {
                var end = marked.IndexOf(']', index);
                var type = marked[index + 1] switch
                {
                    'p' => MentionType.Person,
                    'o' => MentionType.Organization,
                    'l' => MentionType.Location,
                    'f' => MentionType.Facility,
                    _ => MentionType.Norp,
                };
                names.Add(new NameSpan(text.Length, text.Length + end - index - 3, type));
                text.Append(marked, index + 3, end - index - 3);
                index = end;
            }
            else
            {
                text.Append(marked[index]);
            }
        }

        var document = new Document(new ArticleText(text.ToString()));
        new Segmentation().Apply(document);
        document.Names.AddRange(names);
        new EntityResolution().Apply(document);
        return document;
    }
}
