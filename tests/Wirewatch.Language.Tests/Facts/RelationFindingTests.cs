using Wirewatch.Language.Facts;

namespace Wirewatch.Language.Tests.Facts;

public sealed class RelationFindingTests
{
    [Theory]
    [InlineData("[Jane Roe|person] met with the [Ruritanian|norp] prime minister, [Joe Doe|person], on Monday.", "Met Jane Roe Joe Doe: Jane Roe met with the Ruritanian prime minister, Joe Doe")]
    [InlineData("[Jane Roe|person] held talks with President [Joe Doe|person] on Monday.", "Met Jane Roe Joe Doe: Jane Roe held talks with President Joe Doe")]
    [InlineData("[Jane Roe|person], chair of the [Peace Committee|organization], left.", "Of Jane Roe Peace Committee: chair of the Peace Committee")]
    [InlineData("[Jane Roe|person] of the [Green Party|organization] left.", "Of Jane Roe Green Party: Jane Roe of the Green Party")]
    [InlineData("The [Brussels|location]-based [Peace Committee|organization] met.", "In Peace Committee Brussels: Brussels-based Peace Committee")]
    [InlineData("[Acme|organization], based in [Denver|location], failed.", "In Acme Denver: Acme, based in Denver")]
    public void What_a_sentence_states_plainly_is_a_relation_with_its_words(string text, string relation)
    {
        var document = Read(text);
        var found = Assert.Single(document.Relations);

        Assert.Equal(relation, $"{found.Kind} {found.Subject} {found.Other}: {document.Text[found.Start..found.End]}");
    }

    [Theory]
    [InlineData("[Jane Roe|person] will meet with [Joe Doe|person] on Monday.")]
    [InlineData("[Jane Roe|person] met [Joe Doe|person]'s lawyer.")]
    [InlineData("[Jane Roe|person] met demands of [Joe Doe|person].")]
    [InlineData("[Jane Roe|person] met nobody. [Joe Doe|person] left.")]
    [InlineData("[Jane Roe|person], ambassador to the [United Nations|organization], left.")]
    [InlineData("[Jane Roe|person], former chair of the [Peace Committee|organization], left.")]
    [InlineData("[Acme|organization] in [Denver|location] failed.")]
    public void What_is_not_stated_plainly_is_none(string text) => Assert.Empty(Read(text).Relations);

    private static Document Read(string marked)
    {
        var document = MarkedText.Read(marked);
        new RoleFinding().Apply(document);
        new RelationFinding().Apply(document);
        return document;
    }
}
