using System.Text;
using Wirewatch.Language;
using Wirewatch.Language.Facts;
using Wirewatch.Language.Recognition;
using Wirewatch.Language.Text;

namespace Wirewatch.Training.Speakers;

/// <summary>Reads the plain constructions that were written for learning who speaks; the head of the file says how.</summary>
internal static class WrittenExamples
{
    /// <summary>The examples of one file.</summary>
    /// <exception cref="InvalidDataException">A line is not written as the head of the file says; the message names the line.</exception>
    public static IEnumerable<SpeakerArticle> Read(string path)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length > 0 && line[0] != '#')
            {
                yield return ReadLine(line, $"{Path.GetFileName(path)}:{number}");
            }
        }
    }

    private static SpeakerArticle ReadLine(string line, string place)
    {
        var brace = line.IndexOf('}');
        if (line[0] != '{' || brace < 0)
        {
            throw new InvalidDataException($"{place}: the line does not begin with its speakers between braces.");
        }
        var speakers = line[1..brace].Split(';');
        var document = ReadText(line[(brace + 1)..].TrimStart(), place);
        new RoleFinding().Apply(document);
        var article = new SpeakerArticle(place, document, [.. speakers.Select(static speaker =>
            new StretchTruth(speaker != "!", speaker is "-" or "!" ? null : speaker, 1))]);
        return article.Context?.Stretches.Count == speakers.Length
            ? article
            : throw new InvalidDataException($"{place}: {speakers.Length} speakers for {article.Context?.Stretches.Count ?? 0} stretches in marks.");
    }

    private static Document ReadText(string marked, string place)
    {
        var text = new StringBuilder();
        var mentions = new List<Mention>();
        for (var i = 0; i < marked.Length; i++)
        {
            if (marked[i] != '[')
            {
                text.Append(marked[i] == '~' ? "\n\n" : marked[i].ToString());
                continue;
            }
            var bar = marked.IndexOf('|', i);
            var close = marked.IndexOf(']', i);
            if (bar < 0 || close < bar || !Enum.TryParse<MentionType>(marked[(bar + 1)..close], ignoreCase: true, out var type))
            {
                throw new InvalidDataException($"{place}: the name that begins with '{marked[i..Math.Min(marked.Length, i + 20)]}' is not written as [name|type].");
            }
            var names = marked[(i + 1)..bar].Split('=');
            mentions.Add(new Mention(text.Length, text.Length + names[0].Length, names[0], type, new EntityId(names[^1])));
            text.Append(names[0]);
            i = close;
        }
        var document = new Document(new ArticleText(text.ToString()));
        new Segmentation().Apply(document);
        foreach (var mention in mentions)
        {
            document.Names.Add(new NameSpan(mention.Start, mention.End, mention.Type));
            document.Mentions.Add(mention);
            if (!document.Entities.Exists(entity => entity.Id == mention.Entity))
            {
                document.Entities.Add(new Entity(mention.Entity, mention.Type, mention.Entity.Value));
            }
        }
        return document;
    }
}
