using Wirewatch.Articles;

namespace Wirewatch.Tests.Articles;

/// <summary>The same article in every format that is read.</summary>
public sealed class ExampleTests
{
    private const string Title = "Council of Oslo puts off the vote on its harbour";

    private const string Body = """
        OSLO, Jan 17 – The council of Oslo met on Friday to speak about the harbour, which the fleet uses, and put off its vote.

        “We will meet again in February,” said Ingrid Berg, who leads the council, after four hours of talks behind closed doors.

        The Harbour Authority had asked for 120 million kroner to deepen the basin before the winter.
        """;

    private static readonly DateTimeOffset Published = new(2025, 1, 17, 9, 30, 0, TimeSpan.FromHours(1));

    public static TheoryData<string> Files => [.. Directory.GetFiles(Reading.ExamplesFolder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_example_gives_the_same_text_whatever_it_is_called(string file)
    {
        foreach (var name in new[] { file, "upload" })
        {
            var article = Reading.Read(Reading.Example(file), name);

            Assert.Equal($"{Title}\n\n{Body.ReplaceLineEndings("\n")}", article.Text);
            Assert.Equal(Title, article.Title);
        }
    }

    [Theory]
    [InlineData("ninjs1.json", false)]
    [InlineData("ninjs3.json", true)]
    [InlineData("news-article.json", true)]
    [InlineData("plain.json", true)]
    [InlineData("nitf.xml", true)]
    [InlineData("newsml-g2.xml", true)]
    [InlineData("rss.xml", true)]
    [InlineData("atom.xml", true)]
    [InlineData("markdown.md", true)]
    [InlineData("mail.eml", false)]
    public void What_a_format_says_of_the_article_is_kept(string file, bool saysAddress)
    {
        var article = Reading.Read(Reading.Example(file), file);

        Assert.Equal(Published, article.Published);
        Assert.Equal(TimeSpan.FromHours(1), article.Published.Offset);
        Assert.Equal(["Jane Doe", "John Roe"], article.Authors);
        Assert.Equal("Example Wire", article.Source);
        Assert.Equal(saysAddress ? "https://example.com/council" : null, article.Url);
        Assert.Equal(file == "mail.eml" ? "en" : "en-GB", article.Language);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void An_example_that_is_cut_off_anywhere_is_an_article_or_is_refused_in_plain_words(string file)
    {
        var whole = Reading.Example(file);
        for (var cut = 1; cut < 60; cut++)
        {
            try
            {
                Assert.NotEmpty(Reading.Read(whole[..(whole.Length * cut / 60)], file).Text);
            }
            catch (UnreadableArticleException refusal)
            {
                Assert.DoesNotContain("Exception", refusal.Message, StringComparison.Ordinal);
            }
        }
    }
}
