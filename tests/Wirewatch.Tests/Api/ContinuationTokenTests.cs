using CsCheck;
using Wirewatch.Api;

namespace Wirewatch.Tests.Api;

public sealed class ContinuationTokenTests
{
    [Fact]
    public void A_token_gives_back_what_was_packed_for_the_same_query() =>
        Gen.Select(Gen.String.AlphaNumeric, Gen.String.AlphaNumeric).Sample((continuation, query) =>
            ContinuationToken.Read(ContinuationToken.Write(continuation, query), query) == continuation);

    [Fact]
    public void A_token_of_another_query_is_refused_with_the_way_out()
    {
        var fault = Assert.Throws<ApiException>(() => ContinuationToken.Read(ContinuationToken.Write("next", "api/entities\nname=Son"), "api/entities\nname=Kim"));

        Assert.Equal(400, fault.Status);
        Assert.Contains("belongs to another query", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_other_text_is_refused_as_no_token() =>
        Gen.String.Sample(text => Assert.Equal(400, Assert.Throws<ApiException>(() => ContinuationToken.Read(text, "query")).Status));

    [Fact]
    public void A_token_with_one_changed_letter_is_never_read_as_another_continuation()
    {
        var token = ContinuationToken.Write("1!8!cGFydA--", "query");

        Gen.Select(Gen.Int[0, token.Length - 1], Gen.Char.AlphaNumeric).Sample((position, letter) =>
        {
            var changed = token[..position] + letter + token[(position + 1)..];
            try
            {
                Assert.Equal("1!8!cGFydA--", ContinuationToken.Read(changed, "query"));
            }
            catch (ApiException exception)
            {
                Assert.Equal(400, exception.Status);
            }
        });
    }
}
