using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Wirewatch.Language;

namespace Wirewatch.Storage;

/// <summary>Profiles and names of entities: written after the mentions that prove them, deleted when the last mention is gone. Thread safe.</summary>
/// <remarks>
/// <para>Who deletes looks for mentions again afterwards and restores what he deleted if he finds one. So with "mention before profile"
/// and "look after deleting", whichever of two comes last puts the profile there.</para>
/// <para>Profiles that this process wrote are not written again, unless somebody began to delete profiles since: he first changes the
/// <em>epoch</em> row, which every writer reads after its mentions are written. See docs/storage.md for the argument.</para>
/// </remarks>
internal sealed class EntityDirectory(WirewatchStorage storage)
{
    private const int Parallelism = 8;
    private const int MaximumRemembered = 50_000;
    private const int MaximumTransaction = 100;

    // No encoded entity id looks like this: an escape has four hexadecimal digits.
    private const string EpochPartition = "~epoch";
    private const string EpochKey = "epoch";
    private readonly ConcurrentDictionary<EntityId, Written> written = new();

    /// <summary>Writes the profiles and names of entities whose mentions are written already.</summary>
    public async Task WriteAsync(IReadOnlyCollection<Entity> entities, CancellationToken cancellationToken)
    {
        var epoch = await ReadEpochAsync(cancellationToken).ConfigureAwait(false);
        var stale = entities.Select(entity => (Entity: entity, Now: new Written(epoch, Fingerprint(entity))))
            .Where(item => !written.TryGetValue(item.Entity.Id, out var before) || before != item.Now)
            .ToList();
        await PutAsync([.. stale.Select(item => item.Entity)], cancellationToken).ConfigureAwait(false);
        if (written.Count + stale.Count > MaximumRemembered)
        {
            written.Clear();
        }

        foreach (var (entity, now) in stale)
        {
            written[entity.Id] = now;
        }
    }

    /// <summary>Forgets those of <paramref name="entities"/> that no article mentions any more.</summary>
    /// <param name="entities">The entities, each as the versions of an article that vanish knew it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task ForgetUnmentionedAsync(IReadOnlyCollection<IGrouping<EntityId, Entity>> entities, CancellationToken cancellationToken)
    {
        if (entities.Count == 0)
        {
            return;
        }

        await ChangeEpochAsync(cancellationToken).ConfigureAwait(false);
        await Parallel.ForEachAsync(entities, Options(cancellationToken), async (entity, token) => await ForgetIfUnmentionedAsync(entity, token).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>Makes every process forget which profiles it has written.</summary>
    public Task ChangeEpochAsync(CancellationToken cancellationToken) => storage.Entities.UpsertEntityAsync(
        new TableEntity(EpochPartition, EpochKey) { [EpochKey] = Guid.NewGuid().ToString("N") }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>Deletes the names that one article gave an entity and does not give it any more, if no other article gives them.</summary>
    /// <param name="id">The entity; it may have no mention left.</param>
    /// <param name="old">The entity as the vanished versions of the article had it.</param>
    /// <param name="now">The entity as the article has it, or null.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task ForgetUnusedNamesAsync(EntityId id, IReadOnlyCollection<Entity> old, Entity? now, CancellationToken cancellationToken)
    {
        var names = old.SelectMany(EntityRows.FoldedNames).Except(now is null ? [] : EntityRows.FoldedNames(now)).ToHashSet(StringComparer.Ordinal);
        if (names.Count == 0)
        {
            return;
        }

        await ChangeEpochAsync(cancellationToken).ConfigureAwait(false);
        var unused = names.Except((await UsersAsync(id, names, cancellationToken).ConfigureAwait(false)).Keys).ToHashSet(StringComparer.Ordinal);
        var partition = StorageKey.Encode(id.Value);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        var rows = unused.Count == 0 ? [] : await storage.Entities.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        var aliases = rows.Where(row => row.RowKey.StartsWith(EntityRows.AliasPrefix, StringComparison.Ordinal)).ToLookup(row => unused.Contains(EntityRows.FoldedName(row)));
        if (EntityRows.ReadProfile(rows) is not { } profile || !aliases[true].Any())
        {
            return;
        }

        // Names before their aliases: while an alias stands, a repetition finds what is left of it.
        var kept = NameRows(profile, aliases[false]).Select(row => row.RowKey).ToHashSet(StringComparer.Ordinal);
        foreach (var name in NameRows(profile, aliases[true]).Where(row => !kept.Contains(row.RowKey)))
        {
            await storage.Names.DeleteEntityAsync(name.PartitionKey, name.RowKey, cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        foreach (var batch in aliases[true].Chunk(MaximumTransaction))
        {
            await DeleteAsync(batch, cancellationToken).ConfigureAwait(false);
        }

        // Whoever wrote such a name meanwhile wrote its mention before.
        var late = await UsersAsync(id, unused, cancellationToken).ConfigureAwait(false);
        await PutAsync([.. late.Values.Distinct()], cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<TableEntity> NameRows(EntityProfile profile, IEnumerable<TableEntity> aliases)
    {
        var names = aliases.Select(row => Columns.Text(row, Columns.Name)).ToList();
        return names.Count == 0 ? [] : EntityRows.NamesOf(new Entity(profile.Id, profile.Type, names[0]) { Aliases = names }, int.MaxValue);
    }

    // For each of the names an article's entity that has it, as far as there is one.
    private async Task<Dictionary<string, Entity>> UsersAsync(EntityId id, HashSet<string> names, CancellationToken cancellationToken)
    {
        var users = new Dictionary<string, Entity>(StringComparer.Ordinal);
        var partition = MentionRows.Partition(id);
        var rows = storage.Mentions.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), select: MentionRows.ColumnsOfEntity, cancellationToken: cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false))
        {
            var entity = MentionRows.ReadEntity(row);
            var used = MentionRows.MayHaveMoreAliases(row) ? names : EntityRows.FoldedNames(entity).Where(names.Contains);
            foreach (var name in used)
            {
                users.TryAdd(name, entity);
            }

            if (users.Count == names.Count)
            {
                break;
            }
        }

        return users;
    }

    private static ParallelOptions Options(CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };

    private async Task ForgetIfUnmentionedAsync(IGrouping<EntityId, Entity> vanished, CancellationToken cancellationToken)
    {
        var entity = vanished.Key;
        var partition = StorageKey.Encode(entity.Value);
        if (await NewestMentionAsync(entity, cancellationToken).ConfigureAwait(false) is { } mention)
        {
            // Whoever crashed between deleting and looking again left a mentioned entity without a profile.
            var profile = await storage.Entities.GetEntityIfExistsAsync<TableEntity>(partition, EntityRows.Profile, ["RowKey"], cancellationToken).ConfigureAwait(false);
            if (!profile.HasValue)
            {
                await PutAsync([MentionRows.ReadEntity(mention)], cancellationToken).ConfigureAwait(false);
            }

            return;
        }

        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        var rows = (await storage.Entities.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false))
            .Where(row => row.RowKey == EntityRows.Profile || row.RowKey.StartsWith(EntityRows.AliasPrefix, StringComparison.Ordinal))
            .ToList();

        // A process that slept through its lease may have written names after their aliases were deleted, so the vanished ones are deleted anyhow.
        var known = EntityRows.ReadEntity(rows);
        foreach (var name in vanished.Append(known).OfType<Entity>().SelectMany(one => EntityRows.NamesOf(one, int.MaxValue)).DistinctBy(row => row.RowKey))
        {
            await storage.Names.DeleteEntityAsync(name.PartitionKey, name.RowKey, cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        // The profile goes last: while it stands, a repetition finds the names that are left.
        foreach (var batch in rows.OrderBy(row => row.RowKey == EntityRows.Profile).Chunk(MaximumTransaction))
        {
            await DeleteAsync(batch, cancellationToken).ConfigureAwait(false);
        }

        if (await NewestMentionAsync(entity, cancellationToken).ConfigureAwait(false) is { } late)
        {
            await PutAsync([known ?? MentionRows.ReadEntity(late)], cancellationToken, int.MaxValue).ConfigureAwait(false);
        }
    }

    private async Task DeleteAsync(TableEntity[] rows, CancellationToken cancellationToken)
    {
        try
        {
            await storage.Entities.SubmitTransactionAsync(
                rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellationToken).ConfigureAwait(false);
        }
        catch (TableTransactionFailedException gone) when (gone.Status == 404)
        {
            // Another event deletes the same entity; one by one, a missing row is no error.
            foreach (var row in rows)
            {
                await storage.Entities.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // Profile and aliases before names: a name without an alias row would never be found again by who deletes.
    private async Task PutAsync(IReadOnlyCollection<Entity> entities, CancellationToken cancellationToken, int maximumNames = EntityRows.MaximumNames)
    {
        await Parallel.ForEachAsync(entities, Options(cancellationToken), async (entity, token) =>
        {
            foreach (var batch in EntityRows.Of(entity, maximumNames).Chunk(MaximumTransaction))
            {
                await storage.Entities.SubmitTransactionAsync(Upserts(batch), token).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);

        var names = entities.SelectMany(entity => EntityRows.NamesOf(entity, maximumNames))
            .DistinctBy(row => (row.PartitionKey, row.RowKey))
            .GroupBy(row => row.PartitionKey)
            .SelectMany(group => group.Chunk(MaximumTransaction));
        await Parallel.ForEachAsync(names, Options(cancellationToken), async (batch, token) =>
            await storage.Names.SubmitTransactionAsync(Upserts(batch), token).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static IEnumerable<TableTransactionAction> Upserts(TableEntity[] rows) =>
        rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row));

    private async Task<TableEntity?> NewestMentionAsync(EntityId entity, CancellationToken cancellationToken)
    {
        var partition = MentionRows.Partition(entity);
        return await storage.Mentions.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), 1, cancellationToken: cancellationToken)
            .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> ReadEpochAsync(CancellationToken cancellationToken)
    {
        var row = await storage.Entities.GetEntityIfExistsAsync<TableEntity>(EpochPartition, EpochKey, cancellationToken: cancellationToken).ConfigureAwait(false);
        return row.HasValue ? row.Value!.GetString(EpochKey) ?? "" : "";
    }

    private static UInt128 Fingerprint(Entity entity)
    {
        var text = string.Join('\0', [entity.Type.ToString(), entity.Name, entity.Wikidata ?? "", .. entity.Aliases]);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private readonly record struct Written(string Epoch, UInt128 Fingerprint);
}
