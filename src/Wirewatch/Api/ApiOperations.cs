namespace Wirewatch.Api;

/// <summary>Every operation of the HTTP API, once. The local host maps this list, the Functions app mirrors it, and the OpenAPI
/// document describes it.</summary>
public static class ApiOperations
{
    /// <summary>The operations, in the order of the documentation.</summary>
    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        ApiOperation.Of<ServiceHandlers>("GetHealth", "GET", "api/health", (service, request, cancellationToken) => service.GetHealthAsync(request, cancellationToken)),
    ];
}
