using System.Text;

namespace Wirewatch.Tests.Articles;

public sealed class PlainTextTests
{
    private const string Body = "The council met on Monday in Oslo to speak about the harbour. It decided nothing.";

    [Fact]
    public void A_short_first_line_without_a_final_stop_is_the_title_and_the_first_paragraph()
    {
        var article = Reading.Read($"Council meets in Oslo\n\n{Body}\n");

        Assert.Equal("Council meets in Oslo", article.Title);
        Assert.Equal($"Council meets in Oslo\n\n{Body}", article.Text);
    }

    [Fact]
    public void A_first_sentence_is_no_title()
    {
        var article = Reading.Read($"The council met.\n\n{Body}");

        Assert.Null(article.Title);
        Assert.Equal($"The council met.\n\n{Body}", article.Text);
    }

    [Fact]
    public void A_title_in_the_metadata_overrules_and_is_not_doubled()
    {
        Assert.Equal($"Council meets\n\n{Body}", Reading.Read($"Council meets\n\n{Body}", "a.txt", ("title", "Council meets")).Text);
        Assert.Equal($"Another title\n\n{Body}", Reading.Read(Body, "a.txt", ("title", "Another title")).Text);
    }

    [Fact]
    public void Hard_wrapped_lines_are_joined_and_blank_lines_part_paragraphs()
    {
        var article = Reading.Read("""
            The council met on Monday in Oslo to speak
            about the harbour, which the Indo-
            Pacific fleet uses. It decided nothing that
            anybody could name.

            A second meeting follows.
            """);

        Assert.Equal("The council met on Monday in Oslo to speak about the harbour, which the Indo-Pacific fleet uses. It decided nothing that anybody could name.\n\nA second meeting follows.", article.Text);
    }

    [Fact]
    public void One_paragraph_a_line_stays_one_paragraph_a_line()
    {
        var article = Reading.Read("The council met on Monday in Oslo, as it does every month of the year and has done since the war.\nIt was short.\nNobody spoke of the harbour, which had been the reason for the meeting in the first place, said Berg.\n");

        Assert.Equal(3, article.Text.Split("\n\n").Length);
    }

    [Theory]
    [InlineData("By Jane Doe", "Jane Doe")]
    [InlineData("By Jane Doe and John van der Berg", "Jane Doe|John van der Berg")]
    [InlineData("By JANE DOE, Reuters", "JANE DOE|Reuters")]
    [InlineData("By Jane O’Neill | Associated Press", "Jane O’Neill")]
    [InlineData("By Jung Min-kyung (mkjung@example.com)", "Jung Min-kyung")]
    public void A_byline_moves_from_the_text_to_the_authors(string byline, string authors)
    {
        var article = Reading.Read($"Council meets in Oslo\n\n{byline}\n\n{Body}");

        Assert.Equal(authors.Split('|'), article.Authors);
        Assert.Equal($"Council meets in Oslo\n\n{Body}", article.Text);
    }

    [Theory]
    [InlineData("By Monday the council had met in Oslo.")]
    [InlineData("By invitation only, the council met in Oslo.")]
    public void A_sentence_that_begins_with_by_is_no_byline(string sentence)
    {
        var article = Reading.Read($"{sentence}\n\n{Body}");

        Assert.Empty(article.Authors);
        Assert.StartsWith(sentence, article.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("This undated photo released by the navy shows the harbour.")]
    [InlineData("In this file photo, Berg is seen in Oslo on Monday.")]
    [InlineData("FILE PHOTO: The harbour of Oslo, Norway, January 3, 2025. REUTERS/Jane Doe")]
    [InlineData("Photo: the harbour of Oslo")]
    [InlineData("Berg speaks to reporters in Oslo on Monday. (Yonhap)")]
    [InlineData("Berg speaks to reporters in Oslo on Monday. (AP Photo/Jane Doe, File)")]
    public void A_caption_above_the_body_is_marked_where_it_stands(string caption)
    {
        var article = Reading.Read($"{caption}\n\n{Body}");

        Assert.Equal([caption], article.Captions.Select(span => span.Of(article.Text)));
        Assert.Equal($"{caption}\n\n{Body}", article.Text);
    }

    [Theory]
    [InlineData("The photo shows how little is left of the harbour, he said.")]
    [InlineData("The council of Oslo is the oldest in Norway. (It met first in 1837.)")]
    public void A_paragraph_in_the_body_is_no_caption_for_its_words_alone(string paragraph)
    {
        var article = Reading.Read($"{Body}\n\n{paragraph}\n\n{Body} It will meet again.");

        Assert.Empty(article.Captions);
    }

    [Theory]
    [InlineData("Reporting by Jane Roe; editing by Joe Doe", "Jane Roe")]
    [InlineData("(Reporting by Jane Roe in Oslo, John de la Cruz and J. R. Roe; Additional reporting by Ann Lee in New York; Editing by Joe Doe)", "Jane Roe|John de la Cruz|J. R. Roe|Ann Lee")]
    [InlineData("Edited by: nobody\n\nEditing by Joe Doe and Ann Lee.", null)]
    [InlineData("Reporting by the committee was late.", null)]
    [InlineData("Reporting by Jane Roe was late.", null)]
    public void Credits_below_the_body_move_from_the_text_to_the_authors(string credits, string? authors)
    {
        var article = Reading.Read($"{Body}\n\n{credits}\n\njroe@wire.example\n");

        Assert.Equal(authors is null ? "jroe@wire.example" : $"jroe@wire.example|{authors}", string.Join('|', article.Authors));
        Assert.Equal(authors is null, article.Text != Body);
    }

    [Fact]
    public void A_long_paragraph_that_repeats_is_kept_once_and_a_short_refrain_as_often_as_it_stands()
    {
        var article = Reading.Read($"{Body}\n\nHe paused.\n\nThen he went on.\n\nHe paused.\n\n{Body}");

        Assert.Equal($"{Body}\n\nHe paused.\n\nThen he went on.\n\nHe paused.", article.Text);
    }

    [Theory]
    [InlineData("SEOUL, Jan. 17, 2025 (Yonhap) -- The council met.")]
    [InlineData("Published: January 17, 2025 - 15:31\n\nThe council met in Seoul.")]
    [InlineData("Posted on 17 Jan 2025\n\nThe council met in Seoul.")]
    [InlineData("2025-01-17 15:31\n\nThe council met in Seoul.")]
    public void A_full_date_above_the_body_is_the_published_date(string text)
    {
        var article = Reading.Read($"Council meets\n\n{text}\n\n{Body}");

        Assert.Equal(new DateTimeOffset(2025, 1, 17, 0, 0, 0, TimeSpan.Zero), article.Published);
        Assert.False(article.PublishedAssumed);
    }

    [Fact]
    public void A_date_in_the_story_is_not_the_published_date() =>
        Assert.True(Reading.Read("The war ended on May 8, 1945, in Europe.\n\n" + Body).PublishedAssumed);

    [Theory]
    [InlineData("2025-01-17T09:30:00+09:00", 9)]
    [InlineData("2025-01-17T09:30:00Z", 0)]
    [InlineData("2025-01-17T09:30+0900", 9)]
    public void A_published_time_keeps_its_offset(string value, int hours) =>
        Assert.Equal(new DateTimeOffset(2025, 1, 17, 9, 30, 0, TimeSpan.FromHours(hours)), Reading.Read(Body, "a.txt", ("published", value)).Published);

    [Fact]
    public void A_published_value_that_is_no_date_is_left_out_of_account()
    {
        var article = Reading.Read(Body, "a.txt", ("published", "yesterday"));

        Assert.True(article.PublishedAssumed);
        Assert.Equal(Reading.Uploaded, article.Published);
    }

    [Fact]
    public void Invisible_characters_go_and_every_space_is_a_plain_one() =>
        Assert.Equal("The council met in Oslo. Café.", Reading.Read("\uFEFFThe\u00A0coun\u00ADcil\u200B met\u202E in\r\nOs\u2060lo. Cafe\u0301.").Text);

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_decides_the_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        Assert.Equal("Zoë met “Chloé” in Oslo.", Reading.Read([.. encoding.GetPreamble(), .. encoding.GetBytes("Zoë met “Chloé” in Oslo.")]).Text);
    }

    [Theory]
    [InlineData("windows-1252", "“Zoë and Chloé met in Besançon,” said Günter Müller. The café was near the château.")]
    [InlineData("windows-1251", "Совет собрался в понедельник в Осло, чтобы поговорить о гавани. Он ничего не решил.")]
    [InlineData("euc-kr", "합동참모본부는 금요일 북한의 군사 지원이 국제 사회에 큰 위협이 되고 있다고 밝혔다.")]
    [InlineData("shift_jis", "評議会は月曜日にオスロで会合を開き、港について話し合った。何も決まらなかった。")]
    public void Text_in_an_older_encoding_is_told_by_its_declared_charset_or_its_bytes(string name, string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding(name).GetBytes(text);

        Assert.Equal(text, Reading.Read(bytes, contentType: $"text/plain; charset={name}").Text);
        Assert.Equal(text, Reading.Read(bytes).Text);
    }

    [Fact]
    public void Uploads_without_an_article_are_refused_in_plain_words()
    {
        Assert.Contains("empty", Reading.Refusal([]), StringComparison.Ordinal);
        Assert.Contains("No article text", Reading.Refusal(Encoding.UTF8.GetBytes(" \r\n\t\u200B\n")), StringComparison.Ordinal);
        Assert.Contains("26,214,401 bytes", Reading.Refusal(new byte[(25 * 1024 * 1024) + 1]), StringComparison.Ordinal);
        Assert.Contains("binary", Reading.Refusal([1, 2, 3, 0, 255, 254, 0, 0, 7]), StringComparison.Ordinal);
        Assert.Contains("PDF", Reading.Refusal(Encoding.UTF8.GetBytes("%PDF-1.7 ...")), StringComparison.Ordinal);
        Assert.Contains("UTF-8", Reading.Refusal([.. Encoding.UTF8.GetBytes("The council “met” in Oslo. "), 0xC3, 0x28, 0xFF]), StringComparison.Ordinal);
        Assert.Contains("UTF-8", Reading.Refusal([.. Encoding.UTF8.GetBytes("The council met in Oslo. "), 0xC3, 0x28, 0x80, 0xFE]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ko", "ko")]
    [InlineData("pt_br", "pt-BR")]
    [InlineData("<script>", "en")]
    public void The_language_comes_from_the_metadata_where_it_is_a_tag(string value, string expected) =>
        Assert.Equal(expected, Reading.Read(Body, "a.txt", ("language", value)).Language);
}
