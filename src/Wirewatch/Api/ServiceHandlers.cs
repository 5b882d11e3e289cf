using Microsoft.AspNetCore.Http;

namespace Wirewatch.Api;

/// <summary>Whether the service works.</summary>
/// <param name="Status"><c>ok</c>, or <c>unavailable</c> where the storage does not answer.</param>
internal sealed record ServiceHealth(string Status);

/// <summary>The operations about the service itself.</summary>
internal sealed class ServiceHandlers
{
    /// <summary>GET api/health.</summary>
    public Task<IResult> GetHealthAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        _ = ApiQuery.Of(request);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IResult>(new JsonResult<ServiceHealth>(new ServiceHealth("ok"), ApiJson.Readable.ServiceHealth));
    }
}
