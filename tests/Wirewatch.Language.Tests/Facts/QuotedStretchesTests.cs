using System.Text;
using CsCheck;
using Wirewatch.Language.Facts;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Tests.Facts;

public sealed class QuotedStretchesTests
{
    private static readonly (string Open, string Close)[] Marks =
        [("“", "”"), ("\"", "\""), ("«", "»"), ("»", "«"), ("»", "»"), ("›", "‹"), ("„", "“"), ("„", "”"), ("‹", "›"), ("‘", "’"), ("'", "'"), ("``", "''"), ("「", "」"), ("『", "』")];

    private static readonly string[] Words = ["we", "won", "the", "war", "don't", "it’s", "O’Neill", "Roe's", "Jeong-hwan", "U.S.", "3.5", "(there)", "2019", "now", "and", "so", "boys'", "boys’"];

    // A sentence ends in a word that is no plural possessive: whether "the boys'" closes a quotation nobody can tell.
    private static readonly Gen<string> Sentences = Gen.Select(Texts.OneOf(Words).Array[0, 8], Texts.OneOf("peace", "it", "win"), Texts.OneOf(".", ",", "!", "?", "", "…"))
        .Select(static (words, last, stop) => string.Join(' ', [.. words, last]) + stop);

    private static readonly Gen<Piece> Pieces = Gen.Select(Gen.Int[-1, Marks.Length - 1], Sentences, Gen.Int[-1, Marks.Length - 1], Sentences, Texts.OneOf(" ", " ", " ", "\n\n"))
        .Select((marks, words, inner, innerWords, space) => new Piece(marks, words, MayStandIn(marks, inner) ? inner : -1, innerWords, space));

    [Fact]
    public void Every_stretch_in_marks_is_found_from_mark_to_mark_and_the_marks_within_belong_to_it() =>
        Pieces.Array[1, 8].Sample(pieces =>
        {
            var text = new StringBuilder();
            var expected = new List<string>();
            foreach (var piece in pieces)
            {
                var start = text.Length;
                piece.WriteTo(text);
                if (piece.Marks >= 0)
                {
                    expected.Add(text.ToString(start, text.Length - start));
                }
                text.Append(piece.Space);
            }
            Assert.Equal(expected, Find(text.ToString()).Select(static found => found.Text));
        });

    [Fact]
    public void Stretches_of_any_text_are_in_order_and_lie_each_in_one_paragraph() =>
        Gen.OneOf(Texts.Any, Texts.OneOf("“", "”", "\"", "'", "‘", "’", "„", "«", "»", "``", "''", " ", " ", "\n\n", "we", "boys", "s", ".", ",", "don’t").Array[0, 60].Select(string.Concat))
            .Sample(text =>
            {
                var end = -1;
                foreach (var (first, last, _, tokens) in Find(text).Select(static found => (found.Stretch.First, found.Stretch.Last, found.Text, found.Tokens)))
                {
                    Assert.True(first > end && last > first && last < tokens.Count);
                    Assert.Equal(TokenKind.Quote, tokens[first].Kind);
                    Assert.DoesNotContain(tokens[(first + 1)..(last + 1)], static token => token.StartsParagraph);
                    end = last;
                }
            });

    [Theory]
    [InlineData("‘He said “no” to me,’ she said.", "‘He said “no” to me,’")]
    [InlineData("'He said \"no\" to me,' she said.", "'He said \"no\" to me,'")]
    [InlineData("“He said \"no\" to me,” she said.", "“He said \"no\" to me,”")]
    [InlineData("\"He said “no” to me,\" she said.", "\"He said “no” to me,\"")]
    [InlineData("„He said ‘no’ to me,“ she said.", "„He said ‘no’ to me,“")]
    [InlineData("'The boys' club is shut' he said.", "'The boys' club is shut'")]
    [InlineData("The 'Chiefs' met the 'Lakers' there.", "'Chiefs'", "'Lakers'")]
    [InlineData("“We won.\n\n“And now we go.”", "“We won.", "“And now we go.”")]
    public void Marks_of_another_kind_and_apostrophes_do_not_close_a_stretch(string text, params string[] stretches) =>
        Assert.Equal(stretches, Find(text).Select(static found => found.Text));

    // Marks that are the same character, or that a reader could take for the closing mark around them, are not nested in print either.
    private static bool MayStandIn(int outer, int inner) =>
        outer >= 0 && inner >= 0 && !Marks[inner].Open.Contains(Marks[outer].Open[0]) && !Marks[inner].Open.Contains(Marks[outer].Close[0]) && !Marks[inner].Close.Contains(Marks[outer].Close[0])
        && !(IsSingle(outer) && IsSingle(inner)) && !(Marks[outer].Open == "“" && Marks[inner].Open == "„") && !(Marks[outer].Open == "„" && Marks[inner].Open is "“" or "\"") && Marks[inner].Open != "``" && Marks[outer].Open != "``";

    private static bool IsSingle(int marks) => Marks[marks].Open is "‘" or "'";

    private static List<(QuotedStretch Stretch, string Text, List<Token> Tokens)> Find(string text)
    {
        var document = new Document(new ArticleText(text));
        new Segmentation().Apply(document);
        var stretches = new List<QuotedStretch>();
        QuotedStretches.Find(text, document.Tokens, stretches);
        return [.. stretches.Select(stretch => (stretch, text[document.Tokens[stretch.First].Start..document.Tokens[stretch.Last].End], document.Tokens))];
    }

    private sealed record Piece(int Marks, string Words, int Inner, string InnerWords, string Space)
    {
        public void WriteTo(StringBuilder text)
        {
            if (Marks < 0)
            {
                text.Append(Words);
                return;
            }
            text.Append(QuotedStretchesTests.Marks[Marks].Open);
            if (Inner >= 0)
            {
                text.Append("She told us: ").Append(QuotedStretchesTests.Marks[Inner].Open).Append(InnerWords).Append(QuotedStretchesTests.Marks[Inner].Close).Append(' ');
            }
            text.Append(Words).Append(QuotedStretchesTests.Marks[Marks].Close);
        }
    }
}
