namespace Wirewatch.Api;

/// <summary>Every operation of the HTTP API, once. The local host maps this list, the Functions app mirrors it, and the OpenAPI
/// document describes it.</summary>
public static class ApiOperations
{
    /// <summary>The operations, in the order of the documentation.</summary>
    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        ApiOperation.Of<WatchlistHandlers>("CreateWatchlist", "POST", "api/watchlists", (service, request, cancellationToken) => service.CreateAsync(request, cancellationToken)),
        ApiOperation.Of<WatchlistHandlers>("ListWatchlists", "GET", "api/watchlists", (service, request, cancellationToken) => service.ListAsync(request, cancellationToken)),
        ApiOperation.Of<WatchlistHandlers>("GetWatchlist", "GET", "api/watchlists/{id}", (service, request, id, cancellationToken) => service.GetAsync(request, id, cancellationToken)),
        ApiOperation.Of<WatchlistHandlers>("ReplaceWatchlist", "PUT", "api/watchlists/{id}", (service, request, id, cancellationToken) => service.ReplaceAsync(request, id, cancellationToken)),
        ApiOperation.Of<WatchlistHandlers>("DeleteWatchlist", "DELETE", "api/watchlists/{id}", (service, request, id, cancellationToken) => service.DeleteAsync(request, id, cancellationToken)),
        ApiOperation.Of<WatchlistHandlers>("ListDigests", "GET", "api/watchlists/{id}/digests", (service, request, id, cancellationToken) => service.ListDigestsAsync(request, id, cancellationToken)),
        ApiOperation.Of<ServiceHandlers>("GetHealth", "GET", "api/health", (service, request, cancellationToken) => service.GetHealthAsync(request, cancellationToken)) with { IsPublic = true },
    ];
}
