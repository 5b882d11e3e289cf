using Wirewatch.Articles;
using Wirewatch.Language;
using Wirewatch.Language.Text;

namespace Wirewatch.Decisions;

/// <summary>Applies decisions to the annotations of one article. Depends on nothing but its input; used once.</summary>
/// <remarks>The mentions that the annotator takes for one entity go on together: those that a <c>not-this</c> takes out become an entity of
/// their own, the rest follows <c>same-as</c> to its end, and either may meet further decisions there. No mention is ever lost.</remarks>
internal sealed class DecisionApplication(DecisionSet decisions, AnnotatedText found, ArticleId article)
{
    private const int MaximumAliases = 50;
    private const int DistinctDigits = 8;

    private readonly HashSet<Decision> applied = [];
    private readonly List<Group> ends = [];
    private readonly Dictionary<EntityId, List<(Mention Mention, EntityId End)>> endsOf = [];
    private readonly Dictionary<Mention, Group> endOf = [];

    public DecidedText Run()
    {
        var mentions = found.Mentions.ToLookup(mention => mention.Entity);
        var known = found.Entities.DistinctBy(entity => entity.Id).ToList();
        foreach (var entity in known)
        {
            Follow(new Group(entity.Id, entity, [.. mentions[entity.Id]], true, null, null, []));
        }

        var ids = ends.Select(end => end.Id).ToHashSet();
        applied.UnionWith(ids.Select(decisions.RenameOf).OfType<Decision>());
        if (applied.Count == 0)
        {
            return new DecidedText(found, []);
        }

        foreach (var end in ends)
        {
            foreach (var mention in end.Mentions)
            {
                if (!endsOf.TryGetValue(end.Found.Id, out var list))
                {
                    endsOf.Add(end.Found.Id, list = []);
                }

                list.Add((mention, end.Id));
                endOf[mention] = end;
            }
        }

        var roles = RolesByEnd(known);
        var text = found with
        {
            Mentions = [.. found.Mentions.Select(mention => endOf.TryGetValue(mention, out var end) ? Moved(mention, end) : mention)],
            Entities = [.. ends.GroupBy(end => end.Id).OrderBy(FirstMention).Select(group => Joined(group.Key, [.. group], roles[group.Key]))],
            Quotations = [.. found.Quotations.Select(Redirected)],
            Relations = [.. found.Relations.Select(Redirected)],
        };
        return new DecidedText(text, [.. DecisionSet.InOrder(applied)]);
    }

    private void Follow(Group group)
    {
        var rest = group.Mentions;
        foreach (var decision in decisions.NotThisOf(group.Id))
        {
            var refused = rest.Where(mention => !group.Refused.Contains(decision) && Fits(decision, mention)).ToList();
            if (refused.Count == 0)
            {
                continue;
            }

            applied.Add(decision);
            rest = [.. rest.Except(refused)];
            Decision[] before = [.. group.Refused, decision];
            var name = Fullest(refused);
            Follow(group with
            {
                Id = OwnId(group.Found.Type, name, before),
                Mentions = refused,
                IsWhole = false,
                Merge = null,
                Name = name,
                Refused = before,
            });
        }

        if (rest.Count == 0 && group.Mentions.Count > 0)
        {
            return;
        }

        group = rest.Count == group.Mentions.Count ? group : group with { Mentions = rest, IsWhole = false };
        if (decisions.SameAsOf(group.Id) is { } merge)
        {
            applied.Add(merge);
            Follow(group with { Id = merge.Target!.Value, Merge = merge, Name = null });
            return;
        }

        ends.Add(group);
    }

    private bool Fits(Decision decision, Mention mention)
    {
        if (decision.Article is { } only)
        {
            return only == article;
        }

        var sentence = found.Sentences.FirstOrDefault(sentence => sentence.Contains(mention.Start), new TextSpan(mention.Start, mention.End));
        return decision.Pattern!.Fits(sentence.Of(found.Text));
    }

    // What is not this must not become this again by its name.
    private EntityId OwnId(MentionType type, string name, IReadOnlyList<Decision> refusals)
    {
        var refused = refusals.Select(decision => decision.Entity).ToHashSet();
        var own = $"{type.ToString().ToLowerInvariant()}:{Slug.Of(name)}";
        for (var id = new EntityId(own); !refused.Contains(id); id = decisions.SameAsOf(id)!.Target!.Value)
        {
            if (decisions.SameAsOf(id) is null)
            {
                return new EntityId(own);
            }
        }

        return new EntityId($"{own}-{refusals[^1].Id[..DistinctDigits]}");
    }

    private static string Fullest(IEnumerable<Mention> mentions) => mentions.Select(mention => mention.Text)
        .OrderByDescending(text => text.Count(letter => letter == ' ')).ThenByDescending(text => text.Length).ThenBy(text => text, StringComparer.Ordinal).First();

    private static int FirstMention(IEnumerable<Group> groups) =>
        groups.SelectMany(group => group.Mentions).Select(mention => mention.Start).DefaultIfEmpty(int.MaxValue).Min();

    private Entity Joined(EntityId id, IReadOnlyList<Group> parts, IEnumerable<Role> roles)
    {
        var natural = parts.FirstOrDefault(part => part.Found.Id == id);
        var (name, type) = (natural ?? parts[0]) switch
        {
            var part when part == natural => (part.Found.Name, part.Found.Type),
            { Merge: { } merge } part => (merge.TargetName ?? part.Found.Name, merge.TargetType ?? part.Found.Type),
            var part => (part.Name!, part.Found.Type),
        };
        var entity = new Entity(id, type, name)
        {
            Aliases = parts is [{ IsWhole: true } only] && only == natural
                ? only.Found.Aliases
                : [.. parts.SelectMany(Names).Where(alias => alias != name).Distinct(StringComparer.Ordinal).Take(MaximumAliases)],
            Wikidata = natural is not null ? natural.Found.Wikidata : id.IsWikidata ? id.Value : null,
            Mentions = parts is [{ IsWhole: true } whole] ? whole.Found.Mentions : parts.Sum(part => part.Mentions.Count),
            Roles = [.. roles],
        };
        return decisions.RenameOf(id) is { Name: { } shown } && shown != name
            ? entity with { Name = shown, Aliases = [.. entity.Aliases.Prepend(name).Where(alias => alias != shown).Take(MaximumAliases)] }
            : entity;
    }

    private static IEnumerable<string> Names(Group part) => part.IsWhole
        ? part.Found.Aliases.Prepend(part.Found.Name)
        : part.Mentions.Select(mention => mention.Text);

    private ILookup<EntityId, Role> RolesByEnd(IEnumerable<Entity> known) => known
        .SelectMany(entity => entity.Roles.Select(role => (End: EndAt(entity.Id, new TextSpan(role.Start, role.End)), Role: role)))
        .Select(item => (item.End, Role: item.Role.At is { } at ? item.Role with { At = EndAt(at, new TextSpan(item.Role.Start, item.Role.End)) } : item.Role))
        .OrderBy(item => item.Role.Start)
        .DistinctBy(item => (item.End, item.Role.Title, item.Role.At, item.Role.Former, item.Role.Acting))
        .ToLookup(item => item.End, item => item.Role);

    private Relation Redirected(Relation relation) => relation with
    {
        Subject = EndAt(relation.Subject, new TextSpan(relation.Start, relation.End)),
        Other = EndAt(relation.Other, new TextSpan(relation.Start, relation.End)),
    };

    private Quotation Redirected(Quotation quotation) => quotation.Speaker is { } speaker
        ? quotation with { Speaker = EndAt(speaker, quotation.Cue ?? new TextSpan(quotation.Start, quotation.End)) }
        : quotation;

    // What is not this capital does not stand for its country's government; a capital by another id still does, unless it became the country itself
    // or no place at all.
    private Mention Moved(Mention mention, Group end)
    {
        var country = mention.StandsFor is { } seat && end.Refused.Length == 0 && (end.Merge?.TargetType ?? end.Found.Type) == MentionType.Location ? Unmentioned(seat) : default(EntityId?);
        return mention with { Entity = end.Id, StandsFor = country == end.Id ? null : country };
    }

    // Where the mentions of an entity part, a fact goes with the nearest one.
    private EntityId EndAt(EntityId entity, TextSpan place)
    {
        if (!endsOf.TryGetValue(entity, out var mentions))
        {
            return Unmentioned(entity);
        }

        return mentions.MinBy(item => (Distance(item.Mention, place), item.Mention.Start)).End;
    }

    private EntityId Unmentioned(EntityId entity)
    {
        while (decisions.SameAsOf(entity) is { } merge)
        {
            applied.Add(merge);
            entity = merge.Target!.Value;
        }

        return entity;
    }

    private static int Distance(Mention mention, TextSpan place) => Math.Max(0, Math.Max(mention.Start - place.End, place.Start - mention.End));

    // Mentions of one found entity on their way; IsWhole: all of its mentions; Merge: the same-as that led here; Name: the own name of refused ones.
    private sealed record Group(
        EntityId Id, Entity Found, IReadOnlyList<Mention> Mentions, bool IsWhole, Decision? Merge, string? Name, Decision[] Refused);
}
