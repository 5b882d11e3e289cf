using CsCheck;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Tests;

/// <summary>Laws of the mentions in any text.</summary>
public sealed class MentionLawTests
{
    private static readonly Annotator Annotator = new();

    private static readonly Gen<string> Names = Texts.OneOf(
        "Jane Roe", "O'Neill", "Kim Jong-un", "al-Assad", "U.S.", "US", "anti-Biden", "Moscow-based", "F-15E Strike Eagle", "NATO", "Roes'", "Roe's", "São Paulo", "Kraków", "İzmir",
        "AT&T", "@NATO", "#Brexit", "http://bbc.com/Paris", "roe@Paris.fr", "COVID-19", "R-Ohio", "Israeli–Palestinian", "(Paris)", "“Paris”", "ParisParis", "Paris2", "2Paris", "Pa\u00adris", "e\u0301Paris");

    [Fact]
    public void The_ends_of_every_mention_are_ends_of_words() =>
        Gen.OneOf(Texts.Any, Gen.OneOf(Names, Texts.OneOf("said", "in", "the", ",", ".", "and", "\n\n", "met", "President", "of")).Array[0, 40].Select(static words => string.Join(' ', words)),
            Names.Array[1, 6].Select(string.Concat)).Sample(text =>
        {
            var document = new Document(new ArticleText(text));
            new Segmentation().Apply(document);
            var starts = document.Tokens.Select(static token => token.Start).ToHashSet();
            var ends = document.Tokens.Select(static token => token.End).ToHashSet();
            var end = 0;
            foreach (var mention in Annotator.Annotate(new ArticleText(text)).Mentions)
            {
                Assert.True(mention.Start >= end && mention.End > mention.Start);
                Assert.Contains(mention.Start, starts);
                Assert.Contains(mention.End, ends);
                Assert.False(mention.Start > 0 && char.IsAsciiLetterOrDigit(text[mention.Start - 1]) && char.IsAsciiLetterOrDigit(text[mention.Start]), text);
                Assert.False(mention.End < text.Length && char.IsAsciiLetterOrDigit(text[mention.End - 1]) && char.IsAsciiLetterOrDigit(text[mention.End]), text);
                end = mention.End;
            }
        });
}
