using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Wirewatch.Articles;
using Wirewatch.Ingestion;
using Wirewatch.Storage;
using Wirewatch.Testing;
using Wirewatch.Tests.Ingestion;
using Wirewatch.Watchlists;

namespace Wirewatch.Tests.Api;

/// <summary>Decisions over HTTP, with the watchlists that hear of the articles; every word with a capital letter is a person.</summary>
public sealed class DecisionApiTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_that_is_not_about_the_entity_leaves_it_and_comes_back_when_the_decision_is_undone()
    {
        await using var host = await StartAsync();
        await PublishAsync(host, "one", "Kim left");
        var article = await PublishAsync(host, "two", "Kim stayed");

        var taken = await TakeAsync(host, "person:kim", new { kind = "not-this", article, by = "jane" });
        Assert.Equal(["one"], await ArticlesOfAsync(host, "person:kim"));
        var id = (await JsonAsync(host, $"/api/articles/{article}")).GetProperty("mentions")[0].GetProperty("entity").GetString()!;
        Assert.StartsWith("person:kim-", id, StringComparison.Ordinal);
        Assert.Equal(["two"], await ArticlesOfAsync(host, id));

        var undone = await UndoAsync(host, taken);
        Assert.Equal((false, false), (undone.GetProperty("active").GetBoolean(), undone.TryGetProperty("pending", out _)));
        Assert.Equal(["one", "two"], (await ArticlesOfAsync(host, "person:kim")).Order());
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync($"/api/entities/{id}", Cancellation)).StatusCode);
        Assert.Equal(
            [("taken", "jane"), ("undone", "joe")],
            undone.GetProperty("history").EnumerateArray().Select(happened => (happened.GetProperty("did").GetString()!, happened.GetProperty("by").GetString()!)));
    }

    [Fact]
    public async Task An_id_that_is_the_same_as_another_answers_with_that_other_one()
    {
        await using var host = await StartAsync();
        await PublishAsync(host, "one", "Kim said “no”");
        await PublishAsync(host, "two", "Bauer left");

        await TakeAsync(host, "person:kim", new { kind = "same-as", entity = "person:bauer", by = "jane" });
        await PublishAsync(host, "three", "Kim again");

        var profile = await JsonAsync(host, "/api/entities/person:kim");
        Assert.Equal(("person:bauer", "Bauer", "person:kim"), (profile.GetProperty("id").GetString(), profile.GetProperty("name").GetString(), profile.GetProperty("sameAs")[0].GetString()));
        Assert.Contains("Kim", profile.GetProperty("aliases").EnumerateArray().Select(alias => alias.GetString()));
        Assert.Equal(["one", "three", "two"], (await ArticlesOfAsync(host, "person:kim")).Order());
        Assert.Equal("no", (await JsonAsync(host, "/api/entities/person:kim/quotations")).GetProperty("items")[0].GetProperty("quotation").GetProperty("text").GetString());
        Assert.Equal(["person:bauer"], (await JsonAsync(host, "/api/entities?name=kim")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_renamed_entity_is_found_by_both_names_and_loses_the_new_one_with_the_decision()
    {
        await using var host = await StartAsync();
        await PublishAsync(host, "one", "Kim left");

        var taken = await TakeAsync(host, "person:kim", new { kind = "rename", name = "Kim Ann", by = "jane" });
        var renamed = await JsonAsync(host, "/api/entities?name=ann");
        var old = await JsonAsync(host, "/api/entities?name=kim");
        await UndoAsync(host, taken);

        Assert.Equal("Kim Ann", renamed.GetProperty("items")[0].GetProperty("name").GetString());
        Assert.Equal("Kim Ann", old.GetProperty("items")[0].GetProperty("name").GetString());
        Assert.Empty((await JsonAsync(host, "/api/entities?name=ann")).GetProperty("items").EnumerateArray());
        Assert.Equal("Kim", (await JsonAsync(host, "/api/entities/person:kim")).GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_same_decision_again_is_the_same_one()
    {
        await using var host = await StartAsync();
        await PublishAsync(host, "one", "Kim left");
        var body = new { kind = "rename", name = "Kim Ann", by = "jane" };
        var first = await TakeAsync(host, "person:kim", body);

        using var again = await host.Client.PostAsJsonAsync("/api/entities/person:kim/decisions", body, Cancellation);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        var listed = Assert.Single((await JsonAsync(host, "/api/entities/person:kim/decisions")).GetProperty("items").EnumerateArray().ToArray());
        Assert.Equal(first.GetProperty("id").GetString(), listed.GetProperty("id").GetString());
        Assert.Single(listed.GetProperty("history").EnumerateArray().ToArray());
    }

    [Fact]
    public async Task A_decision_makes_no_news_of_old_articles_and_takes_away_what_waits_wrongly()
    {
        await using var host = await StartAsync();
        var watchlists = host.Services.GetRequiredService<WatchlistStore>();
        var (byKim, byBauer) = (await WatchAsync(watchlists, "person:kim"), await WatchAsync(watchlists, "person:bauer"));
        var wrong = await PublishAsync(host, "one", "Kim left");
        await PublishAsync(host, "two", "Kim stayed");

        var refused = await TakeAsync(host, "person:kim", new { kind = "not-this", article = wrong, by = "jane" });
        Assert.Equal(["two"], await PendingAsync(host, byKim));
        await UndoAsync(host, refused);
        Assert.Equal(["one", "two"], await PendingAsync(host, byKim));

        await TakeAsync(host, "person:kim", new { kind = "same-as", entity = "person:bauer", by = "jane" }, HttpStatusCode.BadRequest);
        await PublishAsync(host, "three", "Bauer came");

        // The emulator stamps uploads by the machine's clock, to the second.
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await TakeAsync(host, "person:kim", new { kind = "same-as", entity = "person:bauer", by = "jane" });
        Assert.Equal(["one", "two"], await PendingAsync(host, byKim));
        Assert.Equal(["three"], await PendingAsync(host, byBauer));

        await PublishAsync(host, "four", "Kim again");
        Assert.Equal(["four", "one", "two"], await PendingAsync(host, byKim));
    }

    [Theory]
    [InlineData("{\"kind\":\"not-this\",\"by\":\"jane\"}", "'article' or 'pattern'")]
    [InlineData("{\"kind\":\"not-this\",\"article\":\"a\",\"pattern\":\"b\",\"by\":\"jane\"}", "exactly one")]
    [InlineData("{\"kind\":\"not-this\",\"article\":\"no-such\",\"by\":\"jane\"}", "no article of this id")]
    [InlineData("{\"kind\":\"not-this\",\"pattern\":\"* *\",\"by\":\"jane\"}", "holds no word")]
    [InlineData("{\"kind\":\"same-as\",\"entity\":\"person:kim\",\"by\":\"jane\"}", "the entity itself")]
    [InlineData("{\"kind\":\"same-as\",\"entity\":\"person:nobody\",\"by\":\"jane\"}", "no article mentions")]
    [InlineData("{\"kind\":\"rename\",\"entity\":\"Q1\",\"by\":\"jane\"}", "'name'")]
    [InlineData("{\"kind\":\"rename\",\"name\":\"...\",\"by\":\"jane\"}", "no letter")]
    [InlineData("{\"kind\":\"rename\",\"name\":\"a\\u0000b\",\"by\":\"jane\"}", "control characters")]
    [InlineData("{\"kind\":\"rename\",\"name\":\"a\",\"by\":\" \"}", "'by' is empty")]
    [InlineData("{\"kind\":\"rename\",\"name\":\"a\"}", "missing")]
    [InlineData("{\"kind\":\"rename\",\"name\":\"a\",\"by\":null}", "'by' is empty")]
    [InlineData("{\"name\":\"a\",\"by\":\"jane\"}", "missing")]
    [InlineData("{\"kind\":\"delete\",\"by\":\"jane\"}", "kind")]
    [InlineData("{\"kind\":\"rename\",\"name\":\"a\",\"by\":\"jane\",\"x\":1}", "'x'")]
    public async Task A_faulty_decision_is_refused_with_the_fault_named(string body, string named)
    {
        await using var host = await StartAsync();
        await PublishAsync(host, "one", "Kim left");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var problem = await ApiProblemTests.ProblemOf(await host.Client.PostAsync("/api/entities/person:kim/decisions", content, Cancellation), HttpStatusCode.BadRequest);

        Assert.Contains(named, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty((await JsonAsync(host, "/api/entities/person:kim/decisions")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task What_is_too_long_is_refused_and_what_nobody_mentions_is_not_found()
    {
        await using var host = await StartAsync();
        await PublishAsync(host, "one", "Kim left");

        await TakeAsync(host, "person:kim", new { kind = "rename", name = new string('a', 201), by = "jane" }, HttpStatusCode.BadRequest);
        await TakeAsync(host, "person:kim", new { kind = "rename", name = "Ann", by = new string('a', 101) }, HttpStatusCode.BadRequest);
        await TakeAsync(host, "person:kim", new { kind = "not-this", pattern = new string('a', 201), by = "jane" }, HttpStatusCode.BadRequest);
        await TakeAsync(host, "person:nobody", new { kind = "rename", name = "Ann", by = "jane" }, HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.DeleteAsync("/api/entities/person:kim/decisions/0123456789abcdef?by=joe", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.DeleteAsync("/api/entities/person:kim/decisions/..%2F..?by=joe", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Client.DeleteAsync("/api/entities/person:kim/decisions/0123456789abcdef", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task What_contradicts_an_earlier_decision_is_refused()
    {
        await using var host = await StartAsync();
        await PublishAsync(host, "one", "Kim met Bauer and Yoon");
        await TakeAsync(host, "person:kim", new { kind = "same-as", entity = "person:bauer", by = "jane" });

        await TakeAsync(host, "person:bauer", new { kind = "same-as", entity = "person:kim", by = "jane" }, HttpStatusCode.Conflict);
        await TakeAsync(host, "person:kim", new { kind = "same-as", entity = "person:yoon", by = "jane" }, HttpStatusCode.Conflict);
        await TakeAsync(host, "person:kim", new { kind = "rename", name = "Ann", by = "jane" }, HttpStatusCode.Conflict);
        await TakeAsync(host, "person:yoon", new { kind = "rename", name = "Yoon", by = "jane" }, HttpStatusCode.Conflict);

        // A chain is followed to its end.
        await TakeAsync(host, "person:bauer", new { kind = "same-as", entity = "person:yoon", by = "jane" });
        Assert.Equal("person:yoon", (await JsonAsync(host, "/api/entities/person:kim")).GetProperty("id").GetString());
    }

    private async Task<Scene> StartAsync()
    {
        var connection = await azurite.CreateAccountAsync(Cancellation);
        await AzuriteFixture.Connect(connection).CreateAllAsync(Cancellation);
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        return new Scene(await ApiHost.StartAsync(new Dictionary<string, string?> { ["WirewatchStorage"] = connection }, services => services.AddSingleton<TimeProvider>(clock)), clock);
    }

    private static async Task<string> PublishAsync(Scene host, string name, string text)
    {
        var storage = host.Services.GetRequiredService<WirewatchStorage>();
        var ingestion = new ArticleIngestion(
            storage, host.Services.GetRequiredService<ArticleIndex>(), host.Services.GetRequiredService<Quarantine>(), IngestionScene.Open, IntakeOptions.Default.Bytes, IngestionScene.Annotate,
            host.Services.GetServices<IArticleObserver>(), host.Clock, NullLogger<ArticleIngestion>.Instance);
        await storage.ArticleBlobs.GetBlobClient(name).UploadAsync(
            BinaryData.FromString(text), new BlobUploadOptions { Metadata = new Dictionary<string, string> { ["published"] = "2025-01-17" } }, Cancellation);
        Assert.Equal(IngestionOutcome.Indexed, await ingestion.IngestAsync(name, Cancellation));
        return ArticleId.FromBlobName(name).Value;
    }

    private static async Task<StoredWatchlist> WatchAsync(WatchlistStore watchlists, string entity)
    {
        var json = $$"""{"name":"{{entity}}","terms":[{"entity":"{{entity}}"}],"schedule":{"every":"hour"},"channels":[{"email":"a@example.com"}]}""";
        return await watchlists.CreateAsync("local", WatchlistReader.Read(System.Text.Encoding.UTF8.GetBytes(json)).Definition, Cancellation);
    }

    private static async Task<IEnumerable<string>> PendingAsync(Scene host, StoredWatchlist watchlist) =>
        (await host.Services.GetRequiredService<MatchStore>().PendingAsync("local", watchlist.Watchlist.Id, Cancellation)).Select(match => match.Name).Order(StringComparer.Ordinal);

    private static async Task<JsonElement> TakeAsync(Scene host, string entity, object body, HttpStatusCode expected = HttpStatusCode.Created)
    {
        using var answer = await host.Client.PostAsJsonAsync($"/api/entities/{entity}/decisions", body, Cancellation);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.True(expected == answer.StatusCode, $"{answer.StatusCode}: {json}");
        return json;
    }

    private static async Task<JsonElement> UndoAsync(Scene host, JsonElement decision)
    {
        using var answer = await host.Client.DeleteAsync(
            $"/api/entities/{decision.GetProperty("about").GetString()}/decisions/{decision.GetProperty("id").GetString()}?by=joe", Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    private static async Task<IEnumerable<string>> ArticlesOfAsync(Scene host, string entity) =>
        (await JsonAsync(host, $"/api/entities/{entity}/mentions")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("article").GetProperty("name").GetString()!);

    private static Task<JsonElement> JsonAsync(Scene host, string address) => host.Client.GetFromJsonAsync<JsonElement>(address, Cancellation);

    private sealed record Scene(ApiHost Host, FakeTimeProvider Clock) : IAsyncDisposable
    {
        public HttpClient Client => Host.Client;

        public IServiceProvider Services => Host.Services;

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
