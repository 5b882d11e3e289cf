using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts.Indirect;

/// <summary>Finds the clause that tells what was said. One document; not thread safe.</summary>
internal sealed partial class IndirectClauses(IndirectContext context)
{
    /// <summary>How far behind a verb its <c>that</c> may stand.</summary>
    private const int LongestAdverbial = 18;

    /// <summary>How many words outside quotation marks make a clause more than its quotation.</summary>
    private const int FewestWords = 3;

    /// <summary>A longer clause is none: hostile text must not make the work grow with its square.</summary>
    private const int LongestClause = 150;

    /// <summary>The clause behind the verb of speech at <paramref name="verb"/>.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="end">One past the last token of the sentence.</param>
    /// <param name="isInverted">Whether the source, not the clause, may follow: <c>..., said Jane Doe</c>.</param>
    /// <returns>The tokens first to last, one past; null if what follows is no clause.</returns>
    public (int First, int Last)? Behind(int verb, int end, bool isInverted)
    {
        var kind = context.VerbAt(verb);
        var next = verb + 1;
        if (next >= end || context.Quoted[next])
        {
            return null;
        }
        var denied = context.IsPlain(next) && context.Word(next) is "ever" or "even" ? next + 1 : next;
        if (denied < end && IsDenial(context.Word(verb)) && context.IsPlain(denied) && context.IsParticiple(denied))
        {
            return Whole(denied, end, true);
        }
        if (FindThat(kind, next, end) is var that and >= 0)
        {
            var first = that + 1;
            while (first < end && context.Word(first) is "," or "that")
            {
                first++;
            }
            // "told people that had gathered": the clause tells which people.
            return first >= end || (context.IsPlain(first) && ReportingWords.IsFinite(context.Word(first))) ? null : Whole(first, end, false, lenient: true);
        }
        if (kind == ReportingVerb.That)
        {
            // "pointed out the ships were old"
            return context.Word(verb).StartsWith("point") && context.Word(next) is "out" && next + 1 < end && !context.Quoted[next + 1] && !IsNoStart(next + 1) ? Whole(next + 1, end, false) : null;
        }
        if (kind == ReportingVerb.Tell && (next = BehindAudience(next, end)) < 0)
        {
            return null;
        }
        if (kind == ReportingVerb.Tell && next < end && context.IsPlain(next) && context.Word(next) is ",")
        {
            next++;
        }
        next = BehindAdverbials(next, end, kind is ReportingVerb.Bare or ReportingVerb.Tell);
        if (next < 0 || next >= end || context.Quoted[next] || IsNoStart(next)
            || (kind == ReportingVerb.Plain && context.IsPlain(next) && ReportingWords.MayBeFinite(context.Word(next)))
            || (kind == ReportingVerb.Plain && context.IsPlain(next) && context.Word(next) is "reports" or "claims" or "allegations" or "accusations" or "rumours" or "rumors"))
        {
            return null;
        }
        return Whole(next, end, kind == ReportingVerb.Bare && !isInverted && IsLong(next, end), lenient: kind is ReportingVerb.Bare or ReportingVerb.Tell || ReportingWords.NeedsClause(context.Word(verb)));
    }

    /// <summary>The clause from <paramref name="first"/> that ends before <paramref name="last"/>, if it is one.</summary>
    public (int First, int Last)? Before(int first, int last)
    {
        // What follows is cut to a clause's length anyway; hostile text must not be skipped through for every verb.
        var limit = Math.Min(last, first + LongestClause);
        while (first < limit && (context.KindOf(first) is TokenKind.Punctuation or TokenKind.Dash || (context.IsPlain(first) && context.Word(first) is "But" or "And" or "and" or "but" or "However")))
        {
            first++;
        }
        if (first >= last || context.Quoted[first] || (context.IsPlain(first) && context.Word(first) is "After" or "When" or "While" or "As" or "Before" or "Since" or "Although" or "Though" or "Asked"
            or "Speaking" or "Following" or "Despite" or "with" or "With" or "after" or "who" or "which" or "as" or "that" or "where" or "when" or "because" or "while" or "Because" or "By" || context.IsParticiple(first))
            && !(context.Word(first) is "As" && first + 1 < last && context.Word(first + 1) is "of"))
        {
            return null;
        }
        return last - first <= LongestClause && HasVerb(first, last, lenient: true) ? Trimmed(first, WithoutApposition(first, last)) : null;
    }

    // "..., the French prime minister, [Jane Doe said]"
    private int WithoutApposition(int first, int last)
    {
        for (var i = last - 1; i > first && i > last - 12; i--)
        {
            if (context.Quoted[i] || (context.Mentions.At(i) < 0 && ReportingWords.MayBeFinite(context.Word(i))))
            {
                return last;
            }
            if (context.IsPlain(i) && context.Word(i) is ",")
            {
                return i + 1 < last && context.IsPlain(i + 1) && context.Word(i + 1) is "the" or "a" or "an" or "its" or "their" or "his" or "her" ? i : last;
            }
        }
        return last;
    }

    /// <summary>The clause from <paramref name="first"/> on, up to the end of the sentence or what follows it in there.</summary>
    public (int First, int Last)? From(int first, int end) =>
        first < end && !context.Quoted[first] ? Whole(first, end, !HasCommaNear(first, EndOf(first, Math.Min(end, first + LongestAdverbial))), lenient: true) : null;

    private bool HasCommaNear(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (context.IsPlain(i) && context.Word(i) is ",")
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The clause up to the first comma behind its verb: one within a relative or temporal clause, behind which the sentence goes on.</summary>
    public (int First, int Last)? UpToComma((int First, int Last) clause)
    {
        for (var i = clause.First; i < clause.Last; i++)
        {
            // "over the last year, only two left": a comma before the verb is not the end.
            if (context.IsPlain(i) && context.Word(i) is "," && HasVerb(clause.First, i, lenient: true))
            {
                return Trimmed(clause.First, i);
            }
        }
        return clause;
    }

    /// <summary>Whether a verb turns what was said: what somebody denies.</summary>
    private static bool IsDenial(ReadOnlySpan<char> verb) => verb is "deny" or "denies" or "denied" or "denying" or "admit" or "admits" or "admitted" or "admitting" or "acknowledged" or "acknowledges";

    private (int First, int Last)? Whole(int first, int end, bool participle, bool lenient = false)
    {
        var last = EndOf(first, Math.Min(end, first + LongestClause));
        if (last == first + LongestClause && last < end)
        {
            return null;
        }
        return participle || HasVerb(first, last, lenient) ? Trimmed(first, last) : null;
    }

    private int FindThat(ReportingVerb kind, int next, int end)
    {
        for (var i = next; i < end && i < next + LongestAdverbial; i++)
        {
            if (context.Quoted[i])
            {
                return -1;
            }
            if (context.Mentions.At(i) >= 0)
            {
                continue;
            }
            // "on television (CNN) that"
            if (i > next && i + 2 < end && context.KindOf(i) == TokenKind.OpenBracket && context.KindOf(i + 2) == TokenKind.CloseBracket)
            {
                i += 2;
                continue;
            }
            var word = context.Word(i);
            if (word is "that")
            {
                // "said today, in a sign that ..."
                if (i > next && context.Word(i - 1) is "sign" or "signal" or "signs" or "move" or "hope" or "hopes" or "grounds" or "fear" or "fears" or "condition" or "fact" or "belief" or "evidence" or "time" or "day"
                    or "way" or "idea" or "sense" or "extent" or "point" or "claims" or "reports")
                {
                    return -1;
                }
                return i == next || kind == ReportingVerb.Tell || (IsToSomebody(context.Word(next - 1)) && IsNameOfAudience(next, i)) || ReportingWords.StartsAdverbial(context.Word(next)) || context.Word(next) is "," ? i : -1;
            }
            if (context.KindOf(i) is TokenKind.Stop or TokenKind.Quote or TokenKind.Dash or TokenKind.OpenBracket || word is ":" or ";" || (ReportingWords.Subordinates(word) && !(i == next && word is "after" or "before" or "since")) || ReportingWords.IsFinite(word)
                || word is "he" or "she" or "they" or "it" or "we" or "but" || (word is "there" && !(i + 1 < end && context.Word(i + 1) is "that"))
                || (word is "and" && !(kind == ReportingVerb.Tell || IsToSomebody(context.Word(next - 1)))) || context.VerbAt(i) is not ReportingVerb.None and not ReportingVerb.That)
            {
                return -1;
            }
        }
        return -1;
    }

    // "warned NATO that"
    private static bool IsToSomebody(ReadOnlySpan<char> verb) => verb is "warn" or "warns" or "warned" or "warning" or "promised" or "promises" or "cautioned" or "advised" or "advises" or "notified";

    private bool IsNameOfAudience(int next, int that)
    {
        for (var i = next; i < that; i++)
        {
            if (context.Mentions.At(i) >= 0)
            {
                return true;
            }
        }
        return ReportingWords.IsAudience(context.Word(that - 1));
    }

    /// <summary>The token behind whom something was told, as <c>reporters</c> behind <c>told</c>, from <paramref name="next"/> on; -1 where nobody is.</summary>
    public int BehindAudience(int next, int end)
    {
        if (context.Word(next) is "him" or "her" or "them" or "us" or "me" or "you")
        {
            return next + 1;
        }
        for (var i = next; i < end && i < next + 8; i++)
        {
            if (context.Quoted[i] || context.KindOf(i) is TokenKind.Stop or TokenKind.Punctuation or TokenKind.Quote)
            {
                return -1;
            }
            if (context.Mentions.At(i) is var mention and >= 0)
            {
                if (i > next && context.Word(i - 1) is "a" or "an" or "no" && context.IsPlain(i - 1))
                {
                    return -1;
                }
                i = context.Mentions.Last(mention) - 1;
                var behind = i + 1 < end ? context.Word(i + 1) : default;
                if (context.Document.Mentions[mention].Type is not MentionType.Norp && behind is not ("'s" or "’s") && !(i + 1 < end && ReportingWords.IsAudience(behind)))
                {
                    return i + 1;
                }
                continue;
            }
            var word = context.Word(i);
            if (ReportingWords.IsAudience(word) && !(i + 1 < end && ReportingWords.IsAudience(context.Word(i + 1))))
            {
                return i + 1;
            }
            if (ReportingWords.IsFinite(word) || ReportingWords.Subordinates(word) || word is "of" or "he" or "she" or "they" or "it")
            {
                return -1;
            }
        }
        return -1;
    }

    // "on Friday", "Wednesday,", "earlier", and "in a statement," with its comma.
    private int BehindAdverbials(int next, int end, bool bare)
    {
        var start = next;
        for (var again = true; again && next < end;)
        {
            again = false;
            var word = context.Word(next);
            if (word is "yesterday" or "today" or "Monday" or "Tuesday" or "Wednesday" or "Thursday" or "Friday" or "Saturday" or "Sunday" && next + 1 < end && context.Word(next + 1) is "morning" or "afternoon" or "evening" or "night")
            {
                next += 2;
                again = true;
            }
            else if (ReportingWords.IsDay(word) || word is "earlier" or "later" or "again" or "too" or "also" or "publicly")
            {
                next++;
                again = true;
            }
            else if (word is "on" or "late" or "early" or "last" or "this" && next + 1 < end
                && !(word is "this" or "last" && context.KindOf(next + 1) is not TokenKind.Word)
                && (ReportingWords.IsDay(context.Word(next + 1)) || context.Word(next + 1) is "week" or "month" or "year" or "night" or "morning" or "afternoon" or "evening"))
            {
                next += 2;
                again = true;
            }
        }
        if (next < end && bare && ReportingWords.StartsPhrase(context.Word(next)) && context.IsPlain(next))
        {
            if (BehindPlace(next, end) is var behind and >= 0)
            {
                return behind;
            }
            for (var i = next + 1; i < end && i < next + LongestAdverbial; i++)
            {
                if (context.Quoted[i])
                {
                    return -1;
                }
                if (context.Word(i) is "," && context.Mentions.At(i) < 0)
                {
                    return i + 1;
                }
                if (context.IsPlain(i) && (ReportingWords.IsFinite(context.Word(i)) || context.KindOf(i) is TokenKind.Stop || ReportingWords.Subordinates(context.Word(i))))
                {
                    return -1;
                }
            }
            return -1;
        }
        // "said Monday, the ships", but "said Monday, in a last effort"
        return next < end && context.Word(next) is "," ? next > start && next + 1 < end && !(context.IsPlain(next + 1) && ReportingWords.IsPreposition(context.Word(next + 1))) ? next + 1 : -1 : next;
    }

    // "in Warsaw the ...", "in May he ..."
    private int BehindPlace(int preposition, int end)
    {
        var place = preposition + 1;
        if (place >= end)
        {
            return -1;
        }
        if (context.IsPlain(place) && context.Word(place) is "a" or "an" or "the" or "his" or "her" or "its" or "their" && BehindOccasion(place + 1, end) is var occasion and >= 0)
        {
            return occasion;
        }
        var behind = context.Mentions.At(place) is var mention and >= 0 && context.Document.Mentions[mention].Type == MentionType.Location ? context.Mentions.Last(mention)
            : ReportingWords.IsMonth(context.Word(place)) ? place + 1 : end;
        return behind < end && BeginsClause(behind) ? behind : -1;
    }

    // "[at a] press conference yesterday morning the ..."
    private int BehindOccasion(int first, int end)
    {
        for (var i = first; i < end && i < first + 3 && context.IsPlain(i); i++)
        {
            if (!(SpeechCues.IsVoiceOfBody(context.Word(i)) || context.Word(i) is "conference" or "briefing" or "meeting" or "rally" or "hearing" or "ceremony") || (i + 1 < end && context.Word(i + 1) is "conference" or "briefing"))
            {
                continue;
            }
            var next = i + 1;
            while (next < end && next < i + 4 && context.IsPlain(next) && (ReportingWords.IsDay(context.Word(next)) || context.Word(next) is "morning" or "evening" or "afternoon" or "night" or "on"))
            {
                next++;
            }
            return next < end && BeginsClause(next) ? next : -1;
        }
        return -1;
    }

    private bool BeginsClause(int token) =>
        context.IsPlain(token) && context.Word(token) is "the" or "a" or "an" or "he" or "she" or "it" or "they" or "there" or "his" or "her" or "its" or "their";

    // "says experts continue to work": whatever follows the verb is a clause, unless it is a few words.
    private bool IsLong(int first, int end)
    {
        if (context.IsPlain(first) && ReportingWords.Subordinates(context.Word(first)))
        {
            return false;
        }
        if (context.IsPlain(first) && context.Word(first) is "nothing" or "something" or "anything" or "little" or "much" or "more" or "a" or "few" or "mass" or "prayers" or "thanks" or "hello" or "no")
        {
            return false;
        }
        var words = 0;
        for (var i = first; i < end && i < first + LongestAdverbial; i++)
        {
            if (context.Quoted[i] || context.KindOf(i) is TokenKind.Quote or TokenKind.Stop || (context.IsPlain(i) && context.Word(i) is "," or ":" or ";" or "and"))
            {
                return false;
            }
            words += context.IsPlain(i) && context.Document.Tokens[i] is { Kind: TokenKind.Word, IsLowerCase: true } ? 1 : 0;
            if (words > 4)
            {
                return true;
            }
        }
        return false;
    }

    private bool IsNoStart(int token)
    {
        if (!context.IsPlain(token))
        {
            return false;
        }
        var word = context.Word(token);
        if (word is "not" && token + 1 < context.Document.Tokens.Count && context.IsParticiple(token + 1))
        {
            return false;
        }
        return context.KindOf(token) is TokenKind.Stop or TokenKind.Punctuation or TokenKind.Dash or TokenKind.CloseBracket or TokenKind.Clitic
            || (word is not ("if" or "after" or "as" or "since" or "when" or "while" or "before" or "once" or "because") && ReportingWords.Subordinates(word))
            || (word is not ("in" or "over" or "under" or "about" or "around" or "between" or "without") && ReportingWords.IsPreposition(word))
            || word is "so" or "and" or "or" or "but" or "not" or "then" or "yes" or "him" or "them" or "himself" or "herself" or "goodbye" or "according"
            || ReportingWords.IsFinite(word) || (context.IsParticiple(token) && context.VerbAt(token) != ReportingVerb.None && context.Word(token) is not "warning");
    }
}
