namespace Wirewatch.Tests.Articles;

public sealed class HtmlBodyTests
{
    private const string First = "The council of Oslo met on Monday to speak about the harbour, which the fleet uses, and decided nothing at all.";
    private const string Second = "“We will meet again,” said Berg, who leads the council, after four hours of talks behind closed doors in the city hall.";
    private const string Third = "The fleet, which has used the harbour since 1949, wants a new quay, a crane and a road to the railway for its supplies.";

    private static string[] Read(string body, string head = "<title>Council meets in Oslo</title>") =>
        Reading.Read($"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>").Text.Split("\n\n");

    private static string[] Inside(string inner) => Read($"<article><h1>Council meets in Oslo</h1><p>{First}</p>{inner}<p>{Second}</p></article>");

    [Fact]
    public void A_short_article_wins_over_a_footer_with_a_promising_name() =>
        Assert.Equal(
            ["Council meets in Oslo", First, Second],
            Read($"<div class='wrap'><h1>Council meets in Oslo</h1><div class='field-item'><p>{First}</p><p>{Second}</p></div></div>"
                + $"<div class='page-bottom main content'><div class='region'><p>The Daily Example, 1 Harbour Street, Oslo, Norway, telephone 555 0100, fax 555 0101</p></div></div>"));

    [Fact]
    public void An_article_in_sections_that_pictures_part_is_read_whole()
    {
        string Section(string text) => $"<section class='outer'><div class='box'><div class='story__part'><p>{text}</p><p>{text.Replace("the", "that", StringComparison.Ordinal)}</p></div></div></section>";

        var text = Read($"<div><h1>Council meets in Oslo</h1>{Section(First)}<div class='picture'><img src='a.jpg' alt=''></div>{Section(Second)}{Section(Third)}</div>");

        Assert.Equal(7, text.Length);
        Assert.Contains(First, text);
        Assert.Contains(Third, text);
    }

    [Fact]
    public void The_rows_of_a_table_of_data_are_a_line_each_and_equal_cells_stay() =>
        Assert.Equal(
            ["Council meets in Oslo", First, "Party Seats Before", "Labour 12 12", "Greens 0 0", Second],
            Inside("<table><tr><th>Party</th><th>Seats</th><th>Before</th></tr><tr><td>Labour</td><td>12</td><td>12</td></tr><tr><td>Greens</td><td>0</td><td>0</td></tr></table>"));

    [Fact]
    public void A_table_that_lays_out_the_page_keeps_its_paragraphs() =>
        Assert.Equal(["Council meets in Oslo", First, Second], Read($"<table><tr><td><h1>Council meets in Oslo</h1><p>{First}</p><p>{Second}</p></td><td><p>Menu</p></td></tr></table>"));

    [Fact]
    public void A_message_from_a_social_network_is_quoted_where_the_article_shows_it() =>
        Assert.Contains("Yes, this is real, and we paid for it.", Inside("<div class='social-media-embed'><blockquote class='post'><p>Yes, this is real, and we paid for it.</p></blockquote></div>"));

    [Fact]
    public void A_sentence_that_links_for_the_most_part_stays_and_a_bare_link_goes() =>
        Assert.Equal(
            ["Council meets in Oslo", First, "The mayor of Bergen has refused to send a ship to the harbour of Oslo, she said.", Second],
            Inside("<p><a href='/a'>The mayor of Bergen has refused to send a ship to the harbour of Oslo</a>, she said.</p><p><a href='/b'>Bergen's mayor will not send a ship, and other stories.</a></p>"));

    [Fact]
    public void A_label_goes_with_the_links_that_it_announces() =>
        Assert.Equal(["Council meets in Oslo", First, Second], Inside("<p><strong>DON'T MISS</strong></p><p><a href='/a'>Bergen's mayor will not send a ship</a></p>"));

    [Fact]
    public void Labels_before_text_stay() =>
        Assert.Equal(["Council meets in Oslo", First, "FOOTBALL", "Oslo d. Bergen 2-1", Second], Inside("<p>FOOTBALL</p><p>Oslo d. Bergen 2-1</p>"));

    [Fact]
    public void A_heading_stays_over_headings_of_lower_rank_and_goes_where_no_text_follows() =>
        Assert.Equal(
            ["Council meets in Oslo", First, "The harbour", "The quay", Third, Second],
            Inside($"<h2>Nothing follows</h2><h2>The harbour</h2><h3>The quay</h3><p>{Third}</p><h2>Related news</h2><ul><li><h3><a href='/a'>Bergen's mayor will not send a ship</a></h3></li></ul>"));

    [Fact]
    public void A_caption_inside_a_paragraph_is_parted_from_it_and_marked()
    {
        var article = Reading.Read($"<html><body><article><h1>Council meets in Oslo</h1><p><span class='image'><img src='a.jpg' alt=''><span class='caption'>The city hall on Monday.</span></span>{First}</p><p>{Second}</p></article></body></html>");

        Assert.Equal(["The city hall on Monday."], article.Captions.Select(caption => caption.Of(article.Text)));
        Assert.Contains($"\n\n{First}\n\n", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_headline_that_the_metadata_word_otherwise_is_not_repeated_in_the_text() =>
        Assert.Equal(["Oslo council meets", First, Second], Read($"<article><h1>The council of Oslo meets again</h1><p>{First}</p><p>{Second}</p></article>", "<meta property='og:title' content='Oslo council meets'>"));

    [Theory]
    [InlineData("Have a tip? Jane Doe may be reached at jdoe@example.com. Follow her on Twitter @jdoe.")]
    [InlineData("Get the latest updates right in your inbox. Subscribe to The Example’s newsletters.")]
    [InlineData("Follow The Example on Facebook, Instagram and YouTube.")]
    [InlineData("Copyright 2025 The Example. All rights reserved.")]
    [InlineData("Filed under: Harbours |")]
    public void Invitations_addresses_and_rights_below_the_article_are_left_out(string line) =>
        Assert.Equal(["Council meets in Oslo", First, Second], Read($"<article><h1>Council meets in Oslo</h1><p>{First}</p><p>{Second}</p><p>{line}</p></article>"));

    [Theory]
    [InlineData("Berg said that he would follow the fleet on its way to Bergen, and that nobody should subscribe to rumours.")]
    [InlineData("The council will register complaints about the quay until Friday, and may be reached by the ferry.")]
    public void News_that_merely_uses_such_words_stays(string line) => Assert.Contains(line, Inside($"<p>{line}</p>"));

    [Theory]
    [InlineData("PUBLISHED: 10:48, Tue, Nov 19, 2019 | UPDATED: 11:05, Wed, Nov 20, 2019")]
    [InlineData("Updated 11:21 pm CST, Tuesday, November 19, 2019")]
    [InlineData("Nov 19, 2019 at 9:24 pm ET • 2 min read")]
    public void A_line_of_dates_above_the_body_is_the_date_and_no_text(string line)
    {
        var article = Reading.Read($"<html><body><article><h1>Council meets in Oslo</h1><p>{line}</p><p>{First}</p><p>{Second}</p></article></body></html>");

        Assert.Equal(new DateTimeOffset(2019, 11, 19, 0, 0, 0, TimeSpan.Zero), article.Published);
        Assert.DoesNotContain("2019", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_of_a_list_may_repeat_and_a_sentence_may_not() =>
        Assert.Equal(
            ["Council meets in Oslo", First, "One cup of oats with berries and a little milk", Third, "One cup of oats with berries and a little milk", Second],
            Inside($"<ul><li>One cup of oats with berries and a little milk</li></ul><p>{First}</p><p>{Third}</p><ul><li>One cup of oats with berries and a little milk</li></ul>"));
}
