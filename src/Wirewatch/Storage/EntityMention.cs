using Wirewatch.Language;
using Wirewatch.Language.Text;

namespace Wirewatch.Storage;

/// <summary>An entity in one article. Immutable. Offsets are UTF-16 code units into the article's text.</summary>
public sealed record EntityMention
{
    /// <summary>The entity.</summary>
    public required EntityId Entity { get; init; }

    /// <summary>What kind of thing the article takes it for.</summary>
    public required MentionType Type { get; init; }

    /// <summary>Its canonical name as of this article.</summary>
    public required string Name { get; init; }

    /// <summary>The article.</summary>
    public required ArticleSummary Article { get; init; }

    /// <summary>How often the article mentions it.</summary>
    public required int Count { get; init; }

    /// <summary>The other names that the article uses for it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The sentences that mention it, in the order of the text.</summary>
    public IReadOnlyList<MentioningSentence> Sentences { get; init; } = [];

    /// <summary>Titles and posts that the article gives it.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>What the article quotes it with.</summary>
    public IReadOnlyList<Quotation> Quotations { get; init; } = [];

    /// <summary>The lists above are cut to what a row holds; the article itself has everything.</summary>
    public bool Truncated { get; init; }
}

/// <summary>A sentence that mentions an entity. Immutable.</summary>
/// <param name="Start">Its first code unit in the article's text.</param>
/// <param name="End">One past its last code unit.</param>
/// <param name="Text">Its text; of a very long sentence only the part around the first mention, and then <paramref name="Start"/> and
/// <paramref name="End"/> are those of that part.</param>
/// <param name="Mentions">The mentions of the entity in it, as offsets into the article's text.</param>
public sealed record MentioningSentence(int Start, int End, string Text, IReadOnlyList<TextSpan> Mentions);

/// <summary>Something that an entity is quoted with. Immutable.</summary>
/// <param name="Speaker">Who said it.</param>
/// <param name="Article">Where it stands.</param>
/// <param name="Quotation">The words and their offsets into the article's text.</param>
public sealed record EntityQuotation(EntityId Speaker, ArticleSummary Article, Quotation Quotation);

/// <summary>A title or post that articles give an entity, over all of them. Immutable.</summary>
/// <param name="Title">The role as the newest article words it.</param>
/// <param name="At">The body or country of the post, if stated.</param>
/// <param name="Former">The articles say that it is no longer held.</param>
/// <param name="Acting">The articles say that it is held in another's place.</param>
/// <param name="First">When the oldest article that states it was published.</param>
/// <param name="Last">When the newest one was.</param>
/// <param name="Articles">How many articles state it.</param>
/// <param name="Proofs">The newest articles that state it, newest first, each once, at most <see cref="MaximumProofs"/>, and where in their text.</param>
public sealed record EntityRole(
    string Title, EntityId? At, bool Former, bool Acting, DateTimeOffset First, DateTimeOffset Last, int Articles, IReadOnlyList<(ArticleSummary Article, TextSpan Place)> Proofs)
{
    /// <summary>The most articles that are named as proof.</summary>
    public const int MaximumProofs = 20;
}
