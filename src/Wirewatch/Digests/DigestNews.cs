using Wirewatch.Watchlists;

namespace Wirewatch.Digests;

/// <summary>Finds out what is new to the watchlists of a digest. Thread safe.</summary>
/// <remarks>An owner has one open digest at a time, and what it told is remembered before it is closed. So whatever was told when this looks
/// was really sent, and whatever is being told is told by the digest for which this looks.</remarks>
internal sealed class DigestNews(WatchlistStore watchlists, MatchStore matches, ToldStories stories, DueTable due, TimeProvider time)
{
    private const int MaximumMatches = 200;

    /// <summary>What is new, for every watchlist that has anything to tell or to withhold.</summary>
    public async Task<IReadOnlyList<WatchlistNews>> FindAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var news = new List<WatchlistNews>();
        var room = MaximumMatches;
        foreach (var id in entry.Watchlists.Select(watchlist => watchlist.Id).Distinct())
        {
            if (await watchlists.FindAsync(entry.Owner, id, cancellationToken) is not { } stored)
            {
                await matches.RemoveWatchlistAsync(entry.Owner, id, cancellationToken);
                continue;
            }

            var pending = await matches.PendingAsync(entry.Owner, id, cancellationToken);
            if (pending.Count > room)
            {
                // The rest makes a digest of its own as soon as this one is done.
                await due.PutAsync(new DueEntry(id, entry.Owner, time.GetUtcNow(), $"rest:{entry.Digest}"), cancellationToken);
            }

            var found = await FindAsync(stored.Watchlist, pending.Take(room), cancellationToken);
            room -= found.Matches.Concat(found.Withheld).Select(match => match.Article).Distinct().Count();
            if (found.Matches.Count + found.Withheld.Count > 0)
            {
                news.Add(found);
            }
        }

        return news;
    }

    private async Task<WatchlistNews> FindAsync(Watchlist watchlist, IEnumerable<Match> pending, CancellationToken cancellationToken)
    {
        var (told, withheld) = (new List<Match>(), new List<Match>());
        var ofStories = new Dictionary<string, ToldSentences>(StringComparer.Ordinal);
        foreach (var match in pending)
        {
            // The matcher left out what was told when the article came; an older version of it may have been told since.
            if (await UntoldAsync(watchlist, match, cancellationToken) is not { } untold)
            {
                continue;
            }

            if (untold.Story is not { } story)
            {
                told.Add(untold);
                continue;
            }

            if (!ofStories.TryGetValue(story, out var ofStory))
            {
                ofStories.Add(story, ofStory = await stories.FindAsync(watchlist.Owner, watchlist.Id, story, cancellationToken));
            }

            var differs = untold.Without(ofStory.Hashes);
            var isToldInFull = differs is { Sentences.Count: 0 } && untold.Sentences.Count > 0;
            // What there was no room to show is no news alone: the mail of the first article counted it.
            Add(told, isToldInFull ? null : differs);
            Add(withheld, (untold with { ToldBefore = ofStory.At }).Only(hash => isToldInFull || ofStory.Hashes.Contains(hash)));
        }

        return new WatchlistNews(watchlist, told, withheld);
    }

    private async Task<Match?> UntoldAsync(Watchlist watchlist, Match match, CancellationToken cancellationToken)
    {
        var told = await matches.ToldAsync(watchlist.Owner, watchlist.Id, match.Article, cancellationToken);
        if (match.Without(told.Hashes) is not { } untold)
        {
            await matches.DropAsync(watchlist.Owner, match, cancellationToken);
            return null;
        }

        // A new version of the annotator may find more in the same text, which is no change of the article.
        var hasChanged = told.TextHash is not null && match.TextHash is not null && told.TextHash != match.TextHash;
        return untold with { ToldBefore = hasChanged ? told.At : null };
    }

    private static void Add(List<Match> list, Match? match)
    {
        if (match is not null)
        {
            list.Add(match);
        }
    }
}
