using System.Reflection;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Wirewatch.Language;
using Wirewatch.Storage;

namespace Wirewatch.Api;

/// <summary>Whether the service works.</summary>
/// <param name="Status">Always <c>ok</c>; where something does not answer, a problem takes its place.</param>
/// <param name="Version">The version of the service.</param>
/// <param name="Annotator">The version of the annotator.</param>
internal sealed record ServiceHealth(string Status, string Version, string Annotator);

/// <summary>The operations about the service itself. Thread safe.</summary>
internal sealed class ServiceHandlers(WirewatchStorage storage, ILogger<ServiceHandlers> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly string Version = typeof(ServiceHandlers).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
    private static readonly byte[] OpenApi = Resource("openapi.json");

    /// <summary>GET api/health: asks tables, blobs and queues, and waits five seconds at most.</summary>
    public async Task<IResult> GetHealthAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        _ = ApiQuery.Of(request);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var answers = await Task.WhenAll(
            Answers("tables", ReadNothingAsync(storage.Articles, patience.Token)),
            Answers("blobs", storage.ArticleBlobs.GetPropertiesAsync(cancellationToken: patience.Token)),
            Answers("queues", storage.DigestQueue.PeekMessagesAsync(1, patience.Token)));
        cancellationToken.ThrowIfCancellationRequested();
        var silent = answers.OfType<string>().ToArray();
        return silent.Length == 0
            ? new JsonResult<ServiceHealth>(new ServiceHealth("ok", Version, Annotator.Version), ApiJson.Readable.ServiceHealth)
            : ApiProblem.Of(request, StatusCodes.Status503ServiceUnavailable,
                $"The storage does not answer: {string.Join(", ", silent)}. Check that it runs, that its address is right and that this service may use it; the log says more.").ToResult();
    }

    /// <summary>GET api/openapi.json.</summary>
    public Task<IResult> GetOpenApiAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        _ = ApiQuery.Of(request);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IResult>(new BytesResult(OpenApi, "application/json; charset=utf-8"));
    }

    internal static byte[] Resource(string name)
    {
        using var stream = typeof(ServiceHandlers).Assembly.GetManifestResourceStream($"Wirewatch.Api.{name}")
            ?? throw new InvalidOperationException($"The resource '{name}' is missing from the assembly.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    // Reading one row that is missing would not tell a missing table from an empty one; a query does.
    private static async Task ReadNothingAsync(TableClient table, CancellationToken cancellationToken) =>
        await table.QueryAsync<TableEntity>("PartitionKey eq ''", maxPerPage: 1, cancellationToken: cancellationToken).AnyAsync(cancellationToken);

    private async Task<string?> Answers(string part, Task question)
    {
        try
        {
            await question;
            return null;
        }
        catch (Exception exception)
        {
            logger.LogWarning(exception, "The health check got no answer from the {Part} of the storage.", part);
            return part;
        }
    }
}
