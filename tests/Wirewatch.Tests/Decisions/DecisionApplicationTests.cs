using CsCheck;
using Wirewatch.Articles;
using Wirewatch.Decisions;
using Wirewatch.Language;
using Wirewatch.Language.Text;

namespace Wirewatch.Tests.Decisions;

public sealed class DecisionApplicationTests
{
    private static readonly EntityId Kim = new("person:kim"), Known = new("Q7"), Other = new("person:other");
    private static readonly ArticleId Article = new("a");
    private static readonly DateTimeOffset Start = new(2025, 1, 17, 0, 0, 0, TimeSpan.Zero);

    // Two sentences: "Kim Ann met Kim." and "Kim plays chess."
    private static readonly AnnotatedText Found = new()
    {
        Language = "en",
        Text = "Kim Ann met Kim. Kim plays chess.",
        Sentences = [new TextSpan(0, 16), new TextSpan(17, 33)],
        Mentions =
        [
            new Mention(0, 7, "Kim Ann", MentionType.Person, Known),
            new Mention(12, 15, "Kim", MentionType.Person, Known),
            new Mention(17, 20, "Kim", MentionType.Person, Known),
        ],
        Entities = [new Entity(Known, MentionType.Person, "Kim Ann") { Aliases = ["Kim"], Wikidata = "Q7", Mentions = 3, Roles = [new Role("player", 21, 26)] }],
        Quotations = [new Quotation(27, 32, "chess") { Speaker = Known, Cue = new TextSpan(21, 26) }],
    };

    [Fact]
    public void Without_a_decision_that_concerns_it_an_article_stays_what_it_was()
    {
        var decided = Apply(Found, new Decision(Other, DecisionKind.Rename) { Name = "X" }, new Decision(Known, DecisionKind.NotThis) { Article = new ArticleId("b") });

        Assert.Same(Found, decided.Text);
        Assert.Equal("v", decided.VersionOf("v"));
    }

    [Fact]
    public void What_is_not_this_in_an_article_becomes_an_unlinked_entity_of_its_own_with_its_facts()
    {
        var text = Apply(Found, new Decision(Known, DecisionKind.NotThis) { Article = Article }).Text;

        var entity = Assert.Single(text.Entities);
        Assert.Equal(("person:kim-ann", "Kim Ann", null, 3), (entity.Id.Value, entity.Name, entity.Wikidata, entity.Mentions));
        Assert.Equal(["Kim"], entity.Aliases);
        Assert.Equal("player", Assert.Single(entity.Roles).Title);
        Assert.All(text.Mentions, mention => Assert.Equal(entity.Id, mention.Entity));
        Assert.Equal(entity.Id, text.Quotations[0].Speaker);
    }

    [Fact]
    public void What_is_not_this_by_a_pattern_parts_from_the_rest_and_takes_the_facts_beside_it_along()
    {
        var text = Apply(Found, new Decision(Known, DecisionKind.NotThis) { Pattern = DecisionPattern.Parse("plays chess") }).Text;

        Assert.Equal(["Q7", "Q7", "person:kim"], text.Mentions.Select(mention => mention.Entity.Value));
        Assert.Equal([("Q7", 2), ("person:kim", 1)], text.Entities.Select(entity => (entity.Id.Value, entity.Mentions)));
        Assert.Empty(text.Entities[0].Roles);
        Assert.Equal("player", Assert.Single(text.Entities[1].Roles).Title);
        Assert.Equal("person:kim", text.Quotations[0].Speaker!.Value.Value);
    }

    // "Moscow said so. Moscow is a town in Idaho."
    private static readonly EntityId Moscow = new("Q649"), Russia = new("Q159");
    private static readonly AnnotatedText Capital = new()
    {
        Language = "en",
        Text = "Moscow said so. Moscow is a town in Idaho.",
        Sentences = [new TextSpan(0, 15), new TextSpan(16, 42)],
        Mentions =
        [
            new Mention(0, 6, "Moscow", MentionType.Location, Moscow) { StandsFor = Russia },
            new Mention(16, 22, "Moscow", MentionType.Location, Moscow),
        ],
        Entities = [new Entity(Moscow, MentionType.Location, "Moscow") { Wikidata = "Q649", Mentions = 2 }],
    };

    [Fact]
    public void A_capital_that_is_only_renamed_or_is_the_same_place_as_another_still_stands_for_its_country()
    {
        var renamed = Apply(Capital, new Decision(Moscow, DecisionKind.Rename) { Name = "Moskva" }).Text;
        var merged = Apply(Capital, SameAs(Moscow, new EntityId("location:moskva")) with { TargetType = MentionType.Location }).Text;
        var parted = Apply(Capital, new Decision(Moscow, DecisionKind.NotThis) { Pattern = DecisionPattern.Parse("Idaho") }).Text;

        Assert.All([renamed, merged, parted], text => Assert.Equal([Russia, null], text.Mentions.Select(mention => mention.StandsFor)));
        Assert.Equal(new EntityId("location:moskva"), merged.Mentions[0].Entity);
    }

    [Fact]
    public void What_is_not_the_capital_stands_for_no_country()
    {
        var text = Apply(Capital, new Decision(Moscow, DecisionKind.NotThis) { Article = Article }).Text;

        Assert.All(text.Mentions, mention => Assert.Equal(("location:moscow", null), (mention.Entity.Value, mention.StandsFor)));
    }

    [Fact]
    public void A_capital_that_became_its_country_or_no_place_stands_for_no_country()
    {
        var country = Apply(Capital, SameAs(Moscow, Russia) with { TargetType = MentionType.Location }).Text;
        var person = Apply(Capital, SameAs(Moscow, Other) with { TargetType = MentionType.Person }).Text;

        Assert.All([country, person], text => Assert.All(text.Mentions, mention => Assert.Null(mention.StandsFor)));
    }

    [Fact]
    public void The_country_for_which_a_capital_stands_follows_its_own_decisions()
    {
        var union = new EntityId("location:union");
        var text = Apply(Capital, new Decision(Moscow, DecisionKind.Rename) { Name = "Moskva" }, SameAs(Russia, union)).Text;

        Assert.Equal(union, text.Mentions[0].StandsFor);
    }

    [Fact]
    public void What_is_not_this_but_would_have_the_same_id_gets_a_distinct_one()
    {
        var found = Found with
        {
            Mentions = [.. Found.Mentions.Select(mention => mention with { Entity = new EntityId("person:kim-ann") })],
            Entities = [Found.Entities[0] with { Id = new EntityId("person:kim-ann"), Wikidata = null }],
        };
        var refusal = new Decision(new EntityId("person:kim-ann"), DecisionKind.NotThis) { Article = Article };

        var entity = Assert.Single(Apply(found, refusal).Text.Entities);
        Assert.Equal($"person:kim-ann-{refusal.Id[..8]}", entity.Id.Value);

        // Also where another decision would lead it back.
        var back = Apply(Found, new Decision(Known, DecisionKind.NotThis) { Article = Article }, SameAs(new EntityId("person:kim-ann"), Known)).Text;
        Assert.StartsWith("person:kim-ann-", Assert.Single(back.Entities).Id.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_the_same_goes_to_the_end_of_the_chain_with_its_names_roles_and_quotations()
    {
        var text = Apply(Found, SameAs(Known, Other), SameAs(Other, new EntityId("Q9")) with { TargetName = "The Ninth", TargetType = MentionType.Organization }).Text;

        var entity = Assert.Single(text.Entities);
        Assert.Equal(("Q9", "The Ninth", MentionType.Organization, "Q9", 3), (entity.Id.Value, entity.Name, entity.Type, entity.Wikidata, entity.Mentions));
        Assert.Equal(["Kim Ann", "Kim"], entity.Aliases);
        Assert.Equal("player", Assert.Single(entity.Roles).Title);
        Assert.Equal("Q9", text.Quotations[0].Speaker!.Value.Value);
    }

    [Fact]
    public void What_is_the_same_joins_the_entity_that_is_there()
    {
        var found = Found with
        {
            Mentions = [Found.Mentions[0], Found.Mentions[1] with { Entity = Kim }, Found.Mentions[2] with { Entity = Kim }],
            Entities = [Found.Entities[0] with { Mentions = 1, Aliases = [] }, new Entity(Kim, MentionType.Person, "Kim") { Mentions = 2, Roles = [new Role("Player", 21, 26)] }],
        };
        var text = Apply(found, SameAs(Kim, Known)).Text;

        var entity = Assert.Single(text.Entities);
        Assert.Equal(("Q7", "Kim Ann", 3), (entity.Id.Value, entity.Name, entity.Mentions));
        Assert.Equal(["Kim"], entity.Aliases);
    }

    [Fact]
    public void A_circle_is_broken_where_its_last_decision_would_close_it()
    {
        var set = new DecisionSet([SameAs(Kim, Known) with { Taken = Start }, SameAs(Known, Other) with { Taken = Start.AddSeconds(1) }, SameAs(Other, Kim) with { Taken = Start.AddSeconds(2) }]);

        Assert.Equal((Other, Other, Other), (set.Resolve(Kim), set.Resolve(Known), set.Resolve(Other)));
        Assert.Equal([Kim, Known], set.MergedInto(Other));
    }

    [Fact]
    public void A_renamed_entity_keeps_its_old_name_as_an_alias_and_the_last_name_holds()
    {
        var text = Apply(Found, new Decision(Known, DecisionKind.Rename) { Name = "Ann K." }, new Decision(Known, DecisionKind.Rename) { Name = "Kim" }).Text;

        Assert.Equal("Kim", text.Entities[0].Name);
        Assert.Equal(["Kim Ann"], text.Entities[0].Aliases);
    }

    [Fact]
    public void Whatever_is_decided_no_mention_is_lost_and_none_is_what_it_is_not()
    {
        EntityId[] ids = [Kim, Known, Other, new("person:ann"), new("Q9")];
        var genId = Gen.Int[0, ids.Length - 1].Select(index => ids[index]);
        var genDecision = Gen.OneOf(
            Gen.Select(genId, genId, (entity, target) => SameAs(entity, target)),
            genId.Select(entity => new Decision(entity, DecisionKind.NotThis) { Article = Article }),
            Gen.Select(genId, Word("one", "two*", "one * three"), (entity, pattern) => new Decision(entity, DecisionKind.NotThis) { Pattern = DecisionPattern.Parse(pattern) }),
            Gen.Select(genId, Word("Ann", "Other Name"), (entity, name) => new Decision(entity, DecisionKind.Rename) { Name = name }));
        var genFound = Gen.Select(genId, Word("one", "two", "three"), Word("Kim", "Ann", "Other")).Array[1, 8].Select(Text);
        Gen.Select(genFound, genDecision.Array[0, 8]).Sample((found, decisions) =>
        {
            var decided = Apply(found, decisions);
            var text = decided.Text;

            Assert.Equal(found.Mentions.Select(mention => (mention.Start, mention.End, mention.Text)), text.Mentions.Select(mention => (mention.Start, mention.End, mention.Text)));
            Assert.Equal(text.Mentions.GroupBy(mention => mention.Entity).Select(group => (group.Key, group.Count())), text.Entities.Select(entity => (entity.Id, entity.Mentions)));
            Assert.Equal(text.Entities.Count, text.Entities.Select(entity => entity.Id).Distinct().Count());
            foreach (var refused in decisions.Where(decision => decision.Article is not null))
            {
                Assert.DoesNotContain(text.Entities, entity => entity.Id == refused.Entity);
            }

            Assert.Equal(text.Mentions, Apply(found, [.. decisions]).Text.Mentions);
        });
    }

    private static Gen<string> Word(params string[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);

    private static AnnotatedText Text((EntityId Entity, string Before, string Name)[] mentions)
    {
        var text = "";
        var (found, sentences) = (new List<Mention>(), new List<TextSpan>());
        foreach (var (entity, before, name) in mentions)
        {
            var start = text.Length;
            text += $"{before} {name}. ";
            found.Add(new Mention(start + before.Length + 1, start + before.Length + 1 + name.Length, name, MentionType.Person, entity));
            sentences.Add(new TextSpan(start, text.Length - 1));
        }

        return new AnnotatedText
        {
            Language = "en",
            Text = text,
            Sentences = sentences,
            Mentions = found,
            Entities = [.. found.GroupBy(mention => mention.Entity).Select(group => new Entity(group.Key, MentionType.Person, group.First().Text) { Mentions = group.Count() })],
        };
    }

    private static Decision SameAs(EntityId entity, EntityId target) => new(entity, DecisionKind.SameAs) { Target = target };

    private static DecidedText Apply(AnnotatedText found, params Decision[] decisions) =>
        new DecisionSet(decisions.Select((decision, index) => decision with { Taken = Start.AddSeconds(index) })).Apply(found, Article);
}
