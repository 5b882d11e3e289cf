using Wirewatch.Language.Facts;

namespace Wirewatch.Language.Tests.Facts;

public sealed class RoleTokensTests
{
    [Theory]
    [InlineData("Interior Minister [Jane Roe|person] came with Prime Minister [Joe Doe|person]. It works, the minister said.", "minister", "Jane Roe")]
    [InlineData("Interior Minister [Jane Roe|person] came with Prime Minister [Joe Doe|person]. It works, the prime minister said.", "minister", "Joe Doe")]
    [InlineData("Prime Minister [Joe Doe|person] came. It works, the minister said.", "minister", "Joe Doe")]
    [InlineData("Finance Minister [Ann Lee|person] met Interior Minister [Jane Roe|person]. It works, the minister said.", "minister", "Jane Roe")]
    [InlineData("Finance Minister [Ann Lee|person] met Interior Minister [Jane Roe|person]. It works, the finance minister said.", "minister", "Ann Lee")]
    [InlineData("President [Joe Doe|person] met Vice President [Jane Roe|person]. It works, the president said.", "president", "Joe Doe")]
    [InlineData("President [Joe Doe|person] met Vice President [Jane Roe|person]. It works, the vice president said.", "president", "Jane Roe")]
    [InlineData("Minister [Joe Doe|person] came. It works, the prime minister said.", "minister", null)]
    [InlineData("Governor [Joe Doe|person] met former governor [Jane Roe|person]. It works, the governor said.", "governor", "Joe Doe")]
    [InlineData("Governor [Joe Doe|person] met former governor [Jane Roe|person]. It works, the former governor said.", "governor", "Jane Roe")]
    [InlineData("The mayor of [Denver|location], [Joe Doe|person], met the mayor of [Salem|location], [Jane Roe|person]. It works, the mayor of [Denver|location] said.", "mayor", "Joe Doe")]
    [InlineData("The mayor of [Denver|location], [Joe Doe|person], met the mayor of [Salem|location], [Jane Roe|person]. It works, the [Denver|location] mayor said.", "mayor", "Joe Doe")]
    [InlineData("The mayor of [Denver|location], [Joe Doe|person], met the mayor of [Salem|location], [Jane Roe|person]. It works, the mayor said.", "mayor", "Jane Roe")]
    [InlineData("The mayor of [Salem|location], [Jane Roe|person], came. It works, the mayor of [Denver|location] said.", "mayor", null)]
    [InlineData("[French|norp] President [Jane Roe|person] met [Polish|norp] President [Joe Doe|person]. It works, the [French|norp] president said.", "president", "Jane Roe")]
    [InlineData("[French|norp] President [Jane Roe|person] came. It works, the [Polish|norp] president said.", "president", null)]
    [InlineData("Governor [Joe Doe|person] came with [Jane Roe|person], a spokeswoman for the governor. It works, the governor said.", "governor", "Joe Doe")]
    public void A_post_without_a_name_means_the_last_holder_whose_role_it_fits(string marked, string noun, string? holder)
    {
        var document = MarkedText.Read(marked);
        new RoleFinding().Apply(document);
        var asked = document.Tokens.FindLastIndex(token => token.Of(document.Text).SequenceEqual(noun));

        Assert.Equal(holder, document.RoleTokens.HolderOf(document, asked)?.Value);
    }
}
