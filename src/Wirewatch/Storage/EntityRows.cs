using Azure.Data.Tables;
using Wirewatch.Language;
using Wirewatch.Language.Text;

namespace Wirewatch.Storage;

/// <summary>The rows of tables <c>entities</c> (profile and aliases) and <c>names</c>.</summary>
internal static class EntityRows
{
    public const string Profile = "profile";
    public const string AliasPrefix = "alias:";

    /// <summary>The profile and its aliases are one transaction, and an article may not crowd out everybody else's names.</summary>
    public const int MaximumNames = 50;

    public const int MaximumName = 500;
    private const string Matched = "matched";

    /// <summary>The profile first, then one row for each name.</summary>
    public static List<TableEntity> Of(Entity entity, int maximum = MaximumNames)
    {
        var partition = StorageKey.Encode(entity.Id.Value);
        var profile = new TableEntity(partition, Profile)
        {
            [Columns.Entity] = entity.Id.Value,
            [Columns.Type] = TypeName(entity.Type),
            [Columns.Name] = Columns.Shorten(entity.Name, MaximumName),
            [Columns.Wikidata] = entity.Wikidata,
        };
        return
        [
            profile,
            .. Names(entity, maximum).Select(name => new TableEntity(partition, AliasPrefix + StorageKey.Encode(name.Folded)) { [Columns.Name] = name.Name }),
        ];
    }

    /// <summary>One row for each name, in the partition of its first letter.</summary>
    public static IEnumerable<TableEntity> NamesOf(Entity entity, int maximum = MaximumNames) => Names(entity, maximum).Select(name =>
        new TableEntity(NamePartition(name.Folded), NameKey(name.Folded, entity.Id))
        {
            [Columns.Entity] = entity.Id.Value,
            [Columns.Type] = TypeName(entity.Type),
            [Columns.Name] = Columns.Shorten(entity.Name, MaximumName),
            [Matched] = name.Name,
        });

    /// <summary>What <see cref="Of"/> wrote, over all articles.</summary>
    /// <returns>Null without a profile row.</returns>
    public static EntityProfile? ReadProfile(IReadOnlyList<TableEntity> rows)
    {
        var profile = rows.FirstOrDefault(row => row.RowKey == Profile);
        if (profile is null)
        {
            return null;
        }

        var name = Columns.Text(profile, Columns.Name);
        var folded = Folding.Fold(name);
        return new EntityProfile(
            new EntityId(Columns.Text(profile, Columns.Entity)),
            TypeOf(Columns.Text(profile, Columns.Type)),
            name,
            [.. rows.Where(row => row.RowKey.StartsWith(AliasPrefix, StringComparison.Ordinal)).Select(row => Columns.Text(row, Columns.Name)).Where(alias => Folding.Fold(alias) != folded)])
        {
            Wikidata = profile.GetString(Columns.Wikidata),
        };
    }

    /// <summary>The entity with every name that any article gave it, or null without a profile row.</summary>
    public static Entity? ReadEntity(IReadOnlyList<TableEntity> rows) => ReadProfile(rows) is { } profile
        ? new Entity(profile.Id, profile.Type, profile.Name) { Wikidata = profile.Wikidata, Aliases = profile.Aliases }
        : null;

    public static EntityName ReadName(TableEntity row) => new(
        new EntityId(Columns.Text(row, Columns.Entity)),
        TypeOf(Columns.Text(row, Columns.Type)),
        Columns.Text(row, Columns.Name),
        Columns.Text(row, Matched));

    /// <param name="folded">A folded name or its start, not empty.</param>
    public static string NamePartition(string folded) => StorageKey.Encode(
        char.IsHighSurrogate(folded[0]) && folded.Length > 1 ? folded[..2] : folded[..1]);

    public static string NameKey(string folded, EntityId entity) => StorageKey.Join(folded, entity.Value);

    public static string TypeName(MentionType type) => type.ToString().ToLowerInvariant();

    public static MentionType TypeOf(string name) => Enum.Parse<MentionType>(name, ignoreCase: true);

    private static IEnumerable<(string Folded, string Name)> Names(Entity entity, int maximum = MaximumNames) => entity.Aliases.Prepend(entity.Name)
        .Select(name => Columns.Shorten(name, MaximumName)!)
        .Select(name => (Folded: Folding.Fold(name), Name: name))
        .Where(name => name.Folded.Length > 0)
        .DistinctBy(name => name.Folded)
        .Take(maximum);
}
