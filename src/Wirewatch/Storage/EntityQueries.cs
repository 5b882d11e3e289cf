using Azure.Data.Tables;
using Wirewatch.Language;
using Wirewatch.Language.Text;

namespace Wirewatch.Storage;

/// <summary>What can be asked about entities. Every query reads one partition. Thread safe.</summary>
/// <param name="storage">Where the tables are.</param>
public sealed class EntityQueries(WirewatchStorage storage)
{
    /// <summary>Entities one of whose names starts with <paramref name="name"/>, spelling folded, in the order of the matching names. An
    /// entity with several such names comes once a page.</summary>
    /// <param name="name">The start of a name; without a letter or digit in it nothing is found.</param>
    /// <param name="type">Only this kind of thing, or null for all.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <exception cref="InvalidContinuationException">The continuation is not one of this query.</exception>
    public async Task<Page<EntityName>> FindByNameAsync(string name, MentionType? type, PageRequest page, CancellationToken cancellationToken)
    {
        var folded = Folding.Fold(name);
        if (folded.Length == 0)
        {
            return new Page<EntityName>([], null);
        }

        var partition = EntityRows.NamePartition(folded);
        var prefix = StorageKey.Encode(folded);
        var end = StorageKey.AfterPrefix(prefix);
        var filter = type is { } kind
            ? TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {prefix} and RowKey lt {end} and type eq {EntityRows.TypeName(kind)}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {prefix} and RowKey lt {end}");
        var found = await Tables.ReadPageAsync(storage.Names, filter, page, EntityRows.ReadName, cancellationToken).ConfigureAwait(false);
        return found with { Items = [.. found.Items.DistinctBy(match => match.Entity)] };
    }

    /// <summary>The profile of an entity, or null if no article mentions it.</summary>
    public async Task<EntityProfile?> GetProfileAsync(EntityId entity, CancellationToken cancellationToken)
    {
        var partition = StorageKey.Encode(entity.Value);
        var end = StorageKey.AfterPrefix(EntityRows.Profile);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {EntityRows.AliasPrefix} and RowKey lt {end}");
        var rows = await storage.Entities.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return EntityRows.ReadProfile(rows);
    }

    /// <summary>The articles that mention an entity, the newest published first.</summary>
    /// <exception cref="InvalidContinuationException">The continuation is not one of this query.</exception>
    public Task<Page<EntityMention>> GetMentionsAsync(EntityId entity, PageRequest page, CancellationToken cancellationToken)
    {
        var partition = MentionRows.Partition(entity);
        return Tables.ReadPageAsync(
            storage.Mentions, TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), page, MentionRows.Read, cancellationToken);
    }

    /// <summary>What an entity is quoted with, the newest published article first, within it in the order of the text.</summary>
    /// <param name="entity">The speaker.</param>
    /// <param name="page">Which page; its size counts articles with quotations, each of which gives all of its quotations.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <exception cref="InvalidContinuationException">The continuation is not one of this query.</exception>
    public async Task<Page<EntityQuotation>> GetQuotationsAsync(EntityId entity, PageRequest page, CancellationToken cancellationToken)
    {
        var partition = MentionRows.Partition(entity);
        var articles = await Tables.ReadPageAsync(
            storage.Mentions,
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and quotationCount gt 0"),
            page,
            MentionRows.Read,
            cancellationToken).ConfigureAwait(false);
        return new Page<EntityQuotation>(
            [.. articles.Items.SelectMany(mention => mention.Quotations.Select(quotation => new EntityQuotation(mention.Entity, mention.Article, quotation)))],
            articles.Continuation);
    }

    /// <summary>The titles and posts that articles give an entity, each with where it is stated, the one stated last first. Titles that differ in
    /// case, accents and punctuation only are one; the same title at another body, former or acting, is another role.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="page">Which page; reads all mentions of the entity that state a role.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<Page<EntityRole>> GetRolesAsync(EntityId entity, PageRequest page, CancellationToken cancellationToken)
    {
        var size = page.CheckedSize;
        var partition = MentionRows.Partition(entity);
        var mentions = await storage.Mentions
            .QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and roles ne '[]'"), select: MentionRows.ColumnsOfRoles, cancellationToken: cancellationToken)
            .Select(MentionRows.ReadRoles)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var roles = mentions
            .SelectMany(mention => mention.Roles.Select(role => (mention.Article, Role: role)))
            .GroupBy(item => (Title: Folding.Fold(item.Role.Title), item.Role.At, item.Role.Former, item.Role.Acting))
            .Select(group => (Key: RoleKey(group.Max(item => item.Article.Published), group.Key), Role: RoleOf([.. group.DistinctBy(item => item.Article.Id)])))
            .OrderBy(item => item.Key, StringComparer.Ordinal)
            .SkipWhile(item => page.Continuation is { } last && string.CompareOrdinal(item.Key, last) <= 0)
            .Take(size + 1)
            .ToList();
        return new Page<EntityRole>([.. roles.Take(size).Select(item => item.Role)], roles.Count > size ? roles[size - 1].Key : null);
    }

    private static string RoleKey(DateTimeOffset last, (string Title, EntityId? At, bool Former, bool Acting) role) =>
        $"{StorageKey.ReverseTicks(last)}:{role.Title}:{role.At}:{role.Former}:{role.Acting}";

    // The rows come newest first.
    private static EntityRole RoleOf(IReadOnlyList<(ArticleSummary Article, Role Role)> stated) => new(
        stated[0].Role.Title,
        stated[0].Role.At,
        stated[0].Role.Former,
        stated[0].Role.Acting,
        stated[^1].Article.Published,
        stated[0].Article.Published,
        stated.Count,
        [.. stated.Take(EntityRole.MaximumProofs).Select(item => (item.Article, new TextSpan(item.Role.Start, item.Role.End)))]);
}
