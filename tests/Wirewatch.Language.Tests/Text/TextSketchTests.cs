using CsCheck;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Tests.Text;

public sealed class TextSketchTests
{
    private static readonly Gen<string> Words = Gen.Int[0, 400].Select(word => $"w{word}").List[0, 600].Select(words => string.Join(' ', words));

    [Fact]
    public void Case_punctuation_accents_and_line_breaks_make_no_difference() =>
        Assert.Equal(TextSketch.Of("The Müller report, “as told”, came\nlate."), TextSketch.Of("the muller REPORT as told came late"));

    [Fact]
    public void A_text_of_fewer_words_than_a_shingle_has_none() => Assert.Equal(0, TextSketch.Of("one two three four").Shingles);

    [Fact]
    public void A_script_without_spaces_has_a_word_for_each_letter() => Assert.Equal(2, TextSketch.Of("東京都港区芝").Shingles);

    [Fact]
    public void A_text_is_wholly_like_itself() => Words.Where(text => TextSketch.Of(text).Shingles > 0).Sample(text =>
        TextSketch.Of(text).CompareTo(TextSketch.Of(text)) == new TextResemblance(1, 1));

    [Fact]
    public void Comparing_is_symmetric_and_stays_between_nothing_and_all() => Gen.Select(Words, Words).Sample((one, other) =>
    {
        var found = TextSketch.Of(one).CompareTo(TextSketch.Of(other));
        return found == TextSketch.Of(other).CompareTo(TextSketch.Of(one)) && found.Resemblance is >= 0 and <= 1 && found.Containment is >= 0 and <= 1;
    });

    [Fact]
    public void Bytes_give_the_sketch_back() => Words.Sample(text =>
        TextSketch.FromBytes(TextSketch.Of(text).ToBytes(), TextSketch.Of(text).Shingles).Equals(TextSketch.Of(text)));

    [Fact]
    public void Bytes_of_nothing_such_are_refused()
    {
        Assert.Throws<FormatException>(() => TextSketch.FromBytes([1, 2, 3], 1));
        Assert.Throws<FormatException>(() => TextSketch.FromBytes(new byte[16], 2));
    }

    [Fact]
    public void Half_of_a_short_text_is_contained_exactly()
    {
        var text = string.Join(' ', Enumerable.Range(0, 84).Select(word => $"w{word}"));
        var half = string.Join(' ', Enumerable.Range(0, 44).Select(word => $"w{word}"));
        Assert.Equal(new TextResemblance(0.5, 1), TextSketch.Of(text).CompareTo(TextSketch.Of(half)));
    }
}
