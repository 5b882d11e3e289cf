using Wirewatch.Articles;
using Wirewatch.Ingestion;
using Wirewatch.Language;
using Wirewatch.Language.Text;

namespace Wirewatch.Watchlists;

/// <summary>All watchlists, indexed by their terms, so that an article touches only those whose terms it holds (percolation).
/// Immutable, so thread safe.</summary>
internal sealed class WatchlistIndex
{
    private const int MaximumLine = 500;
    private const int MaximumUrl = 2_000;

    private readonly Dictionary<EntityId, List<(Watchlist Watchlist, WatchTerm Term)>> byEntity = [];
    private readonly Dictionary<string, List<(Watchlist Watchlist, WatchTerm Term)>> byName = new(StringComparer.Ordinal);

    /// <summary>Indexes watchlists.</summary>
    public WatchlistIndex(IEnumerable<Watchlist> watchlists)
    {
        foreach (var watchlist in watchlists)
        {
            foreach (var term in watchlist.Definition.Terms)
            {
                if (term.Entity is { } entity)
                {
                    Add(byEntity, entity, (watchlist, term));
                }
                else
                {
                    Add(byName, Folding.Fold(term.Name!), (watchlist, term));
                }
            }
        }
    }

    /// <summary>What the article holds for each watchlist that it matches and that is not younger than its upload. A decision makes no news of
    /// what was uploaded before it was taken; it only takes away what is none.</summary>
    public IReadOnlyList<(Watchlist Watchlist, Match Match)> Percolate(IngestedArticle article)
    {
        var matches = Matches(article);
        var uploaded = article.AsUploaded();
        if (matches.Count == 0 || ReferenceEquals(uploaded, article))
        {
            return matches;
        }

        var news = Matches(uploaded).ToDictionary(hit => hit.Watchlist.Id, hit => hit.Match.Hashes.ToHashSet(StringComparer.Ordinal));
        return [.. matches
            .Select(hit => (hit.Watchlist, Match: news.TryGetValue(hit.Watchlist.Id, out var known) ? hit.Match.Only(known.Contains) : null))
            .Where(hit => hit.Match is not null)
            .Select(hit => (hit.Watchlist, hit.Match!))];
    }

    private List<(Watchlist Watchlist, Match Match)> Matches(IngestedArticle article)
    {
        var hits = new Dictionary<Watchlist, Dictionary<Entity, List<WatchTerm>>>();
        var mentionTexts = article.Annotations.Mentions.ToLookup(mention => mention.Entity, mention => mention.Text);
        foreach (var entity in article.Annotations.Entities)
        {
            foreach (var (watchlist, term) in TermsOf(entity, article.Decisions.MergedInto(entity.Id), mentionTexts[entity.Id]))
            {
                if ((term.Type is null || term.Type == entity.Type) && watchlist.Created <= article.Uploaded)
                {
                    Add(ForWatchlist(hits, watchlist), entity, term);
                }
            }
        }

        if (hits.Count == 0)
        {
            return [];
        }

        var textHash = MatchedSentences.HashOf(article.Annotations.Text);
        return [.. hits
            .OrderBy(hit => hit.Key.Id.Value, StringComparer.Ordinal)
            .Select(hit => (hit.Key, MatchOf(hit.Key, article, hit.Value, textHash)))
            .Where(hit => hit.Item2.Sentences.Count > 0)];
    }

    // An entity that another one stands for is watched on by its own id.
    private IEnumerable<(Watchlist Watchlist, WatchTerm Term)> TermsOf(Entity entity, IReadOnlyList<EntityId> merged, IEnumerable<string> mentionTexts)
    {
        var found = merged.Prepend(entity.Id).SelectMany(id => byEntity.GetValueOrDefault(id, [])).Distinct();
        if (byName.Count == 0)
        {
            return found;
        }

        var names = entity.Aliases.Concat(mentionTexts).Prepend(entity.Name).Distinct(StringComparer.Ordinal).Select(Folding.Fold).Distinct(StringComparer.Ordinal);
        return found.Concat(names.SelectMany(name => byName.GetValueOrDefault(name, []))).Distinct();
    }

    private static Match MatchOf(Watchlist watchlist, IngestedArticle article, Dictionary<Entity, List<WatchTerm>> hits, string textHash)
    {
        var (sentences, omitted) = MatchedSentences.Find(article.Annotations, hits.Keys.Select(entity => entity.Id).ToHashSet());
        return new Match
        {
            Watchlist = watchlist.Id,
            Article = article.Id,
            Version = article.Version,
            Name = Shortened(article.Article.Name, MaximumLine)!,
            Title = Headline.Of(article.Article, article.Annotations),
            Published = article.Article.Published,
            Source = Shortened(article.Article.Source, MaximumLine),
            Url = WebAddress(article.Article.Url),
            Story = article.Story,
            TextHash = textHash,
            AnnotatorVersion = Annotator.Version,
            Entities = [.. hits.Take(MatchedSentences.MaximumShown).Select(hit => new MatchedEntity(
                hit.Key.Id, hit.Key.Type, Shortened(hit.Key.Name, MaximumLine)!, [.. hit.Value.Select(term => term.ToString()).Distinct()]))],
            Sentences = sentences,
            Omitted = omitted,
        };
    }

    private static string? WebAddress(string? url) =>
        url?.Length <= MaximumUrl && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address.AbsoluteUri : null;

    private static string? Shortened(string? text, int maximum)
    {
        if (text is null || text.Length <= maximum)
        {
            return text;
        }

        var end = maximum - 1;
        return text[..(char.IsLowSurrogate(text[end]) ? end - 1 : end)] + "…";
    }

    private static Dictionary<Entity, List<WatchTerm>> ForWatchlist(Dictionary<Watchlist, Dictionary<Entity, List<WatchTerm>>> hits, Watchlist watchlist)
    {
        if (!hits.TryGetValue(watchlist, out var entities))
        {
            hits.Add(watchlist, entities = []);
        }

        return entities;
    }

    private static void Add<TKey, TValue>(Dictionary<TKey, List<TValue>> index, TKey key, TValue value)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var values))
        {
            index.Add(key, values = []);
        }

        values.Add(value);
    }
}
