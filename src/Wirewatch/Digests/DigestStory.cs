using Wirewatch.Watchlists;

namespace Wirewatch.Digests;

/// <summary>What is new of one story: an article, or an article and its copies, each sentence once. Immutable.</summary>
/// <param name="Lead">The article that was published first.</param>
/// <param name="Copies">The others, by the time of publication.</param>
/// <param name="Lines">The new sentences: those of the lead in the order of its text, then what each copy adds.</param>
/// <param name="Omitted">How many more new sentences the articles hold, for which there is no room.</param>
/// <param name="Withheld">How many sentences are left out because they were told before from another article of the story.</param>
internal sealed record DigestStory(Match Lead, IReadOnlyList<Match> Copies, IReadOnlyList<DigestLine> Lines, int Omitted, int Withheld)
{
    /// <summary>How many sentences are new.</summary>
    public int Mentions => Lines.Count + Omitted;

    /// <summary>Whether every line stands in every one of the articles.</summary>
    public bool IsUniform => Omitted == 0 && Lines.All(line => line.Others == Copies.Count);

    /// <summary>The lead and its copies.</summary>
    public IEnumerable<Match> Articles => Copies.Prepend(Lead);

    /// <summary>The matches of one watchlist by stories, the newest first. An article whose story is not known makes its own.</summary>
    /// <param name="matches">What is told.</param>
    /// <param name="withheld">What is not; only that which belongs to a story that is told counts.</param>
    public static IReadOnlyList<DigestStory> Group(IEnumerable<Match> matches, IEnumerable<Match> withheld)
    {
        var left = withheld.ToLookup(KeyOf);
        return [.. matches
            .GroupBy(KeyOf)
            .Select(story => Of(
                [.. story.OrderBy(match => match.Published).ThenBy(match => match.Article.Value, StringComparer.Ordinal)],
                left[story.Key].SelectMany(match => match.Hashes).Distinct(StringComparer.Ordinal).Count()))
            .OrderByDescending(story => story.Lead.Published).ThenBy(story => story.Lead.Article.Value, StringComparer.Ordinal)];
    }

    private static DigestStory Of(Match[] articles, int withheld)
    {
        var holders = articles.SelectMany(article => article.Hashes.Distinct(StringComparer.Ordinal)).CountBy(hash => hash, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var shown = new HashSet<string>(StringComparer.Ordinal);
        var lines = articles
            .SelectMany(article => article.Sentences, (article, sentence) => (Article: article, Sentence: sentence))
            .Where(line => shown.Add(line.Sentence.Hash))
            .Select(line => new DigestLine(line.Sentence, line.Article, holders[line.Sentence.Hash] - 1))
            .ToArray();
        return new DigestStory(articles[0], articles[1..], lines, holders.Count - lines.Length, withheld);
    }

    private static (string? Story, string? Article) KeyOf(Match match) => match.Story is { } story ? (story, null) : (null, match.Article.Value);
}

/// <summary>One sentence of a digest.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Article">The article that shows it.</param>
/// <param name="Others">In how many other articles of the story it is new as well.</param>
internal sealed record DigestLine(MatchedSentence Sentence, Match Article, int Others);
