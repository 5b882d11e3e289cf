using Wirewatch.Language.Facts;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Resolution;

/// <summary>Tells where a capital stands for its government: as the subject of what governments say and do ("Moscow said"), as a side of talks
/// ("between Pyongyang and Washington", "ties with Beijing") and as the owner of a policy ("Seoul's decision"). Where the city may be meant the city is.</summary>
internal sealed class GovernmentSeats(Document document)
{
    private static readonly WordSet Acts = new(
        "said says accused accuses warned warns denied denies claims claimed insists insisted agreed agrees refused refuses rejected rejects demanded demands urged urges wants "
        + "wanted hopes decided vowed vows threatened threatens condemned condemns supports supported backs backed announced announces argues argued maintains blamed blames "
        + "responded responds considers regards views opposes opposed signed imposed expelled recalled recognised recognized pledged promised proposed offered sees fears "
        + "expects believes insist deny sought seeks intends cut severed broke closed suspended ordered summoned protested declared acknowledged admitted");

    private static readonly WordSet Auxiliaries = new("has had have always not never also repeatedly later already then immediately officially would will could may might should must did does");

    private static readonly WordSet Before = new("that and while as but because which if after since , although when whether though where said says because \" “ ' ‘");

    private static readonly WordSet Dealings = new(
        "talks relations ties tensions tension negotiations dialogue agreement deal treaty dispute alliance cooperation rift row diplomacy contacts friction hostilities war conflict "
        + "relationship trade truce ceasefire pressure sanctions negotiate negotiating talking allied breakthrough");

    private static readonly WordSet Policies = new(
        "decision policy policies position response refusal claim claims demand demands offer proposal stance ambassador envoy envoys support invasion sanctions troops interests "
        + "influence intentions relations commitment concern concerns offensive ally allies nuclear missile missiles foreign government diplomats military ambitions "
        + "involvement withdrawal accusations allegations rejection denial recognition intervention annexation negotiators diplomatic aggression");

    private static readonly WordSet Officials = new("mayor police airport metro governor streets");

    /// <summary>The Wikidata number of the country for whose government the mention stands, or zero.</summary>
    /// <param name="capital">What the mention names.</param>
    /// <param name="span">Where it stands.</param>
    public uint CountryOf(KnownEntity capital, TextSpan span)
    {
        if (!capital.IsCapital || capital.Within == 0 || !Stands(span))
        {
            return 0;
        }

        return KnownEntities.Get(KnownEntities.CountryOf(capital.Index)).Wikidata;
    }

    private bool Stands(TextSpan span)
    {
        var first = TokenAt(span.Start);
        var next = first;
        while (next < document.Tokens.Count && document.Tokens[next].Start < span.End)
        {
            next++;
        }

        // "Moscow, Russia", "WASHINGTON (AFP)" and "LONDON —" are places.
        if (next >= document.Tokens.Count || document.Tokens[next].Kind is TokenKind.OpenBracket or TokenKind.Dash)
        {
            return false;
        }

        return IsSubject(first, next) || IsAddressed(first, next) || IsSideOfTalks(first, next) || IsOwnerOfPolicy(next);
    }

    private bool IsSubject(int first, int next)
    {
        if (!(document.Tokens[first].StartsLine || first == 0 || Word(first - 1) is "." or "!" or "?" || Before.Contains(Word(first - 1))) || IsPlaceBehind(first))
        {
            return false;
        }

        var verb = next;
        while (verb < next + 3 && verb < document.Tokens.Count && Auxiliaries.Contains(Word(verb)))
        {
            verb++;
        }

        // "would deny", "has agreed": behind an auxiliary the bare form counts as well.
        return verb < document.Tokens.Count && !document.Tokens[verb].StartsLine
            && (Acts.Contains(Word(verb)) || (verb > next && SpeechCues.IsVerb(Word(verb)) && Word(verb) is not ("see" or "held" or "hold" or "found" or "view")));
    }

    // "accused Washington of spying", "urged Tehran to halt", "pro-Beijing candidates"
    private bool IsAddressed(int first, int next)
    {
        if (first < 1)
        {
            return false;
        }

        return (Word(first - 1) is ("accuse" or "accuses" or "accused" or "accusing" or "urge" or "urges" or "urged" or "urging" or "warn" or "warns" or "warned" or "warning"
                or "blame" or "blames" or "blamed") && Word(next) is ("of" or "to" or "for" or "that" or "against" or "over"))
            || (first > 1 && Word(first - 1) is "-" && Word(first - 2) is ("pro" or "anti" or "Pro" or "Anti") && !document.Tokens[first].HasSpaceBefore);
    }

    // In "in Paris and Moscow said" the second city is one of two places.
    private bool IsPlaceBehind(int first) =>
        first > 2 && Word(first - 1) is ("and" or ",") && document.Tokens[first - 2].IsCapitalised && Word(first - 3) is ("in" or "at" or "to" or "from" or "of" or "near");

    private bool IsSideOfTalks(int first, int next)
    {
        if (first < 2)
        {
            return false;
        }

        var side = Word(first - 1);
        if (side is "with" or "on" or "against")
        {
            return Dealings.Contains(Word(first - 2)) && !(next + 1 < document.Tokens.Count && Word(next) is ("'s" or "’s"));
        }

        // "talks between Pyongyang and Washington": either side, each a name of one or two words.
        var between = side is "between" ? first - 1 : -1;
        if (side is "and")
        {
            for (var at = first - 2; at >= 1 && at >= first - 5 && between < 0 && (document.Tokens[at].IsCapitalised || Word(at) is "between" or "the"); at--)
            {
                between = Word(at) is "between" ? at : -1;
            }
        }
        else if (between >= 0 && !(Word(next) is "and" && next + 1 < document.Tokens.Count && (document.Tokens[next + 1].IsCapitalised || Word(next + 1) is "the")))
        {
            return false;
        }

        return between > 0 && (Dealings.Contains(Word(between - 1)) || (between > 1 && Dealings.Contains(Word(between - 2))));
    }

    private bool IsOwnerOfPolicy(int next)
    {
        if (document.Tokens[next].Kind != TokenKind.Clitic)
        {
            return false;
        }

        for (var at = next + 1; at < next + 4 && at < document.Tokens.Count && document.Tokens[at].IsWord && document.Tokens[at].IsLowerCase; at++)
        {
            if (Officials.Contains(Word(at)) || Word(at) is "of" or "in" or "to")
            {
                return false;
            }

            if (Policies.Contains(Word(at)))
            {
                return true;
            }
        }

        return false;
    }

    private int TokenAt(int start)
    {
        var (low, high) = (0, document.Tokens.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = document.Tokens[middle].End <= start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private ReadOnlySpan<char> Word(int token) => document.Tokens[token].Of(document.Text);
}
