using Wirewatch.Articles;
using Wirewatch.Language;

namespace Wirewatch.Watchlists;

/// <summary>What one version of one article holds for one watchlist, and why. Immutable.</summary>
public sealed record Match
{
    /// <summary>The watchlist.</summary>
    public required WatchlistId Watchlist { get; init; }

    /// <summary>The article.</summary>
    public required ArticleId Article { get; init; }

    /// <summary>The version of the article that the offsets refer to.</summary>
    public required string Version { get; init; }

    /// <summary>The name of the upload, shortened.</summary>
    public required string Name { get; init; }

    /// <summary>The headline, if known, shortened.</summary>
    public string? Title { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset Published { get; init; }

    /// <summary>The outlet, if known, shortened.</summary>
    public string? Source { get; init; }

    /// <summary>Where it stands on the web, if known: an absolute http or https address.</summary>
    public string? Url { get; init; }

    /// <summary>The id of the story that the article shares with its copies; null where its text is too short to tell, or the match older than stories.</summary>
    public string? Story { get; init; }

    /// <summary>The hash of the article's whole text, whatever its case and spacing; null where it was not kept.</summary>
    public string? TextHash { get; init; }

    /// <summary>When something was last told of an earlier, different text of the article, UTC; null where nothing was. Where the match is
    /// withheld: when something was last told of its story. Not known before a digest is composed.</summary>
    public DateTimeOffset? ToldBefore { get; init; }

    /// <summary>The version of the annotator that found the mentions.</summary>
    public required string AnnotatorVersion { get; init; }

    /// <summary>The entities that the watchlist's terms found, each once.</summary>
    public required IReadOnlyList<MatchedEntity> Entities { get; init; }

    /// <summary>The sentences that mention them, each wording once, in the order of the text.</summary>
    public required IReadOnlyList<MatchedSentence> Sentences { get; init; }

    /// <summary>The hashes of further such sentences, for which there is no room here; a digest counts them.</summary>
    public IReadOnlyList<string> Omitted { get; init; } = [];

    /// <summary>The hashes of all sentences.</summary>
    internal IEnumerable<string> Hashes => Sentences.Select(sentence => sentence.Hash).Concat(Omitted);

    /// <summary>The match without the sentences that were told before, or null where nothing is left.</summary>
    /// <param name="told">Hashes of sentences.</param>
    internal Match? Without(IReadOnlySet<string> told) => told.Count == 0 ? this : Only(hash => !told.Contains(hash));

    /// <summary>The match with some of its sentences, or null where nothing is left.</summary>
    /// <param name="isWanted">Tells it by the hash of a sentence.</param>
    internal Match? Only(Func<string, bool> isWanted)
    {
        var sentences = Sentences.Where(sentence => isWanted(sentence.Hash)).ToArray();
        var omitted = Omitted.Where(isWanted).ToArray();
        if (sentences.Length + omitted.Length == 0)
        {
            return null;
        }

        var named = sentences.SelectMany(sentence => sentence.Marks).Select(mark => mark.Entity).ToHashSet();
        return this with
        {
            Entities = sentences.Length == 0 ? Entities : [.. Entities.Where(entity => named.Contains(entity.Id))],
            Sentences = sentences,
            Omitted = omitted,
        };
    }
}

/// <summary>An entity and the terms of the watchlist that found it.</summary>
/// <param name="Id">The entity.</param>
/// <param name="Type">What kind of thing it is.</param>
/// <param name="Name">Its name in the article's annotations.</param>
/// <param name="Terms">The terms, in words.</param>
public sealed record MatchedEntity(EntityId Id, MentionType Type, string Name, IReadOnlyList<string> Terms);

/// <summary>A sentence that mentions what is watched. Offsets are UTF-16 code units into the article's canonical text.</summary>
/// <param name="Start">First code unit of the sentence.</param>
/// <param name="End">One past its last code unit.</param>
/// <param name="Text">The sentence, or the stretch of a long one that begins at <paramref name="TextStart"/>.</param>
/// <param name="TextStart">Where <paramref name="Text"/> begins in the article.</param>
/// <param name="Hash">The same for the same wording, whatever its case and spacing.</param>
/// <param name="Marks">The mentions within <paramref name="Text"/>, in order; they never overlap.</param>
public sealed record MatchedSentence(int Start, int End, string Text, int TextStart, string Hash, IReadOnlyList<MatchedMention> Marks);

/// <summary>One mention in a sentence.</summary>
/// <param name="Start">First code unit, in the article's text.</param>
/// <param name="End">One past the last code unit.</param>
/// <param name="Entity">What it names.</param>
public sealed record MatchedMention(int Start, int End, EntityId Entity);
