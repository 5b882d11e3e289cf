namespace Wirewatch.Ingestion;

/// <summary>Lets no more articles be read and annotated at a time than there are cores, and of large ones one, so that the memory which that takes is bounded
/// however many uploads arrive at once. Waiting for the storage account is outside it. Thread safe.</summary>
internal sealed class AnalysisGate : IDisposable
{
    private const int LargeBytes = 1024 * 1024;

    private readonly SemaphoreSlim any = new(Environment.ProcessorCount);
    private readonly SemaphoreSlim large = new(1);

    /// <summary>The one through which all articles of this process go, because its memory is one.</summary>
    public static AnalysisGate OfProcess { get; } = new();

    /// <summary>Does <paramref name="analyse"/> when its turn comes.</summary>
    /// <param name="bytes">The size of the file that is read.</param>
    /// <param name="analyse">What to do.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<T> RunAsync<T>(long bytes, Func<T> analyse, CancellationToken cancellationToken)
    {
        if (bytes <= LargeBytes)
        {
            return await RunAsync(any, analyse, cancellationToken).ConfigureAwait(false);
        }

        await large.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await RunAsync(any, analyse, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            large.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        any.Dispose();
        large.Dispose();
    }

    private static async Task<T> RunAsync<T>(SemaphoreSlim gate, Func<T> analyse, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return analyse();
        }
        finally
        {
            gate.Release();
        }
    }
}
