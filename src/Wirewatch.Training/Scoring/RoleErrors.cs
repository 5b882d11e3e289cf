using System.Text.Json;
using Wirewatch.Language;

namespace Wirewatch.Training.Scoring;

/// <summary>Lists the roles that the annotator misses, invents or words otherwise than expected, with the sentence around them.</summary>
internal sealed class RoleErrors(TextWriter output)
{
    private readonly SortedDictionary<string, int> _kinds = [];

    /// <summary>Adds one article.</summary>
    public void Add(GoldArticle gold, AnnotatedText found)
    {
        var expected = gold.Mentions.ToDictionary(static mention => (mention.Start, mention.End), static mention => mention.Entity);
        var names = found.Mentions.Where(mention => expected.ContainsKey((mention.Start, mention.End))).GroupBy(static mention => mention.Entity)
            .ToDictionary(static group => group.Key, group => group.CountBy(mention => expected[(mention.Start, mention.End)]).MaxBy(static pair => pair.Value).Key);
        var right = gold.Line.GetProperty("roles").EnumerateArray().Where(static role => role.GetProperty("person").ValueKind == JsonValueKind.String)
            .Select(static role => (Person: role.GetProperty("person").GetString()!, Title: role.GetProperty("text").GetString()!, Role: role))
            .DistinctBy(static role => (role.Person, role.Title.ToUpperInvariant())).ToList();
        var all = found.Entities.SelectMany(entity => entity.Roles.Select(role => (Person: names.GetValueOrDefault(entity.Id, "?"), Role: role))).ToList();
        foreach (var (person, title, role) in right.Where(one => !all.Exists(other => other.Person == one.Person && Same(other.Role.Title, one.Title))))
        {
            var start = gold.CodePoints[role.GetProperty("start").GetInt32()];
            var (_, cut) = all.Find(other => other.Role.Start < start + title.Length && start < other.Role.End);
            Print(gold, cut is null ? "missed" : Same(cut.Title, title) ? "other person" : "cut otherwise", title, cut?.Title, start, start + title.Length);
        }

        foreach (var (person, role) in all.Where(one => !right.Exists(other => other.Person == one.Person && Same(other.Title, one.Role.Title))))
        {
            if (!right.Exists(other => gold.CodePoints[other.Role.GetProperty("start").GetInt32()] is var start && role.Start < start + other.Title.Length && start < role.End))
            {
                Print(gold, "no role", role.Title, null, role.Start, role.End);
            }
        }
    }

    /// <summary>Prints how many errors of each kind there were.</summary>
    public void Print()
    {
        foreach (var (kind, times) in _kinds)
        {
            output.WriteLine($"roles: {kind} {times}");
        }
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private void Print(GoldArticle gold, string kind, string title, string? cut, int start, int end)
    {
        _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
        var context = $"{gold.Text[Math.Max(0, start - 60)..start]}[{gold.Text[start..end]}]{gold.Text[end..Math.Min(gold.Text.Length, end + 60)]}".Replace('\n', '/');
        output.WriteLine($"{kind} {gold.Id} \"{title}\"{(cut is null ? "" : $" as \"{cut}\"")}: {context}");
    }
}
