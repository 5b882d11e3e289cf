using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Wirewatch.Api;

namespace Wirewatch.Tests.Api;

public sealed class ApiProblemTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unknown_path_is_a_problem_that_names_it()
    {
        await using var host = await ApiHost.StartAsync();

        var problem = await ProblemOf(await host.Client.GetAsync("/api/entitys", Cancellation), HttpStatusCode.NotFound);

        Assert.Contains("'/api/entitys'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("/api/entitys", problem.GetProperty("instance").GetString());
    }

    [Theory]
    [InlineData("GET", "/articles", HttpStatusCode.NotFound)]
    [InlineData("GET", "/favicon.ico", HttpStatusCode.NotFound)]
    [InlineData("POST", "/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "/a/b", HttpStatusCode.NotFound)]
    public async Task A_wrong_path_or_method_outside_the_API_is_a_problem_too(string method, string path, HttpStatusCode status)
    {
        await using var host = await ApiHost.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        var problem = await ProblemOf(await host.Client.SendAsync(request, Cancellation), status);

        Assert.Contains($"'{path}'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_known_path_with_another_method_is_a_problem_that_names_the_right_one()
    {
        await using var host = await ApiHost.StartAsync();

        using var response = await host.Client.DeleteAsync("/api/health", Cancellation);
        var problem = await ProblemOf(response, HttpStatusCode.MethodNotAllowed);

        Assert.Equal(["GET"], response.Content.Headers.Allow);
        Assert.Contains("takes GET, not DELETE", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_query_parameter_is_a_problem_that_names_it()
    {
        await using var host = await ApiHost.StartAsync();

        var problem = await ProblemOf(await host.Client.GetAsync("/api/health?nmae=Son", Cancellation), HttpStatusCode.BadRequest);

        Assert.Contains("'nmae'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pageSize=-1")]
    [InlineData("pageSize=0")]
    [InlineData("pageSize=101")]
    [InlineData("pageSize=ten")]
    [InlineData("pageSize=1&pageSize=2")]
    public void A_page_size_that_is_not_one_number_from_1_to_100_is_refused(string query)
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new QueryString("?" + query);

        var fault = Assert.Throws<ApiException>(() => ApiQuery.OfPages(request).PageSize);

        Assert.Equal(400, fault.Status);
        Assert.Contains("'pageSize'", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"status\":\"ok\",\"stauts\":1}", "'stauts'")]
    [InlineData("{\"status\":\"ok\",\"status\":\"ok\"}", "twice")]
    [InlineData("{\"status\":1}", "wrong type at $.status")]
    [InlineData("{\"status\"", "no well-formed JSON")]
    [InlineData("null", "null")]
    [InlineData("", "no well-formed JSON")]
    public async Task A_body_that_cannot_be_read_is_refused_with_the_place(string body, string expected)
    {
        var request = new DefaultHttpContext().Request;
        request.ContentType = "application/json";
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));

        var fault = await Assert.ThrowsAsync<ApiException>(() => ApiBody.ReadJsonAsync(request, ApiJson.Readable.ServiceHealth, 1000, Cancellation));

        Assert.Equal(400, fault.Status);
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Wirewatch.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_even_when_its_length_is_not_declared()
    {
        var request = new DefaultHttpContext().Request;
        request.Body = new MemoryStream(new byte[1001]);

        var fault = await Assert.ThrowsAsync<ApiException>(() => ApiBody.ReadBytesAsync(request, 1000, Cancellation));

        Assert.Equal(413, fault.Status);
    }

    internal static async Task<JsonElement> ProblemOf(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal((int)status, document.RootElement.GetProperty("status").GetInt32());
        return document.RootElement.Clone();
    }
}
