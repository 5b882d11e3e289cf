using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace Wirewatch.Api;

/// <summary>Serves the API from any ASP.NET Core host.</summary>
public static class ApiEndpoints
{
    /// <summary>Maps every operation of <see cref="ApiOperations"/>, and answers any other path and method with a problem.</summary>
    public static IEndpointRouteBuilder MapWirewatchApi(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var api = endpoints.ServiceProvider.GetRequiredService<WirewatchApi>();
        foreach (var operation in ApiOperations.All)
        {
            endpoints
                .MapMethods("/" + operation.Route, [operation.Method], (RequestDelegate)(async context =>
                    await (await api.InvokeAsync(operation.Name, context.Request)).ExecuteAsync(context)))
                .WithName(operation.Name);
        }

        endpoints.MapFallback("{**path}", (RequestDelegate)(context => Unmapped(context.Request).ExecuteAsync(context)));
        return endpoints;
    }

    private static IResult Unmapped(HttpRequest request)
    {
        var methods = ApiOperations.All
            .Where(operation => new TemplateMatcher(TemplateParser.Parse(operation.Route), []).TryMatch(request.Path, []))
            .Select(operation => operation.Method)
            .ToArray();
        if (methods.Length == 0)
        {
            return ApiProblem.Of(request, StatusCodes.Status404NotFound,
                $"There is nothing at '{ApiQuery.Shortened(request.Path)}'. The page is at /, and /api/openapi.json lists what there is besides.").ToResult();
        }

        request.HttpContext.Response.Headers.Allow = string.Join(", ", methods);
        return ApiProblem.Of(request, StatusCodes.Status405MethodNotAllowed,
            $"'{ApiQuery.Shortened(request.Path)}' takes {string.Join(", ", methods)}, not {ApiQuery.Shortened(request.Method)}.").ToResult();
    }
}
