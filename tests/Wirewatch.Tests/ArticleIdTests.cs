using CsCheck;
using Wirewatch.Articles;

namespace Wirewatch.Tests;

public sealed class ArticleIdTests
{
    [Fact]
    public void Any_blob_name_gives_a_short_id_that_is_safe_in_keys_and_addresses() =>
        Gen.String[1, 1024].Sample(name => ArticleId.FromBlobName(name).Value is { Length: <= 69 } id
            && id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-') && id[0] != '-');

    [Fact]
    public void Names_that_differ_only_in_unsafe_characters_give_different_ids() =>
        Assert.NotEqual(ArticleId.FromBlobName("a/b"), ArticleId.FromBlobName("a#b"));
}
