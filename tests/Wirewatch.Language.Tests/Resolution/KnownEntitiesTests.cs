using Wirewatch.Language.Recognition;
using Wirewatch.Language.Resolution;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Tests.Resolution;

public sealed class KnownEntitiesTests
{
    [Theory]
    [InlineData("NATO", "Q7184", "NATO", MentionType.Organization)]
    [InlineData("North Atlantic Treaty Organization", "Q7184", "NATO", MentionType.Organization)]
    [InlineData("U.S.", "Q30", "United States", MentionType.Location)]
    [InlineData("South Korea", "Q884", "South Korea", MentionType.Location)]
    [InlineData("Kiev", "Q1899", "Kyiv", MentionType.Location)]
    [InlineData("BURMA", "Q836", "Myanmar", MentionType.Location)]
    [InlineData("Texas", "Q1439", "Texas", MentionType.Location)]
    [InlineData("Emmanuel Macron", "Q3052772", "Emmanuel Macron", MentionType.Person)]
    [InlineData("University of California, Berkeley", "Q168756", "University of California, Berkeley", MentionType.Organization)]
    public void A_name_finds_its_entity_under_its_name_of_today(string name, string wikidata, string canonical, MentionType type)
    {
        var entity = KnownEntities.Get(KnownEntities.Find(Folding.Fold(name))[0].Entity);

        Assert.Equal(wikidata, $"Q{entity.Wikidata}");
        Assert.Equal(canonical, KnownEntities.NameOf(entity.Index));
        Assert.Equal(type, entity.Type);
    }

    [Fact]
    public void Acronyms_that_are_words_count_only_in_capitals() => Assert.Equal(NameForm.Acronym, KnownEntities.Find("who")[0].Form & NameForm.Acronym);

    [Fact]
    public void All_forms_of_a_nationality_share_an_entity_that_belongs_to_its_country()
    {
        var british = KnownEntities.Find("british")[0].Entity;

        Assert.Equal(british, KnownEntities.Find("britons")[0].Entity);
        Assert.Equal("United Kingdom", KnownEntities.NameOf(KnownEntities.Get(british).Within));
    }

    [Theory]
    [InlineData("Joint Chiefs of Staff")]
    [InlineData("Supreme Court")]
    [InlineData("Congo")]
    [InlineData("")]
    [InlineData("no such name")]
    public void Names_that_many_bear_or_nobody_bears_lead_to_no_wikidata_id_without_their_country(string name)
    {
        var readings = KnownEntities.Find(Folding.Fold(name));
        for (var index = 0; index < readings.Count; index++)
        {
            Assert.True(KnownEntities.Get(readings[index].Entity).Wikidata == 0 || (readings[index].Form & (NameForm.NeedsCountry | NameForm.Homely)) != 0);
        }
    }

    [Fact]
    public void Every_entity_is_well_formed()
    {
        for (var index = 1; index < KnownEntities.Count; index++)
        {
            var entity = KnownEntities.Get(index);
            Assert.True(Enum.IsDefined(entity.Type));
            Assert.InRange(entity.Within, 0, KnownEntities.Count - 1);
            Assert.NotEqual(entity.Index, entity.Within);
            Assert.True(entity.Wikidata == 0 || KnownEntities.NameOf(index).Length > 0);
        }
    }

    [Theory]
    [InlineData("Robert", nameof(WordClasses.MaleName))]
    [InlineData("Angela", nameof(WordClasses.FemaleName))]
    [InlineData("senate", nameof(WordClasses.OrganizationAlone))]
    [InlineData("the", nameof(WordClasses.Function))]
    public void Words_have_their_classes(string word, string expected) =>
        Assert.True(WordLexicon.Find(Folding.Fold(word)).HasFlag(Enum.Parse<WordClasses>(expected)));
}
