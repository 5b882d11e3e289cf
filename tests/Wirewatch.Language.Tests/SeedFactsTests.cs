using System.Text.RegularExpressions;
using Wirewatch.Language.Facts;

namespace Wirewatch.Language.Tests;

/// <summary>The facts of the first sample article over its names as a reader marks them.</summary>
public sealed class SeedFactsTests
{
    private static readonly (string Name, string Type, string Entity)[] Names =
    [
        ("Son Jeong-hwan", "person", "Son Jeong-hwan"), ("Son", "person", "Son Jeong-hwan"), ("Rob Bauer", "person", "Rob Bauer"),
        ("Kim Myung-soo", "person", "Kim Myung-soo"), ("Kim", "person", "Kim Myung-soo"), ("Yoon Suk Yeol", "person", "Yoon Suk Yeol"),
        ("NATO Military Committee", "organization", "NATO Military Committee"), ("Joint Chiefs of Staff", "organization", "JCS"), ("JCS", "organization", "JCS"),
        ("NATO", "organization", "NATO"), ("South Korean", "norp", "South Korean"), ("North Korean", "norp", "North Korean"), ("North Korea", "location", "North Korea"),
        ("South Korea", "location", "South Korea"), ("Korean Peninsula", "location", "Korean Peninsula"), ("Pyongyang", "location", "Pyongyang"), ("Moscow", "location", "Moscow"),
        ("Russia", "location", "Russia"), ("Ukraine", "location", "Ukraine"), ("Brussels", "location", "Brussels"), ("South", "location", "South Korea"),
        ("Australia", "location", "Australia"), ("Japan", "location", "Japan"), ("New Zealand", "location", "New Zealand"),
    ];

    private static readonly Document Article = Annotate();

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
            Article.Quotations.Select(quotation => (quotation.Text, quotation.Speaker?.Value)));

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
        Assert.Equal(roles, string.Join('|', Article.Entities.Single(entity => entity.Id.Value == person).Roles.Select(role => role.Title)));

    private static Document Annotate()
    {
        var root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));
        var lines = File.ReadAllLines(Path.Combine(root, "seeds/000_aa5488f009860a7f.txt"));
        var marked = Regex.Replace(string.Join('\n', lines.Skip(1)), string.Join('|', Names.Select(name => $@"\b{Regex.Escape(name.Name)}\b")),
            match => Names.First(name => name.Name == match.Value) is var name ? $"[{name.Name}|{name.Type}|{name.Entity}]" : "");
        var document = MarkedText.Read(marked, new DateTimeOffset(2025, 1, 17, 0, 0, 0, TimeSpan.Zero));
        IAnnotationStep[] steps = [new DateFinding(), new AmountFinding(), new RoleFinding(), new QuotationFinding()];
        foreach (var step in steps)
        {
            step.Apply(document);
        }
        return document;
    }
}
