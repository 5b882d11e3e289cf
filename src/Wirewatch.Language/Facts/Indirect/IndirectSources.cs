using Wirewatch.Language.Facts.Speakers;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts.Indirect;

/// <summary>Says who told what an indirect quotation tells, only where the words leave no doubt. One document; not thread safe.</summary>
/// <remarks>Stricter than <see cref="SpeakerResolution"/>, which always looks on for somebody: a head noun without a name ("Doe's critics", "the army's
/// spokesman") is nobody here.</remarks>
internal sealed partial class IndirectSources(IndirectContext context)
{
    private const int LongestName = 24;
    private const int LongestInsertion = 32;
    private const int LongestReach = 60;
    private const int MostEntities = 256;

    /// <summary>The subject before the verb at <paramref name="verb"/>, not before <paramref name="from"/>.</summary>
    /// <param name="verb">The verb of speech.</param>
    /// <param name="from">The first token that may belong to it.</param>
    /// <param name="sentence">The index of the sentence.</param>
    /// <param name="last">The source of the clause before in the same sentence, to whom a participle belongs; only if <paramref name="hasLast"/>.</param>
    /// <param name="hasLast">Whether something was said before in the sentence.</param>
    /// <returns>Who, and the first token of the subject; nobody where in doubt.</returns>
    public (EntityId? Source, int First) Before(int verb, int from, int sentence, EntityId? last, bool hasLast)
    {
        var head = verb - 1;
        while (head >= from && context.IsPlain(head) && (ReportingWords.IsFiller(context.Word(head)) || ReportingWords.Unsays(context.Word(head)) || IsAdverb(head) || (!context.IsParticiple(verb) && IsLastNight(head, from))))
        {
            if (IsLastNight(head, from))
            {
                head -= 2;
                continue;
            }
            if (ReportingWords.Unsays(context.Word(head)) && !IsHarmless(head, verb))
            {
                return (null, -1);
            }
            // "went on to say", "continues to claim"
            head -= context.Word(head) is "to" ? context.Word(head - 1) is "on" ? 3 : 2 : 1;
        }
        // "released a statement Wednesday saying"
        if (head < verb - 1 && head >= from && context.IsParticiple(verb) && Issuer(head, context.Document.Sentences[sentence].First, sentence) is { } publisher)
        {
            return (publisher, head);
        }
        if (head < from)
        {
            return (hasLast && from > context.Document.Sentences[sentence].First && head == from - 1 ? last : null, from);
        }
        // "''The Times'' said"
        if (head > from && !context.Quoted[head] && context.KindOf(head) == TokenKind.Quote && context.Mentions.At(head - 1) >= 0)
        {
            head--;
        }
        var word = context.IsPlain(head) ? context.Word(head) : default;
        // "left early, later revealing"
        if (context.IsParticiple(verb) && head < verb - 1 && word is ",")
        {
            return (Continued(verb, head, from, sentence, last, hasLast), head);
        }
        if (context.IsParticiple(verb) && head == verb - 1)
        {
            if (context.Quoted[head])
            {
                return (hasLast ? last : null, head);
            }
            if (word is "," or "and" or "by")
            {
                return (Continued(verb, head, from, sentence, last, hasLast), head);
            }
            if (!word.IsEmpty && Issuer(head, context.Document.Sentences[sentence].First, sentence) is { } issuer)
            {
                return (issuer, head);
            }
        }
        if (word is "and" or "but" or "then")
        {
            return (Continued(verb, head, from, sentence, last, hasLast), head);
        }
        if (word is "," || word is "who" or "which")
        {
            // "according to NATO, which said"
            if (hasLast && head == from && word is not "," && from > context.Document.Sentences[sentence].First)
            {
                return (last, head);
            }
            return BehindInsertion(head, from, verb);
        }
        if (word is "as" && context.Word(verb) is "saying" or "telling")
        {
            return (QuotedAs(head, from, sentence), head);
        }
        // "Pemex - an oil company - said"
        if (context.KindOf(head) == TokenKind.Dash)
        {
            var open = head - 1;
            while (open > from && head - open < LongestInsertion && context.KindOf(open) != TokenKind.Dash)
            {
                open--;
            }
            if (open - 1 < from || context.KindOf(open) != TokenKind.Dash || context.Mentions.At(open - 1) < 0)
            {
                return (null, -1);
            }
            head = open - 1;
        }
        if (context.KindOf(head) == TokenKind.CloseBracket)
        {
            var open = head;
            while (open > from && head - open < LongestName && context.KindOf(open) != TokenKind.OpenBracket)
            {
                open--;
            }
            head = open - 1;
            if (head < from)
            {
                return (null, -1);
            }
        }
        return At(head, from, sentence, verb);
    }

    // "mistakenly", but not "July"
    private bool IsAdverb(int token) => context.Document.Tokens[token] is { Kind: TokenKind.Word, IsLowerCase: true } && context.Word(token) is { Length: > 4 } word && word.EndsWith("ly") && word is not "family";

    private bool IsLastNight(int token, int from) => token > from && context.IsPlain(token - 1) && context.Word(token) is "night" or "week" or "month" or "year" or "morning" or "evening" && context.Word(token - 1) is "last" or "this";

    // "quotes Jane Doe as saying", "Jane Doe was quoted by Reuters as saying"
    private EntityId? QuotedAs(int token, int from, int sentence)
    {
        for (var i = token - 1; i > from && token - i < LongestName; i--)
        {
            if (context.IsPlain(i) && context.Word(i) is "quoted" or "quotes" or "quoting" or "cited" or "cites" or "citing")
            {
                return context.IsPlain(i - 1) && context.Word(i - 1) is "was" or "were" or "is" or "are" or "been" ? SubjectOfClause(i, from, sentence).Source : Named(i + 1, token);
            }
        }
        return null;
    }

    // Who says more: the source of the words before, unless somebody else acts between, or the subject of the clause.
    private EntityId? Continued(int verb, int head, int from, int sentence, EntityId? last, bool hasLast)
    {
        var start = context.Document.Sentences[sentence].First;
        var (isFound, source) = SubjectOfClause(head, hasLast ? from : start, sentence);
        if (hasLast)
        {
            return isFound && source is not null ? source : last;
        }
        return context.IsParticiple(verb) && HasAgent(start, head) ? null : isFound ? source : SubjectOf(sentence, head);
    }

    /// <summary>Whether the verb stands in a clause within another, behind which the sentence goes on: "the police, which said ..., face", "When he said ..., they".</summary>
    public bool IsWithin(int verb, int from, int sentence)
    {
        var head = verb - 1;
        while (head > from && context.IsPlain(head) && ReportingWords.IsFiller(context.Word(head)))
        {
            head--;
        }
        return (head >= from && context.IsPlain(head) && context.Word(head) is "who" or "which")
            || (from == sentence && context.Word(sentence) is "When" or "After" or "While" or "Although" or "Though" or "Since" or "Because" or "Before");
    }

    /// <summary>Who is named from <paramref name="first"/> on, as in <c>according to Jane Doe</c>.</summary>
    /// <returns>Who, and one past the last token of the name; with a comma and an apposition behind it.</returns>
    public (EntityId? Source, int Last) Behind(int first, int end)
    {
        var last = first;
        while (last < end && last < first + LongestName)
        {
            if (context.Mentions.At(last) is var mention and >= 0)
            {
                last = context.Mentions.Last(mention);
                continue;
            }
            var word = context.Word(last);
            // "according to Jane Doe and John Roe"
            if (word is "and" && last > first && last + 1 < end && context.Mentions.At(last - 1) is var one and >= 0 && context.Mentions.At(last + 1) is var other and >= 0
                && context.Document.Mentions[one].Type == MentionType.Person && context.Document.Mentions[other].Type == MentionType.Person)
            {
                last++;
                continue;
            }
            if (context.Quoted[last] || context.KindOf(last) is TokenKind.Stop or TokenKind.Punctuation or TokenKind.Quote or TokenKind.OpenBracket or TokenKind.Dash
                || word is "in" or "on" or "during" or "who" or "which" or "after" or "when" or "that" or "and" or "as" || (last > first && word is "the" or "a" or "an" or "no" or "there" or "it" or "he" or "she" or "they" or "around" or "about" or "more" or "at" && context.Mentions.At(last - 1) >= 0) || (last > first && ReportingWords.MayBeFinite(word) && word is not "united"))
            {
                break;
            }
            last++;
        }
        return last > first ? (Named(first, last), last) : (null, last);
    }

    /// <summary>The person whose name follows a post and a comma: <c>the judge, Jane Doe</c>.</summary>
    /// <returns>Who, and one past the name; null where there is no such name.</returns>
    public (EntityId? Source, int Last)? ApposedPerson(int first, int comma, int end)
    {
        if (comma <= first || comma + 1 >= end || context.Word(comma) is not "," || !context.IsPlain(comma - 1) || !context.IsPlain(first) || context.Word(first) is not "the"
            || !RoleWords.IsNoun(context.Word(comma - 1)) || RoleWords.IsPlural(context.Word(comma - 1)) || context.Mentions.At(comma + 1) is not (var mention and >= 0))
        {
            return null;
        }
        var found = context.Document.Mentions[mention];
        return found.Type == MentionType.Person ? (found.Entity, context.Mentions.Last(mention)) : null;
    }

    /// <summary>Who or what <c>he</c>, <c>she</c>, <c>it</c> or <c>they</c> at a token means.</summary>
    private EntityId? Pronoun(int token, int sentence)
    {
        var word = context.Word(token);
        if (word is "he" or "He" or "she" or "She")
        {
            return LastPerson(token, word is "he" or "He" ? Gender.Female : Gender.Male);
        }
        var start = context.Document.Sentences[sentence].First;
        if (sentence == 0 || context.Document.Tokens[start].StartsParagraph)
        {
            return null;
        }
        var before = context.Document.Sentences[sentence - 1];
        return SubjectOf(sentence - 1, before.Last) is { } body && TypeOf(body) is MentionType.Organization or MentionType.Location ? body
            : word is "they" or "They" && JointSubjectOf(before) is { } joint ? joint : LastBody(start);
    }

    private (EntityId? Source, int First) At(int head, int from, int sentence, int verb)
    {
        if (context.IsPlain(head) && context.Word(head) is "he" or "He" or "she" or "She" or "it" or "It" or "they" or "They")
        {
            return (IsNested(head, from) ? null : Pronoun(head, sentence), head);
        }
        if (BeforePlaces(head, from) is var end && end != head)
        {
            var edge = EdgeOf(end, from);
            return (!IsNested(edge, from) && Named(edge, end + 1) is { } body && TypeOf(body) != MentionType.Location ? body : null, edge);
        }
        var first = EdgeOf(head, from);
        // ", with NATO saying", "despite NATO claiming"
        if (context.IsParticiple(verb) && first > from && context.Mentions.At(head) >= 0 && context.Word(first - 1) is "with" or "despite")
        {
            return (Named(first, head + 1), first);
        }
        return (IsNested(first, from) || !IsAloneOrJoined(first, from) ? null : Named(first, head + 1), first);
    }

    // "the centre in Miami, Florida said": the place before the state.
    private int BeforePlaces(int head, int from)
    {
        var end = head;
        while (head - end < LongestName && context.Mentions.At(end) is var state and >= 0 && context.Document.Mentions[state].Type == MentionType.Location && context.Mentions.First(state) - 2 is var place && place >= from
            && context.IsPlain(place + 1) && context.Word(place + 1) is "," && context.Mentions.At(place) is var city and >= 0 && context.Document.Mentions[city].Type == MentionType.Location)
        {
            end = place;
        }
        return end;
    }

    // "authorities in Britain and France said": what stands before the "and" must be a clause or have a name of its own.
    private bool IsAloneOrJoined(int first, int from)
    {
        if (first - 2 < from || context.Word(first - 1) is not ("and" or "or"))
        {
            return true;
        }
        // "trade and industry commissioner Jane Doe"
        if (context.Roles.PersonAt(first) is { } holder && context.Roles.PersonAt(first - 2) == holder)
        {
            return true;
        }
        if (context.Mentions.At(first - 2) >= 0)
        {
            return Named(EdgeOf(first - 2, from), first - 1) is not null;
        }
        for (var i = Math.Max(from, first - LongestReach); i < first - 1; i++)
        {
            if (context.IsPlain(i) && ReportingWords.MayBeFinite(context.Word(i)))
            {
                return true;
            }
        }
        return false;
    }

    // "if Jane Doe said", "as Jane Doe said", "the man whom Jane Doe said"; but not "a conference in which Jane Doe said"
    private bool IsNested(int first, int from) => first - 1 >= from && context.IsPlain(first - 1)
        && context.Word(first - 1) is "If" or "As" or "Unless" or "Whether" or "Until" or "if" or "whether" or "unless" or "as" or "than" or "what" or "who" or "with" or "despite" or "which" or "whom" or "that" or "whose" or "because" or "when" or "whatever" or "how" or "why" or "where"
        && !IsBehindRelativePlace(first - 1, from);

    // "in which", "during which"
    private bool IsBehindRelativePlace(int token, int from) =>
        context.Word(token) is "which" && token - 1 >= from && context.IsPlain(token - 1) && context.Word(token - 1) is "in" or "at" or "during" or "where" or "after";

    private int EdgeOf(int head, int from)
    {
        var first = head;
        while (first > from && head - first < LongestName)
        {
            var before = first - 1;
            if (context.Mentions.At(before) is var mention and >= 0)
            {
                first = Math.Max(from, context.Mentions.First(mention));
                continue;
            }
            var word = context.Word(before);
            if (context.Quoted[before] || context.KindOf(before) is TokenKind.Stop or TokenKind.Punctuation or TokenKind.Quote or TokenKind.Dash or TokenKind.OpenBracket or TokenKind.CloseBracket
                || word is "and" or "but" or "yet" or "with" or "despite" or "If" or "As" or "When" or "After" or "While" or "Although" or "Though" or "Since" or "Because" or "Before" or "Unless" or "Whether"
                    or "Until" or "Once" || ReportingWords.Subordinates(word) || ReportingWords.IsFinite(word) || (context.VerbAt(before) != ReportingVerb.None && !SpeechCues.IsVoiceOfBody(word)))
            {
                break;
            }
            first = before;
        }
        return first;
    }

    // "Jane Doe, head of the agency, said", "Jane Doe, who ..., said", "the head of the agency, Jane Doe, said", "Jane Doe, who said"
    private (EntityId? Source, int First) BehindInsertion(int head, int from, int verb)
    {
        if (context.Word(head) is "who" or "which")
        {
            var end = head - 1 >= from && context.Word(head - 1) is "," ? head - 2 : head - 1;
            if (end < from)
            {
                return (null, -1);
            }
            var edge = EdgeOf(end, from);
            return (context.Mentions.At(end) >= 0 && !IsNested(edge, from) ? Named(edge, end + 1) : null, edge);
        }
        (EntityId? Source, int First) body = (null, -1);
        var commas = 0;
        for (var i = head - 1; i > from && head - i < LongestInsertion && commas < 4; i--)
        {
            if (context.KindOf(i) is TokenKind.Stop || context.Quoted[i] || context.Word(i) is ";" or ":")
            {
                break;
            }
            // "the court, which rules on law, said"
            if (context.VerbAt(i) != ReportingVerb.None && !SpeechCues.IsVoiceOfBody(context.Word(i)) && !(context.IsPlain(i - 1) && context.Word(i - 1) is "which" or "who"))
            {
                break;
            }
            if (context.Word(i) is not "," || context.Mentions.At(i) >= 0)
            {
                continue;
            }
            commas++;
            if (commas == 1 && Named(i + 1, head) is { } apposed && context.Mentions.At(head - 1) is var name and >= 0 && (TypeOf(apposed) == MentionType.Person || (TypeOf(apposed) == MentionType.Organization && context.Mentions.First(name) == i + 1)) && !(context.IsPlain(i + 1) && ReportingWords.Subordinates(context.Word(i + 1)))
                && EndsInNoName(i))
            {
                var post = EdgeOf(i - 1, from);
                // "Jane Doe, the sister of the mayor, Joe Doe, said": one of them.
                return post - 2 >= from && context.Word(post - 1) is "," && context.Mentions.At(post - 2) is var other and >= 0 && context.Document.Mentions[other].Type == MentionType.Person ? (null, -1) : (apposed, post);
            }
            if (context.Mentions.At(i - 1) < 0)
            {
                continue;
            }
            var edge = EdgeOf(i - 1, from);
            if (!IsNested(edge, from) && Named(edge, i) is { } named)
            {
                if (TypeOf(named) == MentionType.Person)
                {
                    return (named, edge);
                }
                if (body.Source is null && TypeOf(named) is MentionType.Organization or MentionType.Location && (TypeOf(named) == MentionType.Organization || commas == 1))
                {
                    body = (named, edge);
                }
            }
        }
        // "Jane Doe, says that": a comma too many.
        if (commas == 0 && context.Mentions.At(head - 1) is var only and >= 0 && context.Document.Mentions[only].Type == MentionType.Person && EdgeOf(head - 1, from) is var start && start == from
            && (context.Mentions.At(start) >= 0 || context.Roles.PersonAt(start) is not null))
        {
            return (Named(start, head), start);
        }
        return verb > head ? body : (null, -1);
    }

    private bool EndsInNoName(int comma) => context.Mentions.At(comma - 1) is var mention && (mention < 0 || context.Document.Mentions[mention].Type != MentionType.Person);

    // "went on to say", "was saying"
    private bool IsHarmless(int token, int verb) => context.Word(token) is "to" ? token >= 2 && (context.Word(token - 1) is "continues" or "continued" or "continue" || (context.Word(token - 1) is "on" && context.Word(token - 2) is "went" or "goes"))
        : context.IsParticiple(verb) && context.Word(token) is "is" or "are" or "was" or "were" or "been";
}
