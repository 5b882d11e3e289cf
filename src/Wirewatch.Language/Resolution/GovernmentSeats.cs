using Wirewatch.Language.Facts;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Resolution;

/// <summary>Tells where a capital stands for its government: as the subject of what governments say and do ("Moscow said", "London and Paris have agreed"),
/// as a side of talks ("between Pyongyang and Washington", "ties with Beijing"), as what allies back ("backs Kyiv") and as the owner of a policy
/// ("Seoul's decision"). Where the city may be meant the city is.</summary>
internal sealed class GovernmentSeats(Document document)
{
    private static readonly WordSet Acts = new(
        "said says accused accuses warned warns denied denies claims claimed insists insisted agreed agrees refused refuses rejected rejects demanded demands urged urges wants "
        + "wanted hopes decided vowed vows threatened threatens condemned condemns supports supported backs backed announced announces argues argued maintains blamed blames "
        + "responded responds considers regards views opposes opposed signed imposed expelled recalled recognised recognized pledged promised proposed offered sees fears "
        + "expects believes insist deny sought seeks intends cut severed broke closed suspended ordered summoned protested declared acknowledged admitted");

    // In the bare form behind "would" or "will": what a city does not do.
    private static readonly WordSet Undertakings = new(
        "stand back support send supply help defend retaliate respond withdraw lift impose comply cooperate negotiate resume deploy arm veto ratify summon expel intervene "
        + "invade yield honour honor provide halt relent sign recognise recognize suspend sever cut oppose block seek pursue abandon");

    private static readonly WordSet Auxiliaries = new("has had have always not never also repeatedly later already then immediately officially would will could may might should must did does");

    private static readonly WordSet Before = new("that and while as but because which if after since , although when whether though where said says because \" “ ' ‘");

    private static readonly WordSet Dealings = new(
        "talks relations ties tensions tension negotiations dialogue agreement deal treaty dispute alliance cooperation rift row diplomacy contacts friction hostilities war conflict "
        + "relationship trade truce ceasefire pressure sanctions negotiate negotiating talking allied breakthrough accord accords "
        + "pact pacts summit feud rivalry standoff thaw detente fighting");

    // What two governments hold, resume or break off.
    private static readonly WordSet Meetings = new("talks negotiations consultations relations ties hostilities");

    private static readonly WordSet Backing = new("back backs backed backing support supports supported supporting arm arms armed arming abandon abandons abandoned abandoning");

    private static readonly WordSet PlacesBefore = new("in at to from of near between with on for by via through against over outside around");

    private static readonly WordSet Policies = new(
        "decision policy policies position response refusal claim claims demand demands offer proposal stance ambassador envoy envoys support invasion sanctions troops interests "
        + "influence intentions relations commitment concern concerns offensive ally allies nuclear missile missiles foreign government diplomats military ambitions "
        + "forces leadership warplanes backers counteroffensive counterparts involvement withdrawal accusations allegations rejection denial recognition intervention annexation negotiators diplomatic aggression");

    private static readonly WordSet Officials = new("mayor police airport metro governor streets");

    // Countries are as likely as this.
    private const int Certain = 230;

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

        return IsSubject(first, next) || IsAddressed(first, next) || IsBacked(first, next) || IsSideOfTalks(first, next) || IsOwnerOfPolicy(next);
    }

    private bool IsSubject(int first, int next)
    {
        if (!(document.Tokens[first].StartsLine || first == 0 || Word(first - 1) is "." or "!" or "?" || Before.Contains(Word(first - 1))) || IsPlaceBehind(first))
        {
            return false;
        }

        // "London and Paris have agreed": what the last one of a list does all do.
        var last = BehindList(next);
        var verb = last;
        while (verb < last + 3 && verb < document.Tokens.Count && Auxiliaries.Contains(Word(verb)))
        {
            verb++;
        }

        // "would "stand by" Taipei"
        verb += verb > last && verb < document.Tokens.Count && document.Tokens[verb].Kind == TokenKind.Quote ? 1 : 0;
        if (verb >= document.Tokens.Count || document.Tokens[verb].StartsLine)
        {
            return false;
        }

        // "would deny", "has agreed": behind an auxiliary the bare form counts as well.
        return Acts.Contains(Word(verb)) || HoldsTalks(verb)
            || (verb > last && ((SpeechCues.IsVerb(Word(verb)) && Word(verb) is not ("see" or "held" or "hold" or "found" or "view")) || Undertakes(last, verb)));
    }

    // "would stand by its ally", "will not send troops"; "did not help" says nothing of the kind.
    private bool Undertakes(int last, int verb) =>
        Undertakings.Contains(Word(verb)) && Word(last) is "would" or "will" or "must" or "should" or "could" or "might" or "may"
        && !(Word(verb) is "stand" && !(verb + 1 < document.Tokens.Count && Word(verb + 1) is "by" or "with" or "behind" or "against" or "firm"));

    // "held talks", "have resumed indirect negotiations"
    private bool HoldsTalks(int verb)
    {
        if (Word(verb) is not ("held" or "hold" or "resumed" or "resume" or "began" or "opened" or "broke" or "restored" or "restore" or "normalised" or "normalized"))
        {
            return false;
        }

        for (var at = verb + 1; at < verb + 5 && at < document.Tokens.Count && document.Tokens[at].IsWord && document.Tokens[at].IsLowerCase; at++)
        {
            if (Meetings.Contains(Word(at)))
            {
                return true;
            }

            if (Word(at) is "in" or "on" or "with" or "for" or "at" or "to" or "of" or "and")
            {
                return false;
            }
        }

        return false;
    }

    // The token behind a list of governments that goes on at a token: behind "and Tehran", ", Paris and Berlin".
    private int BehindList(int next)
    {
        const int MostNames = 4;
        var at = next;
        for (var names = 0; names < MostNames && at + 2 < document.Tokens.Count && Word(at) is "and" or ","; names++)
        {
            at += Word(at) is "," && Word(at + 1) is "and" ? 2 : 1;
            var isLast = Word(at - 1) is "and";
            var end = EndOfGovernment(document.Tokens[at].Start);
            while (at < document.Tokens.Count && document.Tokens[at].Start < end)
            {
                at++;
            }

            if (end == 0 || isLast)
            {
                return end == 0 ? next : at;
            }
        }

        return next;
    }

    // The end of the name of a capital or a country that begins at a character, or zero.
    private int EndOfGovernment(int start)
    {
        var (low, high) = (0, document.Names.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = document.Names[middle].Start < start ? (middle + 1, high) : (low, middle);
        }

        if (low == document.Names.Count || document.Names[low] is not { Type: MentionType.Location } name || name.Start != start)
        {
            return 0;
        }

        var readings = KnownEntities.Find(Folding.Fold(document.Text[name.Start..name.End]));
        for (var index = 0; index < readings.Count; index++)
        {
            if (KnownEntities.Get(readings[index].Entity) is { Type: MentionType.Location } place && (place.IsCapital || (place.Within == 0 && place.Prior >= Certain)))
            {
                return name.End;
            }
        }

        return 0;
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

    // In "in London, Paris and Moscow said" the last city is one of several places.
    private bool IsPlaceBehind(int first)
    {
        const int MostTokens = 10;
        var at = first;
        while (at > 2 && first - at < MostTokens && Word(at - 1) is "and" or "," && document.Tokens[at - 2].IsCapitalised)
        {
            for (at -= 2; at > 0 && first - at < MostTokens && document.Tokens[at - 1].IsCapitalised; at--)
            {
            }
        }

        return at < first && at > 0 && PlacesBefore.Contains(Word(at - 1));
    }

    // "backs Kyiv", "would stand by Taipei in a war"; "backs Paris for the Games" means the city.
    private bool IsBacked(int first, int next)
    {
        if (first < 1 || !(document.Tokens[next].Kind is TokenKind.Stop or TokenKind.Punctuation or TokenKind.Quote || Word(next) is "and" or "or" or "but" or "against" or "in" or "over" or "with" or "militarily"))
        {
            return false;
        }

        // "would "stand by" Taipei"
        var by = document.Tokens[first - 1].Kind == TokenKind.Quote ? first - 2 : first - 1;
        return Backing.Contains(Word(first - 1)) || (by > 0 && Word(by) is "by" or "with" or "behind" && Word(by - 1) is "stand" or "stands" or "stood");
    }

    private bool IsSideOfTalks(int first, int next)
    {
        if (first < 2)
        {
            return false;
        }

        var side = Word(first - 1);
        if (side is "with" or "on" or "against")
        {
            return Dealings.ContainsInAnyCase(Word(first - 2)) && !(next + 1 < document.Tokens.Count && Word(next) is ("'s" or "’s"));
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

        return between > 0 && (Dealings.ContainsInAnyCase(Word(between - 1)) || (between > 1 && Dealings.ContainsInAnyCase(Word(between - 2)))
            || (between > 2 && Word(between - 2) is "in" && document.Tokens[between - 1].IsCapitalised && Dealings.ContainsInAnyCase(Word(between - 3))));
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
