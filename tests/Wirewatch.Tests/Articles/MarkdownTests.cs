using System.Text;

namespace Wirewatch.Tests.Articles;

public sealed class MarkdownTests
{
    private const string Body = "The council of Oslo met on Monday to speak about the harbour.";

    [Fact]
    public void Marks_go_and_headings_lists_tables_and_quotations_stay_as_text() =>
        Assert.Equal(
            $"Oslo meets\n\n{Body}\n\nWhat comes next\n\nA second meeting.\n\nA vote.\n\nName Seats\n\nBerg 12",
            Reading.Read($"# Oslo meets\n\n{Body}\n\n## What comes next\n\n- A **second** meeting.\n- A [vote](https://example.com).\n\n| Name | Seats |\n|---|---|\n| Berg | 12 |\n", "a.md").Text);

    [Fact]
    public void Front_matter_may_list_authors_line_by_line_and_name_the_title()
    {
        var article = Reading.Read($"---\ntitle: 'Oslo meets'\nauthor:\n  - Jane Doe\n  - John Roe\ntags: [a, b]\n---\n{Body}\n", "upload");

        Assert.Equal($"Oslo meets\n\n{Body}", article.Text);
        Assert.Equal(["Jane Doe", "John Roe"], article.Authors);
    }

    [Fact]
    public void Scripts_in_markdown_are_no_text() =>
        Assert.Equal(Body, Reading.Read($"<script>alert(1)</script>\n\n{Body}\n", "a.md").Text);

    [Theory]
    [InlineData("[")]
    [InlineData("> ")]
    [InlineData("*a ")]
    [InlineData("- ")]
    [InlineData("`")]
    [InlineData("![](")]
    [InlineData("<b>")]
    [InlineData("|a")]
    public void Markdown_that_nests_or_repeats_without_end_ends_as_an_article_or_a_refusal(string piece)
    {
        try
        {
            Assert.NotEmpty(Reading.Read(string.Concat(Enumerable.Repeat(piece, 20_000)) + $"\n\n{Body}\n", "a.md").Text);
        }
        catch (Wirewatch.Articles.UnreadableArticleException refusal)
        {
            Assert.Contains("Markdown", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Markdown_of_absurd_size_is_refused() =>
        Assert.Contains("characters", Reading.Refusal(Encoding.UTF8.GetBytes(new string('a', 3_000_000)), "a.md"), StringComparison.Ordinal);
}
