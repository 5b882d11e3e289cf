using System.Globalization;
using Wirewatch.Language;
using Wirewatch.Language.Facts;
using Wirewatch.Language.Recognition;
using Wirewatch.Language.Resolution;
using Wirewatch.Language.Text;
using Wirewatch.Training.Corpora;
using Wirewatch.Training.Gazetteers;

namespace Wirewatch.Training.Speakers;

/// <summary>Reads who says what in the articles that were annotated for names (<c>voa-articles.txt</c>, <c>written.txt</c>); the head of
/// <c>speakers-articles.tsv</c> says how it is written.</summary>
internal static class SpokenArticles
{
    /// <summary>The articles in which something stands in quotation marks.</summary>
    /// <param name="folder">The folder of the annotations.</param>
    /// <exception cref="InvalidDataException">A row names an article, or a speaker that its article does not; the message names the row.</exception>
    public static IEnumerable<SpeakerArticle> Read(string folder)
    {
        var rows = Delimited.Tabs(Path.Combine(folder, "speakers-articles.tsv")).GroupBy(static row => row[0]).ToDictionary(static group => group.Key, static group => group.ToList());
        foreach (var text in BracketReader.Read(Path.Combine(folder, "voa-articles.txt")).Concat(BracketReader.Read(Path.Combine(folder, "written.txt"))))
        {
            if (rows.Remove(text.Id, out var marks))
            {
                yield return ReadArticle(text, marks);
            }
        }
        if (rows.Count > 0)
        {
            throw new InvalidDataException($"speakers-articles.tsv: no article begins at {rows.Keys.First()}.");
        }
    }

    private static SpeakerArticle ReadArticle(LabelledText text, List<string[]> rows)
    {
        var document = new Document(new ArticleText(text.Text));
        new Segmentation().Apply(document);
        document.Names.AddRange(text.Spans.Select(static span => new NameSpan(span.Start, span.End, (MentionType)System.Numerics.BitOperations.TrailingZeroCount((int)span.Types))));
        foreach (var step in (IAnnotationStep[])[new EntityResolution(), new DateFinding(), new AmountFinding(), new RoleFinding()])
        {
            step.Apply(document);
        }
        var truth = rows.ToDictionary(static row => int.Parse(row[1], CultureInfo.InvariantCulture), row => new StretchTruth(row[2] != "!", SpeakerOf(document, row), 1));
        return new SpeakerArticle(text.Id, document, start => truth.GetValueOrDefault(start));
    }

    private static string? SpeakerOf(Document document, string[] row)
    {
        if (row[2] is "-" or "!")
        {
            return null;
        }
        var mention = document.Mentions.Find(mention => mention.Text == row[2])
            ?? throw new InvalidDataException($"speakers-articles.tsv: the article at {row[0]} has no name '{row[2]}'.");
        return mention.Entity.Value;
    }
}
