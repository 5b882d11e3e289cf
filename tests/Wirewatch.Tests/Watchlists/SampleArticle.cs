using Wirewatch.Articles;
using Wirewatch.Ingestion;
using Wirewatch.Language;
using Wirewatch.Language.Text;

namespace Wirewatch.Tests.Watchlists;

/// <summary>Articles with hand-made annotations: sentences end at a full stop, and every occurrence of a given name is a mention.</summary>
internal static class SampleArticle
{
    public static IngestedArticle Of(string name, string version, DateTimeOffset uploaded, string text, params (string Name, string Id, MentionType Type)[] names)
    {
        var mentions = names
            .SelectMany(known => Occurrences(text, known.Name).Select(start => new Mention(start, start + known.Name.Length, known.Name, known.Type, new EntityId(known.Id))))
            .OrderBy(mention => mention.Start)
            .ToArray();
        return new IngestedArticle(ArticleId.FromBlobName(name), version, new Article { Name = name, Title = $"Title of {name}", Published = uploaded, Text = text }, new AnnotatedText
        {
            Language = "en",
            Text = text,
            Sentences = [.. Sentences(text)],
            Mentions = mentions,
            Entities = [.. names.GroupBy(known => known.Id).Select(known => new Entity(new EntityId(known.Key), known.First().Type, known.First().Name)
            {
                Aliases = [.. known.Skip(1).Select(other => other.Name)],
            })],
        }, uploaded);
    }

    private static IEnumerable<int> Occurrences(string text, string name)
    {
        for (var start = text.IndexOf(name, StringComparison.Ordinal); start >= 0; start = text.IndexOf(name, start + name.Length, StringComparison.Ordinal))
        {
            yield return start;
        }
    }

    private static IEnumerable<TextSpan> Sentences(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var stop = text.IndexOf('.', start);
            var end = stop < 0 ? text.Length : stop + 1;
            yield return new TextSpan(start, end);
            for (start = end; start < text.Length && text[start] == ' ';)
            {
                start++;
            }
        }
    }
}
