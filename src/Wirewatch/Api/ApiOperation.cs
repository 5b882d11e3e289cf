using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Wirewatch.Api;

/// <summary>One operation of the HTTP API. Immutable.</summary>
public sealed record ApiOperation
{
    private ApiOperation(string name, string method, string route, Func<HttpRequest, CancellationToken, Task<IResult>> handler)
    {
        Name = name;
        Method = method;
        Route = route;
        Handler = handler;
    }

    /// <summary>The name of the operation and of its Azure Function, such as <c>GetEntity</c>.</summary>
    public string Name { get; }

    /// <summary>The HTTP method in capitals.</summary>
    public string Method { get; }

    /// <summary>The route template without a leading slash, such as <c>api/entities/{id}</c>; empty for the page.</summary>
    public string Route { get; }

    /// <summary>Anybody may call it. In Azure every other operation asks for a key, because it reads or changes what belongs to somebody.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Answers a request. Throws <see cref="ApiException"/> where the request is at fault.</summary>
    internal Func<HttpRequest, CancellationToken, Task<IResult>> Handler { get; }

    /// <summary>An operation that a method of the registered service <typeparamref name="THandlers"/> answers.</summary>
    internal static ApiOperation Of<THandlers>(
        string name, string method, string route, Func<THandlers, HttpRequest, CancellationToken, Task<IResult>> handler)
        where THandlers : notnull =>
        new(name, method, route, (request, cancellationToken) =>
            handler(request.HttpContext.RequestServices.GetRequiredService<THandlers>(), request, cancellationToken));

    /// <summary>An operation about the one thing that <c>{id}</c> in the route names.</summary>
    internal static ApiOperation Of<THandlers>(
        string name, string method, string route, Func<THandlers, HttpRequest, string, CancellationToken, Task<IResult>> handler)
        where THandlers : notnull =>
        Of<THandlers>(name, method, route, (handlers, request, cancellationToken) =>
            handler(handlers, request, IdIn(request), cancellationToken));

    // Servers decode a path before routing but leave %2F as it is, so that it cannot be taken for a separator.
    private static string IdIn(HttpRequest request) =>
        (request.RouteValues["id"] as string ?? "").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
