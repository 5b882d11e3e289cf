using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts.Indirect;

/// <summary>Finds the clause that tells what was said. One document; not thread safe.</summary>
internal sealed class IndirectClauses(IndirectContext context)
{
    /// <summary>How far behind a verb its <c>that</c> may stand.</summary>
    private const int LongestAdverbial = 18;

    /// <summary>How many words outside quotation marks make a clause more than its quotation.</summary>
    private const int FewestWords = 3;

    /// <summary>A longer clause is none: hostile text must not make the work grow with its square.</summary>
    private const int LongestClause = 150;

    /// <summary>The clause behind the verb of speech at <paramref name="verb"/>.</summary>
    /// <returns>The tokens first to last, one past; null if what follows is no clause.</returns>
    public (int First, int Last)? Behind(int verb, int end)
    {
        var kind = context.VerbAt(verb);
        var next = verb + 1;
        if (next >= end || context.Quoted[next])
        {
            return null;
        }
        if (IsDenial(context.Word(verb)) && context.IsPlain(next) && context.IsParticiple(next))
        {
            return Whole(next, end, true);
        }
        if (FindThat(kind, next, end) is var that and >= 0)
        {
            var first = that + 1;
            if (first < end && context.Word(first) is ",")
            {
                first++;
            }
            // "told people that had gathered": the clause tells which people.
            return first >= end || (context.IsPlain(first) && ReportingWords.IsFinite(context.Word(first))) ? null : Whole(first, end, false, lenient: true);
        }
        if (kind == ReportingVerb.That)
        {
            return null;
        }
        if (kind == ReportingVerb.Tell && (next = BehindAudience(next, end)) < 0)
        {
            return null;
        }
        next = BehindAdverbials(next, end, kind is ReportingVerb.Bare or ReportingVerb.Tell);
        if (next < 0 || next >= end || context.Quoted[next] || IsNoStart(next))
        {
            return null;
        }
        return Whole(next, end, false, lenient: kind is ReportingVerb.Bare or ReportingVerb.Tell);
    }

    /// <summary>The clause from <paramref name="first"/> that ends before <paramref name="last"/>, if it is one.</summary>
    public (int First, int Last)? Before(int first, int last)
    {
        while (first < last && (context.KindOf(first) is TokenKind.Punctuation or TokenKind.Dash || (context.IsPlain(first) && context.Word(first) is "But" or "And" or "and" or "but" or "However")))
        {
            first++;
        }
        if (first >= last || context.Quoted[first] || (context.IsPlain(first) && context.Word(first) is "After" or "When" or "While" or "As" or "Before" or "Since" or "Although" or "Though" or "Asked"
            or "Speaking" or "Following" or "Despite" or "with" or "With" or "after" or "who" or "which" or "as" or "that" or "where" or "when" or "because" or "while" or "Because" or "By" || context.IsParticiple(first)))
        {
            return null;
        }
        return last - first <= LongestClause && HasVerb(first, last, lenient: true) ? Trimmed(first, last) : null;
    }

    /// <summary>The clause from <paramref name="first"/> on, up to the end of the sentence or what follows it in there.</summary>
    public (int First, int Last)? From(int first, int end) => first < end && !context.Quoted[first] ? Whole(first, end, false, lenient: true) : null;

    /// <summary>The clause up to its first comma: one within a relative or temporal clause, behind which the sentence goes on.</summary>
    public (int First, int Last)? UpToComma((int First, int Last) clause)
    {
        for (var i = clause.First; i < clause.Last; i++)
        {
            if (context.IsPlain(i) && context.Word(i) is ",")
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
            var word = context.Word(i);
            if (word is "that")
            {
                return i == next || kind == ReportingVerb.Tell || ReportingWords.StartsAdverbial(context.Word(next)) || context.Word(next) is "," ? i : -1;
            }
            if (context.KindOf(i) is TokenKind.Stop or TokenKind.Quote or TokenKind.Dash or TokenKind.OpenBracket || word is ":" or ";" || ReportingWords.Subordinates(word) || ReportingWords.IsFinite(word)
                || word is "he" or "she" or "they" or "it" or "there" or "we" or "and" or "but" || context.VerbAt(i) is not ReportingVerb.None and not ReportingVerb.That)
            {
                return -1;
            }
        }
        return -1;
    }

    // "told [reporters] the ...", "told [Reuters] the ...", "told [her] the ..."
    private int BehindAudience(int next, int end)
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
            if (ReportingWords.IsDay(word) || word is "earlier" or "later" or "again" or "too" or "also" or "publicly")
            {
                next++;
                again = true;
            }
            else if (word is "on" or "late" or "early" or "last" or "this" && next + 1 < end
                && (ReportingWords.IsDay(context.Word(next + 1)) || context.Word(next + 1) is "week" or "month" or "year" or "night" or "morning" or "afternoon" or "evening"))
            {
                next += 2;
                again = true;
            }
        }
        if (next < end && bare && ReportingWords.StartsPhrase(context.Word(next)) && context.IsPlain(next))
        {
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
        return next < end && context.Word(next) is "," ? next > start ? next + 1 : -1 : next;
    }

    private bool IsNoStart(int token)
    {
        if (!context.IsPlain(token))
        {
            return false;
        }
        var word = context.Word(token);
        return context.KindOf(token) is TokenKind.Stop or TokenKind.Punctuation or TokenKind.Dash or TokenKind.CloseBracket or TokenKind.Clitic
            || (word is not ("if" or "after" or "as" or "since" or "when" or "while" or "before" or "once" or "because") && ReportingWords.Subordinates(word))
            || (word is not ("in" or "over" or "under" or "about" or "around" or "between" or "without") && ReportingWords.IsPreposition(word))
            || word is "so" or "and" or "or" or "but" or "not" or "then" or "yes" or "him" or "her" or "them" or "himself" or "herself" or "goodbye" or "according"
            || ReportingWords.IsFinite(word) || (context.IsParticiple(token) && context.VerbAt(token) != ReportingVerb.None && context.Word(token) is not "warning");
    }

    // The stop of the sentence, or where it goes on with something else: ", adding that", ", while", ", but Jane Doe said".
    private int EndOf(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (!context.IsPlain(i))
            {
                continue;
            }
            var word = context.Word(i);
            if (word is ";" || (i > first && context.Quoted[i - 1] && context.VerbAt(i) == ReportingVerb.Bare) || (word is ":" && i + 1 < end && (context.Quoted[i + 1] || context.KindOf(i + 1) is TokenKind.Quote)))
            {
                return i;
            }
            if (word is "according" or "According" && i + 1 < end && context.Word(i + 1) is "to" && i > first)
            {
                return i;
            }
            if (word is "," && i + 1 < end && context.IsPlain(i + 1))
            {
                var next = context.Word(i + 1);
                if (next is "while" or "whereas" || ReportingWords.GoesOn(next)
                    || (next is "in" or "after" or "during" or "at" && i + 2 < end && context.Word(i + 2) is "which")
                    || (next is "as" && i + 2 < end && context.Word(i + 2) is "has" or "have" or "did" or "had"))
                {
                    return i;
                }
            }
            if (i > first && word is "and" or "but" or "while" or "though" or "although" && (Reports(i, end) || Turns(i, first, end)))
            {
                return i;
            }
        }
        return end;
    }

    // "owned the clip and forced ...", "would be disbanded, but later reversed": most likely what the source did next, and what it did not say must not be told as said.
    private bool Turns(int conjunction, int first, int end)
    {
        var next = conjunction + 1;
        if (next < end && context.IsPlain(next) && context.Word(next) is "later" or "then" or "also" or "even" or "subsequently" or "eventually")
        {
            next++;
        }
        if (next >= end || !context.IsPlain(next) || !(context.Word(next).EndsWith("ed") || context.Word(next) is "went" or "gave" or "took" or "came" or "left" or "made" or "told"))
        {
            return false;
        }
        var before = conjunction - 1;
        var behind = next + 1;
        var takesObject = behind >= end || context.Mentions.At(behind) >= 0 || context.KindOf(behind) is not TokenKind.Word || ReportingWords.IsPreposition(context.Word(behind))
            || context.Word(behind) is "the" or "a" or "an" or "his" or "her" or "its" or "their" or "him" or "them" or "it" or "himself" or "herself" or "that" or "this" or "up" or "out" or "another";
        return takesObject && before > first && (context.Quoted[before] || !(context.Word(before).EndsWith("ed") || context.Word(before).EndsWith("en")));
    }

    // Whether the words behind a conjunction go on with who else says what.
    private bool Reports(int conjunction, int end)
    {
        for (var i = conjunction + 1; i < end && i <= conjunction + 12; i++)
        {
            if (context.Quoted[i] || context.KindOf(i) is TokenKind.Stop)
            {
                return false;
            }
            if (context.VerbAt(i) != ReportingVerb.None)
            {
                return !context.IsParticiple(i) && i + 1 < end && (context.VerbAt(i) is ReportingVerb.Bare or ReportingVerb.Tell || context.Quoted[i + 1] || context.Word(i + 1) is "that");
            }
            if (context.IsPlain(i) && context.Word(i) is not ("has" or "have" or "had") && (ReportingWords.IsFinite(context.Word(i)) || context.Word(i) is "that" or "and"))
            {
                return false;
            }
        }
        return false;
    }

    private bool HasVerb(int first, int last, bool lenient)
    {
        var pending = 0;
        for (var i = first; i < last; i++)
        {
            if (context.Mentions.At(i) >= 0)
            {
                continue;
            }
            var word = context.Word(i);
            if (ReportingWords.Subordinates(word) && !(word is "that" && i == first))
            {
                pending++;
            }
            else if (i > first && context.Word(i - 1) is "to")
            {
                // "claiming a right to have a say": no verb of a clause.
            }
            else if (ReportingWords.IsFinite(word) || (context.KindOf(i) == TokenKind.Clitic && i > first && context.Word(i - 1) is "he" or "she" or "it" or "they" or "we" or "I" or "there" or "He" or "It")
                || (lenient && i > first && ReportingWords.MayBeFinite(word))
                || (i > first && context.Word(i - 1) is "he" or "she" or "they" or "we" && context.KindOf(i) == TokenKind.Word && !ReportingWords.IsPreposition(word)
                    && (!lenient || word.EndsWith("s") || ReportingWords.MayBeFinite(word))))
            {
                if (pending == 0)
                {
                    return i > first;
                }
                pending--;
            }
            else if (!lenient && (context.VerbAt(i) != ReportingVerb.None || word is "to" or ","))
            {
                // "announced a plan, which", "reported no results"
                if (word is ",")
                {
                    if (pending == 0)
                    {
                        i = BehindApposition(i + 1, last) - 1;
                        if (i < 0)
                        {
                            return false;
                        }
                    }
                }
                else if (context.VerbAt(i) != ReportingVerb.None && context.IsParticiple(i))
                {
                    return false;
                }
            }
        }
        return false;
    }

    // "gas, which leaks, was": the subject goes on behind the insertion. Zero where it does not.
    private int BehindApposition(int first, int last)
    {
        for (var i = first; i < last && i < first + 25; i++)
        {
            if (context.Word(i) is "," && context.Mentions.At(i) < 0)
            {
                return i + 1 < last && ReportingWords.MayBeFinite(context.Word(i + 1)) ? i + 1 : 0;
            }
        }
        return 0;
    }

    private (int First, int Last)? Trimmed(int first, int last)
    {
        while (last > first && !context.Quoted[last - 1] && (context.KindOf(last - 1) is TokenKind.Stop or TokenKind.Punctuation or TokenKind.Dash or TokenKind.Ellipsis or TokenKind.Symbol || IsLooseMark(first, last)))
        {
            last--;
        }
        var words = 0;
        for (var i = first; i < last; i++)
        {
            words += !context.Quoted[i] && (context.Document.Tokens[i].IsWord || context.KindOf(i) is TokenKind.Number) ? 1 : 0;
        }
        return words >= FewestWords && context.VerbAt(last - 1) is not (ReportingVerb.Bare or ReportingVerb.Tell) ? (first, last) : null;
    }

    private bool IsLooseMark(int first, int last)
    {
        if (context.KindOf(last - 1) == TokenKind.CloseBracket)
        {
            for (var i = first; i < last; i++)
            {
                if (context.KindOf(i) == TokenKind.OpenBracket)
                {
                    return false;
                }
            }
            return true;
        }
        if (context.KindOf(last - 1) != TokenKind.Quote)
        {
            return false;
        }
        var marks = 0;
        for (var i = first; i < last; i++)
        {
            marks += context.KindOf(i) == TokenKind.Quote ? 1 : 0;
        }
        return marks % 2 == 1;
    }
}
