using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Wirewatch.Api;

namespace Wirewatch.Functions;

/// <summary>The HTTP API: one function for each of <see cref="ApiOperations"/>.</summary>
/// <param name="api">The service.</param>
public sealed class ApiFunctions(WirewatchApi api)
{
    /// <summary>POST api/watchlists.</summary>
    [Function("CreateWatchlist")]
    public Task<IResult> CreateWatchlist([HttpTrigger(AuthorizationLevel.Function, "POST", Route = "api/watchlists")] HttpRequest request) =>
        api.InvokeAsync("CreateWatchlist", request);

    /// <summary>GET api/watchlists.</summary>
    [Function("ListWatchlists")]
    public Task<IResult> ListWatchlists([HttpTrigger(AuthorizationLevel.Function, "GET", Route = "api/watchlists")] HttpRequest request) =>
        api.InvokeAsync("ListWatchlists", request);

    /// <summary>GET api/watchlists/{id}.</summary>
    [Function("GetWatchlist")]
    public Task<IResult> GetWatchlist([HttpTrigger(AuthorizationLevel.Function, "GET", Route = "api/watchlists/{id}")] HttpRequest request) =>
        api.InvokeAsync("GetWatchlist", request);

    /// <summary>PUT api/watchlists/{id}.</summary>
    [Function("ReplaceWatchlist")]
    public Task<IResult> ReplaceWatchlist([HttpTrigger(AuthorizationLevel.Function, "PUT", Route = "api/watchlists/{id}")] HttpRequest request) =>
        api.InvokeAsync("ReplaceWatchlist", request);

    /// <summary>DELETE api/watchlists/{id}.</summary>
    [Function("DeleteWatchlist")]
    public Task<IResult> DeleteWatchlist([HttpTrigger(AuthorizationLevel.Function, "DELETE", Route = "api/watchlists/{id}")] HttpRequest request) =>
        api.InvokeAsync("DeleteWatchlist", request);

    /// <summary>GET api/watchlists/{id}/digests.</summary>
    [Function("ListDigests")]
    public Task<IResult> ListDigests([HttpTrigger(AuthorizationLevel.Function, "GET", Route = "api/watchlists/{id}/digests")] HttpRequest request) =>
        api.InvokeAsync("ListDigests", request);

    /// <summary>GET api/health.</summary>
    [Function("GetHealth")]
    public Task<IResult> GetHealth([HttpTrigger(AuthorizationLevel.Anonymous, "GET", Route = "api/health")] HttpRequest request) =>
        api.InvokeAsync("GetHealth", request);
}
