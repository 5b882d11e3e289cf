using Wirewatch.Language.Resolution;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Recognition;

/// <summary>The rules for one document. A sentence is read from left to right; at each capitalised word the first rule that fits says where the name
/// ends and what it is.</summary>
internal sealed class NameRules(Document document, FoldedTokens words, SeenNames seen, List<TokenSpan> found)
{
    // A prior from which a known name needs no further evidence.
    private const int Trusted = 70;

    private const WordClasses AnyHead = WordClasses.OrganizationHead | WordClasses.FacilityHead | WordClasses.LocationHead | WordClasses.EventHead;
    private const WordClasses NoName = WordClasses.Function | WordClasses.Month | WordClasses.Weekday;

    private readonly List<Token> _tokens = document.Tokens;
    private readonly List<TokenSpan> _doubtful = [];
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
        foreach (var span in _doubtful)
        {
            if (seen.TryGet(words.HashOf(span.First, span.Last), out var type))
            {
                found.Add(span with { Type = type });
            }
            else if (span.Last == span.First + 1 && _tokens[span.First].Length > 1 && !words.Is(span.First, WordClasses.Common | WordClasses.Title | WordClasses.TitleLink | WordClasses.Direction | AnyHead | NoName) && span.First != _sentenceStart)
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

    private int TakeHead(int index, int end, MentionType type, KnownPhrase known)
    {
        if (known.End > index && known.End < end && IsSeparate(known, known.End, end, type))
        {
            return Take(index, known.End, known.Entity.Type);
        }

        return Take(index, end, type);
    }

    // A country before a body's own name is another name ("British House of Commons", "U.S. Libertarian Party"), unless it is a part of the official
    // one ("British Airways", "US Senate").
    private bool IsSeparate(KnownPhrase place, int rest, int end, MentionType type)
    {
        if (type != MentionType.Organization || place.Entity.Type is not (MentionType.Norp or MentionType.Location) || words.Is(rest, WordClasses.Function))
        {
            return false;
        }

        if (place.Entity.Type == MentionType.Norp && place.Entity.Within == 0)
        {
            return false;
        }

        var last = words[end - 1];
        var american = KnownEntities.Get(place.Entity.Index) is { Wikidata: 30 };
        if (american)
        {
            return last is "party";
        }

        return last is "ministry" or "parliament" or "congress" or "senate" or "house" or "fleet" or "duma" or "commons" or "lords" or "representatives" or "office" or "staff"
            || words[rest] is "ministry" or "house" or "state" || (place.Entity.Type == MentionType.Norp && rest == end - 1 && last is "council" or "department" or "police");
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

    private int TakePerson(int first, int last)
    {
        if (first >= last)
        {
            return first + 1;
        }

        found.Add(new TokenSpan(first, last, MentionType.Person));
        seen.Add(words.HashOf(first, last), MentionType.Person);
        for (var part = first; part < last; part++)
        {
            if (_tokens[part].Length > 2 && _tokens[part].IsCapitalised && !words.Is(part, WordClasses.Function))
            {
                seen.Add(words.HashOf(part, part + 1), MentionType.Person);
            }

            if (part > first && part + 1 < last)
            {
                seen.Add(words.HashOf(part, last), MentionType.Person);
            }
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
                _doubtful.Add(new TokenSpan(index, next, MentionType.Organization));
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
            _doubtful.Add(new TokenSpan(index, next, MentionType.Organization));
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

    // Where the name ends whose kind a head word tells, or 0: "Federal Security Service", "Ministry of Foreign Affairs", "Heathrow Airport".
    private int HeadEnd(int index, int end, int limit, out MentionType type)
    {
        type = default;
        if (index >= limit || !IsNamePart(index) || words.Is(index, NoName) && index == _sentenceStart)
        {
            return 0;
        }

        var lead = index + 1 < end && !words.Is(index + 1, WordClasses.Function);
        if (lead && words.Is(index, WordClasses.EventLead) && !words.Is(index + 1, AnyHead | WordClasses.Common))
        {
            type = MentionType.Miscellaneous;
            return index + 2;
        }

        if (words.Is(index, WordClasses.EventLead | WordClasses.ProductLead | WordClasses.FacilityHead) && index + 1 < limit && _tokens[index + 1].Kind == TokenKind.Number && index + 1 >= end)
        {
            type = words.Is(index, WordClasses.EventLead) ? MentionType.Miscellaneous : words.Is(index, WordClasses.ProductLead) ? MentionType.Product : MentionType.Facility;
            return index + 2;
        }

        if (lead && words.Is(index, WordClasses.ProductLead))
        {
            type = MentionType.Product;
            return Math.Min(end, index + 3);
        }

        var head = -1;
        for (var at = index; at < end; at++)
        {
            if (at > index && words.Is(at, WordClasses.Title) && !words.Is(at, AnyHead))
            {
                break;
            }

            if (words.Is(at, AnyHead) && (at > index || words.Is(at, WordClasses.OrganizationStart)))
            {
                head = at;
            }
        }

        if (head < 0)
        {
            if (lead && words.Is(index, WordClasses.LocationLead) && !words.Is(index, WordClasses.Title) && !words.Is(index + 1, WordClasses.Common | WordClasses.Title))
            {
                type = MentionType.Location;
                return index + 2;
            }

            return 0;
        }

        type = TypeOfHead(head);
        var last = head + 1;
        if (last >= end && last + 1 < limit && words[last] is "of" or "for" && type == MentionType.Organization && (words.Is(head, WordClasses.OrganizationStart) || head > index))
        {
            var next = words[last + 1] is "the" && last + 2 < limit ? last + 2 : last + 1;
            if (IsNamePart(next) && (words.Is(head, WordClasses.OrganizationStart) || words.Is(next, WordClasses.Common)))
            {
                last = RunEnd(next, limit);
                if (last + 1 < limit && words[last] is "and" && IsNamePart(last + 1) && words.Is(last - 1, WordClasses.Common | WordClasses.TitleLink))
                {
                    last = RunEnd(last + 1, limit);
                }

                return last;
            }
        }

        // One head word alone is a common noun; so is one behind an ordinary word that only begins the sentence.
        if (head == index || (head == index + 1 && index == _sentenceStart && words.Is(index, WordClasses.Common)))
        {
            return 0;
        }

        // The head must end the name: in "Bank Street protest organisers" it does, in "War Horse" it does not.
        return _headline && words.Is(index, WordClasses.Common) ? 0 : last;
    }

    // "United States presidential election" behind its year.
    private int ElectionEnd(int index, int limit)
    {
        var at = RunEnd(index, limit);
        for (var end = Math.Min(limit, at + 3); at < end; at++)
        {
            if (words[at] is "election" or "elections")
            {
                return at + 1;
            }

            if (!_tokens[at].IsWord || words.Is(at, WordClasses.Function))
            {
                break;
            }
        }

        return 0;
    }

    private MentionType TypeOfHead(int head)
    {
        if (words.Is(head, WordClasses.FacilityHead))
        {
            return MentionType.Facility;
        }

        if (words.Is(head, WordClasses.EventHead))
        {
            return MentionType.Miscellaneous;
        }

        return words.Is(head, WordClasses.OrganizationHead) ? MentionType.Organization : MentionType.Location;
    }

    // "Lt. Gen.", "President", "Secretary of State": where the words of a title end.
    private int SkipTitle(int index, int end, int limit)
    {
        var at = index;
        while (at < end && words.Is(at, WordClasses.Title | WordClasses.TitleLink))
        {
            if (words.Is(at, WordClasses.TitleLink) && !words.Is(at, WordClasses.Title) && !(at + 1 < end && words.Is(at + 1, WordClasses.Title | WordClasses.TitleLink)))
            {
                break;
            }

            at++;
        }

        if (at > index && !words.Is(at - 1, WordClasses.Title))
        {
            return index;
        }

        if (at == end && at > index && at + 1 < limit && words[at] is "of" or "for" && IsNamePart(at + 1) && words.Is(at + 1, WordClasses.TitleLink | WordClasses.Common))
        {
            at += 2;
            while (at < limit && IsNamePart(at) && words.Is(at, WordClasses.TitleLink | WordClasses.Common) && !words.Is(at, WordClasses.GivenName))
            {
                at++;
            }
        }

        // "Baker", "King", "Judge": at the end of a run, or before a comma, a family name rather than a title.
        return at == index + 1 && words.Is(index, WordClasses.FamilyName) && at >= end && seen.TryGet(words.HashOf(index, at), out _) ? index : at;
    }

    // "Park Min-jun": a family name and two syllables with a hyphen, the second in small letters.
    private bool LooksEastAsian(int index, int end)
    {
        if (index + 1 >= end || !words.Is(index, WordClasses.FamilyName) || _tokens[index + 1] is not { HasHyphen: true, HasDigit: false, Length: >= 4 })
        {
            return false;
        }

        var given = _tokens[index + 1].Of(document.Text);
        var hyphen = given.IndexOf('-');
        return hyphen > 0 && hyphen + 1 < given.Length && char.IsLower(given[hyphen + 1]) && !words.Is(index, WordClasses.OrganizationHead);
    }

    private bool LooksPersonal(int index, int end) => LooksEastAsian(index, end) || index + 1 < end && words.Is(index, WordClasses.GivenName)
        && (words.Is(index + 1, WordClasses.Particle) || (words.Is(index + 1, WordClasses.FamilyName) && !words.Is(index + 1, WordClasses.Common | AnyHead)));

    private int PersonEnd(int index, int end, bool expected)
    {
        var first = words.ClassesOf(index);
        if ((first & NoName) != 0 || ((first & (AnyHead | WordClasses.Direction)) != 0 && !LooksPersonal(index, end)) || (_tokens[index].IsAllCapitals && _tokens[index].Length > 1 && _tokens[index].Kind == TokenKind.Word && !expected && !_headline))
        {
            return index;
        }

        var given = LooksEastAsian(index, end) || (first & WordClasses.GivenName) != 0 || (_tokens[index].Kind == TokenKind.Abbreviation && _tokens[index].Length == 2);
        var last = index + 1;
        while (last < end && last < index + 5)
        {
            if (!IsNamePart(last))
            {
                last++;
                continue;
            }

            if (words.Is(last, NoName | WordClasses.Title | (expected ? WordClasses.None : AnyHead)) && !words.Is(last, WordClasses.FamilyName | WordClasses.Suffix))
            {
                break;
            }

            if (words.Is(last, WordClasses.Common) && !words.Is(last, WordClasses.GivenName | WordClasses.FamilyName))
            {
                break;
            }

            last++;
        }

        while (last > index + 1 && !IsNamePart(last - 1))
        {
            last--;
        }

        if (last == index + 1)
        {
            return expected && (first & (WordClasses.Common | WordClasses.Title)) == 0 ? last : index;
        }

        var common = (first & WordClasses.Common) != 0 && (index == _sentenceStart || _headline);
        var known = words.Is(last - 1, WordClasses.FamilyName) || words.Is(index + 1, WordClasses.FamilyName | WordClasses.GivenName);
        if (first == WordClasses.None && !_headline && words.Is(index + 1, WordClasses.FamilyName) && !words.Is(index + 1, WordClasses.Common | AnyHead)
            && words.LongestKnown(index, index + 1).End == index)
        {
            // An unknown word before a family name: "Halvard Richardson".
            return last;
        }

        return expected || (given && !common && !(_headline && !known)) || (!common && !_headline && known && (first & WordClasses.FamilyName) != 0) ? last : index;
    }

    private bool IsYear(int index) => _tokens[index].Length == 4 && document.Text[_tokens[index].Start] is '1' or '2';

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
