using CsCheck;
using Wirewatch.Articles;
using Wirewatch.Language;
using Wirewatch.Language.Text;

namespace Wirewatch.Tests.Articles;

public sealed class HeadlineTests
{
    [Fact]
    public void A_title_is_the_headline() => Assert.Equal("Council meets", Of("Council meets", "Council meets\n\nIt met.", new TextSpan(0, 13)));

    [Fact]
    public void Without_a_title_the_first_sentence_that_is_no_caption_stands_for_it() =>
        Assert.Equal("It met.", Of(null, "A photo. (AP)\n\nIt met.", new TextSpan(15, 22)));

    [Theory]
    [InlineData("OSLO, Jan. 17, 2025 (Wire) -- The council met.", "The council met.")]
    [InlineData("FRANKFURT/COPENHAGEN, Nov 14 2025 - Two councils met.", "Two councils met.")]
    [InlineData("NEW YORK (The Wire) \u2014 \u201cNo,\u201d the council said.", "\u201cNo,\u201d the council said.")]
    [InlineData("TRONDHEIM, Norway, April 3 \u2013 The council met.", "The council met.")]
    [InlineData("The council \u2014 Oslo's only one \u2014 met.", "The council \u2014 Oslo's only one \u2014 met.")]
    [InlineData("NATO met on Friday - as planned.", "NATO met on Friday - as planned.")]
    public void A_first_sentence_stands_without_its_dateline(string sentence, string headline) => Assert.Equal(headline, Of(null, sentence, new TextSpan(0, sentence.Length)));

    [Fact]
    public void A_long_sentence_is_cut_at_a_word()
    {
        var sentence = string.Join(' ', Enumerable.Repeat("council", 40)) + ".";

        var headline = Of(null, sentence, new TextSpan(0, sentence.Length));

        Assert.EndsWith("council…", headline, StringComparison.Ordinal);
        Assert.InRange(headline.Length, 60, 120);
    }

    [Fact]
    public void A_cut_never_splits_a_character() =>
        Gen.Int[0, 3].Sample(shift =>
        {
            var text = new string('x', shift) + string.Concat(Enumerable.Repeat("😀", 200));
            return !char.IsHighSurrogate(Of(null, text, new TextSpan(0, text.Length))[^2]);
        });

    private static string Of(string? title, string text, TextSpan sentence) => Headline.Of(
        new Article { Name = "a.txt", Title = title, Text = text, Published = DateTimeOffset.UnixEpoch, Captions = title is null && text.StartsWith("A photo", StringComparison.Ordinal) ? [new TextSpan(0, 13)] : [] },
        new AnnotatedText { Language = "en", Text = text, Sentences = text.StartsWith("A photo", StringComparison.Ordinal) ? [new TextSpan(0, 8), sentence] : [sentence] });
}
