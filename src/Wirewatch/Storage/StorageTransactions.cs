using Azure.Core;
using Azure.Core.Pipeline;

namespace Wirewatch.Storage;

/// <summary>Counts the requests to storage that one piece of work makes, retries included: each is a transaction on the bill. Counts what
/// runs between <see cref="Begin"/> and <see cref="Dispose"/> in the same asynchronous flow and in the tasks that it starts; thread safe.</summary>
public sealed class StorageTransactions : IDisposable
{
    private static readonly AsyncLocal<StorageTransactions?> Current = new();
    private readonly StorageTransactions? outer;
    private int count;

    private StorageTransactions(StorageTransactions? outer) => this.outer = outer;

    /// <summary>How many there were so far.</summary>
    public int Count => Volatile.Read(ref count);

    internal static HttpPipelinePolicy CountingPolicy { get; } = new Policy();

    /// <summary>Starts to count. Counts may nest; the outer one counts everything.</summary>
    public static StorageTransactions Begin() => Current.Value = new StorageTransactions(Current.Value);

    /// <summary>Ends the count.</summary>
    public void Dispose() => Current.Value = outer;

    private sealed class Policy : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message)
        {
            for (var counter = Current.Value; counter is not null; counter = counter.outer)
            {
                Interlocked.Increment(ref counter.count);
            }
        }
    }
}
