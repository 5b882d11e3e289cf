using System.Text;

namespace Wirewatch.Tests.Articles;

public sealed class HtmlTests
{
    private const string First = "The council of Oslo met on Monday to speak about the harbour, which the fleet uses, and decided nothing at all.";
    private const string Second = "“We will meet again,” said Berg, who leads the council, after four hours of talks behind closed doors in the city hall.";

    private static string Page(string body, string head = "") => $"""
        <!DOCTYPE html><html lang="en-GB"><head><title>Council meets in Oslo - The Daily Example</title>{head}</head><body>
        <nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
        {body}
        <footer><p>Copyright The Daily Example, all rights reserved, and a sentence that is long enough to be prose.</p></footer></body></html>
        """;

    private static string Body(string inner = "") => $"<main><article><h1>Council meets in Oslo</h1>{inner}<p>{First}</p><p>{Second}</p></article></main>";

    [Fact]
    public void The_running_text_is_kept_and_navigation_footer_and_scripts_are_not()
    {
        var article = Reading.Read(Page(Body("<script>var Script = 'nobody';</script>") + "<aside><p>Most read: a story about another town, which is long enough to look like prose, too.</p></aside>"));

        Assert.Equal($"Council meets in Oslo\n\n{First}\n\n{Second}", article.Text);
        Assert.Equal("Council meets in Oslo", article.Title);
        Assert.Equal("en-GB", article.Language);
    }

    [Fact]
    public void Json_ld_gives_headline_date_with_offset_authors_and_outlet()
    {
        var article = Reading.Read(Page(Body(), """
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":"NewsArticle",
            "headline":"Council &amp; fleet","datePublished":"2025-01-17T09:30:00+09:00","author":[{"@type":"Person","name":"Jane Doe"},{"name":"John Roe"}],
            "publisher":{"name":"The Daily Example"},"inLanguage":"en"}]}</script><link rel="canonical" href="https://example.com/council">
            """));

        Assert.Equal(new DateTimeOffset(2025, 1, 17, 9, 30, 0, TimeSpan.FromHours(9)), article.Published);
        Assert.Equal(["Jane Doe", "John Roe"], article.Authors);
        Assert.Equal("The Daily Example", article.Source);
        Assert.Equal("https://example.com/council", article.Url);
        Assert.Equal("en", article.Language);
    }

    [Theory]
    [InlineData("<meta property='article:published_time' content='2025-01-17T00:00:00Z'>", "")]
    [InlineData("<meta name='date' content='January 17, 2025'>", "")]
    [InlineData("", "<time datetime='2025-01-17'>on Friday</time>")]
    [InlineData("", "<div class='publish-date'>Published 9:15 AM EST Jan 17, 2025</div>")]
    [InlineData("", "<span class='article__meta'>on Friday, January 17th, 2025 at 11:08 a.m.</span>")]
    [InlineData("", "<div><div>January 17, 2025</div></div>")]
    [InlineData("", "<p>Publiziert am 17. Januar 2025</p>")]
    [InlineData("<meta name='date' content='0001-01-01T00:00:00'>", "<span class='date'>17 Jan 2025</span>")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"WebPage\",\"datePublished\":\"2025-01-17\"}</script>", "")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"description\":\"a\nb\",\"datePublished\":\"01:38:07 PM IST Jan 17, 2025\",}}</script>", "")]
    public void The_date_comes_from_meta_elements_or_the_time_element(string head, string inner) =>
        Assert.Equal(new DateTimeOffset(2025, 1, 17, 0, 0, 0, TimeSpan.Zero), Reading.Read(Page(Body(inner), head)).Published);

    [Fact]
    public void The_metadata_of_the_upload_overrules_the_page()
    {
        var article = Reading.Read(Page(Body(), "<meta property='article:published_time' content='2025-01-17T00:00:00Z'>"), "a.html",
            ("published", "2024-12-03"), ("source", "Wire"), ("url", "https://example.org/1"), ("language", "ko"));

        Assert.Equal(new DateTimeOffset(2024, 12, 3, 0, 0, 0, TimeSpan.Zero), article.Published);
        Assert.Equal(("Wire", "https://example.org/1", "ko"), (article.Source, article.Url, article.Language));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//example.com")]
    public void An_address_that_is_no_web_address_is_dropped(string address) =>
        Assert.Null(Reading.Read(Page(Body(), $"<link rel='canonical' href='{address}'>"), "a.html", ("url", address)).Url);

    [Fact]
    public void The_caption_of_a_figure_is_marked_where_it_stands()
    {
        var article = Reading.Read(Page(Body("<figure><img src='x.jpg' alt='y'><figcaption>Berg leaves the city hall on Monday.</figcaption></figure>")));

        Assert.Equal(["Berg leaves the city hall on Monday."], article.Captions.Select(caption => caption.Of(article.Text)));
        Assert.Contains(First, article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Paragraphs_that_are_parted_by_line_breaks_alone_are_found() =>
        Assert.Equal($"Council meets in Oslo\n\n{First}\n\n{Second}", Reading.Read(Page($"<div id='story'><h1>Council meets in Oslo</h1>{First}<br><br>{Second}</div>")).Text);

    [Fact]
    public void A_part_with_an_unlikely_name_that_holds_the_prose_is_the_article() =>
        Assert.Contains(First, Reading.Read(Page($"<div class='sidebar-widget'><p>{First}</p><p>{Second}</p></div>")).Text, StringComparison.Ordinal);

    [Fact]
    public void The_charset_of_a_meta_element_is_used()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding("iso-8859-1").GetBytes(Page($"<p>{First.Replace("Oslo", "Besançon", StringComparison.Ordinal)}</p>", "<meta charset='iso-8859-1'>").Replace('“', '"').Replace('”', '"'));

        Assert.Contains("The council of Besançon met", Reading.Read(bytes, "a.html").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_is_told_by_its_content_whatever_its_name_and_type_say() =>
        Assert.Equal("Council meets in Oslo", Reading.Read(Encoding.UTF8.GetBytes(Page(Body())), "a.txt", "text/plain").Title);

    [Fact]
    public void Text_with_angle_brackets_stays_text() =>
        Assert.Equal("He wrote <b> and </div>, then left. 1 < 2.", Reading.Read("He wrote <b> and </div>, then left. 1 < 2.").Text);

    [Theory]
    [InlineData("div")]
    [InlineData("b")]
    [InlineData("table><tr><td")]
    [InlineData("ul><li")]
    [InlineData("font color=red")]
    public void A_page_that_nests_without_end_is_read_without_exhausting_the_stack(string tag)
    {
        var article = Reading.Read(Page(string.Concat(Enumerable.Repeat($"<{tag}>", 100_000)) + $"<p>{First}</p><p>{Second}</p>"));

        Assert.Contains("The council of Oslo met", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_with_more_elements_than_any_article_is_refused_in_plain_words() =>
        Assert.Contains("150,000 elements", Reading.Refusal(Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<p>a</p>", 150_001)))), StringComparison.Ordinal);

    [Fact]
    public void A_page_without_any_text_is_refused_in_plain_words() =>
        Assert.Contains("No article text", Reading.Refusal(Encoding.UTF8.GetBytes("<!doctype html><html><body><img src=x></body></html>"), "a.html"), StringComparison.Ordinal);

    [Fact]
    public void Damaged_json_ld_is_passed_over() =>
        Assert.Equal("Council meets in Oslo", Reading.Read(Page(Body(), "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"\\ud800\"}</script>")).Title);
}
