using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Wirewatch.Articles;
using Wirewatch.Ingestion;
using Wirewatch.Language;
using Wirewatch.Language.Text;
using Wirewatch.Storage;
using Wirewatch.Testing;

namespace Wirewatch.Tests.Api;

/// <summary>The API over a real storage with articles that went the whole way through the ingestion; only the finding of names is replaced,
/// by one that knows two people.</summary>
public sealed class StoredArticlesApiTests(AzuriteFixture azurite)
{
    private static readonly string[] Ranks = ["Adm.", "Gen."];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entity_is_found_by_the_start_of_its_name_whatever_its_case_and_marks()
    {
        await using var host = await StartAsync(("a.txt", "2025-01-17", "Rob Bauer left Brussels. Chloé Bauer stayed."));

        Assert.Equal(["person:chloe-bauer"], Ids(await Json(host, "/api/entities?name=CHLOE")));
        Assert.Equal(["person:rob-bauer"], Ids(await Json(host, "/api/entities?name=rob%20b&type=person")));
        Assert.Empty(Ids(await Json(host, "/api/entities?name=rob&type=organization")));
    }

    [Fact]
    public async Task A_person_is_found_by_the_surname_and_a_surname_that_is_gone_finds_nobody()
    {
        await using var host = await StartAsync(("a.txt", "2025-01-17", "Rob Bauer left Brussels. Chloé Bauer stayed."));

        Assert.Equal(["person:chloe-bauer", "person:rob-bauer"], Ids(await Json(host, "/api/entities?name=bau")).Order());
        var storage = host.Services.GetRequiredService<WirewatchStorage>();
        await storage.ArticleBlobs.GetBlobClient("a.txt").DeleteAsync(cancellationToken: Cancellation);
        await host.Services.GetRequiredService<ArticleIngestion>().RemoveAsync("a.txt", Cancellation);

        Assert.Empty(await storage.Names.QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task The_roles_of_a_person_are_a_timeline_with_the_articles_that_state_them()
    {
        await using var host = await StartAsync(
            ("a.txt", "2025-01-15", "Adm. Rob Bauer left."), ("b.txt", "2025-01-17", "Adm. Rob Bauer came back."), ("c.txt", "2025-01-18", "Rob Bauer slept."), ("d.txt", "2025-01-16", "Gen. Rob Bauer left."));
        var page = await Json(host, "/api/entities/person:rob-bauer/roles?pageSize=1");
        var next = await Json(host, $"/api/entities/person:rob-bauer/roles?pageSize=1&continuation={page.GetProperty("continuation").GetString()}");

        var admiral = Assert.Single(page.GetProperty("items").EnumerateArray().ToArray());
        Assert.Equal(
            ("Adm.", "2025-01-15T00:00:00Z", "2025-01-17T00:00:00Z", 2),
            (admiral.GetProperty("title").GetString(), admiral.GetProperty("first").GetString(), admiral.GetProperty("last").GetString(), admiral.GetProperty("articles").GetInt32()));
        Assert.Equal(["b.txt", "a.txt"], admiral.GetProperty("proofs").EnumerateArray().Select(proof => proof.GetProperty("article").GetProperty("name").GetString()));
        var proof = admiral.GetProperty("proofs")[0];
        var article = await Json(host, $"/api/articles/{proof.GetProperty("article").GetProperty("id").GetString()}");
        Assert.Equal("Adm.", article.GetProperty("text").GetString()![proof.GetProperty("start").GetInt32()..proof.GetProperty("end").GetInt32()]);
        Assert.Equal("Gen.", Assert.Single(next.GetProperty("items").EnumerateArray().ToArray()).GetProperty("title").GetString());
        Assert.False(next.TryGetProperty("continuation", out _));
    }

    [Fact]
    public async Task Pages_follow_each_other_and_a_token_of_another_query_is_refused()
    {
        await using var host = await StartAsync(
            ("a.txt", "2025-01-15", "Rob Bauer left."), ("b.txt", "2025-01-17", "Rob Bauer came back."), ("c.txt", "2025-01-16", "Rob Bauer slept."));
        var seen = new List<string>();
        string? continuation = null, first = null;
        do
        {
            var page = await Json(host, $"/api/entities/person:rob-bauer/mentions?pageSize=1{(continuation is null ? "" : $"&continuation={continuation}")}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("article").GetProperty("name").GetString()!));
            continuation = page.TryGetProperty("continuation", out var next) ? next.GetString() : null;
            first ??= continuation;
        }
        while (continuation is not null);

        Assert.Equal(["b.txt", "c.txt", "a.txt"], seen);
        foreach (var other in new[] { "/api/entities/person:chloe-bauer/mentions?", "/api/entities/person:rob-bauer/quotations?", "/api/articles?day=2025-01-17&" })
        {
            var problem = await ApiProblemTests.ProblemOf(await host.Client.GetAsync($"{other}continuation={first}", Cancellation), HttpStatusCode.BadRequest);
            Assert.Contains("belongs to another query", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_profile_names_the_roles_of_the_newest_articles_and_is_revalidated_by_its_tag()
    {
        await using var host = await StartAsync(("a.txt", "2025-01-15", "Adm. Rob Bauer left."), ("b.txt", "2025-01-17", "Adm. Rob Bauer came back."));
        using var response = await host.Client.GetAsync("/api/entities/person%3Arob-bauer", Cancellation);
        var profile = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement;

        Assert.Equal(("Rob Bauer", "person"), (profile.GetProperty("name").GetString(), profile.GetProperty("type").GetString()));
        var role = Assert.Single(profile.GetProperty("roles").EnumerateArray().ToArray());
        Assert.Equal(("Adm.", "2025-01-17T00:00:00Z"), (role.GetProperty("title").GetString(), role.GetProperty("published").GetString()));
        Assert.Equal(HttpStatusCode.NotModified, await StatusFor(host, "/api/entities/person:rob-bauer", response.Headers.ETag!));
        Assert.Equal(HttpStatusCode.OK, await StatusFor(host, "/api/entities/person:rob-bauer", new EntityTagHeaderValue("\"other\"")));
    }

    [Fact]
    public async Task A_mention_carries_its_sentence_with_offsets_into_the_article()
    {
        await using var host = await StartAsync(("a.txt", "2025-01-17", "It rained. Then Rob Bauer left, and Rob Bauer slept."));
        var mention = (await Json(host, "/api/entities/person:rob-bauer/mentions")).GetProperty("items")[0];
        var article = await Json(host, $"/api/articles/{mention.GetProperty("article").GetProperty("id").GetString()}");
        var text = article.GetProperty("text").GetString()!;
        var sentence = Assert.Single(mention.GetProperty("sentences").EnumerateArray().ToArray());

        Assert.Equal(2, mention.GetProperty("count").GetInt32());
        Assert.Equal("Then Rob Bauer left, and Rob Bauer slept.", text[sentence.GetProperty("start").GetInt32()..sentence.GetProperty("end").GetInt32()]);
        Assert.All(sentence.GetProperty("mentions").EnumerateArray(), span =>
            Assert.Equal("Rob Bauer", text[span.GetProperty("start").GetInt32()..span.GetProperty("end").GetInt32()]));
    }

    [Fact]
    public async Task An_article_is_listed_on_its_day_and_answered_whole_with_where_it_comes_from()
    {
        await using var host = await StartAsync(("häfen/ä #1%?.txt", "2025-01-17", "Harbour news\n\nRob Bauer said “it is done” on Friday.\n\njane@example.com"));
        var listed = Assert.Single((await Json(host, "/api/articles?day=2025-01-17")).GetProperty("items").EnumerateArray().ToArray());
        var article = await Json(host, $"/api/articles/{listed.GetProperty("id").GetString()}");

        Assert.Equal(("häfen/ä #1%?.txt", "Harbour news"), (listed.GetProperty("name").GetString(), listed.GetProperty("title").GetString()));
        Assert.Equal("Harbour news\n\nRob Bauer said “it is done” on Friday.", article.GetProperty("text").GetString());
        Assert.Equal("jane@example.com", Assert.Single(article.GetProperty("authors").EnumerateArray().ToArray()).GetString());
        Assert.Equal(("2025-01-17T00:00:00Z", "2025-01-17"), (article.GetProperty("published").GetString(), article.GetProperty("dates")[0].GetProperty("value").GetString()));
        Assert.False(article.TryGetProperty("publishedAssumed", out _));
        Assert.Empty((await Json(host, "/api/articles?day=2025-01-18")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task The_copies_of_a_story_are_listed_by_the_story_of_any_of_them_page_by_page()
    {
        const string Body = "Rob Bauer said “it is done” on Friday. The harbour opens in spring, and ships of every size will call there again.";
        await using var host = await StartAsync(
            ("a.txt", "2025-01-15", "Harbour news\n\n" + Body), ("b.txt", "2025-01-17", "The harbour\n\n" + Body), ("c.txt", "2025-01-17", "Other news\n\nRob Bauer slept until noon."), ("d.txt", "2025-01-17", "Bauer\n\nRob Bauer left."));
        var listed = (await Json(host, "/api/articles?day=2025-01-17")).GetProperty("items").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);
        var story = listed["b.txt"].GetProperty("storyId").GetString();
        var first = await Json(host, $"/api/articles?story={story}&pageSize=1");
        var second = await Json(host, $"/api/articles?story={story}&pageSize=1&continuation={first.GetProperty("continuation").GetString()}");

        Assert.Equal(["b.txt", "a.txt"], new[] { first, second }.Select(page => Assert.Single(page.GetProperty("items").EnumerateArray().ToArray()).GetProperty("name").GetString()));
        Assert.All(new[] { first, second }, page => Assert.Equal(story, page.GetProperty("items")[0].GetProperty("storyId").GetString()));
        Assert.Equal(story, (await Json(host, $"/api/articles/{listed["b.txt"].GetProperty("id").GetString()}")).GetProperty("storyId").GetString());
        Assert.Equal(2, (await Json(host, "/api/entities/person:rob-bauer/mentions")).GetProperty("items").EnumerateArray().Count(item =>
            item.GetProperty("article").TryGetProperty("storyId", out var found) && found.GetString() == story));
        Assert.NotEqual(story, listed["c.txt"].GetProperty("storyId").GetString());
        Assert.False(listed["d.txt"].TryGetProperty("storyId", out _));
        Assert.Empty((await Json(host, "/api/articles?story=00000000000000000000")).GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("2025-01-17", "2025-01-17", "2025-01-15", "2025-01-17")]
    [InlineData("2020-02-29", "2020-02-29", "1995-03-01", "2020-02-29")]
    [InlineData("1995-03-01", "1995-03-01", "1995-03-01", "0001-01-02")]
    [InlineData("2025-01-15", "2999-01-01", "2025-01-15", "2025-01-10")]
    public async Task Without_a_day_the_newest_one_with_articles_is_listed(string expected, params string[] published)
    {
        await using var host = await StartAsync([.. published.Select((day, index) => ($"{index}.txt", day, "Rob Bauer left."))]);
        using var response = await host.Client.GetAsync("/api/articles?pageSize=1", Cancellation);

        Assert.Equal($"?day={expected}&pageSize=1", response.RequestMessage!.RequestUri!.Query);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task An_article_without_a_headline_is_listed_by_its_first_sentence_that_is_no_caption()
    {
        await using var host = await StartAsync(("a.txt", "2025-01-17", "This photo, provided by the navy, shows the harbour. (Navy)\n\nRob Bauer left. He will be back."));

        Assert.Equal("Rob Bauer left.", (await Json(host, "/api/articles?day=2025-01-17")).GetProperty("items")[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_quotation_is_listed_under_its_speaker()
    {
        await using var host = await StartAsync(("a.txt", "2025-01-17", "Rob Bauer said “it is done” on Friday."));

        var quotation = Assert.Single((await Json(host, "/api/entities/person:rob-bauer/quotations")).GetProperty("items").EnumerateArray().ToArray());

        Assert.Equal("it is done", quotation.GetProperty("quotation").GetProperty("text").GetString());
        Assert.Equal("direct", quotation.GetProperty("quotation").GetProperty("kind").GetString());
        Assert.Equal("a.txt", quotation.GetProperty("article").GetProperty("name").GetString());
    }

    [Fact]
    public async Task What_the_article_tells_in_its_own_words_is_listed_as_indirect_with_its_cue()
    {
        await using var host = await StartAsync(("a.txt", "2025-01-17", "Rob Bauer denied that it is done."));

        var quotation = Assert.Single((await Json(host, "/api/entities/person:rob-bauer/quotations")).GetProperty("items").EnumerateArray().ToArray()).GetProperty("quotation");

        Assert.Equal(("it is done", "indirect", "denied"), (quotation.GetProperty("text").GetString(), quotation.GetProperty("kind").GetString(), quotation.GetProperty("cueText").GetString()));
    }

    [Fact]
    public async Task An_upload_that_cannot_be_read_is_listed_with_its_reason()
    {
        await using var host = await StartAsync(("empty.txt", "2025-01-17", ""));

        var upload = Assert.Single((await Json(host, "/api/quarantine")).GetProperty("items").EnumerateArray().ToArray());

        Assert.Equal("empty.txt", upload.GetProperty("name").GetString());
        Assert.Contains("empty", upload.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_of_the_quarantine_is_put_back_among_the_uploads_and_its_entry_goes()
    {
        await using var host = await StartAsync(("häfen/ä #1%?.txt", "2025-01-17", ""));
        var storage = host.Services.GetRequiredService<WirewatchStorage>();
        var entry = Assert.Single((await Json(host, "/api/quarantine")).GetProperty("items").EnumerateArray().ToArray());

        using var answer = await host.Client.PostAsync($"/api/quarantine/{entry.GetProperty("id").GetString()}/retry", null, Cancellation);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var blob = (await storage.ArticleBlobs.GetBlobClient("häfen/ä #1%?.txt").GetPropertiesAsync(cancellationToken: Cancellation)).Value;
        Assert.Equal("2025-01-17", blob.Metadata["published"]);
        Assert.Empty((await Json(host, "/api/quarantine")).GetProperty("items").EnumerateArray());
        Assert.Empty(await storage.QuarantineBlobs.GetBlobsAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));
        using var again = await host.Client.PostAsync($"/api/quarantine/{entry.GetProperty("id").GetString()}/retry", null, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task An_upload_of_the_quarantine_is_not_put_over_another_of_its_name()
    {
        await using var host = await StartAsync(("a.txt", "2025-01-17", ""));
        var storage = host.Services.GetRequiredService<WirewatchStorage>();
        await storage.ArticleBlobs.GetBlobClient("a.txt").UploadAsync(BinaryData.FromString("Rob Bauer left."), Cancellation);
        var id = (await Json(host, "/api/quarantine")).GetProperty("items")[0].GetProperty("id").GetString();

        using var answer = await host.Client.PostAsync($"/api/quarantine/{id}/retry", null, Cancellation);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Single((await Json(host, "/api/quarantine")).GetProperty("items").EnumerateArray());
        Assert.Equal("Rob Bauer left.", (await storage.ArticleBlobs.GetBlobClient("a.txt").DownloadContentAsync(Cancellation)).Value.Content.ToString());
    }

    [Fact]
    public async Task A_retry_that_crashed_after_it_put_the_upload_back_is_finished_by_the_next()
    {
        await using var host = await StartAsync(("a.txt", "2025-01-17", ""));
        var storage = host.Services.GetRequiredService<WirewatchStorage>();
        var entry = Assert.Single((await host.Services.GetRequiredService<Quarantine>().ListAsync(new PageRequest(10), Cancellation)).Items);
        var call = 0;
        for (; ; call++)
        {
            var fault = new KilledBefore(call);
            await Record.ExceptionAsync(() => new QuarantineRetry(AzuriteFixture.Connect(host.Services.GetRequiredService<IConfiguration>()["WirewatchStorage"]!, fault)).RetryAsync(entry.Id, Cancellation));
            if (!fault.Happened)
            {
                break;
            }

            Assert.Single((await host.Services.GetRequiredService<Quarantine>().ListAsync(new PageRequest(10), Cancellation)).Items);
        }

        Assert.True(call > 4);
        Assert.Empty(await storage.QuarantineBlobs.GetBlobsAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));
        Assert.True(await storage.ArticleBlobs.GetBlobClient("a.txt").ExistsAsync(Cancellation));
    }

    [Theory]
    [InlineData("bm9uZQ")]
    [InlineData("!!")]
    [InlineData("Li4vLi4vYXJ0aWNsZXMvYQ")]
    [InlineData("AAAA")]
    public async Task What_is_not_in_the_quarantine_cannot_be_retried(string id)
    {
        await using var host = await StartAsync();

        using var answer = await host.Client.PostAsync($"/api/quarantine/{Uri.EscapeDataString(id)}/retry", null, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task One_of_several_articles_names_its_upload_and_its_part_and_an_unreadable_one_is_retried_with_its_upload()
    {
        await using var host = await StartAsync(("feed.xml", "2025-01-17", "<rss><channel><item><guid>one</guid><description>Rob Bauer left the harbour.</description></item><item><guid>two</guid></item></channel></rss>"));
        var listed = Assert.Single((await Json(host, "/api/articles?day=2025-01-17")).GetProperty("items").EnumerateArray().ToArray());
        var article = await Json(host, $"/api/articles/{listed.GetProperty("id").GetString()}");
        var entry = Assert.Single((await Json(host, "/api/quarantine")).GetProperty("items").EnumerateArray().ToArray());
        var blob = host.Services.GetRequiredService<WirewatchStorage>().ArticleBlobs.GetBlobClient("feed.xml");
        var before = (await blob.GetPropertiesAsync(cancellationToken: Cancellation)).Value;

        using var answer = await host.Client.PostAsync($"/api/quarantine/{entry.GetProperty("id").GetString()}/retry", null, Cancellation);

        Assert.Equal(("feed.xml", "one"), (listed.GetProperty("name").GetString(), listed.GetProperty("part").GetString()));
        Assert.Equal(("feed.xml", "one"), (article.GetProperty("name").GetString(), article.GetProperty("part").GetString()));
        Assert.Equal(("feed.xml", "two"), (entry.GetProperty("name").GetString(), entry.GetProperty("part").GetString()));
        var after = (await blob.GetPropertiesAsync(cancellationToken: Cancellation)).Value;
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.NotEqual(before.ETag, after.ETag);
        Assert.Equal((before.ContentLength, "2025-01-17"), (after.ContentLength, after.Metadata["published"]));
    }

    private static IEnumerable<string?> Ids(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString());

    private static async Task<JsonElement> Json(ApiHost host, string address)
    {
        using var document = JsonDocument.Parse(await host.Client.GetStringAsync(address, Cancellation));
        return document.RootElement.Clone();
    }

    private static async Task<HttpStatusCode> StatusFor(ApiHost host, string address, EntityTagHeaderValue known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(known);
        using var response = await host.Client.SendAsync(request, Cancellation);
        return response.StatusCode;
    }

    private async Task<ApiHost> StartAsync(params (string Name, string Published, string Text)[] articles)
    {
        var connection = await azurite.CreateAccountAsync(Cancellation);
        await AzuriteFixture.Connect(connection).CreateAllAsync(Cancellation);
        var host = await ApiHost.StartAsync(new Dictionary<string, string?> { ["WirewatchStorage"] = connection });
        var storage = host.Services.GetRequiredService<WirewatchStorage>();
        var ingestion = new ArticleIngestion(
            storage, host.Services.GetRequiredService<ArticleIndex>(), host.Services.GetRequiredService<Quarantine>(), new ArticleReader().Open, IntakeOptions.Default.Bytes, Annotate, [],
            TimeProvider.System, NullLogger<ArticleIngestion>.Instance);
        foreach (var (name, published, text) in articles)
        {
            await storage.ArticleBlobs.GetBlobClient(name).UploadAsync(
                BinaryData.FromString(text), new BlobUploadOptions { Metadata = new Dictionary<string, string> { ["published"] = published } }, Cancellation);
            await ingestion.IngestAsync(name, Cancellation);
        }

        return host;
    }

    private static AnnotatedText Annotate(ArticleText article)
    {
        var annotated = new Annotator().Annotate(article);
        (string Name, EntityId Id)[] known = [("Rob Bauer", new EntityId("person:rob-bauer")), ("Chloé Bauer", new EntityId("person:chloe-bauer"))];
        var mentions = known.SelectMany(person => PlacesOf(article.Text, person.Name).Select(start =>
            new Mention(start, start + person.Name.Length, person.Name, MentionType.Person, person.Id))).OrderBy(mention => mention.Start).ToArray();
        return annotated with
        {
            Mentions = mentions,
            Entities = [.. mentions.GroupBy(mention => mention.Entity).Select(group => new Entity(group.Key, MentionType.Person, group.First().Text)
            {
                Mentions = group.Count(),
                Roles = [.. Ranks.SelectMany(rank => PlacesOf(article.Text, $"{rank} {group.First().Text}").Select(start => new Role(rank, start, start + rank.Length)))],
            })],
            Quotations = [.. PlacesOf(article.Text, "Rob Bauer said “").Select(start => start + 16).Select(start =>
                new TextSpan(start, article.Text.IndexOf('”', start))).Select(span => new Quotation(span.Start, span.End, span.Of(article.Text)) { Speaker = known[0].Id }),
                .. PlacesOf(article.Text, "Rob Bauer denied that ").Select(start => new TextSpan(start + 22, article.Text.IndexOf('.', start))).Select(span =>
                    new Quotation(span.Start, span.End, span.Of(article.Text)) { Kind = QuotationKind.Indirect, Speaker = known[0].Id, CueText = "denied" })],
        };
    }

    private static IEnumerable<int> PlacesOf(string text, string words)
    {
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            yield return at;
        }
    }
}
