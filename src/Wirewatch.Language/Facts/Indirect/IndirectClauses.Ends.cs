using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts.Indirect;

/// <content>Where a clause ends.</content>
internal sealed partial class IndirectClauses
{
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
                var next = context.Word(i + 1) is "further" or "also" or "then" && i + 2 < end && context.IsPlain(i + 2) ? context.Word(i + 2) : context.Word(i + 1);
                if (next is "while" or "whilst" || (ReportingWords.EndsClause(next) && !(next is "adding" && i + 2 < end && context.Word(i + 2) is "to" or "up"))
                    || (next is "a" or "an" && i + 2 < end && context.Word(i + 2) is "claim" or "charge" or "accusation" or "allegation" or "statement" or "prediction" or "comment" or "remark" or "suggestion" or "move")
                    || (next is "shortly" or "hours" or "days" or "weeks" or "months" && i + 2 < end && context.Word(i + 2) is "after" or "before")
                    || (next is "which" && IsContradicted(i + 2, end))
                    || (next is "in" or "after" or "during" or "at" && i + 2 < end && context.Word(i + 2) is "which")
                    || (next is "as" && i + 2 < end && context.Word(i + 2) is "has" or "have" or "did" or "had"))
                {
                    return i;
                }
            }
            if (i > first && word is "and" or "but" or "while" or "though" or "although" && (Reports(i, end) || Turns(i, first, end) || GoesAgainst(i, first, end)))
            {
                return i;
            }
            if (i > first && word is "adding" && !context.Quoted[i - 1] && i + 1 < end && context.Word(i + 1) is "that" or "the" or "it" or "he" or "she" or "they")
            {
                return i;
            }
            if (i > first && word is "despite" && IsDespiteReport(i, end))
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
        if (!context.Quoted[before] && context.Word(before) is ",")
        {
            // "were safe, and urged boards to act", but "was beaten, robbed, and left"
            return context.Word(next).EndsWith("ed") && !IsList(before, first);
        }
        return takesObject && before > first && (context.Quoted[before] || !(context.Word(before).EndsWith("ed") || context.Word(before).EndsWith("en")));
    }

    // ", which NATO denied"
    private bool IsContradicted(int name, int end)
    {
        if (name >= end || context.Mentions.At(name) is not (var mention and >= 0))
        {
            return false;
        }
        var verb = context.Mentions.Last(mention);
        verb += verb < end && context.Word(verb) is "has" or "have" or "had" ? 1 : 0;
        return verb < end && context.IsPlain(verb) && context.Word(verb) is "denied" or "denies" or "rejected" or "rejects" or "disputes" or "disputed" or "dismissed" or "dismisses" or "contests";
    }

    private bool IsList(int comma, int first)
    {
        for (var i = comma - 1; i > first && i > comma - 6; i--)
        {
            if (context.IsPlain(i) && context.Word(i) is ",")
            {
                return true;
            }
        }
        return false;
    }

    // "is peaceful, but the agency has lost its trust": what has come about since is the article's.
    private bool GoesAgainst(int conjunction, int first, int end)
    {
        if (context.Word(conjunction) is not ("but" or "though" or "although") || conjunction - 1 <= first || context.Word(conjunction - 1) is not ",")
        {
            return false;
        }
        var name = conjunction + 1;
        // "but he did not say when"
        if (name + 2 < end && context.IsPlain(name) && context.Word(name) is "he" or "she" or "it" or "they" && context.IsPlain(name + 1)
            && (context.Word(name + 1) is "didn't" or "didn’t" or "gave" or "declined" or "refused" or "offered" or "provided" or "denied" or "acknowledged" or "conceded" or "admitted" or "stopped"
                || (context.Word(name + 1) is "did" && context.Word(name + 2) is "not")))
        {
            return true;
        }
        if (name < end && context.IsPlain(name) && context.Word(name) is "the")
        {
            name++;
        }
        if (name >= end || context.Mentions.At(name) is not (var mention and >= 0))
        {
            return false;
        }
        var verb = context.Mentions.Last(mention);
        return verb < end && context.IsPlain(verb) && context.Word(verb) is "has" or "have" or "did" or "does" or "is" or "are";
    }

    // "despite NATO claiming ..."
    private bool IsDespiteReport(int despite, int end)
    {
        for (var i = despite + 1; i < end && i < despite + 6; i++)
        {
            if (context.VerbAt(i) != ReportingVerb.None)
            {
                return context.IsParticiple(i);
            }
        }
        return false;
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
                return !context.IsParticiple(i) && i + 1 < end && (context.VerbAt(i) is ReportingVerb.Bare or ReportingVerb.Tell || context.Quoted[i + 1] || context.Word(i + 1) is "that" or "he" or "she" or "it" or "they");
            }
            if (context.IsPlain(i) && context.Word(i) is not ("has" or "have" or "had") && (ReportingWords.IsFinite(context.Word(i)) || context.Word(i) is "that" or "and"))
            {
                return false;
            }
        }
        return false;
    }

    private (int First, int Last)? Trimmed(int first, int last)
    {
        while (last > first && !context.Quoted[last - 1] && (context.KindOf(last - 1) is TokenKind.Stop or TokenKind.Punctuation or TokenKind.Dash or TokenKind.Ellipsis || (context.KindOf(last - 1) is TokenKind.Symbol && context.Word(last - 1) is not "%") || IsLooseMark(first, last)))
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
