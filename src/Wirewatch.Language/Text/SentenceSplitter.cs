namespace Wirewatch.Language.Text;

/// <summary>Splits tokens into sentences. Thread safe.</summary>
/// <remarks>A sentence ends behind a stop, with the quotation marks and brackets that close there, when what follows may begin one; it always ends at
/// a blank line, and at a single line break only behind a stop or behind a short line that looks like a title and not like a full line of hard-wrapped text. Sentences inside a quotation are
/// sentences of their own; their marks belong to the first and the last.</remarks>
internal static class SentenceSplitter
{
    /// <summary>A line of at most this many tokens without a stop may be a title above the next line.</summary>
    private const int LongestTitle = 18;

    /// <summary>No column of text is narrower, in characters; shorter lines are titles or lists.</summary>
    private const int NarrowestColumn = 40;

    /// <summary>How many tokens of a line are looked at; longer ones hold whole paragraphs.</summary>
    private const int LongestLine = 60;

    /// <summary>How far to look past quotation marks and brackets; hostile text holds endless runs of them.</summary>
    private const int LongestRunOfMarks = 8;

    /// <summary>The sentences of <paramref name="text"/> as ranges of <paramref name="tokens"/>: every token lies in exactly one.</summary>
    public static List<Sentence> Split(ReadOnlySpan<char> text, List<Token> tokens)
    {
        var sentences = new List<Sentence>((tokens.Count / 20) + 1);
        Split(text, tokens, sentences);
        return sentences;
    }

    /// <summary>Adds the sentences of <paramref name="text"/> to <paramref name="sentences"/>.</summary>
    public static void Split(ReadOnlySpan<char> text, List<Token> tokens, List<Sentence> sentences)
    {
        var first = 0;
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (EndsAfter(text, tokens, first, i))
            {
                sentences.Add(new Sentence(first, i + 1, new TextSpan(tokens[first].Start, tokens[i].End)));
                first = i + 1;
            }
        }
        if (first < tokens.Count)
        {
            sentences.Add(new Sentence(first, tokens.Count, new TextSpan(tokens[first].Start, tokens[^1].End)));
        }
    }

    private static bool EndsAfter(ReadOnlySpan<char> text, List<Token> tokens, int first, int index)
    {
        var next = tokens[index + 1];
        if (next.StartsParagraph)
        {
            return true;
        }
        var last = index;
        while (last > first && index - last < LongestRunOfMarks && IsClosing(text, tokens, last))
        {
            last--;
        }
        var token = tokens[last];
        if (next.StartsLine && token.Kind is not (TokenKind.Stop or TokenKind.Ellipsis or TokenKind.Abbreviation))
        {
            return IsTitle(tokens, first, index, next);
        }
        if (token.Kind is not (TokenKind.Stop or TokenKind.Ellipsis or TokenKind.Abbreviation) || IsClosing(text, tokens, index + 1))
        {
            return false;
        }
        // Hashtags and dots for words left out belong to what they follow.
        if (token.Kind == TokenKind.Stop && last == index && ((next.Kind == TokenKind.Tag && text[next.Start] == '#')
            || (next.Kind == TokenKind.Ellipsis && index + 2 < tokens.Count && tokens[index + 2].HasSpaceBefore)))
        {
            return false;
        }
        return token.Kind switch
        {
            TokenKind.Abbreviation => EndsAfterAbbreviation(text, tokens, first, last, index),
            // "[...]" stands for words left out of a quotation, not for a pause.
            TokenKind.Ellipsis => next.HasSpaceBefore && tokens[index].Kind != TokenKind.CloseBracket && BeginsSentence(tokens, index + 1),
            _ when last != index && text[token.Start] is '!' or '?' && Attributes(text, tokens, index + 1) => false,
            _ => next.HasSpaceBefore ? MayBegin(text, tokens, index + 1, last != index) : EndsWithoutSpace(text, token, next),
        };
    }

    // "... end.The next ..." has lost a space; "amazon.com" and "3.5" are single tokens already.
    private static bool EndsWithoutSpace(ReadOnlySpan<char> text, Token stop, Token next) =>
        next.Kind == TokenKind.Word && next.IsCapitalised && !next.IsAllCapitals && stop.Length == 1 && text[stop.Start] == '.' && next.Length > 1;

    // "We won!" Jane Roe said.
    private static bool Attributes(ReadOnlySpan<char> text, List<Token> tokens, int index)
    {
        var end = index;
        while (end < tokens.Count && end < index + 5 && tokens[end].IsWord && tokens[end].IsCapitalised)
        {
            end++;
        }
        return end > index && end < tokens.Count && tokens[end].Of(text) is "said" or "says" or "asked" or "cried" or "shouted" or "wrote" or "added" or "exclaimed" or "told";
    }

    private static bool EndsAfterAbbreviation(ReadOnlySpan<char> text, List<Token> tokens, int first, int abbreviation, int index)
    {
        var token = tokens[abbreviation];
        var word = token.Of(text);
        if (word[^1] != '.' || !tokens[index + 1].HasSpaceBefore)
        {
            return false;
        }
        var kind = Abbreviations.Classify(word[..^1]);
        // "She wrote on X. Roe later": the platform, and no initial.
        if (word is "X." && abbreviation == index && abbreviation > first && tokens[abbreviation - 1].Of(text) is "on" or "to" or "platform")
        {
            return BeginsSentence(tokens, index + 1);
        }
        if (kind is AbbreviationClass.Leading or AbbreviationClass.BeforeNumber || (word.Length == 2 && abbreviation == index))
        {
            return false;
        }
        if (abbreviation != index)
        {
            return BeginsSentence(tokens, index + 1);
        }
        // A capital behind U.S., Inc. or a.m. begins a sentence only where it is a word that names nothing.
        var next = tokens[index + 1];
        return next.Kind == TokenKind.Quote
            ? index + 2 < tokens.Count && Openers.IsOpener(tokens[index + 2].Of(text))
            : next.IsCapitalised && Openers.IsOpener(next.Of(text));
    }

    private static bool MayBegin(ReadOnlySpan<char> text, List<Token> tokens, int index, bool closed)
    {
        var token = tokens[index];
        if (BeginsSentence(tokens, index))
        {
            return true;
        }
        // "'Where is it?' he asked": behind a closing mark a lower-case word goes on.
        return !closed && token.Kind is TokenKind.Word && token.HasDigit is false && text[tokens[index - 1].Start] == '.' && token.IsLowerCase && token.Length > 2;
    }

    private static bool BeginsSentence(List<Token> tokens, int index)
    {
        for (var i = index; i < tokens.Count && i < index + LongestRunOfMarks; i++)
        {
            var token = tokens[i];
            switch (token.Kind)
            {
                case TokenKind.Word or TokenKind.Abbreviation:
                    return !token.IsLowerCase;
                case TokenKind.Quote or TokenKind.OpenBracket or TokenKind.Dash or TokenKind.Ellipsis:
                    continue;
                default:
                    return token.Kind is TokenKind.Number or TokenKind.Currency or TokenKind.Url or TokenKind.Tag or TokenKind.Email or TokenKind.Symbol;
            }
        }
        return true;
    }

    private static bool IsClosing(ReadOnlySpan<char> text, List<Token> tokens, int index)
    {
        var token = tokens[index];
        if (token.Kind == TokenKind.CloseBracket)
        {
            return true;
        }
        if (token.Kind != TokenKind.Quote)
        {
            return false;
        }
        var mark = text[token.Start];
        if (mark is '\u201C' or '\u201E' or '\u2018' or '\u201A' or '\u00AB' or '\u2039' or '`')
        {
            return false;
        }
        // A straight mark closes what stands directly before it.
        return !token.HasSpaceBefore;
    }

    private static bool IsTitle(List<Token> tokens, int first, int last, Token next) =>
        last - first < LongestTitle && tokens[last].Kind is TokenKind.Word or TokenKind.Number or TokenKind.Abbreviation && !next.IsLowerCase
        && (tokens[first].StartsParagraph || tokens[first].StartsLine) && !IsWrapped(tokens, first, last);

    /// <summary>Whether the line broke because it was full: then the word behind it would make it longer than the next line.</summary>
    private static bool IsWrapped(List<Token> tokens, int first, int last)
    {
        var next = last + 1;
        var end = next;
        while (end + 1 < tokens.Count && !tokens[end + 1].StartsLine && end - next < LongestLine)
        {
            end++;
        }
        var length = tokens[last].End - tokens[first].Start;
        return length >= NarrowestColumn && length + 1 + tokens[next].Length > tokens[end].End - tokens[next].Start;
    }
}
