using Wirewatch.Language.Text;


namespace Wirewatch.Language.Recognition.Tagging;

/// <summary>Works out the <see cref="TokenFacts"/> of an article's tokens. Not thread safe; made to be used again.</summary>
internal sealed class SentenceReader(Lexicon lexicon)
{
    private const int LongestPhrase = 8;
    private const int LongestWord = 64;

    private static readonly uint[] Connectors =
        [.. "of the for and & de la del al bin ibn von van der du di da dos el ben bint abu y e le les des d'".Split(' ').Select(w => Hashing.Of(w))];

    private TokenFacts[] _facts = new TokenFacts[1024];

    /// <summary>The facts of the tokens read last.</summary>
    public Span<TokenFacts> Facts => _facts;

    /// <summary>Reads all tokens of an article.</summary>
    public void Read(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        if (_facts.Length < tokens.Length)
        {
            _facts = new TokenFacts[Math.Max(tokens.Length, 2 * _facts.Length)];
        }
        Span<char> folded = stackalloc char[LongestWord];
        for (var i = 0; i < tokens.Length; i++)
        {
            ReadWord(text, tokens[i], ref _facts[i], folded);
        }
    }

    /// <summary>Whether an article has next to no capitals, so that none of its sentences says anything by its case.</summary>
    public static bool IsCaseless(ReadOnlySpan<Token> tokens)
    {
        var words = 0;
        var capitals = 0;
        foreach (var token in tokens)
        {
            words += token.IsWord ? 1 : 0;
            capitals += token.IsCapitalised ? 1 : 0;
        }
        return capitals * 100 <= words;
    }

    /// <summary>Decides how a sentence is cased.</summary>
    public static SentenceCase CaseOf(ReadOnlySpan<Token> sentence, bool caselessArticle)
    {
        int words = 0, allCapitals = 0, lower = 0, longLower = 0, longCapital = 0;
        foreach (var token in sentence)
        {
            if (token.Kind != TokenKind.Word)
            {
                continue;
            }
            words++;
            if (token.IsLowerCase)
            {
                lower++;
                longLower += token.Length > 3 ? 1 : 0;
            }
            else if (token.IsCapitalised)
            {
                allCapitals += token.IsAllCapitals && token.Length > 1 ? 1 : 0;
                longCapital += token.Length > 3 ? 1 : 0;
            }
        }
        if ((caselessArticle && lower == words) || (words >= 2 && lower == 0 && allCapitals * 10 >= words * 8 && longCapital > 0))
        {
            return SentenceCase.None;
        }
        var ends = sentence[^1].Kind == TokenKind.Stop;
        return !ends && longCapital >= 3 && longLower * 5 <= longCapital ? SentenceCase.Headline : SentenceCase.Ordinary;
    }

    /// <summary>Adds what depends on the neighbours: listed phrases and runs of capitals. Ranges are token indices of the article.</summary>
    public void ReadSentence(int first, int last, SentenceCase written)
    {
        var facts = _facts.AsSpan(first, last - first);
        FindPhrases(facts, written);
        FindRuns(facts, first);
    }

    /// <summary>Whether a token of an ordinary sentence can be part of a name.</summary>
    /// <param name="tokens">The tokens of the article.</param>
    /// <param name="facts">Their facts.</param>
    /// <param name="i">The token.</param>
    /// <param name="certain">Becomes true if the token can be a name alone.</param>
    public static bool MayBeInName(ReadOnlySpan<Token> tokens, ReadOnlySpan<TokenFacts> facts, int i, ref bool certain)
    {
        ref readonly var token = ref tokens[i];
        if (facts[i].Capital || (token.HasDigit && token.Kind == TokenKind.Word))
        {
            certain = true;
            return true;
        }
        return token.Kind == TokenKind.Number
            ? (i > 0 && facts[i - 1].Capital) || (i + 1 < tokens.Length && facts[i + 1].Capital)
            : facts[i].Entry.InNames != 0;
    }

    /// <summary>Adds the facts about the letters of some tokens, which only scored tokens and their neighbours need.</summary>
    public void ReadForms(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int first, int last)
    {
        Span<char> folded = stackalloc char[LongestWord];
        for (var i = first; i < last; i++)
        {
            if (_facts[i].Shape == 0)
            {
                ReadForm(text, tokens[i], ref _facts[i], folded);
            }
        }
    }

    private void ReadWord(ReadOnlySpan<char> text, Token token, ref TokenFacts facts, Span<char> folded)
    {
        var word = token.Of(text);
        if (word.Length > LongestWord)
        {
            word = word[..LongestWord];
        }
        facts = default;
        facts.Word = Hashing.Of(Fold(word, token.Kind, folded));
        facts.Entry = lexicon.Word(facts.Word);
        // Particles are written small before a capital (al-Zarqawi), and so are brands (iPhone).
        facts.Capital = token.IsCapitalised || (token.IsWord && !token.IsLowerCase && HasCapital(word));
        facts.RunFirst = facts.RunLast = -1;
    }

    private static bool HasCapital(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsUpper(c))
            {
                return true;
            }
        }
        return false;
    }

    private static Span<char> Fold(ReadOnlySpan<char> word, TokenKind kind, Span<char> folded)
    {
        if (kind == TokenKind.Number)
        {
            for (var i = 0; i < word.Length; i++)
            {
                folded[i] = char.IsAsciiDigit(word[i]) ? '0' : word[i];
            }
            return folded[..word.Length];
        }
        for (var i = 0; i < word.Length; i++)
        {
            folded[i] = LetterFolding.Fold(word[i]);
        }
        var length = word.Length;
        return folded[..(length > 3 && folded[length - 1] == '.' && folded[..(length - 1)].IndexOf('.') < 0 ? length - 1 : length)];
    }

    private static void ReadForm(ReadOnlySpan<char> text, Token token, ref TokenFacts facts, Span<char> folded)
    {
        var word = token.Of(text);
        if (word.Length > LongestWord)
        {
            word = word[..LongestWord];
        }
        var form = Fold(word, token.Kind, folded);
        var shape = Hashing.Start;
        char last = '\0', beforeLast = '\0';
        foreach (var c in word)
        {
            var kind = char.IsUpper(c) ? 'X' : char.IsLetter(c) ? 'x' : char.IsAsciiDigit(c) ? 'd' : c;
            if (kind != last || kind != beforeLast)
            {
                shape = Hashing.Step(shape, kind);
            }
            beforeLast = last;
            last = kind;
        }
        facts.Exact = Hashing.Of(word);
        facts.Shape = Hashing.Finish(shape);
        facts.Prefix3 = form.Length > 3 ? Hashing.Of(form[..3]) : 0;
        facts.Prefix4 = form.Length > 4 ? Hashing.Of(form[..4]) : 0;
        facts.Suffix2 = form.Length > 2 ? Hashing.Of(form[^2..]) : 0;
        facts.Suffix3 = form.Length > 3 ? Hashing.Of(form[^3..]) : 0;
        facts.Suffix4 = form.Length > 4 ? Hashing.Of(form[^4..]) : 0;
    }

    private void FindPhrases(Span<TokenFacts> facts, SentenceCase written)
    {
        var cased = written != SentenceCase.None;
        Span<int> ends = stackalloc int[Lexicon.Lists];
        for (var i = 0; i < facts.Length; i++)
        {
            if (cased && !facts[i].Capital)
            {
                continue;
            }
            ends.Clear();
            var any = 0;
            var phrase = 0u;
            for (var j = i; j < facts.Length && j < i + LongestPhrase; j++)
            {
                phrase = Hashing.Append(phrase, facts[j].Word);
                var entry = lexicon.Phrase(phrase);
                if (entry.Key == 0)
                {
                    break;
                }
                if (entry.Lists != 0 && (!cased || facts[j].Capital || j > i))
                {
                    any |= entry.Lists;
                    for (var bits = (uint)entry.Lists; bits != 0; bits &= bits - 1)
                    {
                        ends[System.Numerics.BitOperations.TrailingZeroCount(bits)] = j + 1;
                    }
                }
                if (entry.Continues == 0)
                {
                    break;
                }
            }
            for (var bits = (uint)any; bits != 0; bits &= bits - 1)
            {
                var list = System.Numerics.BitOperations.TrailingZeroCount(bits);
                Mark(facts, i, ends[list], list);
            }
        }
    }

    private static void Mark(Span<TokenFacts> facts, int first, int end, int list)
    {
        if ((facts[first].Phrases >> (3 * list) & 7) != 0)
        {
            return;
        }
        for (var i = first; i < end; i++)
        {
            var place = end - first == 1 ? 4ul : i == first ? 1ul : i == end - 1 ? 3ul : 2ul;
            facts[i].Phrases = (facts[i].Phrases & ~(7ul << (3 * list))) | (place << (3 * list));
        }
    }

    private static void FindRuns(Span<TokenFacts> facts, int offset)
    {
        for (var i = 0; i < facts.Length; i++)
        {
            if (!facts[i].Capital)
            {
                continue;
            }
            var last = i;
            while (true)
            {
                if (last + 1 < facts.Length && facts[last + 1].Capital)
                {
                    last++;
                }
                else if (last + 2 < facts.Length && IsConnector(facts[last + 1].Word) && facts[last + 2].Capital)
                {
                    last += 2;
                }
                else if (last + 3 < facts.Length && IsConnector(facts[last + 1].Word) && IsConnector(facts[last + 2].Word) && facts[last + 3].Capital)
                {
                    last += 3;
                }
                else
                {
                    break;
                }
            }
            for (var j = i; j <= last; j++)
            {
                facts[j].RunFirst = offset + i;
                facts[j].RunLast = offset + last;
            }
            i = last;
        }
    }

    private static bool IsConnector(uint word) => Connectors.AsSpan().Contains(word);
}
