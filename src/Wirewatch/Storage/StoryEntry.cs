using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Wirewatch.Articles;
using Wirewatch.Language;
using Wirewatch.Language.Text;

namespace Wirewatch.Storage;

/// <summary>How one text of an article stands in table <c>stories</c>: a row under each of its anchors, where copies find it. The row under the first
/// anchor, its home, also tells the story once that is decided. All but the story follows from the annotations. Immutable.</summary>
/// <param name="Article">The article.</param>
/// <param name="Published">When it was published.</param>
/// <param name="Sketch">How its text is compared; it has a shingle at least.</param>
internal sealed record StoryEntry(ArticleId Article, DateTimeOffset Published, TextSketch Sketch)
{
    private const string Shingles = "shingles";
    private const string SketchColumn = "sketch";

    /// <summary>The story that the article founds where it is a copy of nothing. Another text of the same article founds another one, because
    /// copies of the old text may be in the old one.</summary>
    public string Proposal { get; } = ProposalOf(Article, Sketch);

    /// <summary>The entry of a version, or null where its text is too short for a story.</summary>
    public static StoryEntry? Of(ArticleId article, DateTimeOffset published, AnnotatedText annotations) =>
        StoryRule.SketchOf(annotations) is { } sketch ? new StoryEntry(article, published, sketch) : null;

    /// <summary>Reads a row under an anchor; null if this version of the program cannot.</summary>
    public static StoryEntry? Read(TableEntity row)
    {
        if (row.GetString(Columns.Article) is not { } article || row.GetString(Columns.Published) is null || row.GetBinary(SketchColumn) is not { Length: > 0 } bytes)
        {
            return null;
        }

        try
        {
            return new StoryEntry(new ArticleId(article), Columns.Time(row, Columns.Published), TextSketch.FromBytes(bytes, row.GetInt32(Shingles) ?? 0));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The partition of a story: one row for each of its articles.</summary>
    public static string PartitionOf(string story) => StorageKey.Join("story", story);

    /// <summary>The key of its row under every anchor, newest first. Another text or another date has another key, so no two entries share a row.</summary>
    public string Key => StorageKey.Join(StorageKey.ReverseTicks(Published), Article.Value, Proposal);

    /// <summary>The anchors' partitions; the first is that of the home.</summary>
    public IReadOnlyList<string> Partitions { get; } = [.. StoryRule.AnchorsOf(Sketch).Select(anchor => anchor.ToString("x16", CultureInfo.InvariantCulture))];

    /// <summary>The key of the home.</summary>
    public (string Partition, string Key) Home => (Partitions[0], Key);

    /// <summary>The row under one anchor.</summary>
    /// <param name="partition">The anchor's partition.</param>
    /// <param name="story">The story, if this is the home and it is decided.</param>
    public TableEntity RowOf(string partition, string? story = null) => new(partition, Key)
    {
        [Columns.Article] = Article.Value,
        [Columns.Published] = Columns.Time(Published),
        [Columns.Story] = story,
        [Shingles] = Sketch.Shingles,
        [SketchColumn] = Sketch.ToBytes(),
    };

    /// <summary>The key of its row among the articles of a story.</summary>
    public (string Partition, string Key) ListedIn(string story) => (PartitionOf(story), MentionRows.Key(Published, Article));

    private static string ProposalOf(ArticleId article, TextSketch sketch)
    {
        byte[] named = [.. Encoding.UTF8.GetBytes(article.Value), 0, .. Encoding.UTF8.GetBytes(sketch.Shingles.ToString(CultureInfo.InvariantCulture)), 0, .. sketch.ToBytes()];
        return Convert.ToHexStringLower(SHA256.HashData(named).AsSpan(0, 10));
    }
}
