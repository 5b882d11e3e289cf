using System.Collections.Concurrent;
using System.Threading.Channels;
using Wirewatch.Ingestion;
using Wirewatch.Language;
using Wirewatch.Storage;

namespace Wirewatch.Local.Hosting;

/// <summary>Stands in for Event Grid on a laptop: looks at the container of uploads about once a second and reports what is new, changed or
/// gone. What was ingested it knows from the article rows' ETags, so nothing is forgotten while it does not run. An article whose
/// ingestion fails is tried again, each time after a longer pause, and never holds up another.</summary>
/// <param name="storage">Where the container of uploads is.</param>
/// <param name="queries">Knows what is ingested.</param>
/// <param name="ingestion">What happens to an upload that is new, changed or gone.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class ArticleWatcher(
    WirewatchStorage storage, ArticleQueries queries, ArticleIngestion ingestion, TimeProvider time, ILogger<ArticleWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private static readonly int Workers = Math.Clamp(Environment.ProcessorCount, 2, 8);

    private readonly record struct Work(string Name, string? Version);

    private sealed record Failure(int Attempts, DateTimeOffset NotBefore, string Reason);

    // Name of an upload to the tag of the version that is ingested, or to null where its ingestion was begun and not finished. The dictionary is null
    // until the index was read.
    private ConcurrentDictionary<string, string?>? known;
    private readonly ConcurrentDictionary<string, bool> working = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Failure> failures = new(StringComparer.Ordinal);
    private readonly Channel<Work> queue = Channel.CreateUnbounded<Work>();
    private TaskCompletionSource looked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Uploads whose last attempt failed, with the reason.</summary>
    public IReadOnlyDictionary<string, string> Failing => failures.ToDictionary(failure => failure.Key, failure => failure.Value.Reason, StringComparer.Ordinal);

    /// <summary>Waits until what is in the container under these names now has been ingested. Waits on while one of them fails.</summary>
    public async Task WaitUntilSettledAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        // The look under way may have passed a blob's place before it was uploaded; only one that begins later counts.
        await looked.Task.WaitAsync(cancellationToken);
        do
        {
            await looked.Task.WaitAsync(cancellationToken);
        }
        while (names.Any(name => working.ContainsKey(name) || failures.ContainsKey(name)));
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([LookForEverAsync(stoppingToken), .. Enumerable.Range(0, Workers).Select(_ => WorkAsync(stoppingToken))]);

    private async Task LookForEverAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var started = time.GetTimestamp();
            try
            {
                await LookAsync(cancellationToken);
                Interlocked.Exchange(ref looked, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                logger.LogWarning(exception, "The articles could not be listed; trying again");
            }

            // A container that takes long to list is listed less often.
            await Task.Delay(LookEvery + (4 * time.GetElapsedTime(started)), time, cancellationToken);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        known ??= await LoadKnownAsync(cancellationToken);
        var gone = known.Keys.ToHashSet(StringComparer.Ordinal);
        await foreach (var blob in storage.ArticleBlobs.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            gone.Remove(blob.Name);
            var version = Bare(blob.Properties.ETag.GetValueOrDefault().ToString());
            if (!(known.TryGetValue(blob.Name, out var ingested) && ingested == version))
            {
                Enqueue(new Work(blob.Name, version), now);
            }
        }

        foreach (var name in gone)
        {
            Enqueue(new Work(name, null), now);
        }

        foreach (var (name, failure) in failures)
        {
            // What failed and is now gone without ever having been ingested needs no further attempt.
            if (failure.NotBefore <= now && !working.ContainsKey(name))
            {
                failures.TryRemove(new(name, failure));
            }
        }
    }

    private async Task<ConcurrentDictionary<string, string?>> LoadKnownAsync(CancellationToken cancellationToken)
    {
        var loaded = new ConcurrentDictionary<string, string?>(StringComparer.Ordinal);
        await foreach (var upload in queries.ListAsync(cancellationToken))
        {
            // What another version of the annotator read is read again, and so is the upload of an unfinished article.
            loaded[upload.BlobName] = loaded.TryGetValue(upload.BlobName, out var other) && other is null ? null : upload is { BlobETag: { } version, AnnotatorVersion: Annotator.Version } ? Bare(version) : null;
        }

        return loaded;
    }

    // A list of blobs gives the tag bare, a blob's own properties give it in quotation marks.
    private static string Bare(string tag) => tag.Trim('"');

    private void Enqueue(Work work, DateTimeOffset now)
    {
        if ((!failures.TryGetValue(work.Name, out var failure) || failure.NotBefore <= now) && working.TryAdd(work.Name, true))
        {
            queue.Writer.TryWrite(work);
        }
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        await foreach (var work in queue.Reader.ReadAllAsync(cancellationToken))
        {
            try
            {
                if (work.Version is { } version)
                {
                    await ingestion.IngestAsync(work.Name, cancellationToken);
                    known![work.Name] = version;
                }
                else
                {
                    await ingestion.RemoveAsync(work.Name, cancellationToken);
                    known!.TryRemove(work.Name, out _);
                }

                failures.TryRemove(work.Name, out _);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                var attempts = failures.TryGetValue(work.Name, out var earlier) ? earlier.Attempts + 1 : 1;
                var pause = TimeSpan.FromTicks(Math.Min(FirstPause.Ticks << Math.Min(attempts - 1, 20), LongestPause.Ticks));
                failures[work.Name] = new Failure(attempts, time.GetUtcNow() + pause, exception.Message);
                logger.LogWarning(exception, "'{Name}' could not be ingested (attempt {Attempt}); trying again in {Pause:0} s", work.Name, attempts, pause.TotalSeconds);
            }
            finally
            {
                working.TryRemove(work.Name, out _);
            }
        }
    }
}
