using System.Security.Cryptography;
using System.Text;
using Wirewatch.Articles;
using Wirewatch.Language;

namespace Wirewatch.Decisions;

/// <summary>The decisions that hold at one moment. Immutable, so thread safe.</summary>
/// <remarks>Of several <c>same-as</c> or <c>rename</c> of one entity the one taken last holds. A <c>same-as</c> that would close a circle with
/// earlier ones is passed over.</remarks>
public sealed class DecisionSet
{
    private readonly Dictionary<EntityId, Decision> sameAs = [];
    private readonly Dictionary<EntityId, Decision> renames = [];
    private readonly Dictionary<EntityId, Decision[]> notThis;
    private readonly Decision[] all;

    /// <summary>A set of decisions, none of which is undone.</summary>
    public DecisionSet(IEnumerable<Decision> decisions)
    {
        all = [.. InOrder(decisions)];
        notThis = all.Where(decision => decision.Kind == DecisionKind.NotThis).GroupBy(decision => decision.Entity).ToDictionary(group => group.Key, group => group.ToArray());
        foreach (var rename in all.Where(decision => decision.Kind == DecisionKind.Rename))
        {
            renames[rename.Entity] = rename;
        }

        foreach (var merge in InOrder(all.Where(decision => decision.Kind == DecisionKind.SameAs).GroupBy(decision => decision.Entity).Select(group => group.Last())))
        {
            if (Resolve(merge.Target!.Value) != merge.Entity)
            {
                sameAs[merge.Entity] = merge;
            }
        }
    }

    /// <summary>No decision.</summary>
    public static DecisionSet Empty { get; } = new([]);

    /// <summary>How many decisions there are.</summary>
    public int Count => all.Length;

    /// <summary>The entity that stands for <paramref name="entity"/>: the end of the chain of <c>same-as</c>.</summary>
    public EntityId Resolve(EntityId entity)
    {
        while (sameAs.TryGetValue(entity, out var merge))
        {
            entity = merge.Target!.Value;
        }

        return entity;
    }

    /// <summary>The ids that <paramref name="entity"/> stands for besides its own, in the order of the decisions.</summary>
    public IReadOnlyList<EntityId> MergedInto(EntityId entity) =>
        sameAs.Count == 0 ? [] : [.. all.Where(decision => decision.Kind == DecisionKind.SameAs).Select(decision => decision.Entity).Distinct().Where(id => id != entity && Resolve(id) == entity)];

    /// <summary>Those of the decisions that were taken no later than <paramref name="moment"/>, to the second: the storage knows no finer time
    /// of an upload.</summary>
    public DecisionSet Before(DateTimeOffset moment) =>
        Array.TrueForAll(all, decision => IsBefore(decision, moment)) ? this : new DecisionSet(all.Where(decision => IsBefore(decision, moment)));

    /// <summary>An article as the decisions have it.</summary>
    /// <param name="found">What the annotator found.</param>
    /// <param name="article">The article.</param>
    public DecidedText Apply(AnnotatedText found, ArticleId article)
    {
        ArgumentNullException.ThrowIfNull(found);
        return all.Length == 0 ? new DecidedText(found, []) : new DecisionApplication(this, found, article).Run();
    }

    internal Decision? SameAsOf(EntityId entity) => sameAs.GetValueOrDefault(entity);

    internal Decision? RenameOf(EntityId entity) => renames.GetValueOrDefault(entity);

    internal IReadOnlyList<Decision> NotThisOf(EntityId entity) => notThis.GetValueOrDefault(entity, []);

    internal static IEnumerable<Decision> InOrder(IEnumerable<Decision> decisions) => decisions.OrderBy(decision => decision.Taken).ThenBy(decision => decision.Id, StringComparer.Ordinal);

    private static bool IsBefore(Decision decision, DateTimeOffset moment) => decision.Taken.UtcTicks - (decision.Taken.UtcTicks % TimeSpan.TicksPerSecond) <= moment.UtcTicks;
}

/// <summary>An article as people's decisions have it. Immutable.</summary>
/// <param name="Text">The annotations; the annotator's own where no decision touches the article.</param>
/// <param name="Applied">The decisions that touch it, in the order in which they were taken.</param>
public sealed record DecidedText(AnnotatedText Text, IReadOnlyList<Decision> Applied)
{
    private const char Separator = '-';

    /// <summary>The version of the article: <paramref name="version"/>, which names upload and annotator, and where decisions touch it a hash of them.</summary>
    public string VersionOf(string version)
    {
        if (Applied.Count == 0)
        {
            return version;
        }

        var stamps = string.Join('\n', Applied.Select(decision => $"{decision.Id} {decision.Taken.UtcTicks}"));
        return $"{version}{Separator}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stamps)).AsSpan(0, 8))}";
    }

    /// <summary>The version without decisions that <see cref="VersionOf"/> was given.</summary>
    public static string UndecidedOf(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return version.Split(Separator)[0];
    }
}
