namespace Wirewatch.Storage;

/// <summary>The names of containers, tables and queues; the infrastructure as code uses the same.</summary>
public static class StorageNames
{
    /// <summary>Container of the uploads.</summary>
    public const string ArticleBlobs = "articles";

    /// <summary>Container of annotated articles, <c>{articleId}/{version}.json</c>.</summary>
    public const string AnnotationBlobs = "annotations";

    /// <summary>Container of composed digests.</summary>
    public const string DigestBlobs = "digests";

    /// <summary>Container of uploads that could not be read, each with its reason beside it.</summary>
    public const string QuarantineBlobs = "quarantine";

    /// <summary>Queue of digests to send; messages are Base64, as the Functions host expects.</summary>
    public const string DigestQueue = "digests";

    /// <summary>Queue of messages that failed too often.</summary>
    public const string PoisonQueue = "digests-poison";

    /// <summary>Table of articles, their entities and their attempts.</summary>
    public const string Articles = "articles";

    /// <summary>Table of entities' timelines.</summary>
    public const string Mentions = "mentions";

    /// <summary>Table of entities' profiles and names.</summary>
    public const string Entities = "entities";

    /// <summary>Table that finds entities by the start of a name.</summary>
    public const string Names = "names";

    /// <summary>Table of articles by day.</summary>
    public const string Days = "days";

    /// <summary>Table of derived counts.</summary>
    public const string Counts = "counts";

    /// <summary>Table of near-duplicate articles.</summary>
    public const string Stories = "stories";

    /// <summary>Table of watchlists.</summary>
    public const string Watchlists = "watchlists";

    /// <summary>Table of what the timer must look at.</summary>
    public const string Due = "due";

    /// <summary>Table of matches, pending and sent.</summary>
    public const string Matches = "matches";

    /// <summary>Table of the ledger.</summary>
    public const string Digests = "digests";

    /// <summary>Every container.</summary>
    public static IReadOnlyList<string> Containers { get; } = [ArticleBlobs, AnnotationBlobs, DigestBlobs, QuarantineBlobs];

    /// <summary>Every table.</summary>
    public static IReadOnlyList<string> Tables { get; } =
        [Articles, Mentions, Entities, Names, Days, Counts, Stories, Watchlists, Due, Matches, Digests];

    /// <summary>Every queue.</summary>
    public static IReadOnlyList<string> Queues { get; } = [DigestQueue, PoisonQueue];
}
