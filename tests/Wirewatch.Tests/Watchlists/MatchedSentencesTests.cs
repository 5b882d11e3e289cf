using System.Globalization;
using CsCheck;
using Wirewatch.Watchlists;

namespace Wirewatch.Tests.Watchlists;

/// <summary>When two sentences are the same news.</summary>
public sealed class MatchedSentencesTests
{
    [Theory]
    [InlineData("Prices rose 3.5 percent.", "Prices rose 35 percent.")]
    [InlineData("Prices rose 3.5%.", "Prices rose 35%.")]
    [InlineData("It was -5 degrees.", "It was 5 degrees.")]
    [InlineData("It was −5 degrees.", "It was 5 degrees.")]
    [InlineData("It costs $5.", "It costs €5.")]
    [InlineData("It made -€5 million.", "It made €5 million.")]
    [InlineData("It costs $5.", "It costs 5.")]
    [InlineData("It grew by .5 points.", "It grew by 5 points.")]
    [InlineData("Jane Doe counted 11 guests.", "Jane Doe counted 12 guests.")]
    public void Another_number_is_another_sentence(string one, string other) => Assert.NotEqual(MatchedSentences.HashOf(one), MatchedSentences.HashOf(other));

    [Theory]
    [InlineData("“We met,” Jane Doe said.", "\"We met,\"  jane doe said.")]
    [InlineData("Jane Doe's U.S. tour", "Jane Doe’s US tour")]
    [InlineData("a 10-15 score", "a 10–15 score")]
    [InlineData("Prices rose 5%.", "Prices rose 5 percent.")]
    [InlineData("11,000 soldiers", "11 000 soldiers")]
    public void Another_way_to_write_it_is_the_same_sentence(string one, string other) => Assert.Equal(MatchedSentences.HashOf(one), MatchedSentences.HashOf(other));

    [Fact]
    public void Two_decimal_numbers_that_differ_never_make_one_sentence() =>
        Gen.Select(Gen.Int[-9_999, 9_999], Gen.Int[-9_999, 9_999]).Where((one, other) => one != other).Sample((one, other) =>
            MatchedSentences.HashOf(Sentence(one)) != MatchedSentences.HashOf(Sentence(other)));

    private static string Sentence(int hundredths) => string.Create(CultureInfo.InvariantCulture, $"It fell by {hundredths / 100m} points.");
}
