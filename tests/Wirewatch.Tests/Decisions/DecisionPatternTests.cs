using CsCheck;
using Wirewatch.Decisions;

namespace Wirewatch.Tests.Decisions;

public sealed class DecisionPatternTests
{
    [Theory]
    [InlineData("Kim", "Then Kim scored.", true)]
    [InlineData("kim scored", "Then KIM, scored.", true)]
    [InlineData("Kim", "Then Kimberley scored.", false)]
    [InlineData("Kim*", "Then Kimberley scored.", true)]
    [InlineData("Kim * football", "Kim was never good at football.", true)]
    [InlineData("Kim * football", "Football was never for Kim.", false)]
    [InlineData("football * Kim * goal", "In football, says Kim, a goal counts.", true)]
    [InlineData("Jeong-hwan", "Son Jeong hwan left.", true)]
    [InlineData("José", "Jose left.", true)]
    [InlineData("a b a c", "x a b a b a c", true)]
    public void A_pattern_fits_the_sentence_that_holds_its_words(string pattern, string sentence, bool fits) =>
        Assert.Equal(fits, DecisionPattern.Parse(pattern)!.Fits(sentence));

    [Theory]
    [InlineData("")]
    [InlineData("* *")]
    [InlineData("... !")]
    public void A_pattern_without_a_word_is_none(string pattern) => Assert.Null(DecisionPattern.Parse(pattern));

    [Fact]
    public void A_pattern_that_is_too_long_is_none() => Assert.Null(DecisionPattern.Parse(new string('a', DecisionPattern.MaximumLength + 1)));

    [Fact]
    public void Whatever_is_written_as_a_pattern_is_read_again_from_what_is_shown_of_it() =>
        Gen.OneOf(Gen.Char, Gen.Char["ab*  -.\ud83dé"]).Array[0, 60].Select(letters => new string(letters)).Sample(text =>
        {
            if (DecisionPattern.Parse(text) is { } pattern)
            {
                Assert.Equal(pattern, DecisionPattern.Parse(pattern.ToString()));
                _ = pattern.Fits(text);
            }
        });

    [Fact]
    public void A_pattern_made_to_be_slow_is_fast()
    {
        var pattern = DecisionPattern.Parse(string.Join(' ', Enumerable.Repeat("a* *", 35)) + " b")!;

        Assert.False(pattern.Fits(string.Join(' ', Enumerable.Repeat("a", 50_000))));
    }
}
