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

    // Nobody searches "Bank of England" by "of", and the last words of a long name are found by those before them.
    private const int MaximumStarts = 4;
    private static readonly HashSet<string> Unsearched = ["of", "the", "and", "for", "in", "on", "at", "to", "a", "an"];

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

    /// <summary>One row for each name, in the partition of its first letter, and for a person's or an organization's one for each further word
    /// that people may search it by: "bauer" for Rob Bauer.</summary>
    public static IEnumerable<TableEntity> NamesOf(Entity entity, int maximum = MaximumNames)
    {
        var names = Names(entity, maximum).ToList();
        var starts = entity.Type is MentionType.Person or MentionType.Organization ? names.SelectMany(name => LaterStarts(name.Folded).Select(start => (start, name.Name))) : [];
        return names.Concat(starts).DistinctBy(name => name.Item1).Select(name => new TableEntity(NamePartition(name.Item1), NameKey(name.Item1, entity.Id))
        {
            [Columns.Entity] = entity.Id.Value,
            [Columns.Type] = TypeName(entity.Type),
            [Columns.Name] = Columns.Shorten(entity.Name, MaximumName),
            [Matched] = name.Item2,
        });
    }

    /// <summary>The names of an entity as its alias rows are keyed by them.</summary>
    public static IEnumerable<string> FoldedNames(Entity entity) => Names(entity, int.MaxValue).Select(name => name.Folded);

    /// <summary>The name of an alias row as it is keyed by.</summary>
    public static string FoldedName(TableEntity alias) => Folding.Fold(Columns.Text(alias, Columns.Name));

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

    // What is left of a name from each of its later words on.
    private static IEnumerable<string> LaterStarts(string folded)
    {
        var given = 0;
        for (var at = folded.IndexOf(' ', StringComparison.Ordinal) + 1; at > 0 && given < MaximumStarts; at = folded.IndexOf(' ', at) + 1)
        {
            var end = folded.IndexOf(' ', at);
            if (!Unsearched.Contains(end < 0 ? folded[at..] : folded[at..end]))
            {
                given++;
                yield return folded[at..];
            }
        }
    }

    private static IEnumerable<(string Folded, string Name)> Names(Entity entity, int maximum = MaximumNames) => entity.Aliases.Prepend(entity.Name)
        .Select(name => Columns.Shorten(name, MaximumName)!)
        .Select(name => (Folded: Folding.Fold(name), Name: name))
        .Where(name => name.Folded.Length > 0)
        .DistinctBy(name => name.Folded)
        .Take(maximum);
}
