using System.Text;

namespace Wirewatch.Tests.Articles;

public sealed class JsonTests
{
    private const string Body = "The council of Oslo met on Monday to speak about the harbour.";

    [Fact]
    public void Each_item_of_a_list_is_an_article_that_is_called_by_its_id_or_address_else_by_its_content()
    {
        Assert.Equal($"Oslo meets\n\n{Body}", Reading.Read($$"""[{"title":"Oslo meets","text":"{{Body}}"}]""").Text);
        var parts = Reading.Parts(Encoding.UTF8.GetBytes($$"""[{"uri":"urn:1","text":"{{Body}}"},{"url":"https://example.com/2","text":"{{Body}}"},{"text":"{{Body}}"},{"id":"4","text":""},5]"""));
        Assert.Equal(["urn:1", "https://example.com/2"], parts.Take(2).Select(part => part.Name));
        Assert.Equal([Body, Body, Body, null, null], parts.Select(part => part.Article?.Text));
    }

    [Fact]
    public void Text_may_be_a_list_of_paragraphs_and_names_compare_without_case() =>
        Assert.Equal($"Oslo meets\n\n{Body}\n\nIt was short.", Reading.Read($$"""{"Title":"Oslo meets","Text":["{{Body}}","It was short."]}""").Text);

    [Fact]
    public void Text_with_markup_loses_the_markup_and_text_with_loose_signs_keeps_them()
    {
        Assert.Equal("A & B met in Oslo.", Reading.Read("""{"text":"<p>A &amp; B met<br>in Oslo.</p>"}""").Text);
        Assert.Equal("AT&T said that 1 < 2.\n\nIt met.", Reading.Read("""{"text":"AT&T said that 1 < 2.\n\nIt met."}""").Text);
    }

    [Fact]
    public void Json_in_utf_16_is_read() =>
        Assert.Equal(Body, Reading.Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes($$"""{"text":"{{Body}}"}""")]).Text);

    [Fact]
    public void Text_that_merely_begins_with_a_bracket_stays_text()
    {
        Assert.Equal($"[Oslo] {Body}", Reading.Read($"[Oslo] {Body}").Text);
        Assert.Equal($"{{Oslo}} {Body}", Reading.Read($"{{Oslo}} {Body}").Text);
    }

    [Theory]
    [InlineData("""{"text":"The council""", "line 1")]
    [InlineData("""{"weather":"fine"}""", "no text of an article")]
    [InlineData("""{"text":"\ud800 met"}""", "half a letter")]
    public void Json_without_an_article_is_refused_with_the_reason(string json, string reason) =>
        Assert.Contains(reason, Reading.Refusal(Encoding.UTF8.GetBytes(json)), StringComparison.Ordinal);

    [Fact]
    public void Json_that_nests_without_end_is_refused() =>
        Assert.Contains("nests too deep", Reading.Refusal(Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 100_000))), StringComparison.Ordinal);
}
