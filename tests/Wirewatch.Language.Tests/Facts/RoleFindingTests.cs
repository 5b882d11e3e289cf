using Wirewatch.Language.Facts;

namespace Wirewatch.Language.Tests.Facts;

public sealed class RoleFindingTests
{
    [Theory]
    [InlineData("[Vladimir Putin|person] met President [Joe Roe|person] there.", "Joe Roe", "President")]
    [InlineData("He met Lt. Gen. [Joe Roe|person] there.", "Joe Roe", "Lt. Gen.")]
    [InlineData("He met [Agency|organization] Chairman Adm. [Joe Roe|person] there.", "Joe Roe", "Agency Chairman|Adm.")]
    [InlineData("[U.S.|location] Secretary of State [Jane Roe|person] left.", "Jane Roe", "U.S. Secretary of State")]
    [InlineData("[Ruritania|location]'s foreign minister, [Jane Roe|person], left.", "Jane Roe", "foreign minister")]
    [InlineData("A rally for former [Rhode Island|location] governor [Jane Roe|person] began.", "Jane Roe", "Rhode Island governor")]
    [InlineData("[Jane Roe|person], chair of the [Peace Committee|organization], left.", "Jane Roe", "chair of the Peace Committee")]
    [InlineData("[Jane Roe|person], head of strategic planning for the [Ruritanian|norp] military, left.", "Jane Roe", "head of strategic planning for the Ruritanian military")]
    [InlineData("[Jane Roe|person], a union leader and co-founder of the [Green Party|organization], left.", "Jane Roe", "union leader|co-founder of the Green Party")]
    [InlineData("[Jane Roe|person] served as mayor of [Denver|location] in 2003.", "Jane Roe", "mayor of Denver")]
    [InlineData("[Jane Roe|person] is the president of [Senegal|location].", "Jane Roe", "president of Senegal")]
    [InlineData("Senators [Joe Roe|person] and [Jane Roe|person] of [Maine|location] left.", "Jane Roe", "Senators")]
    [InlineData("Chief Executive [Jane Roe|person] left.", "Jane Roe", "Chief Executive")]
    [InlineData("[Acme|organization] Chief Financial Officer [Jane Roe|person] left.", "Jane Roe", "Acme Chief Financial Officer")]
    [InlineData("[Jane Roe|person], its chief executive, left.", "Jane Roe", "chief executive")]
    [InlineData("[Jane Roe|person], a spokesman for President [Joe Doe|person], left.", "Jane Roe", "spokesman for President Joe Doe")]
    [InlineData("[Jane Roe|person], President [Joe Doe|person] and [Ann Lee|person] left.", "Jane Roe", "")]
    [InlineData("Mr. [Joe Roe|person], 45, and the lawyer [Jane Roe|person] left.", "Jane Roe", "")]
    [InlineData("She met the president, and [Jane Roe|person] left.", "Jane Roe", "")]
    [InlineData("The [French|norp] prime minister, [Jane Roe|person] has announced it.", "Jane Roe", "French prime minister")]
    [InlineData("[Jane Roe|person], 45, chairman of the [Peace Committee|organization], left.", "Jane Roe", "chairman of the Peace Committee")]
    [InlineData("[Jane Roe|person] MP, the leader of the [Green Party|organization], left.", "Jane Roe", "MP|leader of the Green Party")]
    [InlineData("The bank's current chairman is [Jane Roe|person].", "Jane Roe", "chairman")]
    [InlineData("[Jane Roe|person], the company's chief executive, left.", "Jane Roe", "chief executive")]
    [InlineData("They met Foreign Minister and former party leader [Jane Roe|person] there.", "Jane Roe", "Foreign Minister|party leader")]
    [InlineData("They met the president and Prime Minister [Jane Roe|person] there.", "Jane Roe", "Prime Minister")]
    [InlineData("[Jane Roe|person] served as mayor of [Denver|location] and governor of [Colorado|location].", "Jane Roe", "mayor of Denver|governor of Colorado")]
    [InlineData("[Jane Roe|person] came. She is a professor at [Acme University|organization].", "Jane Roe", "professor at Acme University")]
    [InlineData("[Jane Roe|person] left with [Joe Doe|person] as treasurer.", "Joe Doe", "treasurer")]
    [InlineData("[Jane Roe|person], the mayor of [South Bend|location], [Indiana|location], left.", "Jane Roe", "mayor of South Bend, Indiana")]
    [InlineData("Cosmonaut and Flight Engineer [Joe Doe|person] left.", "Joe Doe", "Flight Engineer")]
    [InlineData("[Jane Roe|person], the [Republican|norp] chairman of the [Peace Committee|organization], left.", "Jane Roe", "chairman of the Peace Committee")]
    [InlineData("They said many members of the [Roe|person] administration left.", "Roe", "")]
    public void A_title_or_post_beside_a_name_is_that_persons_role(string text, string person, string roles) =>
        Assert.Equal(roles, string.Join('|', Roles(text, person).Select(role => role.Title)));

    [Fact]
    public void A_post_that_has_ended_is_flagged_and_the_word_former_left_out()
    {
        var role = Assert.Single(Roles("[Jane Roe|person], former director of the [Peace Institute|organization], left.", "Jane Roe"));
        Assert.Equal(("director of the Peace Institute", true, false), (role.Title, role.Former, role.Acting));
    }

    [Theory]
    [InlineData("[Jane Roe|person] resigned as chair of the [Green Party|organization].", "chair of the Green Party")]
    [InlineData("[Jane Roe|person] lost her job as editor of [Acme|organization].", "editor of Acme")]
    [InlineData("[Jane Roe|person] stepped down on Monday as director of [Acme|organization].", "director of Acme")]
    [InlineData("[Jane Roe|person] was replaced as coach.", "coach")]
    [InlineData("[Joe Doe|person] replaced [Jane Roe|person] as mayor.", "mayor")]
    [InlineData("[Jane Roe|person] was head of [Acme|organization] until 2020.", "head of Acme")]
    [InlineData("[Jane Roe|person], who was mayor until she resigned, came.", "mayor")]
    [InlineData("[Jane Roe|person] served as governor of [Ohio|location] from 2003 to 2008.", "governor of Ohio")]
    [InlineData("[Jane Roe|person] previously served as governor of [Ohio|location].", "governor of Ohio")]
    [InlineData("[Jane Roe|person], mayor of [Denver|location] until 2020, came.", "mayor of Denver")]
    [InlineData("[Jane Roe|person], until last week ambassador to [France|location], came.", "ambassador to France")]
    [InlineData("Then-[Acme|organization] director [Jane Roe|person] came.", "Acme director")]
    [InlineData("They met then-president [Jane Roe|person].", "president")]
    [InlineData("The ex-president of [Ruritania|location], [Jane Roe|person], came.", "president of Ruritania")]
    [InlineData("The late president [Jane Roe|person] built it.", "president")]
    public void A_post_that_somebody_has_left_is_a_former_one(string text, string title)
    {
        var role = Assert.Single(Roles(text, "Jane Roe"));
        Assert.Equal((title, true), (role.Title, role.Former));
    }

    [Theory]
    [InlineData("[Jane Roe|person] has not resigned as chair of the [Green Party|organization].", "chair of the Green Party")]
    [InlineData("[Joe Doe|person] will replace [Jane Roe|person] as mayor.", "mayor")]
    [InlineData("[Jane Roe|person] is head of [Acme|organization] until 2028.", "head of Acme")]
    [InlineData("[Jane Roe|person], mayor of [Denver|location] until 2029, came.", "mayor of Denver")]
    [InlineData("[Jane Roe|person] was appointed head of [Acme|organization] until 2028.", "head of Acme")]
    [InlineData("[Jane Roe|person] served as mayor of [Denver|location].", "mayor of Denver")]
    [InlineData("[Jane Roe|person] went on to become head of [Acme|organization].", "head of Acme")]
    public void A_post_that_nobody_is_said_to_have_left_is_no_former_one(string text, string title)
    {
        var role = Assert.Single(Roles(text, "Jane Roe"));
        Assert.Equal((title, false), (role.Title, role.Former));
    }

    [Theory]
    [InlineData("[Jane Roe|person], who wants to become mayor of [Denver|location], left.")]
    [InlineData("[Jane Roe|person] will become president of [Acme|organization] in May.")]
    [InlineData("[Jane Roe|person] could be named head of [Acme|organization].")]
    [InlineData("[Jane Roe|person] dreamed of becoming mayor.")]
    public void A_post_that_somebody_may_have_one_day_is_none(string text) => Assert.Empty(Roles(text, "Jane Roe"));

    [Theory]
    [InlineData("[Joe Doe|person] faces senator [Jane Roe|person].", "senator")]
    [InlineData("She beat senator [Jane Roe|person].", "senator")]
    [InlineData("The party picked [Doe|person] campaign manager [Jane Roe|person].", "campaign manager")]
    public void The_verb_before_a_post_is_no_part_of_it(string text, string title) =>
        Assert.Equal(title, Assert.Single(Roles(text, "Jane Roe")).Title);

    [Fact]
    public void A_post_held_in_anothers_place_is_flagged()
    {
        var role = Assert.Single(Roles("[Jane Roe|person], the acting Prime Minister of [Iraq|location], left.", "Jane Roe"));
        Assert.Equal(("acting Prime Minister of Iraq", false, true), (role.Title, role.Former, role.Acting));
    }

    [Theory]
    [InlineData("[Jane Roe|person], chair of the [Peace Committee|organization], left.", "Peace Committee")]
    [InlineData("[Ruritania|location]'s foreign minister, [Jane Roe|person], left.", "Ruritania")]
    [InlineData("[Jane Roe|person], the mayor, left.", null)]
    public void The_body_or_country_of_a_post_is_known_if_it_is_named(string text, string? at) =>
        Assert.Equal(at, Assert.Single(Roles(text, "Jane Roe")).At?.Value);

    [Fact]
    public void Each_wording_is_listed_once_at_its_first_place()
    {
        var role = Assert.Single(Roles("President [Roe|person] came. president [Roe|person] left.", "Roe"));
        Assert.Equal(0, role.Start);
    }

    [Fact]
    public void A_role_that_stands_without_a_name_belongs_to_who_is_given_it_elsewhere() =>
        Assert.Equal(["head of nuclear safety at the Energy Agency", "head of nuclear safety for the Ruritanian ministry"],
            Roles("The head of nuclear safety at the [Energy Agency|organization] resigned.\n\n[Jane Roe|person], head of nuclear safety for the [Ruritanian|norp] ministry, gave no reason.", "Jane Roe")
                .Select(role => role.Title));

    private static IReadOnlyList<Role> Roles(string marked, string person)
    {
        var document = MarkedText.Read(marked, new DateTimeOffset(2026, 3, 12, 0, 0, 0, TimeSpan.Zero));
        new RoleFinding().Apply(document);
        return document.Entities.Single(entity => entity.Id.Value == person).Roles;
    }
}
