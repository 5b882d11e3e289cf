using Azure;
using Azure.Data.Tables;
using Wirewatch.Articles;

namespace Wirewatch.Storage;

/// <summary>How long an article is held. Work stops <see cref="Margin"/> before the lease ends, so that no write of it arrives after.</summary>
/// <param name="Duration">From taking or renewing the lease to its end.</param>
/// <param name="Margin">How long before the end the work is cancelled.</param>
/// <param name="Wait">How long an event waits for another one that holds the article.</param>
/// <param name="Poll">How often it looks.</param>
internal sealed record LeaseTimes(TimeSpan Duration, TimeSpan Margin, TimeSpan Wait, TimeSpan Poll)
{
    public static LeaseTimes Default { get; } =
        new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(20), TimeSpan.FromMilliseconds(250));
}

/// <summary>The right to write one article's rows. It lives in the <c>article</c> row; every transaction of the holder renews it and is
/// guarded by that row's ETag, so a holder that lost it commits nothing. Not thread safe.</summary>
internal sealed class ArticleLease : IDisposable
{
    private readonly TableClient articles;
    private readonly TimeProvider time;
    private readonly LeaseTimes times;
    private readonly CancellationTokenSource deadline;
    private readonly CancellationTokenSource working;
    private DateTimeOffset until;
    private ETag etag;

    private ArticleLease(TableClient articles, KnownArticle known, string holder, LeaseTimes times, TimeProvider time, DateTimeOffset until, ETag etag, CancellationToken cancellationToken)
    {
        (this.articles, this.times, this.time, this.until, this.etag) = (articles, times, time, until, etag);
        (Known, Holder) = (known, holder);
        deadline = new CancellationTokenSource(times.Duration - times.Margin, time);
        working = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
    }

    /// <summary>What the partition held when the lease was taken.</summary>
    public KnownArticle Known { get; }

    /// <summary>Who holds it.</summary>
    public string Holder { get; }

    /// <summary>Cancelled with the caller, and in good time before the lease ends.</summary>
    public CancellationToken Token => working.Token;

    /// <summary>The lease ran out while the work was going on.</summary>
    public bool IsOver => deadline.IsCancellationRequested;

    /// <summary>Takes the lease, and in the same transaction notes the attempt that it is taken for.</summary>
    /// <param name="articles">The table.</param>
    /// <param name="known">What was read of the article; read again if it has changed.</param>
    /// <param name="blobName">The upload's name.</param>
    /// <param name="attempt">The version whose rows are going to be written, or null to write none.</param>
    /// <param name="holder">Who takes it; a holder may take again what is his.</param>
    /// <param name="times">How long.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null if <paramref name="attempt"/> is null and there is no article.</returns>
    /// <exception cref="ArticleBusyException">Another holder did not let go in time.</exception>
    public static async Task<ArticleLease?> TakeAsync(
        TableClient articles, KnownArticle known, string blobName, string? attempt, string holder, LeaseTimes times, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            if (known.Row is null && attempt is null)
            {
                return null;
            }

            var now = time.GetUtcNow();
            if (known.Row is null || known.Row.LeasedUntil <= now || known.Row.LeasedTo == holder)
            {
                var until = now + times.Duration;
                var row = LeaseRow(known.Id, holder, until);
                row[Columns.BlobName] = blobName;
                List<TableTransactionAction> actions =
                [
                    known.Row is null
                        ? new TableTransactionAction(TableTransactionActionType.Add, row)
                        : new TableTransactionAction(TableTransactionActionType.UpdateMerge, row, known.Row.ETag),
                ];
                if (attempt is not null)
                {
                    actions.Add(NoteAttempt(known.Id, attempt));
                }

                if (await TrySubmitAsync(articles, actions, cancellationToken).ConfigureAwait(false) is { } etag)
                {
                    return new ArticleLease(articles, known, holder, times, time, until, etag, cancellationToken);
                }
            }
            else if (time.GetElapsedTime(start) >= times.Wait)
            {
                throw new ArticleBusyException(known.Id, "another event is at work on it");
            }
            else
            {
                await Task.Delay(times.Poll, time, cancellationToken).ConfigureAwait(false);
            }

            known = await KnownArticle.ReadAsync(articles, known.Id, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes rows of the article's partition, at most 99, and renews the lease in the same transaction.</summary>
    /// <exception cref="LeaseLostException">Somebody else has the lease now; nothing was written.</exception>
    public Task WriteAsync(IReadOnlyList<TableTransactionAction> actions)
    {
        until = time.GetUtcNow() + times.Duration;
        deadline.CancelAfter(times.Duration - times.Margin);
        return EndAsync(actions, TableTransactionActionType.UpdateMerge, LeaseRow(Known.Id, Holder, until));
    }

    /// <summary>Renews the lease if a good part of it is over.</summary>
    /// <exception cref="LeaseLostException">Somebody else has it now.</exception>
    public Task KeepAsync() => until - time.GetUtcNow() > times.Duration * 0.6 ? Task.CompletedTask : WriteAsync([]);

    /// <summary>Writes the last rows together with the <c>article</c> row.</summary>
    /// <param name="actions">At most 99.</param>
    /// <param name="type">What to do with the <c>article</c> row.</param>
    /// <param name="article">The row.</param>
    /// <exception cref="LeaseLostException">Somebody else has the lease now; nothing was written.</exception>
    public async Task EndAsync(IReadOnlyList<TableTransactionAction> actions, TableTransactionActionType type, TableEntity article) =>
        etag = await TrySubmitAsync(articles, [new TableTransactionAction(type, article, etag), .. actions], Token).ConfigureAwait(false)
            ?? throw new LeaseLostException();

    /// <summary>The <c>article</c> row's columns that let the lease go with nothing left to do.</summary>
    public TableEntity Settled() => LeaseRow(Known.Id, "", DateTimeOffset.MinValue);

    /// <summary>Notes a version that has left something behind, and the story that it was put into, if that is known.</summary>
    public TableTransactionAction NoteAttempt(string version, string? story = null) => NoteAttempt(Known.Id, version, story);

    /// <summary>Lets a whole new <c>article</c> row hold the lease on.</summary>
    public void Hold(TableEntity article)
    {
        article[ArticleRow.LeaseId] = Holder;
        article[ArticleRow.LeaseUntil] = Columns.Time(until);
    }

    /// <summary>The <c>article</c> row's columns that let the lease go while something is left to do: the article stays unsettled.</summary>
    public TableEntity Abandoned() => LeaseRow(Known.Id, Holder, DateTimeOffset.MinValue);

    /// <summary>Lets go after a failure, so that the next event need not wait; if that fails too, the lease simply ends.</summary>
    public async Task TryAbandonAsync()
    {
        using var patience = new CancellationTokenSource(times.Margin, time);
        try
        {
            await articles.UpdateEntityAsync(Abandoned(), etag, TableUpdateMode.Merge, patience.Token).ConfigureAwait(false);
        }
        catch (Exception failed) when (failed is RequestFailedException or OperationCanceledException or AggregateException or IOException)
        {
            // The first failure is the one to tell.
        }
    }

    public void Dispose()
    {
        working.Dispose();
        deadline.Dispose();
    }

    private static TableEntity LeaseRow(ArticleId article, string holder, DateTimeOffset until) => new(ArticleRow.Partition(article), ArticleRow.Key)
    {
        [ArticleRow.LeaseId] = holder,
        [ArticleRow.LeaseUntil] = Columns.Time(until),
    };

    // Merged: the story that an earlier try of the same version was put into stays.
    private static TableTransactionAction NoteAttempt(ArticleId article, string version, string? story = null) => new(
        TableTransactionActionType.UpsertMerge, new TableEntity(ArticleRow.Partition(article), ArticleRow.AttemptKey(version)) { [Columns.Story] = story });

    // The ETag of the first row; null if a guard failed.
    private static async Task<ETag?> TrySubmitAsync(TableClient articles, IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        try
        {
            var answers = await articles.SubmitTransactionAsync(actions, cancellationToken).ConfigureAwait(false);
            return answers.Value[0].Headers.ETag ?? default(ETag);
        }
        catch (TableTransactionFailedException failed) when (failed.Status is 404 or 409 or 412)
        {
            return null;
        }
    }
}

/// <summary>The lease of an article is another's now.</summary>
internal sealed class LeaseLostException() : Exception("The lease of the article was lost.");
