namespace Wirewatch.Language.Tests;

/// <summary>The names of the first sample article, by rules that know nothing of it.</summary>
public sealed class SeedNamesTests
{
    private static readonly AnnotatedText Article = new Annotator().Annotate(
        new ArticleText(Body()) { Published = new DateTimeOffset(2025, 1, 17, 0, 0, 0, TimeSpan.Zero) });

    [Fact]
    public void Its_people_are_found_with_the_surnames_that_stand_for_them()
    {
        Assert.Equal(["Kim Myung-soo", "Rob Bauer", "Son Jeong-hwan", "Yoon Suk Yeol"], NamesOf(MentionType.Person));
        Assert.Contains("Son", Named("Son Jeong-hwan").Aliases);
        Assert.Contains("Kim", Named("Kim Myung-soo").Aliases);
    }

    [Fact]
    public void Its_bodies_are_found_and_an_acronym_is_no_second_body()
    {
        Assert.Equal(["Joint Chiefs of Staff", "NATO", "NATO Military Committee"], NamesOf(MentionType.Organization));
        Assert.Equal(["JCS"], Named("Joint Chiefs of Staff").Aliases);
    }

    [Fact]
    public void The_staff_of_another_country_is_not_linked_to_a_namesake() => Assert.Null(Named("Joint Chiefs of Staff").Wikidata);

    [Theory]
    [InlineData("NATO", "Q7184")]
    [InlineData("Brussels", "Q239")]
    [InlineData("North Korea", "Q423")]
    [InlineData("Russia", "Q159")]
    [InlineData("Ukraine", "Q212")]
    [InlineData("South Korea", "Q884")]
    [InlineData("Korean Peninsula", "Q483134")]
    [InlineData("Pyongyang", "Q18808")]
    [InlineData("Moscow", "Q649")]
    [InlineData("Australia", "Q408")]
    [InlineData("Japan", "Q17")]
    [InlineData("New Zealand", "Q664")]
    public void What_is_known_has_its_wikidata_id(string name, string wikidata) => Assert.Equal(wikidata, Named(name).Wikidata);

    [Fact]
    public void The_South_is_South_Korea() => Assert.Equal(["South"], Named("South Korea").Aliases);

    [Fact]
    public void Nationalities_are_groups_of_their_own() => Assert.Equal(["North Korean", "South Korean"], NamesOf(MentionType.Norp));

    [Fact]
    public void The_session_of_the_committee_is_no_body() => Assert.DoesNotContain(Article.Mentions, static mention => mention.Text.Contains("Session", StringComparison.Ordinal));

    private static IEnumerable<string> NamesOf(MentionType type) =>
        Article.Entities.Where(entity => entity.Type == type).Select(static entity => entity.Name).Order(StringComparer.Ordinal);

    private static Entity Named(string name) => Article.Entities.Single(entity => entity.Name == name);

    private static string Body()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Functions.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        }

        // As the reader leaves it: the caption once, the author's address not at all.
        var lines = File.ReadAllLines(Path.Combine(folder.FullName, "seeds", "000_aa5488f009860a7f.txt"));
        return string.Join('\n', lines.Skip(1).Where(static line => !line.Contains('@'))).TrimEnd();
    }
}
