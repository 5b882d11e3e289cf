using Azure.Messaging;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Wirewatch.Ingestion;

namespace Wirewatch.Functions;

/// <summary>What happens when an article arrives, changes or goes.</summary>
/// <param name="ingestion">Takes articles in.</param>
/// <param name="decisions">Brings articles up to date with people's decisions.</param>
public sealed class ArticleFunctions(ArticleIngestion ingestion, EntityDecisions decisions)
{
    /// <summary>An article arrived or was overwritten. The parameter is a client, so that the host sends the blob's name and not its bytes.</summary>
    [Function("IngestArticle")]
    public Task IngestArticle(
        [BlobTrigger("articles/{name}", Source = BlobTriggerSource.EventGrid, Connection = "WirewatchStorage")] BlobClient blob,
        CancellationToken cancellationToken) =>
        ingestion.IngestAsync(blob.Name, cancellationToken);

    /// <summary>An article was deleted.</summary>
    [Function("RemoveArticle")]
    public async Task RemoveArticle([EventGridTrigger] CloudEvent deleted, CancellationToken cancellationToken)
    {
        if (BlobEvent.Read(deleted.Subject, deleted.Data) is { Container: "articles" } blob)
        {
            await ingestion.RemoveAsync(blob.Name, cancellationToken);
        }
    }

    /// <summary>Every minute. A run goes on where the last one stopped, so the host need not remember runs that it missed.</summary>
    [Function("ApplyDecisions")]
    public Task ApplyDecisions([TimerTrigger("30 * * * * *", UseMonitor = false)] TimerInfo timer, CancellationToken cancellationToken) =>
        decisions.ApplyPendingAsync(cancellationToken);
}
