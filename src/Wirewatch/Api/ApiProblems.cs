using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Wirewatch.Api;

/// <summary>An RFC 9457 problem: what went wrong with one request.</summary>
/// <param name="Title">The kind of problem: the phrase of the HTTP status.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">The input, the fault and the way out.</param>
/// <param name="Instance">The path of the request.</param>
internal sealed record ApiProblem(string Title, int Status, string Detail, string Instance)
{
    /// <summary>What to give the operator, who finds the cause under it in the log; only where the service is at fault.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceId { get; init; }

    /// <summary>The problem of one request with one status.</summary>
    public static ApiProblem Of(HttpRequest request, int status, string detail) =>
        new(ReasonPhrases.GetReasonPhrase(status), status, detail, request.PathBase + request.Path);

    /// <summary>The problem as an answer.</summary>
    public IResult ToResult() => new JsonResult<ApiProblem>(this, ApiJson.Readable.ApiProblem)
    {
        Status = Status,
        ContentType = "application/problem+json",
    };
}
