using Wirewatch.Language.Resolution;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Recognition;

/// <summary>The rules for one document. A sentence is read from left to right; at each capitalised word the first rule that fits says where the name
/// ends and what it is.</summary>
internal sealed partial class NameRules(Document document, FoldedTokens words, SeenNames seen, List<TokenSpan> found)
{
    // A prior from which a known name needs no further evidence.
    private const int Trusted = 70;

    // No name is longer; a text in capitals must not be read again from each of its words to its end.
    private const int LongestRun = 32;

    private const WordClasses AnyHead = WordClasses.OrganizationHead | WordClasses.FacilityHead | WordClasses.LocationHead | WordClasses.EventHead;
    private const WordClasses NoName = WordClasses.Function | WordClasses.Month | WordClasses.Weekday;

    private readonly List<Token> _tokens = document.Tokens;
    private readonly List<(TokenSpan Span, bool BeginsSentence)> _doubtful = [];
    private int _sentenceStart;
    private bool _headline;

    /// <summary>Finds the names of one sentence.</summary>
    public void Scan(Sentence sentence, bool headline)
    {
        _headline = headline;
        _sentenceStart = sentence.First;
        while (_sentenceStart < sentence.Last && !_tokens[_sentenceStart].IsWord)
        {
            _sentenceStart++;
        }

        var title = -1;
        for (var index = sentence.First; index < sentence.Last;)
        {
            if (!IsNamePart(index) && !(_tokens[index].Kind == TokenKind.Number && index + 1 < sentence.Last && IsNamePart(index + 1)))
            {
                // A title keeps its force over the comma-free words "and" or a quotation mark before a nickname, not over anything else.
                title = words.Is(index, WordClasses.Title) ? index + 1 : -1;
                index++;
                continue;
            }

            index = At(index, RunEnd(index, sentence.Last), sentence.Last, ref title);
        }
    }

    /// <summary>Gives single unclear names the type that the rest of the article suggests, and drops the others.</summary>
    public void DecideDoubtful()
    {
        foreach (var (span, beginsSentence) in _doubtful)
        {
            if (seen.TryGet(words.HashOf(span.First, span.Last), out var type))
            {
                found.Add(span with { Type = type });
            }
            else if (span.Last == span.First + 1 && _tokens[span.First].Length > 1 && !words.Is(span.First, WordClasses.Common | WordClasses.Title | WordClasses.TitleLink | WordClasses.Direction | AnyHead | NoName) && !beginsSentence)
            {
                found.Add(span with { Type = GuessFromContext(span.First) });
            }
        }
    }

    private int At(int index, int end, int limit, ref int title)
    {
        if (_tokens[index].Kind == TokenKind.Number)
        {
            // "2012 Summer Olympics", "2020 United States presidential election".
            title = -1;
            if (ElectionEnd(index + 1, limit) is var election and > 0 && IsYear(index))
            {
                return Take(index, election, MentionType.Miscellaneous);
            }

            var number = HeadEnd(index + 1, RunEnd(index + 1, limit), limit, out var eventType);
            return number > 0 && eventType == MentionType.Miscellaneous && IsYear(index) ? Take(index, number, eventType) : index + 1;
        }

        if (words.Is(index, NoName) && !StartsKnownPhrase(index, limit))
        {
            title = -1;
            return index + 1;
        }

        var known = words.LongestKnown(index, KnownLimit(index, end, limit));
        var headEnd = HeadEnd(index, end, limit, out var headType);
        if (known.End > index + 1 && known.End >= headEnd && IsTrusted(index, known) && !(_headline && known.Entity.Prior < Trusted))
        {
            title = -1;
            return TakeKnown(index, known);
        }

        if (headEnd > known.End && !(title == index && LooksPersonal(index, end)))
        {
            title = -1;
            return TakeHead(index, headEnd, headType, known);
        }

        if (words.Is(index, WordClasses.OrganizationAlone) && known.End <= index + 1 && !_headline && title != index)
        {
            title = -1;
            return Take(index, index + 1, MentionType.Organization);
        }

        // "the South", for a country or a region.
        if (words.Is(index, WordClasses.Direction) && end == index + 1 && index > 0 && words[index - 1] is "the" && !_headline)
        {
            title = -1;
            return Take(index, end, MentionType.Location);
        }

        if (SkipTitle(index, end, limit) is var afterTitle && afterTitle > index)
        {
            title = afterTitle;
            return afterTitle;
        }

        var personEnd = PersonEnd(index, end, expected: title == index);
        if (personEnd > known.End || (personEnd == known.End && title == index && known.Entity.Type == MentionType.Person) || (personEnd > index && title == index && known.Entity.Prior < 200))
        {
            title = -1;
            return TakePerson(index, personEnd);
        }

        title = -1;
        if (known.End == index + 1 && known.End < _tokens.Count && _tokens[known.End] is { Kind: TokenKind.Currency, HasSpaceBefore: false })
        {
            // "US$" is money.
            return known.End;
        }

        if (known.End > index && IsTrusted(index, known))
        {
            // Richardson is a town, but not in an article about a Richardson.
            return known.End == index + 1 && known.Entity.Prior < 190 && seen.TryGet(words.HashOf(index, index + 1), out var type) && type == MentionType.Person
                ? TakePerson(index, index + 1)
                : TakeKnown(index, known);
        }

        return TakeUnknown(index, end);
    }

    private int TakeKnown(int index, KnownPhrase known)
    {
        // "Iranian Parliament": the adjective is a name of its own, and the next word is looked at afresh.
        if ((known.Form & NameForm.Surname) != 0 || known.Entity.Type == MentionType.Person)
        {
            return TakePerson(index, known.End);
        }

        // "Democratic party": the group's name is the body's where the kind follows, even in small letters.
        if (known.Entity is { Type: MentionType.Norp, Within: 0 } && known.End < _tokens.Count && words[known.End] is "party")
        {
            return Take(index, known.End + 1, MentionType.Organization);
        }

        return Take(index, known.End, known.Entity.Type);
    }

    private int Take(int first, int last, MentionType type)
    {
        found.Add(new TokenSpan(first, last, type));
        if (last - first > 1 || !words.Is(first, WordClasses.Common))
        {
            seen.Add(words.HashOf(first, last), type);
        }

        return last;
    }

    private int TakeUnknown(int index, int end)
    {
        // The longest beginning that the article has named before.
        for (var last = Math.Min(end, index + 6); last > index; last--)
        {
            if (IsNamePart(last - 1) && seen.TryGet(words.HashOf(index, last), out var type) && !(last == index + 1 && (index == _sentenceStart || _headline) && words.Is(index, WordClasses.Common)))
            {
                return type == MentionType.Person ? TakePerson(index, last) : Take(index, last, type);
            }
        }

        var next = index + 1;
        if (_headline || !IsNamePart(index))
        {
            if (IsNamePart(index) && !words.Is(index, WordClasses.Common))
            {
                _doubtful.Add((new TokenSpan(index, next, MentionType.Organization), index == _sentenceStart));
            }

            return next;
        }

        if (_tokens[index].IsAllCapitals && _tokens[index].Length is >= 2 and <= 8 && !words.Is(index, WordClasses.Function) && !IsRoman(index))
        {
            return Take(index, next, IsDesignation(index) ? MentionType.Product : MentionType.Organization);
        }

        var length = 1;
        while (next < end && IsNamePart(next) && !words.Is(next, WordClasses.Common | NoName | WordClasses.Title | AnyHead) && words.LongestKnown(next, end).End == next)
        {
            next++;
            length++;
        }

        var plain = !words.Is(index, WordClasses.Common | WordClasses.Title | WordClasses.TitleLink | WordClasses.Direction | AnyHead) && index != _sentenceStart;
        if (length is 2 or 3 && plain)
        {
            return TakePerson(index, next);
        }

        if (length == 1)
        {
            _doubtful.Add((new TokenSpan(index, next, MentionType.Organization), index == _sentenceStart));
            return next;
        }

        return plain ? Take(index, next, MentionType.Organization) : index + 1;
    }

    private MentionType GuessFromContext(int index)
    {
        if (index > 0 && words[index - 1] is "in" or "at" or "near" or "from" or "to")
        {
            return MentionType.Location;
        }

        if (IsDesignation(index))
        {
            return MentionType.Product;
        }

        var speaks = (index + 1 < _tokens.Count && words.Is(index + 1, WordClasses.Speech)) || (index > 0 && words.Is(index - 1, WordClasses.Speech | WordClasses.Title));
        return speaks || words.Is(index, WordClasses.GivenName | WordClasses.FamilyName) ? MentionType.Person : MentionType.Organization;
    }

    // Words that can be inside a name: capitalised, or with a capital inside ("iPhone", "al-Assad").
    private bool IsNamePart(int index)
    {
        var token = _tokens[index];
        return token.IsWord && !token.IsLowerCase && (token.Shape & (TokenShape.InitialCapital | TokenShape.AllCapitals)) != 0
            || (token.Kind == TokenKind.Word && !token.IsLowerCase && HasInnerCapital(token));
    }

    private bool HasInnerCapital(Token token)
    {
        foreach (var letter in token.Of(document.Text))
        {
            if (char.IsUpper(letter))
            {
                return true;
            }
        }

        return false;
    }

    // Consecutive name parts, with the particles, initials and ampersands between them.
    private int RunEnd(int index, int limit)
    {
        var end = index + 1;
        limit = Math.Min(limit, index + LongestRun);
        while (end < limit)
        {
            if (IsNamePart(end) && !words.Is(end, WordClasses.Weekday) && !_tokens[end].StartsLine)
            {
                end++;
            }
            else if (end + 1 < limit && IsNamePart(end + 1) && ((words.Is(end, WordClasses.Particle) && _tokens[end].IsWord) || document.Text[_tokens[end].Start] == '&'))
            {
                end += 2;
            }
            else if (end + 2 < limit && words.Is(end, WordClasses.Particle) && words.Is(end + 1, WordClasses.Particle) && IsNamePart(end + 2))
            {
                end += 3;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    // Known names also run over "of", a possessive or a number: "Bank of England", "Moody's", "World War 2".
    private int KnownLimit(int index, int end, int limit)
    {
        var last = end;
        while (last < limit && last < index + 9 && (_tokens[last].IsWord || _tokens[last].Kind is TokenKind.Clitic or TokenKind.Number || _tokens[last].Kind == TokenKind.Dash
            || (_tokens[last].Kind == TokenKind.Punctuation && document.Text[_tokens[last].Start] is ',' or '&')))
        {
            last++;
        }

        return last;
    }

    private bool StartsKnownPhrase(int index, int limit) =>
        words.LongestKnown(index, Math.Min(limit, index + 6)) is var known && known.End > index
            && (known.End > index + 1 || ((known.Form & NameForm.Acronym) != 0 && !_headline)) && known.Entity.Prior >= Trusted;

    private bool IsTrusted(int index, KnownPhrase known)
    {
        if (!IsNamePart(known.End - 1) && _tokens[known.End - 1].Kind is TokenKind.Word && known.Entity.Type != MentionType.Miscellaneous
            && !words.Is(known.End - 1, WordClasses.OrganizationHead))
        {
            return false;
        }

        if ((known.Form & NameForm.Ambiguous) == 0)
        {
            return known.Entity.Prior >= Trusted || known.End > index + 1 || index != _sentenceStart;
        }

        // "Fort Worth, Texas", "in Reading": a place name that is also a word needs to stand where a place stands.
        return known.Entity.Type == MentionType.Location && known.End == index + 1
            && ((index > 1 && words[index - 1] is "in" or "at" or "near" or "from" && !words.Is(index, WordClasses.Common))
                || (index > 1 && document.Text[_tokens[index - 1].Start] == ',' && IsNamePart(index - 2)));
    }

    // "F-16", "AK-47": letters and digits that a hyphen joins.
    private bool IsDesignation(int index) => _tokens[index].HasDigit && _tokens[index].HasHyphen;

    private bool IsRoman(int index)
    {
        foreach (var letter in words[index])
        {
            if (letter is not ('i' or 'v' or 'x'))
            {
                return false;
            }
        }

        return true;
    }
}
