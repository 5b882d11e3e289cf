using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts.Indirect;

/// <content>The subject of the clause that a participle or a second verb goes on with: "NATO rejected the plan, saying", "Jane Doe left and said".</content>
internal sealed partial class IndirectSources
{
    /// <summary>The subject of the nearest verb before <paramref name="end"/> whose subject is not that of a clause within.</summary>
    /// <returns>Whether a subject was found, and whom it names: nobody where it has no name.</returns>
    private (bool IsFound, EntityId? Source) SubjectOfClause(int end, int from, int sentence)
    {
        for (var i = end - 1; i > from && end - i < LongestReach; i--)
        {
            if (context.Mentions.At(i) is var mention and >= 0)
            {
                i = context.Mentions.First(mention);
                continue;
            }
            if (context.Quoted[i] || !IsVerbOfClause(i, from))
            {
                continue;
            }
            var head = i - 1;
            while (head > from && i - head < LongestName && context.IsPlain(head) && IsBesideVerb(context.Word(head)))
            {
                head--;
            }
            if (context.Quoted[head])
            {
                return (true, null);
            }
            var word = context.IsPlain(head) ? context.Word(head) : default;
            if (word is "and" or "but" or "or" or "then" or "to" or "who" or "which" or "that")
            {
                i = head;
                continue;
            }
            if (word is ",")
            {
                return (true, BehindInsertion(head, from, i).Source);
            }
            var first = word is "he" or "He" or "she" or "She" or "it" or "It" or "they" or "They" ? head : EdgeOfPhrase(head, from);
            if (IsNested(first, from) || (first > from && context.IsPlain(first - 1) && context.Word(first - 1) is "after" or "before" or "since" or "until" or "while" or "though" or "although"))
            {
                i = first;
                continue;
            }
            if (first == from || !context.IsPlain(first - 1) || context.Word(first - 1) is "," or ";" or ":" or "and" or "but" || context.KindOf(first - 1) is TokenKind.Dash or TokenKind.CloseBracket or TokenKind.Quote)
            {
                return (true, first == head && !word.IsEmpty && context.KindOf(head) == TokenKind.Word && IsPronoun(word) ? Pronoun(head, sentence) : IsAloneOrJoined(first, from) ? Named(first, head + 1) : null);
            }
            // "a plan backed by", "a plan Jane Doe backed"
            if (ReportingWords.IsFinite(context.Word(i)) || context.Mentions.At(head) >= 0)
            {
                return (true, null);
            }
            i = first;
        }
        return (false, null);
    }

    private static bool IsPronoun(ReadOnlySpan<char> word) => word is "he" or "He" or "she" or "She" or "it" or "It" or "they" or "They";

    private bool IsVerbOfClause(int token, int from) => context.KindOf(token) == TokenKind.Word && context.Document.Tokens[token].IsLowerCase && (ReportingWords.MayBeFinite(context.Word(token)) || IsFiniteReport(token))
        && !(token > from && context.IsPlain(token - 1) && context.Word(token - 1) is "a" or "an" or "the" or "his" or "her" or "its" or "their" or "of" or "to")
        && !(token > from && context.KindOf(token - 1) == TokenKind.Clitic);

    // "estimates", "says", but not "saying"
    private bool IsFiniteReport(int token) => (context.VerbAt(token) != ReportingVerb.None && !context.IsParticiple(token) && context.Word(token).EndsWith("s")) || context.Word(token) is "estimates" or "estimate";

    // Between a subject and its verb: "has also", "was not", "later", "strongly".
    private static bool IsBesideVerb(ReadOnlySpan<char> word) =>
        word is not "to" && (ReportingWords.IsFiller(word) || ReportingWords.Unsays(word) || (word.Length > 4 && word.EndsWith("ly")));

    // Like the edge of a subject, but not over the verb of which the words are the object.
    private int EdgeOfPhrase(int head, int from)
    {
        var edge = EdgeOf(head, from);
        for (var i = head - 1; i >= edge; i--)
        {
            if (context.Mentions.At(i) is var mention and >= 0)
            {
                i = context.Mentions.First(mention);
            }
            else if (i < head && IsVerbOfClause(i, from) && !(i + 1 <= head && context.IsPlain(i) && i == edge))
            {
                return i + 1;
            }
        }
        return edge;
    }

    // "issued a statement saying", "filed a lawsuit last year alleging": who issued what speaks.
    private EntityId? Issuer(int head, int from, int sentence)
    {
        while (head > from && context.IsPlain(head) && (ReportingWords.IsDay(context.Word(head)) || context.Word(head) is "on" or "in" or "last" or "this" or "year" or "month" or "week" or "today" or "yesterday"
            || context.KindOf(head) == TokenKind.Number))
        {
            head--;
        }
        if (head <= from || !context.IsPlain(head) || !SpeechCues.IsVoiceOfBody(context.Word(head)))
        {
            return null;
        }
        for (var i = head - 1; i > from && head - i < LongestName; i--)
        {
            if (context.IsPlain(i) && IsIssuing(context.Word(i)))
            {
                return SubjectOfClause(i + 1, from, sentence).Source;
            }
            if (context.Quoted[i] || context.Word(i) is "," or "and" or "but")
            {
                return null;
            }
        }
        return null;
    }

    private static bool IsIssuing(ReadOnlySpan<char> word) => word is "issued" or "issues" or "released" or "releases" or "published" or "publishes" or "made" or "makes" or "wrote" or "writes" or "filed" or "files"
        or "posted" or "posts" or "signed" or "sent" or "sends" or "gave" or "launched" or "launches" or "submitted" or "delivered" or "put" or "presented" or "tweeted" or "uploaded" or "shared";
}
