using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Wirewatch.Testing;

namespace Wirewatch.Tests.Api;

/// <summary>The API over a real storage that holds nothing.</summary>
public sealed class QueryApiTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/entities?name=Son&pageSize=-1", "'pageSize' is '-1'")]
    [InlineData("/api/entities", "'name' is missing")]
    [InlineData("/api/entities?name=Son&type=human", "'human', which is no type of entity. Use one of person, organization")]
    [InlineData("/api/entities?name=Son&nmae=Kim", "'nmae' is unknown")]
    [InlineData("/api/entities/Q7184?pageSize=5", "'pageSize' is unknown")]
    [InlineData("/api/entities/Q7184/mentions?continuation=abc", "'continuation' is not a token")]
    [InlineData("/api/articles?day=17.01.2025", "'17.01.2025', which is no day")]
    [InlineData("/api/articles?day=2025-02-30", "'2025-02-30', which is no day")]
    [InlineData("/api/articles?story=0a1b&day=2025-01-17", "both 'day' and 'story'")]
    [InlineData("/api/articles?story=..%2Fday", "'../day', which is no story")]
    [InlineData("/api/quarantine?pageSize=1000", "a page has 1 to 100 items")]
    public async Task A_query_that_cannot_be_answered_is_a_problem_that_names_the_fault(string address, string expected)
    {
        await using var host = await StartAsync();

        var problem = await ApiProblemTests.ProblemOf(await host.Client.GetAsync(address, Cancellation), HttpStatusCode.BadRequest);

        Assert.Contains(expected, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/entities/person%3Anobody", "'person:nobody'")]
    [InlineData("/api/entities/person:%EC%86%90", "'person:손'")]
    [InlineData("/api/articles/nothing-00", "'nothing-00'")]
    [InlineData("/api/articles/..%2F..%2Fsecret", "no article")]
    [InlineData("/api/entities/%01", "no entity's id")]
    public async Task What_does_not_exist_is_a_problem_that_names_it(string address, string expected)
    {
        await using var host = await StartAsync();

        var problem = await ApiProblemTests.ProblemOf(await host.Client.GetAsync(address, Cancellation), HttpStatusCode.NotFound);

        Assert.Contains(expected, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_over_an_empty_storage_are_empty_last_pages()
    {
        await using var host = await StartAsync();

        foreach (var address in new[] { "/api/entities?name=Son", "/api/entities?name=%2F%23%3F", "/api/entities/Q1/mentions", "/api/entities/Q1/quotations", "/api/articles?day=2025-01-17", "/api/quarantine" })
        {
            Assert.Equal("{\"items\":[]}", await host.Client.GetStringAsync(address, Cancellation));
        }
    }

    [Fact]
    public async Task A_json_text_is_annotated_with_offsets_into_it_as_given_and_its_id_comes_back()
    {
        await using var host = await StartAsync();

        using var response = await host.Client.PostAsJsonAsync("/api/annotate", new { id = "a/1", text = "  The council met.\r\n\r\nIt left. ", published = "2025-01-17", title = "Council" }, Cancellation);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["id", "title", "published", "language", "text"], json.RootElement.EnumerateObject().Take(5).Select(member => member.Name));
        Assert.Equal("a/1", json.RootElement.GetProperty("id").GetString());
        Assert.Equal("  The council met.\r\n\r\nIt left. ", json.RootElement.GetProperty("text").GetString());
        Assert.Equal("2025-01-17T00:00:00Z", json.RootElement.GetProperty("published").GetString());
    }

    [Fact]
    public async Task A_plain_text_is_annotated_in_its_declared_charset()
    {
        await using var host = await StartAsync();

        using var response = await host.Client.PostAsync("/api/annotate", new StringContent("Zoë met Chloé.", Encoding.Latin1, "text/plain"), Cancellation);

        Assert.Contains("\"text\":\"Zoë met Chloé.\"", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"text\":\"A.\",\"publshed\":\"2025-01-17\"}", "'publshed'")]
    [InlineData("{\"title\":\"A.\"}", "text")]
    [InlineData("{\"text\":\" \"}", "The text is empty")]
    [InlineData("{\"text\":\"A.\",\"published\":\"Friday\"}", "'published' is 'Friday'")]
    [InlineData("{\"text\":\"A.\",\"language\":\"<b>\"}", "'language'")]
    [InlineData("{\"text\":\"\\ud800\"}", "The body cannot be read")]
    [InlineData("[]", "The body cannot be read")]
    public async Task A_body_that_cannot_be_annotated_is_a_problem_that_names_the_fault(string body, string expected)
    {
        await using var host = await StartAsync();

        var problem = await ApiProblemTests.ProblemOf(
            await host.Client.PostAsync("/api/annotate", new StringContent(body, Encoding.UTF8, "application/json"), Cancellation), HttpStatusCode.BadRequest);

        Assert.Contains(expected, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_over_the_limit_and_a_body_of_another_kind_are_refused_with_the_way_out()
    {
        await using var host = await StartAsync();

        var large = await ApiProblemTests.ProblemOf(
            await host.Client.PostAsync("/api/annotate", new StringContent(new string('a', Wirewatch.Api.ArticleHandlers.MaximumBody + 1)), Cancellation), HttpStatusCode.RequestEntityTooLarge);
        var other = await ApiProblemTests.ProblemOf(
            await host.Client.PostAsync("/api/annotate", new StringContent("<a/>", Encoding.UTF8, "application/xml"), Cancellation), HttpStatusCode.UnsupportedMediaType);

        Assert.Contains("2,097,152 bytes", large.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("application/json", other.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_ok_while_the_storage_answers()
    {
        await using var host = await StartAsync();

        Assert.StartsWith("{\"status\":\"ok\"", await host.Client.GetStringAsync("/api/health", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_a_problem_that_names_the_parts_of_the_storage_that_do_not_answer()
    {
        var connection = await azurite.CreateAccountAsync(Cancellation);
        await using var host = await ApiHost.StartAsync(new Dictionary<string, string?> { ["WirewatchStorage"] = connection });

        var problem = await ApiProblemTests.ProblemOf(await host.Client.GetAsync("/api/health", Cancellation), HttpStatusCode.ServiceUnavailable);

        Assert.Contains("tables, blobs, queues", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_the_service_gives_a_trace_id_and_no_cause()
    {
        var connection = await azurite.CreateAccountAsync(Cancellation);
        await using var host = await ApiHost.StartAsync(new Dictionary<string, string?> { ["WirewatchStorage"] = connection });

        // The tables were never made.
        var problem = await ApiProblemTests.ProblemOf(await host.Client.GetAsync("/api/articles?day=2025-01-17", Cancellation), HttpStatusCode.ServiceUnavailable);

        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
        Assert.DoesNotContain("TableNotFound", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_runs_only_its_own_script_and_loads_nothing()
    {
        await using var host = await StartAsync();

        using var response = await host.Client.GetAsync("/", Cancellation);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        var html = await response.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("default-src 'none'; script-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("innerHTML", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(html, "<script"));
    }

    [Fact]
    public async Task The_openapi_document_is_answered_once_and_then_known()
    {
        await using var host = await StartAsync();
        using var first = await host.Client.GetAsync("/api/openapi.json", Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/openapi.json");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await host.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Cancellation));
    }

    private async Task<ApiHost> StartAsync()
    {
        var connection = await azurite.CreateAccountAsync(Cancellation);
        await AzuriteFixture.Connect(connection).CreateAllAsync(Cancellation);
        return await ApiHost.StartAsync(new Dictionary<string, string?> { ["WirewatchStorage"] = connection });
    }
}
