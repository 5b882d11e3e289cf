using CsCheck;

namespace Wirewatch.Language.Tests.Resolution;

public sealed class EntityResolutionTests
{
    [Fact]
    public void A_full_name_and_a_surname_are_one_person_whichever_comes_first()
    {
        var entities = Resolve("[p:Brook] resigned. [p:Olga Brook] and [p:Brook] were thanked.");

        var brook = Assert.Single(entities);
        Assert.Equal("person:olga-brook", brook.Id.Value);
        Assert.Equal("Olga Brook", brook.Name);
        Assert.Equal(["Brook"], brook.Aliases);
        Assert.Equal(3, brook.Mentions);
    }

    [Fact]
    public void A_family_name_that_comes_first_is_a_surname_too() =>
        Assert.Equal(["person:son-jeong-hwan"], Ids("[p:Son Jeong-hwan] spoke. [p:Son] left."));

    [Fact]
    public void Of_two_people_with_one_surname_the_one_named_last_is_meant()
    {
        var document = Document("[p:Kim Myung-soo] spoke, then [p:Kim Yong-hyun]. [p:Kim] left.");

        Assert.Equal("person:kim-yong-hyun", document.Mentions[2].Entity.Value);
    }

    [Fact]
    public void Middle_names_and_initials_do_not_make_two_people() =>
        Assert.Equal(["person:george-walker-becker", "person:john-smithe", "person:jane-smithe"],
            Ids("[p:George Becker], [p:George W. Becker], [p:George Walker Becker]; [p:John Smithe] and [p:Jane Smithe]"));

    [Fact]
    public void An_acronym_in_brackets_or_with_the_letters_of_a_long_form_is_the_same_body()
    {
        Assert.Equal(["organization:federal-sample-agency"], Ids("the [o:Federal Sample Agency] ([o:FSA]) said. [o:FSA]"));
        Assert.Equal(["organization:sample-institute-of-affairs"], Ids("the [o:Sample Institute of Affairs] ([o:SIMZ]) said. [o:SIMZ]"));
        Assert.Equal(2, Ids("the [o:Sample Institute of Affairs] ([o:BIMZ]) said.").Count);
        Assert.Equal(["organization:joint-chiefs-of-staff"], Ids("the [o:Joint Chiefs of Staff] met. The [o:JCS] said."));
    }

    [Fact]
    public void An_acronym_that_fits_two_bodies_stays_alone() =>
        Assert.Equal(3, Ids("[o:Polar Bear Club], [o:Pacific Boat Company] and [o:PBC]").Count);

    [Fact]
    public void Known_entities_get_their_wikidata_ids_and_todays_names()
    {
        var entities = Resolve("[o:North Atlantic Treaty Organization], [o:NATO], [l:U.S.], [l:United States], [l:Kiev], [l:South Korea]");

        Assert.Equal(["Q7184", "Q30", "Q1899", "Q884"], entities.Select(static entity => entity.Id.Value));
        Assert.Equal(["NATO", "United States", "Kyiv", "South Korea"], entities.Select(static entity => entity.Name));
        Assert.All(entities, static entity => Assert.Equal(entity.Id.Value, entity.Wikidata));
    }

    [Fact]
    public void A_body_that_many_countries_have_is_linked_only_where_its_country_is_spoken_of()
    {
        Assert.Contains("Q1553390", Ids("The [o:Department of Justice] in [l:Washington], [l:U.S.], said."));
        Assert.Contains("organization:department-of-justice", Ids("The [o:Department of Justice] in [l:Manila] said."));
        Assert.Contains("organization:department-of-justice", Ids("[l:U.S.] lawyers wrote to the [n:Philippine] [o:Department of Justice]."));
    }

    [Fact]
    public void A_body_that_every_country_has_is_that_of_the_country_which_the_article_is_about()
    {
        Assert.Contains("Q66096", Ids("The [o:Senate] voted, said [l:Texas] and [l:Ohio] lawmakers in [l:Washington]."));
        Assert.Contains("organization:senate", Ids("The [o:Senate] in [l:Rome] voted; [n:Italian] officials told the [l:U.S.] of it."));
        Assert.Contains("organization:senate", Ids("The [n:Kenyan] [o:Senate] voted. [l:Texas], [l:Ohio], [l:Iowa] and [l:Utah] did not."));
        Assert.Contains("organization:supreme-court", Ids("The state [o:Supreme Court] ruled in [l:Texas], [l:U.S.]"));
        Assert.Contains("Q503010", Ids("The [o:U.S. Federal Emergency Management Agency] said so."));
    }

    [Fact]
    public void A_name_of_two_places_is_the_one_whose_parts_and_neighbours_the_article_names()
    {
        Assert.Contains("Q1428", Ids("[l:Georgia] voted, first in [l:Atlanta] in the [l:U.S.]"));
        Assert.Contains("Q230", Ids("[l:Georgia] voted, said [n:Georgian] and [l:U.S.] envoys in [l:Tbilisi]."));
        Assert.Contains("Q884", Ids("[n:South Korean] scientists said [l:Korea] had cloned a dog."));
        Assert.Contains("location:korea", Ids("[l:North Korea] and [l:South Korea] spoke of one [l:Korea]."));
    }

    [Fact]
    public void A_state_is_told_from_the_city_of_its_name_by_the_town_before_it_and_the_office_behind_it()
    {
        Assert.Contains("Q1384", Ids("A pipe broke in [l:Hithertown], [l:New York], on Monday."));
        Assert.Contains("Q1384", Ids("[p:Jane Roe], a [l:New York] gubernatorial candidate, won."));
        Assert.Contains("Q60", Ids("They flew to [l:London], [l:New York] and [l:Paris]."));
    }

    [Fact]
    public void A_small_town_is_linked_only_where_its_state_is_spoken_of()
    {
        Assert.Contains("location:manhattan", Ids("She lives in [l:Manhattan], [l:United States]."));
        Assert.Contains("Q856841", Ids("She lives in [l:Manhattan], [l:Kansas]."));
    }

    [Theory]
    [InlineData("[l:Moscow] said so.", "Q159")]
    [InlineData("Officials say that [l:Moscow] has repeatedly denied it.", "Q159")]
    [InlineData("The talks between [l:Moscow] and Kiev failed.", "Q159")]
    [InlineData("Talks between [l:Moscow] and Kiev failed.", "Q159")]
    [InlineData("Ties with [l:Moscow] are bad.", "Q159")]
    [InlineData("Talks in Geneva between [l:Moscow] and Kiev failed.", "Q159")]
    [InlineData("[l:Moscow] and [l:Beijing] have agreed to trade.", "Q159")]
    [InlineData("[l:Moscow], [l:Beijing] and [l:Iran] warned against it.", "Q159")]
    [InlineData("[l:Moscow] and [l:Tehran] held indirect talks.", "Q159")]
    [InlineData("[l:Moscow] has resumed diplomatic relations with it.", "Q159")]
    [InlineData("The envoy said [l:Moscow] would stand by its friends.", "Q159")]
    [InlineData("[l:Moscow] will not send troops.", "Q159")]
    [InlineData("The envoy said [l:Moscow] would \"stand by\" its friends.", "Q159")]
    [InlineData("It welcomed the accord between [l:Moscow] and [l:Tehran].", "Q159")]
    [InlineData("The road between [l:Moscow] and [l:Tehran] is long.", null)]
    [InlineData("China would stand by \"[l:Moscow]\" in a war.", "Q159")]
    [InlineData("The ministry said it backs [l:Moscow].", "Q159")]
    [InlineData("[l:Moscow]'s forces withdrew.", "Q159")]
    [InlineData("[l:Moscow] and [l:Milan] have agreed to host it.", null)]
    [InlineData("Officials in [l:Beijing] and [l:Tehran] said so; on [l:Moscow] and Kiev they agreed.", null, 2)]
    [InlineData("Officials in [l:Beijing], [l:Tehran] and [l:Moscow] said so.", null, 2)]
    [InlineData("Trains between [l:Beijing] and [l:Moscow] said to be late were not.", null, 1)]
    [InlineData("[l:Moscow], [l:Russia] and [l:Beijing] are far apart.", null)]
    [InlineData("[l:Moscow] held a festival.", null)]
    [InlineData("[l:Moscow] held its breath for talks.", null)]
    [InlineData("Residents said [l:Moscow] would be cold.", null)]
    [InlineData("The crowd stood in [l:Moscow].", null)]
    [InlineData("The committee backs [l:Moscow] for the Games.", null)]
    [InlineData("[l:Moscow]'s police forces withdrew.", null)]
    [InlineData("Its relations with [l:Moscow] are bad.", "Q159")]
    [InlineData("[l:Moscow]'s foreign policy changed.", "Q159")]
    [InlineData("They accused [l:Moscow] of spying.", "Q159")]
    [InlineData("He is in [l:Moscow].", null)]
    [InlineData("[l:Moscow], [l:Russia], said goodbye.", null)]
    [InlineData("The mayor of [l:Moscow] said so.", null)]
    [InlineData("[l:Moscow]'s mayor said so.", null)]
    [InlineData("A train between [l:Moscow] and Kiev burned.", null)]
    [InlineData("[l:Milan] said so.", null)]
    public void A_capital_that_speaks_or_deals_stands_for_its_country_and_stays_the_city(string text, string? country, int at = 0)
    {
        var mention = Document(text).Mentions[at];

        Assert.Equal(country, mention.StandsFor?.Value);
        Assert.StartsWith("Q", mention.Entity.Value);
        Assert.NotEqual("Q159", mention.Entity.Value);
    }

    [Fact]
    public void The_region_behind_a_city_chooses_among_its_namesakes()
    {
        Assert.Contains("Q28515", Ids("in [l:Springfield], [l:Illinois]"));
        Assert.Contains("Q49158", Ids("in [l:Springfield], [l:Massachusetts]"));
        Assert.Contains("location:springfield", Ids("in [l:Springfield]"));
    }

    [Fact]
    public void Of_a_list_of_governments_each_one_stands_for_its_country() =>
        Assert.Equal(["Q145", "Q142", null, null], Document("[l:London] and [l:Paris] have agreed. In [l:London] and [l:Paris] they have not.").Mentions.Select(static mention => mention.StandsFor?.Value));

    [Fact]
    public void A_head_of_state_is_evidence_for_his_country_unless_the_article_is_about_another()
    {
        Assert.Contains("Q11268", Ids("President [p:Donald Trump] urged [o:Congress] to fund it."));
        Assert.Contains("Q11201", Ids("The [o:Supreme Court] ruled against [p:Joe Biden] and [p:Barack Obama]."));
        Assert.Contains("organization:congress", Ids("President [p:Donald Trump] wrote to the [o:Congress] in [l:Lima], [l:Peru]."));
        Assert.Contains("organization:senate", Ids("[p:Donald Trump] and [p:Emmanuel Macron] spoke of the [o:Senate]."));
        Assert.Contains("organization:congress", Ids("[p:Anna Bell] urged [o:Congress] to fund it."));
    }

    [Fact]
    public void Which_congress_is_meant_is_told_by_the_country_and_where_two_may_be_none_is()
    {
        Assert.Contains("Q10225", Ids("The [o:Congress] will contest all seats in [l:West Bengal], it said in [l:New Delhi]."));
        Assert.Contains("Q10225", Ids("The [o:Congress Party] will contest all seats."));
        Assert.Contains("Q11268", Ids("[o:Congress] voted in [l:Washington], [l:U.S.]"));
        Assert.Contains("organization:congress", Ids("[n:Indian] ministers in [l:New Delhi], [l:India], wait for the [o:Congress] to ratify the pact with the [l:U.S.]"));
    }

    [Fact]
    public void A_company_is_not_linked_where_its_name_is_the_surname_of_a_person_who_is_named_as_often()
    {
        Assert.Contains("organization:merz", Ids("[p:Friedrich Merz] spoke. He met [o:Merz] on Sunday."));
        Assert.Contains("Q1476687", Ids("Shares of [o:Merz] rose."));
        Assert.Contains("Q1476687", Ids("[o:Merz] said that [o:Merz] and not [p:Anna Merz] owns it."));
        Assert.Contains("Q30", Ids("[p:Jane America] left [l:America]."));
        Assert.Contains("Q16559", Ids("[p:Lloyd Austin] flew to [l:Austin], [l:Texas]."));
    }

    [Fact]
    public void A_direction_alone_means_the_half_of_a_country_whose_other_half_the_article_names_too()
    {
        Assert.Equal(["Q423", "Q884", "Q8684"], Ids("[l:North Korea] fired a missile, the [l:South]'s military said in [l:Seoul].").Order(StringComparer.Ordinal).OrderBy(static id => id.Length));
        Assert.Contains("Q423", Ids("[l:South Korea] asked [l:Pyongyang]; the [l:North] did not answer."));
        Assert.Contains("location:south", Ids("Farmers in the [l:South], in [l:Alabama], sell to [l:Seoul]."));
        Assert.Contains("location:south", Ids("[l:North Korea] fired a missile; in the [l:South] it rained."));
    }

    [Theory]
    [InlineData("[p:Sergei Lavrov] left [l:Moscow], [l:Russia].", "Q58217")]
    [InlineData("[p:Sergey Lavrov] left [l:Moscow], [l:Russia].", "Q58217")]
    [InlineData("[p:Mohammed bin Salman] spoke.", "Q6892571")]
    [InlineData("[p:Aleksandr Lukashenko] spoke.", "Q2866")]
    [InlineData("[p:Ibrahim Raisi] spoke.", "Q5947347")]
    [InlineData("[p:Moammar Gaddafi] spoke.", "Q19878")]
    [InlineData("[p:Sergei Lavrovsky] left [l:Moscow], [l:Russia].", "person:sergei-lavrovsky")]
    [InlineData("[p:Boris Lavrov] left [l:Moscow], [l:Russia].", "person:boris-lavrov")]
    [InlineData("[p:Sergei Lavrov] won the chess match.", "person:sergei-lavrov")]
    public void A_known_person_is_found_under_other_spellings_of_the_given_name(string text, string expected) => Assert.Equal(expected, Ids(text)[0]);

    [Fact]
    public void Two_spellings_of_a_known_persons_given_name_are_one_person()
    {
        Assert.Single(Resolve("[n:Russian] Foreign Minister [p:Sergei Lavrov] spoke. [p:Sergey Lavrov] left. [p:Lavrov] slept."), static entity => entity.Type == MentionType.Person);
        Assert.Single(Ids("[p:Sergei Lavrov] spoke. [p:Sergey Lavrov] left. [p:Lavrov] slept."));
    }

    [Theory]
    [InlineData("The [o:Fed] cut rates.", "Q53536")]
    [InlineData("The [o:Federal Reserve] met; the [o:Fed] cut rates.", "Q53536")]
    [InlineData("The [o:Pentagon] said so.", "Q11209")]
    [InlineData("The [o:Bundesbank] said so.", "Q162222")]
    [InlineData("The [o:ECB] said so.", "Q8901")]
    [InlineData("[o:Scotland Yard] said so.", "Q1139213")]
    [InlineData("The [o:State Department] said so in [l:Tehran], [l:Iran].", "Q789915")]
    [InlineData("The [o:Kremlin] said so.", "organization:kremlin")]
    [InlineData("The [o:Metropolitan Police] said so.", "organization:metropolitan-police")]
    public void The_short_names_by_which_news_calls_well_known_bodies_are_known(string text, string expected) => Assert.Equal(expected, Ids(text)[0]);

    [Fact]
    public void A_direction_means_the_one_country_whose_name_begins_so() =>
        Assert.Equal(["Q884", "Q423"], Ids("[l:South Korea] and [l:North Korea]: the [l:South] and the [l:North]"));

    [Fact]
    public void A_nationality_is_an_entity_beside_its_country_and_all_its_forms_are_one() =>
        Assert.Equal(["norp:russian", "Q159", "norp:british"], Ids("[n:Russian], [n:Russians], [l:Russia], [n:British], [n:Britons]"));

    [Fact]
    public void A_leaders_surname_alone_is_linked_where_the_country_is_spoken_of()
    {
        Assert.Contains("Q7747", Ids("[p:Putin] left [l:Moscow]."));
        Assert.Contains("person:putin", Ids("[p:Putin] won the chess match."));
    }

    [Fact]
    public void Every_mention_has_its_entity_and_the_counts_add_up() =>
        Texts.Any.Sample(text =>
        {
            var annotated = new Annotator().Annotate(new ArticleText(text));
            var entities = annotated.Entities.ToDictionary(static entity => entity.Id);
            foreach (var mention in annotated.Mentions)
            {
                Assert.Equal(text[mention.Start..mention.End], mention.Text);
                Assert.Equal(mention.Type, entities[mention.Entity].Type);
            }

            Assert.All(annotated.Entities, entity => Assert.Equal(entity.Mentions, annotated.Mentions.Count(mention => mention.Entity == entity.Id)));
            Assert.All(annotated.Entities, static entity => Assert.DoesNotContain(entity.Name, entity.Aliases));
        });

    [Fact]
    public void A_short_form_joins_its_one_long_form_and_a_common_word_does_not()
    {
        Assert.Equal(["Q66096"], Ids("the [o:US Senate] voted; the [o:Senate] rose"));
        Assert.Equal(["organization:polar-military-committee"], Ids("the [o:Polar Military Committee] met; the [o:Military Committee] rose"));
        Assert.Equal(["Q35525", "organization:house"], Ids("the [o:White House] asked the [o:House]"));
    }

    [Fact]
    public void A_company_or_club_is_the_same_without_its_trade_or_its_city()
    {
        Assert.Equal(["organization:varmont-motor-co"], Ids("[o:Varmont Motor Co.] sold cars. [o:Varmont] fell."));
        Assert.Equal(["organization:varker-munich"], Ids("[o:Varker Munich] won. [o:Varker] lead."));
        Assert.Equal(2, Ids("[o:Varmont Britain] is a daughter of [o:Varmont].").Count);
        Assert.Equal(2, Ids("[o:Varmont Motor Co.] sued [o:Varmont Airlines]. [o:Varmont Motor Co.] lost.").Count);
        Assert.Equal(3, Ids("[o:Varmont Motor Co.] sued [o:Varmont Airlines]. [o:Varmont] fell.").Count);
    }

    [Fact]
    public void A_name_that_is_also_a_word_is_linked_only_with_its_region_behind_it()
    {
        Assert.Contains("Q24603", Ids("in [l:Independence], [l:Missouri]"));
        Assert.Contains("location:independence", Ids("[l:United States]: cheers for [l:Independence] rang out"));
    }

    [Fact]
    public void Thousands_of_names_take_no_longer_than_their_number_says()
    {
        // A square of the mentions would be a hundred times the work and a denial of service; the count of steps shows in the result, not in the time.
        var text = string.Join(". ", Enumerable.Range(0, 4000).Select(static number => $"[p:Anna Smith{number}]"));
        Assert.Equal(4000, Ids(text).Count);
    }

    private static List<string> Ids(string marked) => [.. Resolve(marked).Select(static entity => entity.Id.Value)];

    private static List<Entity> Resolve(string marked) => Document(marked).Entities;

    private static Document Document(string marked) => MarkedNames.Resolve(marked);
}
