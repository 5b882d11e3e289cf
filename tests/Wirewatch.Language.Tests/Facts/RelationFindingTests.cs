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
    [InlineData("[Jane Roe|person] and [Joe Doe|person] met in [Oslo|location] on Sunday.", "Met Jane Roe Joe Doe: Jane Roe and Joe Doe met")]
    [InlineData("On Sunday, President [Jane Roe|person] and Prime Minister [Joe Doe|person] met for talks.", "Met Jane Roe Joe Doe: Jane Roe and Prime Minister Joe Doe met")]
    [InlineData("She said that [Jane Roe|person] and [Joe Doe|person] had met.", "Met Jane Roe Joe Doe: Jane Roe and Joe Doe had met")]
    [InlineData("[Jane Roe|person], who met [Joe Doe|person] in [Oslo|location], left.", "Met Jane Roe Joe Doe: Jane Roe, who met Joe Doe")]
    [InlineData("[Jane Roe|person], the foreign minister, met [Joe Doe|person].", "Met Jane Roe Joe Doe: Jane Roe, the foreign minister, met Joe Doe")]
    [InlineData("[Jane Roe|person], of the [Green Party|organization], left.", "Of Jane Roe Green Party: Jane Roe, of the Green Party")]
    [InlineData("[Acme|organization]'s [Jane Roe|person] said so.", "Of Jane Roe Acme: Acme's Jane Roe")]
    [InlineData("The [London|location]-based think tank [Acme|organization] failed.", "In Acme London: London-based think tank Acme")]
    [InlineData("[London|location]-based independent news broadcaster [Acme|organization] failed.", "In Acme London: London-based independent news broadcaster Acme")]
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
    [InlineData("The wife of [Jane Roe|person] and [Joe Doe|person] met in [Oslo|location].")]
    [InlineData("[Ann Lee|person], [Jane Roe|person] and [Joe Doe|person] met.")]
    [InlineData("[Jane Roe|person] and [Joe Doe|person] met reporters.")]
    [InlineData("[Jane Roe|person] and [Joe Doe|person] never met.")]
    [InlineData("[Jane Roe|person] and [Joe Doe|person] will meet in [Oslo|location].")]
    [InlineData("[Jane Roe|person] and the lawyers of [Joe Doe|person] met.")]
    [InlineData("[Jane Roe|person], the winner of a prize, met [Joe Doe|person]'s demands.")]
    [InlineData("[Jane Roe|person], who never met [Joe Doe|person], left.")]
    [InlineData("[Jane Roe|person], of [Acme|organization] fame, left.")]
    [InlineData("[Acme|organization]'s [Jane Roe|person] museum opened.")]
    [InlineData("[London|location]-based traders sued [Acme|organization].")]
    [InlineData("A [London|location]-based lawyer for [Acme|organization] left.")]
    public void What_is_not_stated_plainly_is_none(string text) => Assert.Empty(Read(text).Relations);

    private static Document Read(string marked)
    {
        var document = MarkedText.Read(marked);
        new RoleFinding().Apply(document);
        new RelationFinding().Apply(document);
        return document;
    }
}
