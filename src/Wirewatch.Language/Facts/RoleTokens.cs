namespace Wirewatch.Language.Facts;

/// <summary>The roles of a document by the tokens that word them. Thread safe once built.</summary>
internal sealed class RoleTokens
{
    /// <summary>How many words of roles are searched for "the minister": hostile text must not make the work grow with its square.</summary>
    private const int MostSearched = 1024;

    private readonly Dictionary<int, EntityId> _personOfToken = [];
    private readonly List<(int Token, EntityId Person)> _inOrder = [];

    /// <summary>Reads the roles of the entities of <paramref name="document"/>.</summary>
    public RoleTokens(Document document)
    {
        foreach (var entity in document.Entities)
        {
            foreach (var role in entity.Roles)
            {
                var token = FirstTokenFrom(document, role.Start);
                for (; token < document.Tokens.Count && document.Tokens[token].Start < role.End; token++)
                {
                    _personOfToken.TryAdd(token, entity.Id);
                    _inOrder.Add((token, entity.Id));
                }
            }
        }
        _inOrder.Sort((left, right) => left.Token.CompareTo(right.Token));
        if (_inOrder.Count > MostSearched)
        {
            _inOrder.RemoveRange(MostSearched, _inOrder.Count - MostSearched);
        }
    }

    /// <summary>The person whose role the token <paramref name="token"/> helps to word, or null.</summary>
    public EntityId? PersonAt(int token) => _personOfToken.TryGetValue(token, out var person) ? person : null;

    /// <summary>Who the role noun at <paramref name="noun"/> means: the last person before it, else the first behind it, in whose role it stands,
    /// whatever its capitals; one whose role has the word before it too comes first (<c>Prime Minister</c>).</summary>
    public EntityId? HolderOf(Document document, int noun)
    {
        var word = document.Tokens[noun].Of(document.Text);
        var before = noun > 0 && document.Tokens[noun - 1].Of(document.Text) is not ("the" or "The") ? document.Tokens[noun - 1].Of(document.Text) : default;
        EntityId? found = null;
        var foundExact = false;
        foreach (var (index, person) in _inOrder)
        {
            if (index > noun && found is not null && (foundExact || before.IsEmpty))
            {
                break;
            }
            if (!document.Tokens[index].Of(document.Text).Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }
            var exact = !before.IsEmpty && index > 0 && document.Tokens[index - 1].Of(document.Text).Equals(before, StringComparison.OrdinalIgnoreCase);
            if (exact || !foundExact)
            {
                found = person;
                foundExact = exact;
            }
        }
        return found;
    }

    private static int FirstTokenFrom(Document document, int offset)
    {
        var low = 0;
        var high = document.Tokens.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (document.Tokens[middle].Start < offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }
}
