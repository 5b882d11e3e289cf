using System.Text;
using CsCheck;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Tests.Text;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("Müller", "MULLER")]
    [InlineData("U.S.", "US")]
    [InlineData("O’Neill", "O'Neill")]
    [InlineData("Yoon Suk-yeol", "Yoon  Suk Yeol")]
    [InlineData("Łódź", "Lodz")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("Erdoğan", "Erdogan")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("Зеленський", "ЗЕЛЕНСЬКИЙ")]
    [InlineData("Αθήνα", "αθηνα")]
    [InlineData("Nguyễn Phú Trọng", "Nguyen Phu Trong")]
    public void Spellings_of_one_name_fold_alike(string one, string other) => Assert.Equal(Folding.Fold(one), Folding.Fold(other));

    [Theory]
    [InlineData("손정환", "손정환")]
    [InlineData("習近平", "習近平")]
    [InlineData("नरेन्द्र मोदी", "नरेन्द्र मोदी")]
    [InlineData("\u1109\u1169\u11ab", "손")]
    [InlineData("€ 5—6", "5 6")]
    [InlineData("", "")]
    [InlineData("\ud800", "")]
    public void Other_scripts_keep_their_spelling(string name, string folded) => Assert.Equal(folded, Folding.Fold(name));

    [Fact]
    public void Folding_twice_changes_nothing() =>
        Gen.String.Sample(name => Folding.Fold(Folding.Fold(name)) == Folding.Fold(name));

    [Fact]
    public void Composed_and_decomposed_letters_fold_alike() =>
        Gen.String[Gen.Char['\u00c0', '\u024f'], 0, 12].Sample(name => Folding.Fold(name.Normalize(NormalizationForm.FormD)) == Folding.Fold(name));

    [Fact]
    public void A_folded_name_holds_no_leading_trailing_or_double_space() =>
        Gen.String.Sample(name => Folding.Fold(name) is var folded && folded == folded.Trim() && !folded.Contains("  ", StringComparison.Ordinal));

    [Fact]
    public void A_destination_that_is_too_short_is_refused() =>
        Assert.Throws<ArgumentException>(() => Folding.Fold("abc", new char[8]));
}
