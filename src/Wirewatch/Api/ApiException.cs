using Microsoft.AspNetCore.Http;

namespace Wirewatch.Api;

/// <summary>A request cannot be answered as it was made. It becomes an RFC 9457 problem, so its message is written for the caller:
/// the input, what was wrong with it, and what to do.</summary>
/// <param name="status">The HTTP status, 400 to 599.</param>
/// <param name="detail">The input, the fault and the way out.</param>
internal sealed class ApiException(int status, string detail) : Exception(detail)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The request itself is at fault: 400.</summary>
    public static ApiException BadRequest(string detail) => new(StatusCodes.Status400BadRequest, detail);

    /// <summary>Nothing has this name: 404.</summary>
    public static ApiException NotFound(string detail) => new(StatusCodes.Status404NotFound, detail);
}
