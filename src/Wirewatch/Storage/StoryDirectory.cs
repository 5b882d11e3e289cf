using Azure;
using Azure.Data.Tables;
using Wirewatch.Articles;

namespace Wirewatch.Storage;

/// <summary>Table <c>stories</c>: which articles are copies of one another, found by reading a few single partitions. Thread safe.</summary>
/// <remarks>
/// <para>Whoever comes writes his rows first and reads afterwards, so of two copies that come at the same time one sees the other at least.
/// A story stands in an article's home alone, which is added only where it is absent and decided once, under its ETag: by the article itself, or by
/// a copy that saw it undecided. Who sees a decided copy takes its story. Who sees only undecided ones decides for all: the story that the one with
/// the smallest id would found. Both would decide the same, and whoever comes second at a home finds the story there and takes it.</para>
/// <para>So two copies always agree, whatever stops where. Of three and more that come within the same moment some may end in another story.</para>
/// </remarks>
internal sealed class StoryDirectory(WirewatchStorage storage)
{
    private const int Parallelism = 8;
    private const int MaximumTries = 5;

    // Words that many articles share, such as an outlet's closing lines, make a crowded anchor. The other anchors stand in the text itself.
    private const int MaximumRows = 100;

    // More undecided copies at once do not come.
    private const int MaximumHomes = 16;

    private static readonly TimeSpan Near = TimeSpan.FromDays(1);

    private readonly TableClient table = storage.Stories;

    /// <summary>Enters an article and finds its story: that of the earliest article that it is a copy of, else a new one.</summary>
    /// <param name="entry">The article.</param>
    /// <param name="known">Its story, if it has one already.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<string> EnterAsync(StoryEntry entry, string? known, CancellationToken cancellationToken)
    {
        var adding = AddHomeAsync(entry, known, cancellationToken);
        if (known is not null)
        {
            // A copy that sees the article must see its story, too: this one is not to be decided any more.
            await adding.ConfigureAwait(false);
        }

        await Task.WhenAll(
            [adding, .. entry.Partitions.Skip(1).Select(partition => table.UpsertEntityAsync(entry.RowOf(partition), TableUpdateMode.Replace, cancellationToken))]).ConfigureAwait(false);
        var home = await adding.ConfigureAwait(false);
        for (var tries = 1; home.Story is null; tries++)
        {
            var story = known ?? await FindAsync(entry, cancellationToken).ConfigureAwait(false) ?? entry.Proposal;
            try
            {
                await table.UpdateEntityAsync(entry.RowOf(entry.Home.Partition, story), home.ETag, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
                return story;
            }
            catch (RequestFailedException changed) when (changed.Status is 404 or 412 && tries < MaximumTries)
            {
                // The answer of the first sending was lost, or another process is at work on the same article.
                home = await AddHomeAsync(entry, known, cancellationToken).ConfigureAwait(false);
            }
        }

        return home.Story;
    }

    /// <summary>The story of an entry, or null where it is not decided or the entry is gone.</summary>
    public async Task<string?> StoryOfAsync(StoryEntry entry, CancellationToken cancellationToken) =>
        (await HomeAsync(entry, cancellationToken).ConfigureAwait(false))?.GetString(Columns.Story);

    /// <summary>Lists an article among those of its story.</summary>
    public async Task ListAsync(StoryEntry entry, ArticleSummary summary, string story, CancellationToken cancellationToken)
    {
        var (partition, key) = entry.ListedIn(story);
        var row = new TableEntity(partition, key);
        Columns.Write(row, summary);
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes rows, homes last, for they tell which others there are. One that is not there is no fault.</summary>
    public async Task RemoveAsync(IEnumerable<(string Partition, string Key)> rows, IEnumerable<(string Partition, string Key)> homes, CancellationToken cancellationToken)
    {
        foreach (var some in new[] { rows, homes })
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(some, options, async (row, token) =>
                await table.DeleteEntityAsync(row.Partition, row.Key, ETag.All, token).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    private async Task<(string? Story, ETag ETag)> AddHomeAsync(StoryEntry entry, string? known, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                var added = await table.AddEntityAsync(entry.RowOf(entry.Home.Partition, known), cancellationToken).ConfigureAwait(false);
                return (known, added.Headers.ETag ?? ETag.All);
            }
            catch (RequestFailedException present) when (present.Status == 409 && tries < MaximumTries)
            {
                if (await HomeAsync(entry, cancellationToken).ConfigureAwait(false) is { } home)
                {
                    return (home.GetString(Columns.Story), home.ETag);
                }
            }
        }
    }

    // Null: it is a copy of nothing.
    private async Task<string?> FindAsync(StoryEntry entry, CancellationToken cancellationToken)
    {
        var rows = await Task.WhenAll(entry.Partitions.Select(partition => ReadAsync(entry, partition, cancellationToken))).ConfigureAwait(false);
        var copies = rows.SelectMany(found => found)
            .Select(row => (Row: row, Entry: StoryEntry.Read(row)))
            .Where(found => found.Entry is { } other && other.Article != entry.Article && StoryRule.AreOneStory(entry.Sketch, other.Sketch))
            .GroupBy(found => found.Row.RowKey, StringComparer.Ordinal)
            .Select(group => (Entry: group.First().Entry!, Home: group.Select(found => found.Row).FirstOrDefault(row => row.PartitionKey == group.First().Entry!.Home.Partition)))
            .OrderBy(copy => copy.Entry.Published).ThenBy(copy => copy.Entry.Article.Value, StringComparer.Ordinal)
            .ToList();
        if (copies.Select(copy => copy.Home?.GetString(Columns.Story)).FirstOrDefault(story => story is not null) is { } decided)
        {
            return decided;
        }

        // Homes that were not among the rows are asked for. What is not there is being written, and its article reads after that; or it is being removed.
        var others = await Task.WhenAll(copies.Take(MaximumHomes).Select(async copy =>
            (copy.Entry, Home: copy.Home ?? await HomeAsync(copy.Entry, cancellationToken).ConfigureAwait(false)))).ConfigureAwait(false);
        if (others.Select(other => other.Home?.GetString(Columns.Story)).FirstOrDefault(story => story is not null) is { } found)
        {
            return found;
        }

        var founder = others.Select(other => other.Entry).Append(entry).MinBy(one => one.Article.Value, StringComparer.Ordinal)!;
        foreach (var (other, home) in others)
        {
            if (home is not null && await DecideAsync(other, home.ETag, founder.Proposal, cancellationToken).ConfigureAwait(false) is { } taken)
            {
                return taken;
            }
        }

        return founder.Proposal;
    }

    // Decides another article's story; the story that it has already if it was quicker.
    private async Task<string?> DecideAsync(StoryEntry other, ETag etag, string story, CancellationToken cancellationToken)
    {
        try
        {
            await table.UpdateEntityAsync(other.RowOf(other.Home.Partition, story), etag, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            return await StoryOfAsync(other, cancellationToken).ConfigureAwait(false);
        }
    }

    // Rows stand in the order of publication, the latest first. Where they are too many, those published up to the same day count.
    private async Task<IReadOnlyList<TableEntity>> ReadAsync(StoryEntry entry, string partition, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(partition, Moved(entry.Published, StoryRule.Window), entry.Published, cancellationToken).ConfigureAwait(false);
        return rows.Count < MaximumRows ? rows : await ReadAsync(partition, Moved(entry.Published, Near), entry.Published, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<List<TableEntity>> ReadAsync(string partition, DateTimeOffset last, DateTimeOffset published, CancellationToken cancellationToken)
    {
        var from = StorageKey.ReverseTicks(last);
        var until = StorageKey.AfterPrefix(StorageKey.ReverseTicks(Moved(published, -StoryRule.Window)));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {until}");
        return table.QueryAsync<TableEntity>(filter, MaximumRows, cancellationToken: cancellationToken).Take(MaximumRows).ToListAsync(cancellationToken);
    }

    private async Task<TableEntity?> HomeAsync(StoryEntry entry, CancellationToken cancellationToken)
    {
        var (partition, key) = entry.Home;
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellationToken).ConfigureAwait(false);
        return found.HasValue ? found.Value : null;
    }

    // The calendar ends where a published date is absurd.
    private static DateTimeOffset Moved(DateTimeOffset moment, TimeSpan by) =>
        new(Math.Clamp(moment.UtcTicks + by.Ticks, DateTimeOffset.MinValue.UtcTicks, DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero);
}

/// <summary>The story that a piece of work has put its article into, remembered from one try to the next. Not thread safe.</summary>
internal sealed class ChosenStory
{
    /// <summary>The story, or null before it is chosen.</summary>
    public string? Story { get; set; }
}
