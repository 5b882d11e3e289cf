using Wirewatch.Language.Text;

namespace Wirewatch.Language.Recognition.Tagging;

/// <summary>Takes from names what grammar says is not theirs. What stands before <c>such as</c> is a class (Hearst 1992): of <c>Andean Countries, such as Peru</c>
/// only <c>Andean</c> can be a name. And a body that the article names elsewhere does not take <c>in ...</c> with it, unless a place follows.
/// Linear in the text; reads one article at a time and allocates nothing once it is warm.</summary>
internal sealed class NameTrimming
{
    // The lists of countries, cities and American places; that of peoples.
    private const ulong Places = (7ul << 0) | (7ul << 6) | (7ul << 9) | (7ul << 12);
    private const ulong Peoples = 7ul << 3;
    private const byte MostlySmall = 2;

    private readonly HashSet<ulong> _bodies = [];

    /// <summary>Trims <paramref name="names"/>, which stay ordered and apart; a name of which nothing is left goes.</summary>
    public void Trim(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, ReadOnlySpan<TokenFacts> facts, List<NameSpan> names)
    {
        _bodies.Clear();
        foreach (var name in names)
        {
            if (name.Type == MentionType.Organization)
            {
                _bodies.Add(NameHash.Of(text[name.Start..name.End]));
            }
        }

        var token = 0;
        var kept = 0;
        for (var i = 0; i < names.Count; i++)
        {
            var name = names[i];
            while (tokens[token].Start < name.Start)
            {
                token++;
            }

            var last = token;
            while (tokens[last].End < name.End)
            {
                last++;
            }

            var trimmed = WithoutClass(text, tokens, facts, token, last, name);
            if (trimmed.End > trimmed.Start)
            {
                names[kept++] = WithoutPlace(text, tokens, facts, token, last, trimmed);
            }
        }

        names.RemoveRange(kept, names.Count - kept);
    }

    private static NameSpan WithoutClass(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, ReadOnlySpan<TokenFacts> facts, int first, int last, NameSpan name)
    {
        var next = last + 1 < tokens.Length && text[tokens[last + 1].Start] == ',' ? last + 2 : last + 1;
        if (next + 1 >= tokens.Length || !tokens[next].Of(text).SequenceEqual("such") || !tokens[next + 1].Of(text).SequenceEqual("as")
            || tokens[last].Length < 4 || text[tokens[last].End - 1] != 's' || facts[last].Entry.Case is 0 or > MostlySmall)
        {
            return name;
        }

        if (first == last)
        {
            return name with { End = name.Start };
        }

        var type = (facts[last - 1].Phrases & Places) != 0 ? MentionType.Location : (facts[last - 1].Phrases & Peoples) != 0 ? MentionType.Norp : name.Type;
        return new NameSpan(name.Start, tokens[last - 1].End, type);
    }

    private NameSpan WithoutPlace(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, ReadOnlySpan<TokenFacts> facts, int first, int last, NameSpan name)
    {
        for (var i = first + 1; name.Type == MentionType.Organization && i < last; i++)
        {
            if (tokens[i].Of(text).SequenceEqual("in") && (facts[i + 1].Phrases & Places) == 0 && _bodies.Contains(NameHash.Of(text[name.Start..tokens[i - 1].End])))
            {
                return name with { End = tokens[i - 1].End };
            }
        }

        return name;
    }
}
