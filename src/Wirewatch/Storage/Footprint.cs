using Wirewatch.Articles;
using Wirewatch.Language;

namespace Wirewatch.Storage;

/// <summary>Which rows a version of an article wrote outside its own partition. Follows from the annotations alone, so that the rows of a
/// crashed attempt are found again from what it stored first. Immutable.</summary>
/// <param name="Article">The article.</param>
/// <param name="Published">When that version was published.</param>
/// <param name="Entities">The entities that it mentions.</param>
/// <param name="Decisions">The ids of the decisions that touch it.</param>
internal sealed record Footprint(ArticleId Article, DateTimeOffset Published, IReadOnlyList<Entity> Entities, IReadOnlyList<string> Decisions)
{
    /// <summary>The version, where it is an old one.</summary>
    public string? Version { get; init; }

    /// <summary>How it stands among the stories, if it does.</summary>
    public StoryEntry? Entry { get; init; }

    /// <summary>The story that it was put into, if it was.</summary>
    public string? Story { get; init; }

    /// <summary>The keys of its rows in table <c>stories</c> but for <see cref="Homes"/>.</summary>
    public IEnumerable<(string Partition, string Key)> Stories => Entry is null ? []
        : Entry.Partitions.Skip(1).Select(partition => (partition, Entry.Key)).Concat(Story is null ? [] : [Entry.ListedIn(Story)]);

    /// <summary>The key of its home there, if it has one.</summary>
    public IEnumerable<(string Partition, string Key)> Homes => Entry is null ? [] : [Entry.Home];

    public static Footprint Of(IndexedArticle article) => new(article.Id, article.Summary.Published, article.Annotations.Entities, article.AppliedIds)
    {
        Entry = article.Entry,
        Story = article.Story,
    };

    /// <summary>The keys of its rows in table <c>mentions</c>.</summary>
    public IEnumerable<(string Partition, string Key)> Mentions =>
        Entities.Select(entity => (MentionRows.Partition(entity.Id), MentionRows.Key(Published, Article)));

    /// <summary>The key of its row in table <c>days</c>.</summary>
    public (string Partition, string Key) Day => (DayPartition(Published), MentionRows.Key(Published, Article));

    /// <summary>The keys of its rows in table <c>entities</c> that tell which decisions touch it.</summary>
    public IEnumerable<(string Partition, string Key)> Touched =>
        Decisions.Select(decision => (DecisionRow.TouchedPartition(decision), DecisionRow.TouchedKey(Article)));

    public static string DayPartition(DateTimeOffset published) => ArticleQueries.DayPartition(DateOnly.FromDateTime(published.UtcDateTime));
}
