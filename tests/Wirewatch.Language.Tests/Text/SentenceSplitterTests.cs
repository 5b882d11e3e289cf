using CsCheck;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Tests.Text;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("Lt. Gen. Son met Adm. Bauer. They spoke.", "Lt. Gen. Son met Adm. Bauer.|They spoke.")]
    [InlineData("The U.S. Senate voted. It rose 3.5 percent.", "The U.S. Senate voted.|It rose 3.5 percent.")]
    [InlineData("He left the U.S. The next day he died.", "He left the U.S.|The next day he died.")]
    [InlineData("George W. Bush spoke at 5 p.m. Friday in Paris.", "George W. Bush spoke at 5 p.m. Friday in Paris.")]
    [InlineData("“It is over.” He left. “We won!” she cried.", "“It is over.”|He left.|“We won!” she cried.")]
    [InlineData("\"It is over. We go home,\" he said. Then he left.", "\"It is over.|We go home,\" he said.|Then he left.")]
    [InlineData("It failed (as before.) Nobody knew.", "It failed (as before.)|Nobody knew.")]
    [InlineData("NATO meets in Brussels\n\nThe allies met", "NATO meets in Brussels|The allies met")]
    [InlineData("NATO meets in Brussels\nThe allies met on Friday and spoke about the war\nin the east.", "NATO meets in Brussels|The allies met on Friday and spoke about the war\nin the east.")]
    [InlineData("The ministers of nine countries met in the capital Buenos\nAires on Tuesday, and they spoke of the plan.", "The ministers of nine countries met in the capital Buenos\nAires on Tuesday, and they spoke of the plan.")]
    [InlineData("Ministers of Nine Countries Meet in Buenos Aires\nThe ministers of nine countries met in the capital Buenos Aires on Tuesday.", "Ministers of Nine Countries Meet in Buenos Aires|The ministers of nine countries met in the capital Buenos Aires on Tuesday.")]
    [InlineData("Wait... he said. What? Yes!", "Wait... he said.|What?|Yes!")]
    [InlineData("We saw [...] Many of them. Go to amazon.com. Then stop.", "We saw [...] Many of them.|Go to amazon.com.|Then stop.")]
    [InlineData("She wrote on X. ODM members left. X. Roe and Malcolm X. Roe stayed.", "She wrote on X.|ODM members left.|X. Roe and Malcolm X. Roe stayed.")]
    public void A_text_falls_into_its_sentences(string text, string expected) =>
        Assert.Equal(expected.Split('|'), SentenceSplitter.Split(text, Tokenizer.Tokenize(text)).ConvertAll(sentence => sentence.Span.Of(text)));

    [Fact]
    public void Every_token_lies_in_exactly_one_sentence() =>
        Texts.Any.Sample(text =>
        {
            var tokens = Tokenizer.Tokenize(text);
            var next = 0;
            foreach (var sentence in SentenceSplitter.Split(text, tokens))
            {
                Assert.Equal(next, sentence.First);
                Assert.True(sentence.Last > sentence.First);
                Assert.Equal(new TextSpan(tokens[sentence.First].Start, tokens[sentence.Last - 1].End), sentence.Span);
                next = sentence.Last;
            }
            Assert.Equal(tokens.Count, next);
        });

    [Fact]
    public void Endless_runs_of_marks_are_split_without_delay_or_overflow()
    {
        foreach (var mark in (string[])["(", ")", "\"", ". ", "…)", "“", "-", "' "])
        {
            var text = string.Concat(Enumerable.Repeat(mark, 200_000));
            Assert.NotEmpty(SentenceSplitter.Split(text, Tokenizer.Tokenize(text)));
        }
    }
}
