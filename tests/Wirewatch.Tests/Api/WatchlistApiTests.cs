using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Wirewatch.Testing;

namespace Wirewatch.Tests.Api;

public sealed class WatchlistApiTests(AzuriteFixture azurite)
{
    private const string Daily = """
        {"name":"Jane Doe","terms":[{"name":"Jane Doe","type":"person"},{"entity":"Q7184"}],
         "schedule":{"every":"day","at":"08:00","zone":"Asia/Seoul"},"channels":[{"email":"analyst@example.com"}]}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_watchlist_is_created_listed_changed_and_deleted()
    {
        await using var host = await StartAsync();
        using var created = await host.Client.PostAsync("/api/watchlists", Json(Daily), Token);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var watchlist = await ReadAsync(created);
        var address = created.Headers.Location!.OriginalString;
        Assert.Equal($"/api/watchlists/{watchlist.GetProperty("id").GetString()}", address);
        Assert.Equal("local", watchlist.GetProperty("owner").GetString());
        Assert.Equal("""{"every":"day","at":"08:00","zone":"Asia/Seoul"}""", watchlist.GetProperty("schedule").GetRawText());
        Assert.Equal("""[{"name":"Jane Doe","type":"person"},{"entity":"Q7184"}]""", watchlist.GetProperty("terms").GetRawText());
        Assert.EndsWith("T23:00:00Z", watchlist.GetProperty("nextDue").GetString(), StringComparison.Ordinal);

        using var listed = await host.Client.GetAsync("/api/watchlists", Token);
        Assert.Equal(watchlist.GetRawText(), (await ReadAsync(listed)).GetProperty("items")[0].GetRawText());

        using var changed = await host.Client.PutAsync(address, Json(Daily.Replace("08:00", "09:30", StringComparison.Ordinal)), Token);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.EndsWith("T00:30:00Z", (await ReadAsync(changed)).GetProperty("nextDue").GetString(), StringComparison.Ordinal);

        using var deleted = await host.Client.DeleteAsync(address, Token);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var gone = await host.Client.GetAsync(address, Token);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_change_to_a_watchlist_that_somebody_else_has_changed_is_refused()
    {
        await using var host = await StartAsync();
        using var created = await host.Client.PostAsync("/api/watchlists", Json(Daily), Token);
        var address = created.Headers.Location!.OriginalString;
        using var first = await SendAsync(host, HttpMethod.Put, address, created.Headers.ETag!, Daily.Replace("Seoul", "Tokyo", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using var second = await SendAsync(host, HttpMethod.Put, address, created.Headers.ETag!, Daily);
        Assert.Equal(HttpStatusCode.PreconditionFailed, second.StatusCode);
        using var deletion = await SendAsync(host, HttpMethod.Delete, address, created.Headers.ETag!, null);
        Assert.Equal(HttpStatusCode.PreconditionFailed, deletion.StatusCode);
        using var right = await SendAsync(host, HttpMethod.Delete, address, first.Headers.ETag!, null);
        Assert.Equal(HttpStatusCode.NoContent, right.StatusCode);
    }

    [Fact]
    public async Task A_watchlist_with_an_unknown_zone_is_refused_with_the_zones_name()
    {
        await using var host = await StartAsync();
        using var refused = await host.Client.PostAsync("/api/watchlists", Json(Daily.Replace("Seoul", "Soul", StringComparison.Ordinal)), Token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        var detail = (await ReadAsync(refused)).GetProperty("detail").GetString();
        Assert.Contains("schedule.zone", detail, StringComparison.Ordinal);
        Assert.Contains("Asia/Soul", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Owners_do_not_see_each_others_watchlists()
    {
        await using var host = await StartAsync();
        using var created = await host.Client.PostAsync("/api/watchlists", Json(Daily.Insert(1, "\"owner\":\"desk@example.com\",")), Token);
        Assert.Contains("?owner=desk%40example.com", created.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var own = await host.Client.GetAsync(created.Headers.Location, Token);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        using var foreign = await host.Client.GetAsync(created.Headers.Location.OriginalString.Split('?')[0], Token);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task Watchlists_come_in_pages_each_once()
    {
        await using var host = await StartAsync();
        for (var number = 0; number < 5; number++)
        {
            using var created = await host.Client.PostAsync("/api/watchlists", Json(Daily), Token);
        }

        var ids = new List<string>();
        for (var address = "/api/watchlists?pageSize=2"; address is not null;)
        {
            using var page = await host.Client.GetAsync(address, Token);
            var root = await ReadAsync(page);
            ids.AddRange(root.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            address = root.TryGetProperty("continuation", out var token) ? $"/api/watchlists?pageSize=2&continuation={token.GetString()}" : null;
        }

        Assert.Equal(5, ids.Distinct().Count());
        Assert.Equal(5, ids.Count);
    }

    [Fact]
    public async Task A_watchlist_that_was_never_due_has_an_empty_ledger_and_an_unknown_one_has_none()
    {
        await using var host = await StartAsync();
        using var created = await host.Client.PostAsync("/api/watchlists", Json(Daily), Token);
        using var digests = await host.Client.GetAsync($"{created.Headers.Location}/digests", Token);
        Assert.Equal("""{"items":[]}""", await digests.Content.ReadAsStringAsync(Token));
        using var unknown = await host.Client.GetAsync("/api/watchlists/00000000000000000000/digests", Token);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Theory]
    [InlineData("/api/watchlists?owner=a%2Fb")]
    [InlineData("/api/watchlists?pageSize=-1")]
    [InlineData("/api/watchlists?ovner=local")]
    public async Task A_bad_query_is_a_problem(string address)
    {
        await using var host = await StartAsync();
        using var refused = await host.Client.GetAsync(address, Token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    private async Task<ApiHost> StartAsync()
    {
        var connection = await azurite.CreateAccountAsync(Token);
        await AzuriteFixture.Connect(connection).CreateAllAsync(Token);
        return await ApiHost.StartAsync(new Dictionary<string, string?> { ["WirewatchStorage"] = connection });
    }

    private static async Task<HttpResponseMessage> SendAsync(ApiHost host, HttpMethod method, string address, EntityTagHeaderValue tag, string? json)
    {
        using var request = new HttpRequestMessage(method, address) { Content = json is null ? null : Json(json) };
        request.Headers.IfMatch.Add(tag);
        return await host.Client.SendAsync(request, Token);
    }

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(Token)).RootElement;
}
