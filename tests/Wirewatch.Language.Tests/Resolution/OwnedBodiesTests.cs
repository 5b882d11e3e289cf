namespace Wirewatch.Language.Tests.Resolution;

/// <summary>Bodies that many countries have under one name.</summary>
public sealed class OwnedBodiesTests
{
    [Fact]
    public void Bodies_of_one_name_are_as_many_as_their_countries()
    {
        Assert.Equal(["organization:foreign-ministry", "organization:germanys-foreign-ministry", "organization:germanys-foreign-ministry", "organization:foreign-ministry"],
            Bodies("[l:Poland]'s [o:Foreign Ministry] wrote to [l:Germany]'s [o:Foreign Ministry]. The [o:Foreign Ministry] replied. The [n:Polish] [o:Foreign Ministry] did not."));
        Assert.Equal(["organization:foreign-ministry", "organization:foreign-ministry"], Bodies("[l:Poland]'s [o:Foreign Ministry] spoke. The [o:Foreign Ministry] in [l:Warsaw] left."));
    }

    [Fact]
    public void A_court_in_one_capital_is_not_that_of_another_country()
    {
        var bodies = Bodies("[l:Ukraine]'s [o:Supreme Court] met. The [o:Supreme Court] in [l:Washington] ruled for the [l:United States].");

        Assert.NotEqual(bodies[0], bodies[1]);
    }

    [Fact]
    public void A_company_stays_one_whatever_country_stands_next_to_it() =>
        Assert.Single(Bodies("[n:Russian] [o:Gaslux] sold. [l:Germany]'s [o:Gaslux] bought. [o:Gaslux] in [l:Poland] closed.").Distinct());

    private static List<string> Bodies(string marked) =>
        [.. MarkedNames.Resolve(marked).Mentions.Where(static mention => mention.Type == MentionType.Organization).Select(static mention => mention.Entity.Value)];
}
