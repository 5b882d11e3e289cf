using CsCheck;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Tests.Text;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Son Jeong-hwan", "son-jeong-hwan")]
    [InlineData("U.S. Steel", "us-steel")]
    [InlineData("손정환", "손정환")]
    public void A_slug_is_the_folded_name_with_hyphens(string name, string slug) => Assert.Equal(slug, Slug.Of(name));

    [Fact]
    public void Long_names_are_cut_and_stay_different()
    {
        var one = Slug.Of(new string('a', 500) + " one");
        var other = Slug.Of(new string('a', 500) + " other");

        Assert.Equal(Slug.MaxLength, one.Length);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void Names_without_a_letter_have_a_slug_and_stay_different()
    {
        Assert.NotEmpty(Slug.Of("!!!"));
        Assert.NotEqual(Slug.Of("!!!"), Slug.Of("???"));
    }

    [Fact]
    public void Every_slug_is_short_and_free_of_what_keys_and_addresses_forbid() =>
        Gen.String[0, 300].Sample(name => Slug.Of(name) is { Length: > 0 and <= Slug.MaxLength } slug
            && slug.All(static part => part == '-' || (!char.IsControl(part) && !char.IsPunctuation(part) && part is not (' ' or '+'))));
}
