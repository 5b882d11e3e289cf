using CsCheck;
using Wirewatch.Articles;
using Wirewatch.Digests;
using Wirewatch.Language;
using Wirewatch.Watchlists;

namespace Wirewatch.Tests.Digests;

/// <summary>How copies of a story are shown together.</summary>
public sealed class DigestStoryTests
{
    private static readonly DateTimeOffset Morning = new(2025, 1, 17, 6, 0, 0, TimeSpan.Zero);

    private static readonly Gen<Match> AnyMatch = Gen.Select(
        Gen.Int[0, 5], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[1, 6].HashSet[0, 6], Gen.Int[1, 6].HashSet[0, 4],
        (article, story, day, sentences, omitted) => MatchOf(
            $"a{article}", story == 0 ? null : $"s{story}", [.. sentences.Select(number => $"Jane Doe said {number}.")]) with
        {
            Published = Morning.AddDays(day),
            Omitted = [.. omitted.Except(sentences).Select(number => MatchedSentences.HashOf($"Jane Doe said {number}."))],
        });

    [Fact]
    public void Whatever_copies_there_are_each_sentence_of_a_story_stands_there_once() =>
        AnyMatch.List[0, 8].Sample(any =>
        {
            // An article has one version in a digest, and so one story.
            Match[] matches = [.. any.DistinctBy(match => match.Article).Where(match => match.Hashes.Any())];
            var stories = DigestStory.Group(matches, []);
            Assert.Equal(matches.Length, stories.Sum(story => story.Copies.Count + 1));
            Assert.Equal(matches.GroupBy(match => match.Story ?? match.Article.Value).Count(), stories.Count);
            Assert.All(stories, story =>
            {
                var hashes = story.Articles.SelectMany(match => match.Hashes).ToHashSet();
                Assert.Equal(hashes.Count, story.Mentions);
                Assert.Equal(story.Lines.Count, story.Lines.Select(line => line.Sentence.Hash).Distinct().Count());
                Assert.All(story.Lines, line => Assert.Equal(story.Articles.Count(match => match.Hashes.Contains(line.Sentence.Hash)) - 1, line.Others));
                Assert.All(story.Copies, copy => Assert.True(copy.Published >= story.Lead.Published));
            });
        }, iter: 2_000);

    [Fact]
    public void Copies_make_one_line_that_counts_them()
    {
        var story = Assert.Single(DigestStory.Group(
            [MatchOf("b", "s", ["Jane Doe spoke."]), MatchOf("a", "s", ["Jane Doe spoke."]) with { Published = Morning.AddHours(-1) }, MatchOf("c", "s", ["JANE DOE  spoke."])], []));
        Assert.Equal("a", story.Lead.Article.Value);
        Assert.Equal(["b", "c"], story.Copies.Select(copy => copy.Article.Value));
        Assert.Equal(2, Assert.Single(story.Lines).Others);
        Assert.Equal("Also in 2 other articles:", DigestWords.HeadingOfCopies(story));
        Assert.Null(DigestWords.PlacesOf(story.Lines[0], story));
    }

    [Fact]
    public void A_line_that_only_some_copies_have_says_where_it_stands()
    {
        var story = Assert.Single(DigestStory.Group(
            [MatchOf("a", "s", ["Jane Doe spoke."]), MatchOf("b", "s", ["Jane Doe spoke.", "Jane Doe left."]), MatchOf("c", "s", ["Jane Doe left."]) with { Source = "The Copy" }], []));
        Assert.Equal(["also in 1 other article", "from Title of b · b, also in 1 other article"], story.Lines.Select(line => DigestWords.PlacesOf(line, story)));
        Assert.Equal("Title of c · The Copy", DigestWords.CopyOf(story.Copies[1], story.Lead));
    }

    [Fact]
    public void Articles_of_no_known_story_stay_apart() =>
        Assert.Equal(2, DigestStory.Group([MatchOf("a", null, ["Jane Doe spoke."]), MatchOf("b", null, ["Jane Doe spoke."])], []).Count);

    internal static Match MatchOf(string article, string? story, string[] sentences) => new()
    {
        Watchlist = new WatchlistId("00000000000000000000"),
        Article = new ArticleId(article),
        Version = "1",
        Name = article,
        Title = $"Title of {article}",
        Published = Morning,
        Story = story,
        AnnotatorVersion = "1",
        Entities = [new MatchedEntity(new EntityId("person:jane-doe"), MentionType.Person, "Jane Doe", ["“Jane Doe”"])],
        Sentences = [.. sentences.Select(text => new MatchedSentence(
            0, text.Length, text, 0, MatchedSentences.HashOf(text), [new MatchedMention(0, 8, new EntityId("person:jane-doe"))]))],
    };
}
