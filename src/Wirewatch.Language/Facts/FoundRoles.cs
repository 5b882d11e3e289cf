namespace Wirewatch.Language.Facts;

/// <summary>The roles found so far, by person. One document; not thread safe.</summary>
internal sealed class FoundRoles(Document document)
{
    private readonly List<(EntityId Person, RolePhrase Phrase)> _found = [];
    private readonly bool[] _covered = new bool[document.Tokens.Count];

    /// <summary>What was found, in the order of finding.</summary>
    public IReadOnlyList<(EntityId Person, RolePhrase Phrase)> All => _found;

    /// <summary>Gives <paramref name="person"/> the role.</summary>
    public void Add(EntityId person, RolePhrase phrase)
    {
        if (phrase.Last > phrase.First)
        {
            _found.Add((person, phrase));
            Array.Fill(_covered, true, phrase.First, phrase.Last - phrase.First);
        }
    }

    /// <summary>Whether the token <paramref name="token"/> already words somebody's role.</summary>
    public bool Covers(int token) => _covered[token];

    /// <summary>Puts each wording once into its person's entity, in the order of the text.</summary>
    public void AddToEntities()
    {
        if (_found.Count == 0)
        {
            return;
        }
        _found.Sort((left, right) => left.Phrase.First.CompareTo(right.Phrase.First));
        var roles = new Dictionary<EntityId, List<Role>>();
        foreach (var (person, phrase) in _found)
        {
            var start = document.Tokens[phrase.First].Start + (document.MentionTokens.At(phrase.First) < 0 ? RolePhrases.PastPrefix(document.Tokens[phrase.First].Of(document.Text)) : 0);
            var end = document.Tokens[phrase.Last - 1].End;
            var title = document.Text[start..end];
            if (!roles.TryGetValue(person, out var known))
            {
                roles[person] = known = [];
            }
            if (!known.Exists(role => role.Title.Equals(title, StringComparison.OrdinalIgnoreCase)))
            {
                known.Add(new Role(title, start, end)
                {
                    At = phrase.At >= 0 ? document.Mentions[phrase.At].Entity : null,
                    Former = phrase.Former,
                    Acting = phrase.Acting,
                });
            }
        }
        foreach (var (person, list) in roles)
        {
            if (document.EntityIndexes.IndexOf(person) is var index and >= 0)
            {
                document.Entities[index] = document.Entities[index] with { Roles = list };
            }
        }
    }
}
