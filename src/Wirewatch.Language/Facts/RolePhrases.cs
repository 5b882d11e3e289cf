using System.Collections.Frozen;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <summary>A phrase that words a role.</summary>
/// <param name="First">The index of its first token.</param>
/// <param name="Last">One past the index of its last token.</param>
/// <param name="At">The mention that names the body or country of the post, or -1.</param>
/// <param name="Former">The words before it say that it has ended.</param>
/// <param name="Acting">The words of the phrase say that it is held in another's place.</param>
internal readonly record struct RolePhrase(int First, int Last, int At, bool Former, bool Acting);

/// <summary>Where the words of a role begin and end: left of a name, or right of a comma or a verb. One document; thread safe.</summary>
/// <remarks>A role keeps its organisation or country and leaves out articles, possessives and "former"; "acting" belongs to the title.</remarks>
internal sealed class RolePhrases(Document document, MentionTokens mentions)
{
    private const int LongestPhrase = 24;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Boundaries = (
        "a an the and or but of for at to in on from by with as that which who whom whose when while where after before since until if than then during under over between his "
        + "her its their our my your this these those he she it they we i is was are were be been being has have had do does did will would could should may might can not also "
        + "former ex current incumbent late new newly longtime long-time fellow once said says told asked named elected appointed become becomes became remains both only just "
        + "even now today yesterday tomorrow between including like such so because about into through against without among another other some many several all no one two three "
        + "four five next previous retired retiring purported alleged sitting veteran outgoing incoming ever most highest past alongside near despite amid "
        + "across along around behind beyond beside third second host according there here what how why today's met meets praised criticized dies died wins won")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private ReadOnlySpan<char> Text => document.Text;

    /// <summary>The role whose words end before <paramref name="end"/> and do not begin before <paramref name="from"/>, or null.</summary>
    /// <param name="end">One past the last token.</param>
    /// <param name="from">The first token of the sentence.</param>
    /// <param name="apart">A comma stands between the role and the name: "Iran's foreign minister, Jane Doe".</param>
    public RolePhrase? Before(int end, int from, bool apart)
    {
        var head = HeadBefore(end, from, apart);
        if (head < 0)
        {
            return null;
        }
        var first = ExtendLeft(head, from);
        if (apart && !(first == from || IsDeterminer(Word(first - 1)) || document.Tokens[first - 1].Kind == TokenKind.Clitic || Word(first - 1) is "former" or "current"))
        {
            return null;
        }
        return Phrase(first, end, head, from);
    }

    /// <summary>The role whose words begin at <paramref name="start"/>, perhaps behind an article, a possessive or "former", or null.</summary>
    /// <param name="start">The token behind the comma or the verb.</param>
    /// <param name="to">One past the last token of the sentence.</param>
    public RolePhrase? Behind(int start, int to)
    {
        var first = start;
        var owner = -1;
        var former = false;
        while (first < to && first < start + 8)
        {
            if (mentions.At(first) is var mention and >= 0)
            {
                var last = mentions.Last(mention);
                if (last < to && document.Tokens[last].Kind == TokenKind.Clitic)
                {
                    owner = mention;
                    first = last + 1;
                    continue;
                }
                break;
            }
            var word = Word(first);
            if (word is "former" or "ex" or "formerly" or "previously" or "once")
            {
                former = true;
            }
            else if (!(IsDeterminer(word) || word is "also" or "who" or "is" or "was" or "currently" or "now" or "current" or "incumbent" or "longtime" or "long-time" or "then" or "-"
                or "himself" or "herself" or "until" or "recently" or "himself" or "first" or "new" or "newly" or "one" or "of"))
            {
                break;
            }
            first++;
        }
        var head = -1;
        var end = first;
        for (; end < to && end < first + LongestPhrase; end++)
        {
            if (mentions.At(end) is var mention and >= 0)
            {
                if (document.Mentions[mention].Type == MentionType.Person)
                {
                    break;
                }
                end = mentions.Last(mention) - 1;
                continue;
            }
            var token = document.Tokens[end];
            if (token.Kind == TokenKind.Dash && !token.HasSpaceBefore)
            {
                continue;
            }
            if (!token.IsWord || Boundaries.Contains(Word(end)) || IsDate(end))
            {
                break;
            }
            if (RoleWords.IsNoun(Word(end)))
            {
                head = end;
            }
            else if (head >= 0 && token.IsLowerCase)
            {
                break;
            }
        }
        if (head < 0)
        {
            return null;
        }
        end = ExtendRight(head + 1, to, first == head);
        var phrase = Phrase(first, end, head, start);
        return phrase is { } found ? found with { At = found.At >= 0 ? found.At : owner, Former = found.Former || former } : null;
    }

    private RolePhrase? Phrase(int first, int last, int head, int from)
    {
        var at = -1;
        for (var i = first; i < last; i++)
        {
            if (mentions.At(i) is var mention and >= 0)
            {
                var type = document.Mentions[mention].Type;
                if (type == MentionType.Organization || (type is MentionType.Location or MentionType.Facility && (at < 0 || document.Mentions[at].Type != MentionType.Organization)))
                {
                    at = at >= 0 && document.Mentions[at].Type == MentionType.Organization ? at : mention;
                }
                i = mentions.Last(mention) - 1;
            }
        }
        if (!RoleWords.IsPost(Word(head)) && !IsChiefOffice(first, head) && (at < 0 || document.Mentions[at].Type != MentionType.Organization))
        {
            return null;
        }
        if (first > from && document.Tokens[first - 1].Kind == TokenKind.Clitic && mentions.At(first - 2) is var owner and >= 0 && at < 0)
        {
            at = owner;
        }
        var former = first > from && (Word(first - 1) is "former" or "Former" or "ex" or "Ex" || (Word(first - 1) is "-" && first > from + 1 && Word(first - 2) is "ex" or "Ex"));
        return new RolePhrase(first, last, at, former, Word(first) is "acting" or "Acting" or "interim" or "Interim" or "caretaker");
    }

    // "chief executive", "Chief Financial Officer": posts although an executive or an officer alone is none.
    private bool IsChiefOffice(int first, int head)
    {
        if (Word(head) is not ("executive" or "Executive" or "officer" or "Officer"))
        {
            return false;
        }
        for (var i = first; i < head; i++)
        {
            if (Word(i) is "chief" or "Chief")
            {
                return true;
            }
        }
        return false;
    }

    // "Secretary of State [Doe]", "deputy head of the agency, [Doe]": the noun that carries the phrase.
    private int HeadBefore(int end, int from, bool apart)
    {
        if (end - 1 < from)
        {
            return -1;
        }
        if (mentions.At(end - 1) < 0 && RoleWords.IsNoun(Word(end - 1)))
        {
            return end - 1;
        }
        for (var i = end - 1; i > from && i > end - LongestPhrase; i--)
        {
            var word = Word(i);
            var isMention = mentions.At(i) is var mention and >= 0;
            if (isMention && document.Mentions[mentions.At(i)].Type == MentionType.Person)
            {
                return -1;
            }
            if (!isMention && word is "of" or "for" or "at" or "to" or "in" or "from" && mentions.At(i - 1) < 0 && RoleWords.IsNoun(Word(i - 1)))
            {
                // The highest noun: "deputy director of the office of ..."
                return i - 1;
            }
            if (!isMention && !(document.Tokens[i].IsWord && (document.Tokens[i].IsCapitalised || word is "of" or "the" or "and" or "for" || (apart && !SpeechCues.IsVerb(word)))))
            {
                return -1;
            }
        }
        return -1;
    }

    private int ExtendLeft(int head, int from)
    {
        var capital = document.Tokens[head].IsCapitalised;
        var first = head;
        while (first > from && head - first < 10)
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
            if (token.Kind is TokenKind.Dash && !token.HasSpaceBefore && before > from && mentions.At(before - 1) < 0 && Word(before - 1) is not ("then" or "ex" or "Ex"))
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
            if (!token.IsWord || IsDate(before) || IsBoundary(word) || (first == head && RoleWords.StandsAlone(Word(head)) && RoleWords.IsNoun(word)))
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
            else if ((capital && word is not ("vice" or "deputy" or "acting" or "interim" or "caretaker")) || SpeechCues.IsVerb(word) || IsVerbal(word))
            {
                break;
            }
            first = before;
        }
        return first;
    }

    private int ExtendRight(int start, int to, bool single)
    {
        var end = start;
        var inPhrase = false;
        // "founder and CEO of the company"
        if (single && end + 1 < to && Word(end) is "and" && mentions.At(end + 1) < 0 && RoleWords.IsPost(Word(end + 1)))
        {
            end += 2;
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

    private bool IsNameAhead(int index, int to)
    {
        for (var i = index; i < to && i < index + 3; i++)
        {
            if (mentions.At(i) >= 0)
            {
                return true;
            }
            if (Word(i) is not "the")
            {
                return document.Tokens[i].IsCapitalised;
            }
        }
        return false;
    }

    private bool RoleAhead(int index, int to)
    {
        for (var i = index; i < to && i < index + 4; i++)
        {
            if (mentions.At(i) < 0 && RoleWords.IsNoun(Word(i)))
            {
                return true;
            }
            if (!document.Tokens[i].IsWord || Word(i) is "of" or "for" or "in")
            {
                return false;
            }
        }
        return false;
    }

    // "launching company founder", "newly": a verb or an adverb, no part of a title.
    private static bool IsVerbal(ReadOnlySpan<char> word) =>
        word.EndsWith("ly") || (word.Length > 4 && (word.EndsWith("ing") || word.EndsWith("ed")) && word is not ("managing" or "acting" or "organizing" or "presiding" or "negotiating"
            or "founding" or "housing" or "armed" or "nursing" or "marketing" or "engineering" or "operating" or "accredited" or "banking"));

    private bool IsDate(int index) => DateTerm.Of(Text, document.Tokens[index]).Kind is DateTermKind.Month or DateTermKind.Weekday or DateTermKind.Year or DateTermKind.RelativeDay;

    private ReadOnlySpan<char> Word(int index) => document.Tokens[index].Of(Text);

    private static bool IsDeterminer(ReadOnlySpan<char> word) => word is "a" or "an" or "the" or "The" or "A" or "An" or "his" or "her" or "its" or "their" or "His" or "Her" or "Its" or "Their";

    private static bool IsBoundary(ReadOnlySpan<char> word)
    {
        if (Boundaries.Contains(word))
        {
            return true;
        }
        if (word.Length > 12 || !char.IsUpper(word[0]))
        {
            return false;
        }
        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        return Boundaries.Contains(lower);
    }
}
