using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts.Indirect;

/// <content>Whether words are a clause: whether they have a verb of their own.</content>
internal sealed partial class IndirectClauses
{
    private bool HasVerb(int first, int last, bool lenient)
    {
        var pending = 0;
        var phrase = false;
        var isOwnSentence = false;
        for (var i = first; i < last; i++)
        {
            if (context.Quoted[i] && (i == first || isOwnSentence || IsOwnSentence(i, first)))
            {
                isOwnSentence = true;
                continue;
            }
            isOwnSentence = false;
            if (context.Mentions.At(i) is var mention and >= 0)
            {
                i = context.Mentions.Last(mention) - 1;
                if (!lenient && pending == 0 && IsNameOfSubject(mention, first, last))
                {
                    return true;
                }
                continue;
            }
            var word = context.Word(i);
            if (ReportingWords.Subordinates(word) && !(word is "that" && i == first))
            {
                pending++;
                phrase |= i == first && word is "after" or "before" or "since" or "until" or "as";
            }
            else if (phrase && word is ",")
            {
                // "after the match, fans left": no clause, but a time.
                pending = Math.Max(0, pending - 1);
                phrase = false;
            }
            else if (i > first && context.Word(i - 1) is "to")
            {
                // "claiming a right to have a say": no verb of a clause.
            }
            else if (ReportingWords.IsFinite(word) || (context.KindOf(i) == TokenKind.Clitic && i > first && context.Word(i - 1) is "he" or "she" or "it" or "they" or "we" or "I" or "there" or "He" or "It")
                || (lenient && i > first && ReportingWords.MayBeFinite(word) && !(i + 1 < last && context.Word(i + 1) is "by"))
                || (i > first && context.Word(i - 1) is "he" or "she" or "they" or "we" or "it" && !context.IsParticiple(i) && context.KindOf(i) == TokenKind.Word && !ReportingWords.IsPreposition(word)
                    && (!lenient || word.EndsWith("s") || ReportingWords.MayBeFinite(word))))
            {
                if (pending == 0)
                {
                    // "confirmed his name and was freed": the second verb is not the clause's.
                    return i > first && !(context.IsPlain(i - 1) && context.Word(i - 1) is "and" or "but");
                }
                pending--;
            }
            else if (!lenient && pending > 0 && ReportingWords.MayBeFinite(word))
            {
                pending--;
            }
            else if (!lenient && (context.VerbAt(i) != ReportingVerb.None || word is "to" or ","))
            {
                // "announced a plan, which", "reported no results"
                if (word is ",")
                {
                    // "citizens of France, Spain and Italy were"
                    if (pending == 0 && !(i + 1 < last && context.Mentions.At(i + 1) >= 0 && context.Mentions.At(i - 1) >= 0))
                    {
                        // "gas, which leaks, caused": what follows the second comma is the verb.
                        return BehindApposition(i + 1, last) > 0;
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

    // "with tape, “a copy is worse”", "after the trial “she is glad”": the words in marks are a sentence of their own, not a part of the clause.
    private bool IsOwnSentence(int quoted, int first) => !context.Quoted[quoted - 1] && (context.Word(quoted - 1) is ","
        || (context.IsPlain(first) && ReportingWords.Subordinates(context.Word(first))));

    // "reported Jane Doe resigned": a name and a verb.
    private bool IsNameOfSubject(int mention, int first, int last)
    {
        var behind = context.Mentions.Last(mention);
        return context.Mentions.First(mention) == first && context.Document.Mentions[mention].Type == MentionType.Person && behind < last && context.IsPlain(behind) && ReportingWords.MayBeFinite(context.Word(behind));
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
}
