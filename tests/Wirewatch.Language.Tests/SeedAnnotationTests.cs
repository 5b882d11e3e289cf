namespace Wirewatch.Language.Tests;

/// <summary>The facts of the first sample article through the whole annotator, over the names that it finds itself.</summary>
public sealed class SeedAnnotationTests
{
    private static readonly AnnotatedText Article = new Annotator().Annotate(new ArticleText(Body()) { Published = new DateTimeOffset(2025, 1, 17, 0, 0, 0, TimeSpan.Zero) });

    [Fact]
    public void Six_quotations_are_found_and_five_have_a_named_speaker() =>
        Assert.Equal(
            [
                ("“close coordination”", "Son Jeong-hwan"),
                ("“North Korea’s recent military support to Russia and missile launch provocations are becoming a big threat to the international community.”", "Son Jeong-hwan"),
                ("“beyond the Korean Peninsula,”", "Son Jeong-hwan"),
                ("“need for close coordination and response with the international community”", "Son Jeong-hwan"),
                ("“there is a possibility”", null),
                ("“stable security situation”", "Kim Myung-soo"),
            ],
            Article.Quotations.Where(quotation => quotation.Kind == QuotationKind.Direct).Select(quotation => (quotation.Text, quotation.Speaker is { } speaker ? Name(speaker) : null)));

    [Fact]
    public void Every_date_is_resolved_against_the_publication() =>
        Assert.Equal(
            [
                ("Friday", "2025-01-17"), ("Jan. 15", "2025-01-15"), ("Friday", "2025-01-17"), ("Wednesday to Thursday", "2025-01-15/2025-01-16"),
                ("October last year", "2024-10"), ("Jan. 6", "2025-01-06"), ("Dec. 3", "2024-12-03"), ("this week", "2025-01-13/2025-01-19"), ("2010", "2010"),
            ],
            Article.Dates.Select(date => (date.Text, date.Value)));

    [Fact]
    public void The_soldiers_are_counted_and_the_tenth_time_is_not()
    {
        var amount = Assert.Single(Article.Amounts);
        Assert.Equal(("about 11,000 soldiers", 11000m, "soldiers", true), (amount.Text, amount.Value, amount.Unit, amount.Approximate));
    }

    [Theory]
    [InlineData("Son Jeong-hwan", "head of strategic planning at the Joint Chiefs of Staff|Lt. Gen.|head of strategic planning for the South Korean military")]
    [InlineData("Rob Bauer", "Adm.|chair of the NATO Military Committee")]
    [InlineData("Kim Myung-soo", "JCS Chairman|Adm.")]
    [InlineData("Yoon Suk Yeol", "President")]
    public void Persons_have_the_roles_that_the_article_gives_them(string person, string roles) =>
        Assert.Equal(roles, string.Join('|', Article.Entities.Single(entity => entity.Name == person).Roles.Select(role => role.Title)));

    private static string Name(EntityId id) => Article.Entities.Single(entity => entity.Id == id).Name;

    // The caption stands twice in the file, and its reader keeps it once.
    private static string Body() =>
        string.Join('\n', File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "../../../../../seeds/000_aa5488f009860a7f.txt")).Skip(1));
}
