using Wirewatch.Language.Resolution;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Recognition;

/// <content>Names whose kind a head word tells.</content>
internal sealed partial class NameRules
{
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

    private bool IsYear(int index) => _tokens[index].Length == 4 && document.Text[_tokens[index].Start] is '1' or '2';
}
