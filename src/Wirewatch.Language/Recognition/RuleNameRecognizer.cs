using Wirewatch.Language.Text;

namespace Wirewatch.Language.Recognition;

/// <summary>Finds names with hand-written rules over the name lists: known names, titles, the head words of bodies, places and events, given and
/// family names; what is left unclear follows what the same article says elsewhere. Thread safe.</summary>
internal sealed class RuleNameRecognizer : INameRecognizer
{
    /// <inheritdoc/>
    public void Recognize(Document document, List<NameSpan> names)
    {
        using var tokens = new FoldedTokens(document);
        var seen = new SeenNames();
        var found = new List<TokenSpan>();

        // Running text first: it tells names from words, which a headline in capitals does not.
        var sentences = document.Sentences;
        var rules = new NameRules(document, tokens, seen, found);
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var sentence in sentences)
            {
                if (IsHeadline(document, tokens, sentence) == (pass == 1))
                {
                    rules.Scan(sentence, headline: pass == 1);
                }
            }
        }

        rules.DecideDoubtful();
        found.Sort(static (one, other) => one.First.CompareTo(other.First));
        var end = 0;
        foreach (var span in found)
        {
            if (span.First >= end)
            {
                names.Add(new NameSpan(document.Tokens[span.First].Start, document.Tokens[span.Last - 1].End, span.Type));
                end = span.Last;
            }
        }
    }

    // Most words that are no function words begin with a capital, and no full stop ends them.
    private static bool IsHeadline(Document document, FoldedTokens tokens, Sentence sentence)
    {
        if (document.Tokens[sentence.Last - 1].Kind == TokenKind.Stop)
        {
            return false;
        }

        var (capitals, words) = (0, 0);
        for (var index = sentence.First; index < sentence.Last; index++)
        {
            if (document.Tokens[index].IsWord && !tokens.Is(index, WordClasses.Function | WordClasses.Particle))
            {
                words++;
                capitals += document.Tokens[index].IsCapitalised ? 1 : 0;
            }
        }

        if (words < 5 || capitals < words - (words / 6))
        {
            return false;
        }

        // A list of people is no headline: there, capitals are names.
        var common = 0;
        for (var index = sentence.First; index < sentence.Last; index++)
        {
            common += document.Tokens[index].IsCapitalised && tokens.Is(index, WordClasses.Common) ? 1 : 0;
        }

        return common >= 2;
    }
}

/// <summary>A name as a range of tokens.</summary>
/// <param name="First">Its first token.</param>
/// <param name="Last">One past its last token.</param>
/// <param name="Type">What kind of thing it names.</param>
internal readonly record struct TokenSpan(int First, int Last, MentionType Type);

/// <summary>What an article has named so far, by the hash of the folded name and of the parts by which people are named again.</summary>
internal sealed class SeenNames
{
    private readonly Dictionary<ulong, MentionType> _names = [];

    /// <summary>Remembers a name; the first meaning stays.</summary>
    public void Add(ulong hash, MentionType type) => _names.TryAdd(hash, type);

    /// <summary>The type of a name that was seen.</summary>
    public bool TryGet(ulong hash, out MentionType type) => _names.TryGetValue(hash, out type);
}
