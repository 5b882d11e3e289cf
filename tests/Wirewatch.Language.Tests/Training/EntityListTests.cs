using Wirewatch.Language.Resolution;
using Wirewatch.Training.Gazetteers;

namespace Wirewatch.Language.Tests.Training;

public sealed class EntityListTests
{
    [Fact]
    public void The_same_lists_give_the_same_bytes() => Assert.Equal(Sample().Build(), Sample().Build());

    [Fact]
    public void What_is_added_first_names_the_entity_and_later_lists_add_nothing_but_names()
    {
        var entities = new EntityList();
        var first = entities.Add(1899, MentionType.Location, "Kyiv", 0, 225);

        Assert.Equal(first, entities.Add(1899, MentionType.Organization, "Kiev", 0, 1));
        Assert.Equal(MentionType.Location, entities.TypeOf(first));
    }

    [Fact]
    public void Two_bodies_of_one_country_that_share_a_name_lose_it_and_bodies_of_two_countries_keep_it()
    {
        var entities = new EntityList();
        var (one, other) = (entities.Add(1, MentionType.Location, "Onia", 0, 235), entities.Add(2, MentionType.Location, "Otheria", 0, 235));
        foreach (var (wikidata, country, name) in ((uint, int, string)[])[(3, one, "Health Board"), (4, one, "Health Board"), (5, one, "Tax Board"), (6, other, "Tax Board")])
        {
            entities.AddName(entities.Add(wikidata, MentionType.Organization, name, country, 90), name, NameForm.NeedsCountry);
        }

        entities.DropSharedWithin();

        Assert.False(entities.Knows("health board"));
        Assert.True(entities.Knows("tax board"));
    }

    [Theory]
    [InlineData("WHO", true)]
    [InlineData("U.S.", true)]
    [InlineData("Who", false)]
    [InlineData("A", false)]
    public void An_acronym_is_short_and_in_capitals(string name, bool acronym) => Assert.Equal(acronym, HandWrittenSources.IsAcronym(name));

    private static EntityList Sample()
    {
        var entities = new EntityList();
        var country = entities.Add(884, MentionType.Location, "South Korea", 0, 235);
        entities.AddName(country, "South Korea", NameForm.Plain);
        entities.AddName(country, "ROK", NameForm.Acronym);
        var people = entities.Add(0, MentionType.Norp, "South Korean", country, 245);
        entities.AddName(people, "South Korean", NameForm.Plain);
        entities.AddName(people, "ROK", NameForm.Plain);
        return entities;
    }
}
