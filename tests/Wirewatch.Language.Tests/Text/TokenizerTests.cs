using CsCheck;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Tests.Text;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("Lt. Gen. Son Jeong-hwan spoke.", "Lt.|Gen.|Son|Jeong-hwan|spoke|.")]
    [InlineData("Conan O'Neill can't say don’t.", "Conan|O'Neill|can't|say|don’t|.")]
    [InlineData("Bauer's and the Kims’ NATO’s", "Bauer|'s|and|the|Kims|’|NATO|’s")]
    [InlineData("The U.S. and the U.N.'s a.m. talk", "The|U.S.|and|the|U.N.|'s|a.m.|talk")]
    [InlineData("11,000 men; 3.5 percent, the 10th of 1990s.", "11,000|men|;|3.5|percent|,|the|10th|of|1990s|.")]
    [InlineData("US$5m and €3.2bn", "US|$|5m|and|€|3.2bn")]
    [InlineData("anti-Biden, intra-Africa, al-Qaeda, COVID-19, long-term", "anti|-|Biden|,|intra|-|Africa|,|al-Qaeda|,|COVID-19|,|long-term")]
    [InlineData("the Moscow-based, U.S.-led, Israeli-Palestinian R-Ohio", "the|Moscow|-|based|,|U.S.|-|led|,|Israeli|-|Palestinian|R|-|Ohio")]
    [InlineData("See https://example.org/a_(b)?c=1. Or www.example.org/x, now", "See|https://example.org/a_(b)?c=1|.|Or|www.example.org/x|,|now")]
    [InlineData("Mail jane.doe@example.co.uk. Tag #Brexit @NATO #1", "Mail|jane.doe@example.co.uk|.|Tag|#Brexit|@NATO|#|1")]
    [InlineData("“Yes,” he said—no… «Oui» ``x''", "“|Yes|,|”|he|said|—|no|…|«|Oui|»|``|x|''")]
    [InlineData("Jan. 6-8, 2004–2005, 2005-06-12 and 9/11", "Jan.|6|-|8|,|2004|–|2005|,|2005|-|06|-|12|and|9|/|11")]
    [InlineData("No. 5 said no. He left.", "No.|5|said|no|.|He|left|.")]
    [InlineData("George W. Bush and J.K. Rowling of AT&T at amazon.com", "George|W.|Bush|and|J.K.|Rowling|of|AT&T|at|amazon.com")]
    [InlineData("a 12-year-old 👩‍🚀 in Zürich", "a|12-year-old|👩‍🚀|in|Zürich")]
    public void A_text_falls_into_its_tokens(string text, string expected) =>
        Assert.Equal(expected.Split('|'), Tokenizer.Tokenize(text).ConvertAll(token => token.Of(text).ToString()));

    [Fact]
    public void A_token_knows_its_form_and_the_white_space_before_it()
    {
        const string text = "NATO met\nJeong-hwan 10th\n\nhere";

        var tokens = Tokenizer.Tokenize(text);

        Assert.True(tokens[0] is { IsAllCapitals: true, IsCapitalised: true, StartsParagraph: true, HasSpaceBefore: true });
        Assert.True(tokens[1] is { IsLowerCase: true, IsCapitalised: false, StartsLine: false, HasSpaceBefore: true });
        Assert.True(tokens[2] is { HasHyphen: true, IsAllCapitals: false, StartsLine: true, StartsParagraph: false });
        Assert.True(tokens[3] is { HasDigit: true, IsLowerCase: true, Kind: TokenKind.Word });
        Assert.True(tokens[4] is { StartsLine: true, StartsParagraph: true });
    }

    [Fact]
    public void Every_visible_character_belongs_to_exactly_one_token_whatever_the_text() =>
        Texts.Any.Sample(text =>
        {
            var end = 0;
            foreach (var token in Tokenizer.Tokenize(text))
            {
                Assert.True(token.Start >= end && token.End > token.Start && token.End <= text.Length);
                Assert.All(text[end..token.Start], c => Assert.True(Characters.IsSpace(c)));
                end = token.End;
            }
            Assert.All(text[end..], c => Assert.True(Characters.IsSpace(c)));
        });

    [Fact]
    public void Line_endings_change_no_token() =>
        Texts.Any.Sample(text =>
        {
            var unix = text.ReplaceLineEndings("\n");
            var windows = unix.ReplaceLineEndings("\r\n");
            Assert.Equal(Forms(unix), Forms(windows));
        });

    private static List<string> Forms(string text) =>
        Tokenizer.Tokenize(text).ConvertAll(token => $"{token.Kind} {token.Shape} {token.Of(text)}");
}
