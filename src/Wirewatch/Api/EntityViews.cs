using Wirewatch.Language;
using Wirewatch.Storage;

namespace Wirewatch.Api;

/// <summary>An entity that a search found.</summary>
/// <param name="Id">The entity.</param>
/// <param name="Type">What kind of thing it is.</param>
/// <param name="Name">Its canonical name.</param>
/// <param name="Matched">The name that was searched for, where it is another one.</param>
internal sealed record EntityFoundView(EntityId Id, MentionType Type, string Name, string? Matched)
{
    public static EntityFoundView Of(EntityName found) => new(found.Entity, found.Type, found.Name, found.Matched == found.Name ? null : found.Matched);
}

/// <summary>The profile of an entity.</summary>
/// <param name="Id">The entity.</param>
/// <param name="Type">What kind of thing it is.</param>
/// <param name="Name">Its canonical name.</param>
/// <param name="Aliases">The other names that articles use.</param>
/// <param name="Wikidata">The Wikidata id, if known.</param>
/// <param name="Roles">The titles and posts that the newest articles give it, each wording once, the newest article first.</param>
internal sealed record EntityView(EntityId Id, MentionType Type, string Name, IReadOnlyList<string> Aliases, string? Wikidata, IReadOnlyList<EntityRoleView> Roles)
{
    /// <summary>Other ids that people decided are the same; absent where there are none.</summary>
    public IReadOnlyList<EntityId>? SameAs { get; init; }

    public static EntityView Of(EntityProfile profile, IEnumerable<EntityMention> newest, IReadOnlyList<EntityId> merged) => new(
        profile.Id,
        profile.Type,
        profile.Name,
        profile.Aliases,
        profile.Wikidata,
        [.. newest.SelectMany(mention => mention.Roles.Select(role => EntityRoleView.Of(role, mention.Article)))
            .DistinctBy(role => role.Title, StringComparer.OrdinalIgnoreCase)])
    {
        SameAs = merged.Count == 0 ? null : merged,
    };
}

/// <summary>A title, rank or post, and the newest article that gives it.</summary>
internal sealed record EntityRoleView(string Title, EntityId? At, bool? Former, bool? Acting, string Article, DateTimeOffset Published)
{
    public static EntityRoleView Of(Role role, ArticleSummary article) =>
        new(role.Title, role.At, role.Former ? true : null, role.Acting ? true : null, article.Id.Value, article.Published);
}

/// <summary>A title, rank or post over all articles, with the newest of them as proof.</summary>
/// <param name="Title">The role as the newest article words it.</param>
/// <param name="At">The body or country of the post, if stated.</param>
/// <param name="Former">Present and true where the articles say that it is no longer held.</param>
/// <param name="Acting">Present and true where the articles say that it is held in another's place.</param>
/// <param name="First">When the oldest article that states it was published.</param>
/// <param name="Last">When the newest one was.</param>
/// <param name="Articles">How many articles state it.</param>
/// <param name="Proofs">The newest of them, and where in their text it stands.</param>
internal sealed record EntityRoleTimelineView(
    string Title, EntityId? At, bool? Former, bool? Acting, DateTimeOffset First, DateTimeOffset Last, int Articles, IReadOnlyList<RoleProofView> Proofs)
{
    public static EntityRoleTimelineView Of(EntityRole role) => new(
        role.Title,
        role.At,
        role.Former ? true : null,
        role.Acting ? true : null,
        role.First,
        role.Last,
        role.Articles,
        [.. role.Proofs.Select(proof => new RoleProofView(ArticleSummaryView.Of(proof.Article), proof.Place.Start, proof.Place.End))]);
}

/// <summary>Where an article states a role; offsets are UTF-16 code units into its text.</summary>
internal sealed record RoleProofView(ArticleSummaryView Article, int Start, int End);

/// <summary>An entity in one article; offsets are UTF-16 code units into the article's text.</summary>
internal sealed record EntityMentionView(
    ArticleSummaryView Article,
    string Name,
    int Count,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<MentioningSentence> Sentences,
    IReadOnlyList<Role> Roles,
    IReadOnlyList<Quotation> Quotations,
    bool? Truncated)
{
    public static EntityMentionView Of(EntityMention mention) => new(
        ArticleSummaryView.Of(mention.Article), mention.Name, mention.Count, mention.Aliases, mention.Sentences, mention.Roles, mention.Quotations, mention.Truncated ? true : null);
}

/// <summary>Something that an entity is quoted with, and where.</summary>
internal sealed record EntityQuotationView(ArticleSummaryView Article, Quotation Quotation)
{
    public static EntityQuotationView Of(EntityQuotation quotation) => new(ArticleSummaryView.Of(quotation.Article), quotation.Quotation);
}

/// <summary>One page of a list.</summary>
/// <param name="Items">The items; there may be fewer than asked for although more pages follow.</param>
/// <param name="Continuation">Give it as <c>continuation</c> to the same query for the next page; absent on the last one.</param>
internal sealed record ApiPage<T>(IReadOnlyList<T> Items, string? Continuation)
{
    public static ApiPage<T> Of<TStored>(Page<TStored> page, ApiQuery query, Func<TStored, T> view) => new([.. page.Items.Select(view)], query.TokenFor(page.Continuation));
}
