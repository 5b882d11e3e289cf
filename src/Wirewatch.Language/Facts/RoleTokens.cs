namespace Wirewatch.Language.Facts;

/// <summary>The roles of a document by the tokens that word them. One document; not thread safe.</summary>
internal sealed class RoleTokens
{
    /// <summary>How many words of roles are searched for "the minister": hostile text must not make the work grow with its square.</summary>
    private const int MostSearched = 1024;

    /// <summary>How many words before its noun a phrase may have.</summary>
    private const int LongestPhrase = 6;

    /// <summary>How well a role fits that has the words of the phrase.</summary>
    private const int Fits = 2;

    private readonly Document _document;
    private readonly MentionTokens _mentions;
    private readonly Dictionary<int, EntityId> _personOfToken = [];
    private List<Held>? _held;

    /// <summary>Reads the roles of the entities of <paramref name="document"/>.</summary>
    public RoleTokens(Document document)
    {
        _document = document;
        _mentions = document.MentionTokens;
        foreach (var entity in document.Entities)
        {
            foreach (var role in entity.Roles)
            {
                for (var token = FirstTokenFrom(document, role.Start); token < document.Tokens.Count && document.Tokens[token].Start < role.End; token++)
                {
                    _personOfToken.TryAdd(token, entity.Id);
                }
            }
        }
    }

    /// <summary>The person whose role the token <paramref name="token"/> helps to word, or null.</summary>
    public EntityId? PersonAt(int token) => _personOfToken.TryGetValue(token, out var person) ? person : null;

    /// <summary>Who the role noun at <paramref name="noun"/> means: the last person before it, else the first behind it, in whose role it stands,
    /// whatever its capitals. One whose role has the word before it too, or is at the body or place that the phrase names, comes first
    /// (<c>Prime Minister</c>, <c>mayor of Lyon</c>); one whose role is of another degree comes last (<c>Vice President</c> for <c>the president</c>);
    /// one whose role is at another body or of another people is not meant.</summary>
    public EntityId? HolderOf(Document document, int noun)
    {
        _held ??= ReadHeld();
        var word = Word(noun);
        Phrase? phrase = null;
        EntityId? found = null;
        var best = -1;
        foreach (var held in _held)
        {
            if (!Word(held.Noun).Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }
            var asked = phrase ??= Asked(noun);
            if (held.Noun > noun && found is not null && (best == Fits || !asked.Qualified))
            {
                break;
            }
            var fit = Fit(held, asked);
            if (fit > best || (fit >= 0 && fit == best && held.Noun < noun))
            {
                found = held.Person;
                best = fit;
            }
        }
        return found;
    }

    // The nouns of all roles in the order of the text, the first of them if there are too many.
    private List<Held> ReadHeld()
    {
        var held = new List<Held>();
        foreach (var entity in _document.Entities)
        {
            foreach (var role in entity.Roles)
            {
                var first = FirstTokenFrom(_document, role.Start);
                var served = false;
                for (var token = first; token < _document.Tokens.Count && _document.Tokens[token].Start < role.End; token++)
                {
                    // The president of "spokesman for President Doe" is somebody else.
                    served = Word(token) is "of" or "for" or "to" or "at" or "in" or "from" || (served && Word(token) is not "and");
                    if (!served && _mentions.At(token) < 0 && RoleWords.IsNoun(Word(token)))
                    {
                        held.Add(new Held(token, entity.Id, DegreeBefore(token, first) | (role.Former ? Degrees.Former : 0), role.At, PeopleBefore(token, first)));
                    }
                }
            }
        }
        held.Sort(static (left, right) => left.Noun.CompareTo(right.Noun));
        if (held.Count > MostSearched)
        {
            held.RemoveRange(MostSearched, held.Count - MostSearched);
        }
        return held;
    }

    private int Fit(Held held, Phrase asked)
    {
        if ((asked.At is { } at && held.At is { } body && at != body) || (asked.People is { } people && held.People is { } other && people != other)
            || (asked.Degree & ~held.Degree & ~Degrees.Former) != 0)
        {
            return -1;
        }
        if (held.Degree != asked.Degree)
        {
            return 0;
        }
        return (asked.At is not null && asked.At == held.At)
            || (asked.Qualified && held.Noun > 0 && asked.Noun > 0 && Word(held.Noun - 1).Equals(Word(asked.Noun - 1), StringComparison.OrdinalIgnoreCase)) ? Fits : Fits - 1;
    }

    private Phrase Asked(int noun)
    {
        var first = noun;
        while (first > 0 && first > noun - LongestPhrase && _document.Tokens[first - 1].IsWord && Word(first - 1) is not ("the" or "The"))
        {
            first--;
        }
        if (first == 0 || Word(first - 1) is not ("the" or "The"))
        {
            first = noun;
        }
        EntityId? at = null;
        for (var i = first; i < noun; i++)
        {
            at = BodyAt(i) ?? at;
        }
        if (Word(noun + 1) is "of")
        {
            at = BodyAt(Word(noun + 2) is "the" ? noun + 3 : noun + 2) ?? at;
        }
        return new Phrase(noun, noun > 0 && Word(noun - 1) is not ("the" or "The"), DegreeBefore(noun, first), at, PeopleBefore(noun, first));
    }

    private EntityId? BodyAt(int token) =>
        _mentions.At(token) is var mention and >= 0 && _document.Mentions[mention].Type is MentionType.Location or MentionType.Organization ? _document.Mentions[mention].Entity : null;

    private EntityId? PeopleBefore(int noun, int from)
    {
        for (var i = from; i < noun; i++)
        {
            if (_mentions.At(i) is var mention and >= 0 && _document.Mentions[mention].Type == MentionType.Norp)
            {
                return _document.Mentions[mention].Entity;
            }
        }
        return null;
    }

    private Degrees DegreeBefore(int noun, int from)
    {
        Degrees degree = 0;
        for (var i = from; i < noun; i++)
        {
            degree |= Word(i) switch
            {
                "prime" or "Prime" => Degrees.Prime,
                "deputy" or "Deputy" or "vice" or "Vice" or "assistant" or "Assistant" => Degrees.Deputy,
                "shadow" or "Shadow" => Degrees.Shadow,
                "former" or "Former" or "ex" or "Ex" => Degrees.Former,
                _ => 0,
            };
        }
        return degree;
    }

    private ReadOnlySpan<char> Word(int token) => (uint)token < (uint)_document.Tokens.Count ? _document.Tokens[token].Of(_document.Text) : default;

    private static int FirstTokenFrom(Document document, int offset)
    {
        var low = 0;
        var high = document.Tokens.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (document.Tokens[middle].End <= offset)
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

    /// <summary>What sets a post apart from another of the same noun.</summary>
    [Flags]
    private enum Degrees
    {
        Prime = 1,
        Deputy = 2,
        Shadow = 4,
        Former = 8,
    }

    /// <summary>A noun in the wording of a role.</summary>
    private readonly record struct Held(int Noun, EntityId Person, Degrees Degree, EntityId? At, EntityId? People);

    /// <summary>What "the foreign minister of Ruritania" asks for.</summary>
    private readonly record struct Phrase(int Noun, bool Qualified, Degrees Degree, EntityId? At, EntityId? People);
}
