using Wirewatch.Language.Text;

namespace Wirewatch.Language.Recognition.Tagging;

/// <summary>What the first pass over an article found, so that a name seen clearly once helps everywhere (the two passes of Krishnan and Manning 2006;
/// the extended prediction history of Ratinov and Roth 2009). An occurrence never testifies for itself. Not thread safe; made to be used again.</summary>
internal sealed class ArticleMemory
{
    private const int Outside = TagScheme.Types;
    private const int LongestName = 8;
    private readonly Dictionary<uint, Votes> _words = [];
    private readonly Dictionary<uint, Votes> _places = [];
    private readonly Dictionary<uint, Votes> _names = [];
    private readonly Dictionary<uint, int> _beginnings = [];
    private readonly Dictionary<uint, Votes> _acronyms = [];

    /// <summary>Fills the <see cref="TokenFacts.Seen"/> fields from the tags of the first pass.</summary>
    /// <param name="text">The article.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="facts">Their facts.</param>
    /// <param name="tags">The tags of the first pass.</param>
    /// <param name="caseless">Words without capitals count, too.</param>
    public void Recall(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, Span<TokenFacts> facts, ReadOnlySpan<int> tags, bool caseless)
    {
        _words.Clear();
        _places.Clear();
        _names.Clear();
        _beginnings.Clear();
        _acronyms.Clear();
        for (var i = 0; i < tokens.Length; i++)
        {
            var tag = tags[i];
            if (tag != TagScheme.Outside || (facts[i].Capital && !caseless) || (caseless && tokens[i].Kind == TokenKind.Word))
            {
                Vote(_words, facts[i].Word, tag == TagScheme.Outside ? Outside : TagScheme.TypeOf(tag));
            }
            if (tag != TagScheme.Outside && TagScheme.MayStart(tag))
            {
                RememberName(text, tokens, facts, tags, i);
            }
        }
        for (var i = 0; i < tokens.Length; i++)
        {
            ref var fact = ref facts[i];
            fact.Seen = fact.SeenIn = fact.SeenName = fact.SeenAcronym = 0;
        }
        for (var i = 0; i < tokens.Length; i++)
        {
            ref var fact = ref facts[i];
            var tag = tags[i];
            if (_words.TryGetValue(fact.Word, out var votes))
            {
                if (tag != TagScheme.Outside || fact.Capital || caseless)
                {
                    votes.Take(tag == TagScheme.Outside ? Outside : TagScheme.TypeOf(tag));
                }
                fact.Seen = votes.Summary();
            }
            if (_places.TryGetValue(fact.Word, out votes))
            {
                if (tag != TagScheme.Outside && !(TagScheme.MayStart(tag) && TagScheme.MayEnd(tag)))
                {
                    votes.Take(TagScheme.TypeOf(tag));
                }
                fact.SeenIn = votes.Summary();
            }
            if (_acronyms.Count > 0 && tokens[i].IsAllCapitals && tokens[i].Length is >= 2 and <= 7
                && _acronyms.TryGetValue(Acronym(tokens[i].Of(text)), out votes))
            {
                fact.SeenAcronym = votes.Summary();
            }
            if (fact.SeenName == 0 && _beginnings.ContainsKey(fact.Word))
            {
                MatchName(facts, tags, i);
            }
        }
    }

    private void RememberName(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, Span<TokenFacts> facts, ReadOnlySpan<int> tags, int first)
    {
        var last = first;
        while (!TagScheme.MayEnd(tags[last]))
        {
            last++;
        }
        if (last == first)
        {
            return;
        }
        var type = TagScheme.TypeOf(tags[first]);
        var phrase = 0u;
        var initials = 0x9E3779B97F4A7C15ul;
        var letters = 0;
        for (var i = first; i <= last; i++)
        {
            Vote(_places, facts[i].Word, type);
            phrase = Hashing.Append(phrase, facts[i].Word);
            if (facts[i].Capital)
            {
                initials = Hashing.Step(initials, char.ToUpperInvariant(text[tokens[i].Start]));
                letters++;
            }
        }
        Vote(_names, phrase, type);
        _beginnings[facts[first].Word] = Math.Max(_beginnings.GetValueOrDefault(facts[first].Word), Math.Min(LongestName, last - first + 1));
        if (letters > 1)
        {
            Vote(_acronyms, Hashing.Finish(initials), type);
        }
    }

    private void MatchName(Span<TokenFacts> facts, ReadOnlySpan<int> tags, int first)
    {
        var phrase = 0u;
        var longest = Math.Min(_beginnings[facts[first].Word], facts.Length - first);
        var found = 0;
        var summary = 0u;
        for (var i = first; i < first + longest; i++)
        {
            phrase = Hashing.Append(phrase, facts[i].Word);
            if (i > first && _names.TryGetValue(phrase, out var votes))
            {
                if (IsName(tags, first, i))
                {
                    votes.Take(TagScheme.TypeOf(tags[first]));
                }
                var value = votes.Summary();
                if (value != 0)
                {
                    found = i - first + 1;
                    summary = value;
                }
            }
        }
        for (var i = 0; i < found; i++)
        {
            facts[first + i].SeenName = (summary * 4) + (i == 0 ? 1u : i == found - 1 ? 3u : 2u);
        }
    }

    private static bool IsName(ReadOnlySpan<int> tags, int first, int last)
    {
        if (tags[first] == TagScheme.Outside || !TagScheme.MayStart(tags[first]))
        {
            return false;
        }
        var i = first;
        while (!TagScheme.MayEnd(tags[i]))
        {
            i++;
        }
        return i == last;
    }

    private static uint Acronym(ReadOnlySpan<char> word)
    {
        var hash = 0x9E3779B97F4A7C15ul;
        foreach (var c in word)
        {
            if (c != '.')
            {
                hash = Hashing.Step(hash, c);
            }
        }
        return Hashing.Finish(hash);
    }

    private static void Vote(Dictionary<uint, Votes> votes, uint key, int type) =>
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(votes, key, out _).Give(type);

    /// <summary>How often a word had each type: eight counts of up to 255.</summary>
    private struct Votes
    {
        private ulong _counts;

        public void Give(int type)
        {
            if ((_counts >> (8 * type) & 255) < 255)
            {
                _counts += 1ul << (8 * type);
            }
        }

        public void Take(int type)
        {
            if ((_counts >> (8 * type) & 255) > 0)
            {
                _counts -= 1ul << (8 * type);
            }
        }

        /// <summary>0 for no votes; else the type with most votes, how clear it is, and whether there are many.</summary>
        public readonly uint Summary()
        {
            if (_counts == 0)
            {
                return 0;
            }
            int all = 0, most = 0, winner = 0;
            for (var type = 0; type <= Outside; type++)
            {
                var count = (int)(_counts >> (8 * type) & 255);
                all += count;
                if (count > most)
                {
                    most = count;
                    winner = type;
                }
            }
            var clear = most == all ? 2u : most * 3 >= all * 2 ? 1u : 0u;
            return 1 + (uint)winner + (8 * clear) + (all > 2 ? 32u : 0);
        }
    }
}
