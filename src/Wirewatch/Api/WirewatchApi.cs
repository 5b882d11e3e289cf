using System.Diagnostics;
using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Wirewatch.Storage;

namespace Wirewatch.Api;

/// <summary>Answers requests to the HTTP API; both hosts call it with the name of the operation. Thread safe.</summary>
/// <param name="logger">Where the operator finds what callers are not told.</param>
public sealed class WirewatchApi(ILogger<WirewatchApi> logger)
{
    private static readonly Dictionary<string, ApiOperation> Operations = ApiOperations.All.ToDictionary(operation => operation.Name, StringComparer.Ordinal);

    /// <summary>Answers one request. Faults of the request become RFC 9457 problems; anything unforeseen becomes one with a trace id,
    /// and the cause goes to the log under it.</summary>
    /// <param name="operation">The name in <see cref="ApiOperations"/>.</param>
    /// <param name="request">The request, already routed: its route values are set.</param>
    /// <exception cref="KeyNotFoundException">There is no operation of that name.</exception>
    public async Task<IResult> InvokeAsync(string operation, HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var handler = Operations[operation].Handler;
        var aborted = request.HttpContext.RequestAborted;
        try
        {
            return await handler(request, aborted);
        }
        catch (ApiException exception)
        {
            return ApiProblem.Of(request, exception.Status, exception.Message).ToResult();
        }
        catch (InvalidContinuationException)
        {
            return ApiProblem.Of(request, StatusCodes.Status400BadRequest, "The query parameter 'continuation' is not one of this query. Leave it out to start from the first page.").ToResult();
        }
        catch (BadHttpRequestException exception)
        {
            return ApiProblem.Of(request, exception.StatusCode, "The request could not be read whole. Check its length and its encoding and send it again.").ToResult();
        }
        catch (Exception exception) when (!aborted.IsCancellationRequested)
        {
            var trace = Activity.Current?.TraceId.ToString() ?? request.HttpContext.TraceIdentifier;
            logger.LogError(exception, "{Operation} failed unforeseen; the caller was given the trace id {TraceId}.", operation, trace);
            var problem = exception is RequestFailedException or AggregateException { InnerException: RequestFailedException }
                ? ApiProblem.Of(request, StatusCodes.Status503ServiceUnavailable, "The storage of this service does not answer as it should. Try again in a minute; if it goes on, give the operator the trace id.")
                : ApiProblem.Of(request, StatusCodes.Status500InternalServerError, "Something went wrong in this service. Try again; if it goes on, give the operator the trace id.");
            return (problem with { TraceId = trace }).ToResult();
        }
    }
}
