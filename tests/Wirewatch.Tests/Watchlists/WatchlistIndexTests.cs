using System.Text.Json;
using CsCheck;
using Wirewatch.Decisions;
using Wirewatch.Language;
using Wirewatch.Language.Text;
using Wirewatch.Watchlists;

namespace Wirewatch.Tests.Watchlists;

public sealed class WatchlistIndexTests
{
    private static readonly DateTimeOffset Now = new(2025, 1, 17, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("""{"name":"jane doe"}""", true)]
    [InlineData("""{"name":"JANE  DOË"}""", true)]
    [InlineData("""{"name":"Doe"}""", true)]
    [InlineData("""{"name":"Jane"}""", false)]
    [InlineData("""{"name":"Jane Doe","type":"person"}""", true)]
    [InlineData("""{"name":"Jane Doe","type":"organization"}""", false)]
    [InlineData("""{"entity":"person:jane-doe"}""", true)]
    [InlineData("""{"entity":"person:jane"}""", false)]
    public void A_term_finds_whole_names_and_exact_ids_of_its_type(string term, bool finds)
    {
        var article = SampleArticle.Of("a.txt", "1", Now, "Jane Doe met the press. Doe left.", ("Jane Doe", "person:jane-doe", MentionType.Person), ("Doe left", "person:other", MentionType.Person));
        var withAlias = article with
        {
            Annotations = article.Annotations with { Entities = [article.Annotations.Entities[0] with { Aliases = ["Doe"] }] },
        };
        Assert.Equal(finds, new WatchlistIndex([Of(term)]).Percolate(withAlias).Count == 1);
    }

    [Fact]
    public void A_match_holds_every_sentence_that_mentions_the_entity_with_offsets_into_the_article()
    {
        var article = SampleArticle.Of("a.txt", "1", Now, "Jane Doe met the press. It rained. Then Jane Doe left.", ("Jane Doe", "person:jane-doe", MentionType.Person));
        var (_, match) = Assert.Single(new WatchlistIndex([Of("""{"name":"Jane Doe"}""")]).Percolate(article));
        Assert.Equal(["Jane Doe met the press.", "Then Jane Doe left."], match.Sentences.Select(sentence => sentence.Text));
        Assert.All(match.Sentences.SelectMany(sentence => sentence.Marks), mark => Assert.Equal("Jane Doe", article.Article.Text[mark.Start..mark.End]));
        Assert.Equal(["“Jane Doe”"], Assert.Single(match.Entities).Terms);
    }

    [Theory]
    [InlineData("a-story")]
    [InlineData(null)]
    public void A_match_carries_the_story_of_its_article_into_its_row_and_out_of_it(string? story)
    {
        var article = SampleArticle.Of("a.txt", "1", Now, "Jane Doe met the press.", ("Jane Doe", "person:jane-doe", MentionType.Person)) with { Story = story };
        var match = new WatchlistIndex([Of("""{"name":"Jane Doe"}""")]).Percolate(article)[0].Match;
        var row = JsonSerializer.Serialize(match, WatchlistJson.Default.Match);
        Assert.Equal(story, match.Story);
        Assert.Equal(story, JsonSerializer.Deserialize(row, WatchlistJson.Default.Match)!.Story);
        Assert.Equal(story is not null, row.Contains("story", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sentence_without_end_is_shown_around_its_first_mention()
    {
        var text = new string('x', 5_000) + " Jane Doe " + new string('y', 5_000);
        var article = SampleArticle.Of("a.txt", "1", Now, text, ("Jane Doe", "person:jane-doe", MentionType.Person));
        var sentence = Assert.Single(new WatchlistIndex([Of("""{"name":"Jane Doe"}""")]).Percolate(article)[0].Match.Sentences);
        Assert.Equal((0, text.Length), (sentence.Start, sentence.End));
        Assert.True(sentence.Text.Length <= MatchedSentences.MaximumText);
        Assert.Equal(sentence.Text, text.Substring(sentence.TextStart, sentence.Text.Length));
        Assert.Contains("Jane Doe", sentence.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_article_that_mentions_a_name_without_end_gives_a_match_that_a_row_can_hold()
    {
        var text = string.Concat(Enumerable.Range(0, 5_000).Select(number => $"Jane Doe said {number} {new string('é', 800)}. "));
        var article = SampleArticle.Of("a.txt", "1", Now, text, ("Jane Doe", "person:jane-doe", MentionType.Person));
        var match = new WatchlistIndex([Of("""{"name":"Jane Doe"}""")]).Percolate(article)[0].Match;
        Assert.Equal(MatchedSentences.MaximumShown, match.Sentences.Count);
        Assert.Equal(MatchedSentences.MaximumKnown, match.Sentences.Count + match.Omitted.Count);
        Assert.InRange(JsonSerializer.Serialize(match, WatchlistJson.Default.Match).Length, 1, 400_000);
    }

    [Fact]
    public void The_index_finds_what_a_look_at_every_term_finds()
    {
        string[] names = ["Ann", "Bob", "Cy", "Ann Bob", "Bob Cy"];
        var terms = Gen.Int[0, names.Length - 1].Select(index => $$"""{"name":"{{names[index]}}"}""").Array[1, 4];
        Gen.Select(terms.Array[0, 8], Gen.Int[0, names.Length - 1].Array[0, 6]).Sample((lists, mentioned) =>
        {
            var text = string.Join(". ", mentioned.Select(index => names[index]));
            var article = SampleArticle.Of("a.txt", "1", Now, text, [.. mentioned.Distinct().Select(index => (names[index], $"person:{index}", MentionType.Person))]);
            var watchlists = lists.Select(list => Of(string.Join(',', list))).ToArray();
            var found = new WatchlistIndex(watchlists).Percolate(article).Select(hit => hit.Watchlist.Id).ToHashSet();
            var expected = watchlists.Where(watchlist => watchlist.Definition.Terms.Any(term =>
                article.Annotations.Entities.Any(entity => Folding.Fold(entity.Name) == Folding.Fold(term.Name!)))).Select(watchlist => watchlist.Id);
            return found.SetEquals(expected);
        });
    }

    [Theory]
    [InlineData(-10, "person:jane-doe", true)]
    [InlineData(-10, "Q7", true)]
    [InlineData(10, "person:jane-doe", true)]
    [InlineData(10, "Q7", false)]
    public void What_is_the_same_is_news_under_both_ids_but_of_an_older_article_only_under_its_own(int secondsAfterUpload, string watched, bool isNews)
    {
        var found = SampleArticle.Of("a.txt", "1", Now, "Jane Doe met the press.", ("Jane Doe", "person:jane-doe", MentionType.Person));
        var decisions = new DecisionSet([new Decision(new EntityId("person:jane-doe"), DecisionKind.SameAs) { Target = new EntityId("Q7"), Taken = Now.AddSeconds(secondsAfterUpload) }]);
        var article = found with { Annotations = decisions.Apply(found.Found, found.Id).Text, Decisions = decisions };

        Assert.Equal(isNews, new WatchlistIndex([Of($$"""{"entity":"{{watched}}"}""")]).Percolate(article).Count == 1);
    }

    [Fact]
    public void What_is_not_this_is_no_news_of_it_and_was_none_before_of_what_it_becomes()
    {
        var found = SampleArticle.Of("a.txt", "1", Now, "Jane Doe met the press. Doe left.", ("Jane Doe", "Q7", MentionType.Person));
        var decisions = new DecisionSet([new Decision(new EntityId("Q7"), DecisionKind.NotThis) { Article = found.Id, Taken = Now.AddSeconds(10) }]);
        var article = found with { Annotations = decisions.Apply(found.Found, found.Id).Text, Decisions = decisions };

        Assert.Empty(new WatchlistIndex([Of("""{"entity":"Q7"}"""), Of("""{"entity":"person:jane-doe"}""")]).Percolate(article));
        Assert.Single(new WatchlistIndex([Of("""{"name":"Jane Doe"}""")]).Percolate(article));
    }

    private static Watchlist Of(string terms) => new(WatchlistId.New(), "local", Now, WatchlistReader.Read(System.Text.Encoding.UTF8.GetBytes(
        $$"""{"name":"n","terms":[{{terms}}],"schedule":{"every":"immediately"},"channels":[{"email":"a@example.com"}]}""")).Definition);
}
