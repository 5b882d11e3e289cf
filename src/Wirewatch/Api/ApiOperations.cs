namespace Wirewatch.Api;

/// <summary>Every operation of the HTTP API, once. The local host maps this list, the Functions app mirrors it, and the OpenAPI
/// document describes it.</summary>
public static class ApiOperations
{
    /// <summary>The operations, in the order of the documentation.</summary>
    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        ApiOperation.Of<EntityHandlers>("FindEntities", "GET", "api/entities", (service, request, cancellationToken) => service.FindAsync(request, cancellationToken)),
        ApiOperation.Of<EntityHandlers>("GetEntity", "GET", "api/entities/{id}", (service, request, id, cancellationToken) => service.GetAsync(request, id, cancellationToken)),
        ApiOperation.Of<EntityHandlers>("GetEntityMentions", "GET", "api/entities/{id}/mentions", (service, request, id, cancellationToken) => service.GetMentionsAsync(request, id, cancellationToken)),
        ApiOperation.Of<EntityHandlers>("GetEntityQuotations", "GET", "api/entities/{id}/quotations", (service, request, id, cancellationToken) => service.GetQuotationsAsync(request, id, cancellationToken)),
        ApiOperation.Of<EntityHandlers>("GetEntityRoles", "GET", "api/entities/{id}/roles", (service, request, id, cancellationToken) => service.GetRolesAsync(request, id, cancellationToken)),
        ApiOperation.Of<DecisionHandlers>("ListDecisions", "GET", "api/entities/{id}/decisions", (service, request, id, cancellationToken) => service.ListAsync(request, id, cancellationToken)),
        ApiOperation.Of<DecisionHandlers>("TakeDecision", "POST", "api/entities/{id}/decisions", (service, request, id, cancellationToken) => service.TakeAsync(request, id, cancellationToken)),
        ApiOperation.Of<DecisionHandlers>("UndoDecision", "DELETE", "api/entities/{id}/decisions/{decision}", (service, request, id, cancellationToken) => service.UndoAsync(request, id, cancellationToken)),
        ApiOperation.Of<ArticleHandlers>("ListArticles", "GET", "api/articles", (service, request, cancellationToken) => service.ListAsync(request, cancellationToken)),
        ApiOperation.Of<ArticleHandlers>("GetArticle", "GET", "api/articles/{id}", (service, request, id, cancellationToken) => service.GetAsync(request, id, cancellationToken)),
        ApiOperation.Of<ArticleHandlers>("AnnotateText", "POST", "api/annotate", (service, request, cancellationToken) => service.AnnotateAsync(request, cancellationToken)),
        ApiOperation.Of<WatchlistHandlers>("CreateWatchlist", "POST", "api/watchlists", (service, request, cancellationToken) => service.CreateAsync(request, cancellationToken)),
        ApiOperation.Of<WatchlistHandlers>("ListWatchlists", "GET", "api/watchlists", (service, request, cancellationToken) => service.ListAsync(request, cancellationToken)),
        ApiOperation.Of<WatchlistHandlers>("GetWatchlist", "GET", "api/watchlists/{id}", (service, request, id, cancellationToken) => service.GetAsync(request, id, cancellationToken)),
        ApiOperation.Of<WatchlistHandlers>("ReplaceWatchlist", "PUT", "api/watchlists/{id}", (service, request, id, cancellationToken) => service.ReplaceAsync(request, id, cancellationToken)),
        ApiOperation.Of<WatchlistHandlers>("DeleteWatchlist", "DELETE", "api/watchlists/{id}", (service, request, id, cancellationToken) => service.DeleteAsync(request, id, cancellationToken)),
        ApiOperation.Of<WatchlistHandlers>("ListDigests", "GET", "api/watchlists/{id}/digests", (service, request, id, cancellationToken) => service.ListDigestsAsync(request, id, cancellationToken)),
        ApiOperation.Of<ArticleHandlers>("ListQuarantine", "GET", "api/quarantine", (service, request, cancellationToken) => service.ListQuarantineAsync(request, cancellationToken)),
        ApiOperation.Of<ArticleHandlers>("RetryQuarantined", "POST", "api/quarantine/{id}/retry", (service, request, id, cancellationToken) => service.RetryQuarantinedAsync(request, id, cancellationToken)),
        ApiOperation.Of<ServiceHandlers>("GetHealth", "GET", "api/health", (service, request, cancellationToken) => service.GetHealthAsync(request, cancellationToken)) with { IsPublic = true },
        ApiOperation.Of<ServiceHandlers>("GetOpenApi", "GET", "api/openapi.json", (service, request, cancellationToken) => service.GetOpenApiAsync(request, cancellationToken)) with { IsPublic = true },
        ApiOperation.Of<PageHandlers>("GetPage", "GET", "", (service, request, cancellationToken) => service.GetAsync(request, cancellationToken)) with { IsPublic = true },
    ];
}
