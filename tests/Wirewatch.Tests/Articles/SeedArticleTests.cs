using Wirewatch.Articles;

namespace Wirewatch.Tests.Articles;

public sealed class SeedArticleTests
{
    private static Article Seed(params (string Name, string Value)[] metadata) =>
        Reading.Read(Reading.RepositoryFile("seeds", "000_aa5488f009860a7f.txt"), "000_aa5488f009860a7f.txt", null, metadata);

    [Fact]
    public void The_photo_caption_that_stands_twice_is_kept_once_and_marked()
    {
        var article = Seed();

        var caption = Assert.Single(article.Captions);
        Assert.StartsWith("This photo, provided by", caption.Of(article.Text), StringComparison.Ordinal);
        Assert.EndsWith("(JCS)", caption.Of(article.Text), StringComparison.Ordinal);
        Assert.Equal(article.Text.IndexOf("This photo", StringComparison.Ordinal), article.Text.LastIndexOf("This photo", StringComparison.Ordinal));
    }

    [Fact]
    public void The_authors_address_is_the_author_and_no_text()
    {
        var article = Seed();

        Assert.Equal(["mkjung@heraldcorp.com"], article.Authors);
        Assert.DoesNotContain("@", article.Text, StringComparison.Ordinal);
        Assert.EndsWith("Indo-Pacific partner.", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_published_date_comes_from_the_metadata()
    {
        var article = Seed(("Published", "2025-01-17"));

        Assert.Equal(new DateTimeOffset(2025, 1, 17, 0, 0, 0, TimeSpan.Zero), article.Published);
        Assert.False(article.PublishedAssumed);
    }

    [Fact]
    public void Without_metadata_the_published_date_is_the_time_of_the_upload_and_says_so()
    {
        var article = Seed();

        Assert.Equal(Reading.Uploaded, article.Published);
        Assert.True(article.PublishedAssumed);
    }

    [Fact]
    public void The_body_keeps_its_eight_paragraphs_word_for_word()
    {
        var article = Seed();
        var source = System.Text.Encoding.UTF8.GetString(Reading.RepositoryFile("seeds", "000_aa5488f009860a7f.txt"));

        var paragraphs = article.Text.Split("\n\n");
        Assert.Null(article.Title);
        Assert.Equal(9, paragraphs.Length);
        Assert.All(paragraphs, paragraph => Assert.Contains(paragraph, source, StringComparison.Ordinal));
    }
}
