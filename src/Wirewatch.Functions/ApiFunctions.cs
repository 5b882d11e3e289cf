using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Wirewatch.Api;

namespace Wirewatch.Functions;

/// <summary>The HTTP API: one function for each of <see cref="ApiOperations"/>.</summary>
/// <param name="api">The service.</param>
public sealed class ApiFunctions(WirewatchApi api)
{
    /// <summary>GET /api/entities.</summary>
    [Function("FindEntities")]
    public Task<IResult> FindEntities([HttpTrigger(AuthorizationLevel.Function, "GET", Route = "api/entities")] HttpRequest request) =>
        api.InvokeAsync("FindEntities", request);

    /// <summary>GET /api/entities/{id}.</summary>
    [Function("GetEntity")]
    public Task<IResult> GetEntity([HttpTrigger(AuthorizationLevel.Function, "GET", Route = "api/entities/{id}")] HttpRequest request) =>
        api.InvokeAsync("GetEntity", request);

    /// <summary>GET /api/entities/{id}/mentions.</summary>
    [Function("GetEntityMentions")]
    public Task<IResult> GetEntityMentions([HttpTrigger(AuthorizationLevel.Function, "GET", Route = "api/entities/{id}/mentions")] HttpRequest request) =>
        api.InvokeAsync("GetEntityMentions", request);

    /// <summary>GET /api/entities/{id}/quotations.</summary>
    [Function("GetEntityQuotations")]
    public Task<IResult> GetEntityQuotations([HttpTrigger(AuthorizationLevel.Function, "GET", Route = "api/entities/{id}/quotations")] HttpRequest request) =>
        api.InvokeAsync("GetEntityQuotations", request);

    /// <summary>GET /api/entities/{id}/roles.</summary>
    [Function("GetEntityRoles")]
    public Task<IResult> GetEntityRoles([HttpTrigger(AuthorizationLevel.Function, "GET", Route = "api/entities/{id}/roles")] HttpRequest request) =>
        api.InvokeAsync("GetEntityRoles", request);

    /// <summary>GET /api/entities/{id}/decisions.</summary>
    [Function("ListDecisions")]
    public Task<IResult> ListDecisions([HttpTrigger(AuthorizationLevel.Function, "GET", Route = "api/entities/{id}/decisions")] HttpRequest request) =>
        api.InvokeAsync("ListDecisions", request);

    /// <summary>POST /api/entities/{id}/decisions.</summary>
    [Function("TakeDecision")]
    public Task<IResult> TakeDecision([HttpTrigger(AuthorizationLevel.Function, "POST", Route = "api/entities/{id}/decisions")] HttpRequest request) =>
        api.InvokeAsync("TakeDecision", request);

    /// <summary>DELETE /api/entities/{id}/decisions/{decision}.</summary>
    [Function("UndoDecision")]
    public Task<IResult> UndoDecision([HttpTrigger(AuthorizationLevel.Function, "DELETE", Route = "api/entities/{id}/decisions/{decision}")] HttpRequest request) =>
        api.InvokeAsync("UndoDecision", request);

    /// <summary>GET /api/articles.</summary>
    [Function("ListArticles")]
    public Task<IResult> ListArticles([HttpTrigger(AuthorizationLevel.Function, "GET", Route = "api/articles")] HttpRequest request) =>
        api.InvokeAsync("ListArticles", request);

    /// <summary>GET /api/articles/{id}.</summary>
    [Function("GetArticle")]
    public Task<IResult> GetArticle([HttpTrigger(AuthorizationLevel.Function, "GET", Route = "api/articles/{id}")] HttpRequest request) =>
        api.InvokeAsync("GetArticle", request);

    /// <summary>POST /api/annotate.</summary>
    [Function("AnnotateText")]
    public Task<IResult> AnnotateText([HttpTrigger(AuthorizationLevel.Function, "POST", Route = "api/annotate")] HttpRequest request) =>
        api.InvokeAsync("AnnotateText", request);

    /// <summary>POST /api/watchlists.</summary>
    [Function("CreateWatchlist")]
    public Task<IResult> CreateWatchlist([HttpTrigger(AuthorizationLevel.Function, "POST", Route = "api/watchlists")] HttpRequest request) =>
        api.InvokeAsync("CreateWatchlist", request);

    /// <summary>GET /api/watchlists.</summary>
    [Function("ListWatchlists")]
    public Task<IResult> ListWatchlists([HttpTrigger(AuthorizationLevel.Function, "GET", Route = "api/watchlists")] HttpRequest request) =>
        api.InvokeAsync("ListWatchlists", request);

    /// <summary>GET /api/watchlists/{id}.</summary>
    [Function("GetWatchlist")]
    public Task<IResult> GetWatchlist([HttpTrigger(AuthorizationLevel.Function, "GET", Route = "api/watchlists/{id}")] HttpRequest request) =>
        api.InvokeAsync("GetWatchlist", request);

    /// <summary>PUT /api/watchlists/{id}.</summary>
    [Function("ReplaceWatchlist")]
    public Task<IResult> ReplaceWatchlist([HttpTrigger(AuthorizationLevel.Function, "PUT", Route = "api/watchlists/{id}")] HttpRequest request) =>
        api.InvokeAsync("ReplaceWatchlist", request);

    /// <summary>DELETE /api/watchlists/{id}.</summary>
    [Function("DeleteWatchlist")]
    public Task<IResult> DeleteWatchlist([HttpTrigger(AuthorizationLevel.Function, "DELETE", Route = "api/watchlists/{id}")] HttpRequest request) =>
        api.InvokeAsync("DeleteWatchlist", request);

    /// <summary>GET /api/watchlists/{id}/digests.</summary>
    [Function("ListDigests")]
    public Task<IResult> ListDigests([HttpTrigger(AuthorizationLevel.Function, "GET", Route = "api/watchlists/{id}/digests")] HttpRequest request) =>
        api.InvokeAsync("ListDigests", request);

    /// <summary>GET /api/quarantine.</summary>
    [Function("ListQuarantine")]
    public Task<IResult> ListQuarantine([HttpTrigger(AuthorizationLevel.Function, "GET", Route = "api/quarantine")] HttpRequest request) =>
        api.InvokeAsync("ListQuarantine", request);

    /// <summary>POST /api/quarantine/{id}/retry.</summary>
    [Function("RetryQuarantined")]
    public Task<IResult> RetryQuarantined([HttpTrigger(AuthorizationLevel.Function, "POST", Route = "api/quarantine/{id}/retry")] HttpRequest request) =>
        api.InvokeAsync("RetryQuarantined", request);

    /// <summary>GET /api/health.</summary>
    [Function("GetHealth")]
    public Task<IResult> GetHealth([HttpTrigger(AuthorizationLevel.Anonymous, "GET", Route = "api/health")] HttpRequest request) =>
        api.InvokeAsync("GetHealth", request);

    /// <summary>GET /api/openapi.json.</summary>
    [Function("GetOpenApi")]
    public Task<IResult> GetOpenApi([HttpTrigger(AuthorizationLevel.Anonymous, "GET", Route = "api/openapi.json")] HttpRequest request) =>
        api.InvokeAsync("GetOpenApi", request);

    /// <summary>GET /.</summary>
    [Function("GetPage")]
    public Task<IResult> GetPage([HttpTrigger(AuthorizationLevel.Anonymous, "GET", Route = "{empty:maxlength(0)?}")] HttpRequest request) =>
        api.InvokeAsync("GetPage", request);
}
