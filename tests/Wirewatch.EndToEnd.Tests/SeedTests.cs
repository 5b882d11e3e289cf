using System.Text.Json;

namespace Wirewatch.EndToEnd.Tests;

/// <summary>What a careful reader finds in the sample article, asked over HTTP of a running host.</summary>
public sealed class SeedTests(ServingHost host)
{
    private const string Day = "2025-01-17";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Son Jeong-hwan", "Son", "Lt. Gen.", "head of strategic planning at the Joint Chiefs of Staff")]
    [InlineData("Rob Bauer", null, "Adm.", "chair of the NATO Military Committee")]
    [InlineData("Kim Myung-soo", "Kim", "Adm.", "JCS Chairman")]
    [InlineData("Yoon Suk Yeol", null, "President")]
    public async Task A_person_is_found_with_the_short_name_and_the_roles(string name, string? alias, params string[] roles)
    {
        var local = await host.StartAsync(Cancellation);

        var entity = Assert.Single(await EntitiesAsync(local), entity => Text(entity, "name") == name);

        Assert.Equal("person", Text(entity, "type"));
        Assert.Equal(alias is null ? [] : [alias], Texts(entity.GetProperty("aliases")));
        Assert.Superset(roles.ToHashSet(), entity.GetProperty("roles").EnumerateArray().Select(role => Text(role, "title")).ToHashSet());
    }

    [Fact]
    public async Task The_organisations_are_found_each_once_under_all_its_names()
    {
        var local = await host.StartAsync(Cancellation);

        var organizations = (await EntitiesAsync(local)).Where(entity => Text(entity, "type") == "organization").ToArray();

        Assert.Superset(new HashSet<string> { "NATO", "NATO Military Committee", "Joint Chiefs of Staff" }, organizations.Select(entity => Text(entity, "name")).ToHashSet());
        Assert.DoesNotContain(organizations, entity => Text(entity, "name").Contains("Session", StringComparison.Ordinal));
        Assert.Equal("Q7184", Text(organizations.Single(entity => Text(entity, "name") == "NATO"), "wikidata"));
        Assert.Equal(["JCS"], Texts(organizations.Single(entity => Text(entity, "name") == "Joint Chiefs of Staff").GetProperty("aliases")));
    }

    [Theory]
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
    public async Task A_known_place_has_its_wikidata_id_and_leads_back_to_the_article(string name, string wikidata)
    {
        var local = await host.StartAsync(Cancellation);

        var entity = Assert.Single(await EntitiesAsync(local), entity => Text(entity, "name") == name);
        var mentions = await local.GetAsync($"api/entities/{wikidata}/mentions", Cancellation);
        var found = await local.GetAsync($"api/entities?name={Uri.EscapeDataString(name)}&type=location", Cancellation);

        Assert.Equal(("location", wikidata, wikidata), (Text(entity, "type"), Text(entity, "id"), Text(entity, "wikidata")));
        Assert.NotEmpty(mentions.GetProperty("items").EnumerateArray());
        Assert.Contains(found.GetProperty("items").EnumerateArray(), item => Text(item, "id") == wikidata);
    }

    [Fact]
    public async Task The_peoples_names_are_no_places()
    {
        var local = await host.StartAsync(Cancellation);

        Assert.Equal(["North Korean", "South Korean"], (await EntitiesAsync(local)).Where(entity => Text(entity, "type") == "norp").Select(entity => Text(entity, "name")).Order());
    }

    [Fact]
    public async Task Six_direct_quotations_are_found_and_all_but_the_unnamed_officials_have_a_speaker()
    {
        var local = await host.StartAsync(Cancellation);

        var all = (await ArticleAsync(local)).GetProperty("quotations");
        var quotations = all.EnumerateArray()
            .Where(quotation => Text(quotation, "kind") == "direct")
            .Select(quotation => (Text: Text(quotation, "text").Trim('“', '”', ','), Speaker: quotation.TryGetProperty("speaker", out var speaker) ? speaker.GetString() : null))
            .ToArray();
        var bySon = await local.GetAsync("api/entities/person:son-jeong-hwan/quotations", Cancellation);

        Assert.Equal(
        [
            ("close coordination", "person:son-jeong-hwan"),
            ("North Korea’s recent military support to Russia and missile launch provocations are becoming a big threat to the international community.", "person:son-jeong-hwan"),
            ("beyond the Korean Peninsula", "person:son-jeong-hwan"),
            ("need for close coordination and response with the international community", "person:son-jeong-hwan"),
            ("there is a possibility", null),
            ("stable security situation", "person:kim-myung-soo"),
        ], quotations);
        Assert.Equal(quotations.Length + 2, all.GetArrayLength());
        Assert.All(all.EnumerateArray().Where(quotation => Text(quotation, "kind") != "direct"), quotation =>
            Assert.Equal(("indirect", "organization:joint-chiefs-of-staff"), (Text(quotation, "kind"), Text(quotation, "speaker"))));
        Assert.Equal(4, bySon.GetProperty("items").EnumerateArray().Count(item => Text(item.GetProperty("quotation"), "kind") == "direct"));
    }

    [Fact]
    public async Task The_dates_and_amounts_have_their_values()
    {
        var local = await host.StartAsync(Cancellation);
        var article = await ArticleAsync(local);

        Assert.Superset(
            new HashSet<(string, string)>
            {
                ("Jan. 15", "2025-01-15"), ("Friday", "2025-01-17"), ("Wednesday to Thursday", "2025-01-15/2025-01-16"), ("October last year", "2024-10"),
                ("Jan. 6", "2025-01-06"), ("Dec. 3", "2024-12-03"), ("2010", "2010"),
            },
            article.GetProperty("dates").EnumerateArray().Select(date => (Text(date, "text"), Text(date, "value"))).ToHashSet());
        var amount = Assert.Single(article.GetProperty("amounts").EnumerateArray());
        Assert.Equal(("about 11,000 soldiers", 11000, "soldiers"), (Text(amount, "text"), amount.GetProperty("value").GetInt32(), Text(amount, "unit")));
    }

    [Fact]
    public async Task The_caption_stands_once_and_the_authors_address_is_not_in_the_text()
    {
        var local = await host.StartAsync(Cancellation);
        var article = await ArticleAsync(local);
        var text = Text(article, "text");

        Assert.Equal("2025-01-17T00:00:00Z", Text(article, "published"));
        Assert.Equal(2, text.Split("This photo, provided by").Length);
        Assert.DoesNotContain("heraldcorp", text, StringComparison.Ordinal);
        foreach (var mention in article.GetProperty("mentions").EnumerateArray())
        {
            Assert.Equal(Text(mention, "text"), text[mention.GetProperty("start").GetInt32()..mention.GetProperty("end").GetInt32()]);
        }
    }

    private static async Task<JsonElement> ArticleAsync(LocalProcess local)
    {
        var day = await local.GetAsync($"api/articles?day={Day}", Cancellation);
        var seeds = Directory.GetFiles(local.Seeds).Select(file => Wirewatch.Articles.ArticleId.FromBlobName(Path.GetFileName(file)).Value);
        var id = day.GetProperty("items").EnumerateArray().Select(item => Text(item, "id")).First(seeds.Contains);
        return await local.GetAsync($"api/articles/{id}", Cancellation);
    }

    private static async Task<IReadOnlyList<JsonElement>> EntitiesAsync(LocalProcess local) =>
        [.. (await ArticleAsync(local)).GetProperty("entities").EnumerateArray()];

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static IEnumerable<string> Texts(JsonElement array) => array.EnumerateArray().Select(element => element.GetString()!);
}
