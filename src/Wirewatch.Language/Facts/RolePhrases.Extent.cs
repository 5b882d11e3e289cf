using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <summary>How far the words of a role reach left and right of its noun.</summary>
internal sealed partial class RolePhrases
{
    private int ExtendLeft(int head, int from)
    {
        var capital = document.Tokens[head].IsCapitalised;
        var first = head;
        while (first > from && head - first < 10 && PastPrefix(first) == 0)
        {
            var before = first - 1;
            if (mentions.At(before) is var mention and >= 0)
            {
                if (document.Mentions[mention].Type == MentionType.Person)
                {
                    break;
                }
                first = Math.Max(from, mentions.First(mention));
                continue;
            }
            var token = document.Tokens[before];
            var word = Word(before);
            if (token.Kind is TokenKind.Dash && !token.HasSpaceBefore && before > from && mentions.At(before - 1) < 0 && Word(before - 1) is not ("then" or "Then" or "ex" or "Ex"))
            {
                first--;
                continue;
            }
            // "President and CEO"
            if (word is "and" && first == head && before > from && mentions.At(before - 1) < 0 && RoleWords.IsPost(Word(before - 1))
                && document.Tokens[before - 1].IsCapitalised == capital)
            {
                first = before - 1;
                continue;
            }
            if (!token.IsWord || IsDate(before) || IsBoundary(word) || (first == head && RoleWords.StandsAlone(Word(head)) && RoleWords.IsNoun(word) && word is not ("Chief" or "Presiding")))
            {
                break;
            }
            if (token.IsCapitalised)
            {
                if (token.StartsParagraph ? Openers.IsOpener(word) : before == from && Openers.IsOpener(word))
                {
                    break;
                }
            }
            else if ((capital && word is not ("vice" or "deputy" or "acting" or "interim" or "caretaker")) || (SpeechCues.IsVerb(word) && word is not "state") || IsVerbal(word) || (before > from && IsSubject(before - 1, word)))
            {
                break;
            }
            first = before;
        }
        return first;
    }

    // "[Doe] faces senator [Roe]", "she beat senator [Roe]", but "[Doe] campaign manager [Roe]"
    private bool IsSubject(int token, ReadOnlySpan<char> behind) =>
        mentions.At(token) is var mention and >= 0
            ? document.Mentions[mention].Type == MentionType.Person && behind is not ("campaign" or "administration" or "family" or "government" or "cabinet" or "transition" or "foundation" or "team")
            : Word(token) is "he" or "He" or "she" or "She" or "who" or "they" or "They" or "it" or "It";

    private int ExtendRight(int start, int to, bool single)
    {
        var end = start;
        var inPhrase = false;
        // "founder and CEO of the company"
        if (single && end + 1 < to && Word(end) is "and" && mentions.At(end + 1) < 0 && RoleWords.IsPost(Word(end + 1)))
        {
            end += 2;
            while (end < to && Word(end - 1) is ("chief" or "Chief" or "executive" or "operating" or "financial" or "Executive" or "Operating" or "Financial") && document.Tokens[end].IsWord
                && Word(end) is not ("of" or "at" or "for" or "and"))
            {
                end++;
            }
        }
        while (end < to && end < start + LongestPhrase)
        {
            if (mentions.At(end) is var mention and >= 0)
            {
                if (document.Mentions[mention].Type == MentionType.Person && !(end > start && Word(end - 1) is "of" or "for" or "to" or "the"))
                {
                    break;
                }
                end = mentions.Last(mention);
                inPhrase = true;
                if (document.Mentions[mention].Type == MentionType.Location && end + 1 < to && Word(end) is "," && mentions.At(end + 1) is var region and >= 0
                    && document.Mentions[region].Type == MentionType.Location && mentions.Last(region) is var close && (close >= to || Word(close) is "," or "." or ")"))
                {
                    end = close;
                }
                if (end < to && document.Tokens[end].Kind == TokenKind.Clitic)
                {
                    end++;
                }
                continue;
            }
            var word = Word(end);
            var token = document.Tokens[end];
            if (word is "of" or "for" or "at" or "to" or "in" or "from" or "on" or "with")
            {
                if (end + 1 >= to || IsDate(end + 1) || Word(end + 1) is "a" or "an" or "his" or "her" or "be" or "last" or "this" or "which" or "whom" || (word is "in" or "on" or "with" or "from" or "to" && (!IsNameAhead(end + 1, to) || (word is "in" && inPhrase))))
                {
                    break;
                }
                end++;
                inPhrase = true;
                continue;
            }
            if (word is "and" && inPhrase && end + 1 < to && !RoleAhead(end + 1, to) && (mentions.At(end + 1) >= 0 || document.Tokens[end + 1].IsWord && !Boundaries.Contains(Word(end + 1)) && !SpeechCues.IsVerb(Word(end + 1))))
            {
                end++;
                continue;
            }
            if (word is "the" or "The" && inPhrase)
            {
                end++;
                continue;
            }
            if (token.IsLowerCase && end > start && mentions.At(end - 1) >= 0 && IsVerbal(word))
            {
                break;
            }
            if (!inPhrase || !token.IsWord || Boundaries.Contains(word) || IsDate(end) || (token.IsLowerCase && SpeechCues.IsVerb(word) && Word(end - 1) is not ("of" or "the")))
            {
                break;
            }
            end++;
        }
        while (end > start && Word(end - 1) is "of" or "for" or "at" or "to" or "in" or "from" or "on" or "with" or "the" or "and")
        {
            end--;
        }
        return end;
    }
}
