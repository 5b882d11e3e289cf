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
internal sealed partial class RolePhrases(Document document, MentionTokens mentions)
{
    private const int LongestPhrase = 24;

    private static readonly WordSet Boundaries = new(
        "a an the and or but of for at to in on from by with as that which who whom whose when while where after before since until if than then during under over between his "
        + "her its their our my your this these those he she it they we i is was are were be been being has have had do does did will would could should may might can not also "
        + "former ex current incumbent late new newly longtime long-time fellow once said says told asked named elected appointed become becomes became remains both only just "
        + "even now today yesterday tomorrow between including like such so because about into through against without among another other some many several all no one two three "
        + "four five next previous retired retiring purported alleged sitting veteran outgoing incoming ever most highest past alongside near despite amid "
        + "across along around behind beyond beside third second host according there here what how why today's met meets praised criticized dies died wins won");

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
            // "the company's chairman"
            if (first + 2 < to && first > start && document.Tokens[first].IsLowerCase && document.Tokens[first + 1].Kind == TokenKind.Clitic)
            {
                first += 2;
                continue;
            }
            var word = Word(first);
            // "until last week ambassador to France"
            if (word is "until" && EndedPosts.EndBehindUntil(document, first, to) is var since and > 0)
            {
                former = true;
                first = since;
                continue;
            }
            if (word is "former" or "ex" or "formerly" or "previously" or "once")
            {
                former = true;
            }
            else if (!(IsDeterminer(word) || word is "also" or "who" or "is" or "was" or "currently" or "now" or "current" or "incumbent" or "longtime" or "long-time" or "then" or "-"
                or "retiring" or "outgoing" or "incoming" or "himself" or "herself" or "until" or "recently" or "himself" or "first" or "new" or "newly" or "one" or "of"))
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
        // "the Republican chairman of the committee": the party is no part of the post.
        if (first < head && mentions.At(first) >= 0 && Word(first) is ("Republican" or "Democratic") && mentions.Last(mentions.At(first)) == first + 1)
        {
            first++;
        }
        end = ExtendRight(head + 1, to, first == head);
        var phrase = Phrase(first, end, head, start);
        return phrase is { } found ? found with { At = found.At >= 0 ? found.At : owner, Former = found.Former || former } : null;
    }

    /// <summary>The role that an "and" joins to the one that begins at <paramref name="first"/>: "Foreign Minister and former party leader [Doe]". A role
    /// with an article is somebody else's.</summary>
    public RolePhrase? Joined(int first, int from)
    {
        var and = first - 1;
        while (and > from && Word(and) is "former" or "then" or "the")
        {
            and--;
        }
        if (and <= from || Word(and) is not "and" || !(first - and > 1 || (mentions.At(and - 1) < 0 && RoleWords.IsPost(Word(and - 1)))) || Before(and, from, apart: false) is not { } other)
        {
            return null;
        }
        return other.First > from && Word(other.First - 1) is "the" or "The" or "a" or "an" or "of" or "and" or "between" or "for" or "as" ? null : other;
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
        if (at < 0 && first > from && document.Tokens[first - 1].Kind == TokenKind.Clitic && mentions.At(first - 2) is var holder and >= 0)
        {
            at = holder;
        }
        if (!RoleWords.IsPost(Word(head)) && !IsChiefOffice(first, head) && !IsWrittenAsPost(first, head, last) && (at < 0 || document.Mentions[at].Type != MentionType.Organization))
        {
            return null;
        }
        var former = PastPrefix(first) > 0
            || (first > from && (Word(first - 1) is "former" or "Former" or "ex" or "Ex" or "late" or "ousted" or "Ousted" or "deposed" or "Deposed" or "one-time" or "onetime"
                || (Word(first - 1) is "-" && first > from + 1 && Word(first - 2) is "ex" or "Ex" or "then" or "Then")));
        return new RolePhrase(first, last, at, former, Word(first) is "acting" or "Acting" or "interim" or "Interim" or "caretaker" or "Caretaker");
    }

    // "Flight Engineer [Doe]", "a member of parliament"
    private bool IsWrittenAsPost(int first, int head, int last)
    {
        if (Word(head) is "member" or "Member" or "members" or "Members")
        {
            return head + 2 < last && Word(head + 1) is "of" && Word(last - 1) is ("parliament" or "Parliament" or "Congress" or "congress");
        }
        for (var i = first; i <= head; i++)
        {
            if (!document.Tokens[i].IsCapitalised || mentions.At(i) >= 0)
            {
                return false;
            }
        }
        return head > first && last == head + 1 && !document.Tokens[first].StartsParagraph;
    }

    private bool IsPlace(int token) => mentions.At(token) is var mention and >= 0 && document.Mentions[mention].Type == MentionType.Location;

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
        // The chairman of "chairman of the company's board of directors" comes before its directors.
        var nearest = mentions.At(end - 1) < 0 && RoleWords.IsNoun(Word(end - 1)) ? end - 1 : -1;
        if (nearest >= 0 && !(apart && nearest > from && Word(nearest - 1) is "of"))
        {
            return nearest;
        }
        if (Word(end - 1) is "of" or "for" or "at" or "to" or "in" or "from" or "the" or "and")
        {
            return -1;
        }
        for (var i = end - 1; i > from && i > end - LongestPhrase; i--)
        {
            var word = Word(i);
            // "Turkish Airlines's board", "Pickens County, South Carolina"
            if (mentions.At(i - 1) >= 0 && ((apart && document.Tokens[i].Kind == TokenKind.Clitic) || (word is "," && IsPlace(i - 1) && IsPlace(i + 1))))
            {
                continue;
            }
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
            if (!isMention && !(document.Tokens[i].IsWord && (document.Tokens[i].IsCapitalised || word is "of" or "the" or "and" or "for" || (apart && !SpeechCues.IsVerb(word)) || (i > end - 4 && !SpeechCues.IsVerb(word) && !IsBoundary(word)))))
            {
                return nearest;
            }
        }
        return nearest;
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

    /// <summary>The length of a prefix which says that the post has ended and is no part of its title: <c>ex-president</c>, <c>Then-president</c>.</summary>
    public static int PastPrefix(ReadOnlySpan<char> word) => word switch
    {
        ['e' or 'E', 'x', '-', _, ..] => 3,
        ['t' or 'T', 'h', 'e', 'n', '-', _, ..] => 5,
        _ => 0,
    };

    private int PastPrefix(int index) => mentions.At(index) < 0 ? PastPrefix(document.Tokens[index].Of(Text)) : 0;

    // Without a prefix of the past.
    private ReadOnlySpan<char> Word(int index)
    {
        var word = document.Tokens[index].Of(Text);
        return word[PastPrefix(word)..];
    }

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
