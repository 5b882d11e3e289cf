using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Wirewatch.Storage;

/// <summary>The storage account: the one class that makes clients. Thread safe; making it does no I/O.</summary>
public sealed class WirewatchStorage
{
    private static readonly TimeSpan NetworkTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Connects to the account that <paramref name="options"/> name.</summary>
    /// <param name="options">Validated options.</param>
    /// <param name="policies">Further policies that see every call once, before any retry; tests inject faults with them.</param>
    /// <exception cref="FormatException">The connection string is not one.</exception>
    public WirewatchStorage(StorageOptions options, params HttpPipelinePolicy[] policies)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(policies);
        var blobOptions = Configure(new BlobClientOptions { TrimBlobNameSlashes = false }, policies);
        var queueOptions = Configure(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }, policies);
        var tableOptions = Configure(new TableClientOptions(), policies);
        if (options.ConnectionString is { Length: > 0 } connection)
        {
            Blobs = new BlobServiceClient(connection, blobOptions);
            Queues = new QueueServiceClient(connection, queueOptions);
            TableService = new TableServiceClient(connection, tableOptions);
            return;
        }

        TokenCredential credential = options.ClientId is { Length: > 0 } clientId
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId))
            : new DefaultAzureCredential();
        Blobs = new BlobServiceClient(options.BlobServiceUri, credential, blobOptions);
        Queues = new QueueServiceClient(options.QueueServiceUri, credential, queueOptions);
        TableService = new TableServiceClient(options.TableServiceUri, credential, tableOptions);
    }

    /// <summary>The blob service.</summary>
    public BlobServiceClient Blobs { get; }

    /// <summary>The queue service.</summary>
    public QueueServiceClient Queues { get; }

    /// <summary>The table service.</summary>
    public TableServiceClient TableService { get; }

    /// <summary>The uploads.</summary>
    public BlobContainerClient ArticleBlobs => Blobs.GetBlobContainerClient(StorageNames.ArticleBlobs);

    /// <summary>The annotated articles.</summary>
    public BlobContainerClient AnnotationBlobs => Blobs.GetBlobContainerClient(StorageNames.AnnotationBlobs);

    /// <summary>The composed digests.</summary>
    public BlobContainerClient DigestBlobs => Blobs.GetBlobContainerClient(StorageNames.DigestBlobs);

    /// <summary>What could not be read.</summary>
    public BlobContainerClient QuarantineBlobs => Blobs.GetBlobContainerClient(StorageNames.QuarantineBlobs);

    /// <summary>Digests to send.</summary>
    public QueueClient DigestQueue => Queues.GetQueueClient(StorageNames.DigestQueue);

    /// <summary>Table <c>articles</c>.</summary>
    public TableClient Articles => Table(StorageNames.Articles);

    /// <summary>Table <c>mentions</c>.</summary>
    public TableClient Mentions => Table(StorageNames.Mentions);

    /// <summary>Table <c>entities</c>.</summary>
    public TableClient Entities => Table(StorageNames.Entities);

    /// <summary>Table <c>names</c>.</summary>
    public TableClient Names => Table(StorageNames.Names);

    /// <summary>Table <c>days</c>.</summary>
    public TableClient Days => Table(StorageNames.Days);

    /// <summary>Table <c>stories</c>.</summary>
    public TableClient Stories => Table(StorageNames.Stories);

    /// <summary>Table <c>watchlists</c>.</summary>
    public TableClient Watchlists => Table(StorageNames.Watchlists);

    /// <summary>Table <c>due</c>.</summary>
    public TableClient Due => Table(StorageNames.Due);

    /// <summary>Table <c>matches</c>.</summary>
    public TableClient Matches => Table(StorageNames.Matches);

    /// <summary>Table <c>digests</c>.</summary>
    public TableClient Digests => Table(StorageNames.Digests);

    /// <summary>The table of a name in <see cref="StorageNames"/>.</summary>
    public TableClient Table(string name) => TableService.GetTableClient(name);

    /// <summary>Creates every container, table and queue that is missing. May run any number of times and concurrently.</summary>
    public async Task CreateAllAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(
        [
            .. StorageNames.Containers.Select(name => (Task)Blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
            .. StorageNames.Tables.Select(name => (Task)Table(name).CreateIfNotExistsAsync(cancellationToken)),
            .. StorageNames.Queues.Select(name => (Task)Queues.GetQueueClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
        ]).ConfigureAwait(false);
    }

    private static T Configure<T>(T options, HttpPipelinePolicy[] policies)
        where T : ClientOptions
    {
        options.Retry.NetworkTimeout = NetworkTimeout;
        options.AddPolicy(StorageTransactions.CountingPolicy, HttpPipelinePosition.PerRetry);
        foreach (var policy in policies)
        {
            options.AddPolicy(policy, HttpPipelinePosition.PerCall);
        }

        return options;
    }
}
