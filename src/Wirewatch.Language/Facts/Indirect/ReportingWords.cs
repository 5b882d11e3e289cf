using System.Collections.Frozen;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts.Indirect;

/// <summary>Words by which English news tells what was said without quoting it. Thread safe.</summary>
internal static class ReportingWords
{
    private static readonly FrozenDictionary<string, ReportingVerb>.AlternateLookup<ReadOnlySpan<char>> Verbs = Inflect();

    private static readonly WordSet VerbForms = new(Verbs.Dictionary.Keys);

    private static readonly WordSet Strong = new(
        "is are was were has have had will would can could may might must should shall do does did isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't "
        + "cannot couldn't mightn't shouldn't don't doesn't didn't ain't isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t won’t wouldn’t can’t couldn’t shouldn’t "
        + "don’t doesn’t didn’t said says came went took began became gave knew saw wrote fell rose grew drove spoke chose broke ate flew stole threw wore "
        + "believes wants needs intends expects seems remains exists depends belongs includes contains consists means knows thinks hopes agrees deserves "
        + "violates appears lacks owes owns loses opposes threatens requires allows provides gives goes gets makes continues carries keeps became becomes begins overcame withdrew");

    private static readonly WordSet Weak = new(
        "made held found left lost won met put set cut hit hurt shot sent spent built bought brought caught fought taught thought sought felt kept slept led read paid laid heard "
        + "stood understood sat ran sold told got began lay wept fled bore tore wound swept swore split overthrew upheld sprang stole strove proved struck stuck hung drew drank swam sank shook woke rode beat bent lent meant dealt burnt learnt let quit spread cost "
        + "makes gives takes goes comes shows plays lives works runs keeps helps feels finds leads holds stands plans allows requires faces provides gets puts uses "
        + "violates appears continues looks lacks owes owns costs brings carries tries wins loses causes supports opposes considers threatens believe think want need hope know "
        + "expect intend remain seem understand support oppose live work make take go come give hold keep");

    private static readonly WordSet NoVerbs = new(
        "united hundred bed red need speed feed seed embed shed indeed exceed proceed succeed unprecedented so-called armed alleged deceased wicked sacred naked aged crossed-border");

    /// <summary>How a verb tells what was said, or <see cref="ReportingVerb.None"/>.</summary>
    public static ReportingVerb VerbOf(ReadOnlySpan<char> word) => VerbForms.MayContain(word) && Verbs.TryGetValue(word, out var verb) ? verb : ReportingVerb.None;

    /// <summary>Whether a word can only be the verb of a clause.</summary>
    public static bool IsFinite(ReadOnlySpan<char> word) => Strong.Contains(word);

    /// <summary>Whether a word may be the verb of a clause: a participle too.</summary>
    public static bool MayBeFinite(ReadOnlySpan<char> word) => IsFinite(word) || Weak.Contains(word)
        || (word.Length > 3 && word.EndsWith("ed") && !NoVerbs.Contains(word));

    /// <summary>Whether a word opens a clause of its own, whose verb is not that of the clause before.</summary>
    public static bool Subordinates(ReadOnlySpan<char> word) => word is "who" or "which" or "that" or "where" or "when" or "while" or "after" or "before" or "as" or "because"
        or "if" or "how" or "what" or "whether" or "since" or "until" or "unless" or "although" or "though" or "whose" or "whom" or "once" or "why" or "whatever";

    /// <summary>Whether what follows the verb is a clause rather than a thing, though no <c>that</c> says so: <c>argued</c>.</summary>
    public static bool NeedsClause(ReadOnlySpan<char> verb) => verb.StartsWith("argu") || verb.StartsWith("contend") || verb.StartsWith("alleg") || verb.StartsWith("insist") || verb.StartsWith("assert")
        || verb is "stated" or "states" or "stating" || verb.StartsWith("complain") || verb.StartsWith("repl") || verb.StartsWith("respond") || verb.StartsWith("conclud");

    /// <summary>Whether a word may stand between a subject and its verb of speech.</summary>
    public static bool IsFiller(ReadOnlySpan<char> word) => word is "has" or "had" or "have" or "also" or "later" or "then" or "further" or "furthermore" or "reportedly" or "once"
        or "previously" or "recently" or "earlier" or "today" or "yesterday" or "again" or "publicly" or "repeatedly" or "initially" or "subsequently" or "simply" or "only" or "just" or "now"
        or "still" or "strongly" or "both" or "since" or "always" or "himself" or "herself" or "themselves" or "itself" or "already" or "first" or "however" or "additionally" or "clearly"
        or "openly" or "even" or "explicitly" or "specifically" or "separately" or "finally" or "immediately" or "consistently" or "falsely" or "correctly" or "on" || IsDay(word);

    /// <summary>Whether a word turns a verb of speech into one that nobody said yet, or never.</summary>
    public static bool Unsays(ReadOnlySpan<char> word) => word is "not" or "never" or "would" or "could" or "should" or "may" or "might" or "must" or "can" or "cannot" or "will" or "to"
        or "is" or "are" or "was" or "were" or "be" or "been" or "being" or "neither" or "nor" or "if" or "did" or "does" or "do" or "didn't" or "hasn't" or "didn’t" or "hasn’t" or "get" or "got";

    /// <summary>Whether a word is a day that says when something was said.</summary>
    public static bool IsDay(ReadOnlySpan<char> word) => word is "Monday" or "Tuesday" or "Wednesday" or "Thursday" or "Friday" or "Saturday" or "Sunday" or "yesterday" or "today";

    /// <summary>Whether a word begins an adverbial of a verb of speech: <c>in a statement</c>, <c>last month</c>.</summary>
    public static bool StartsAdverbial(ReadOnlySpan<char> word) => word is "in" or "on" or "at" or "during" or "via" or "through" or "to" or "last" or "this" or "earlier" or "later" or "also" or "again"
        or "by" or "from" or "of" or "before" or "after" or "out" or "publicly" or "yesterday" or "today" or "late" or "early" or "further" || IsDay(word) || IsMonth(word);

    /// <summary>Whether a word begins an adverbial of <c>said</c> that ends with a comma: <c>in a statement,</c>.</summary>
    public static bool StartsPhrase(ReadOnlySpan<char> word) => word is "in" or "on" or "at" or "during" or "via" or "through" or "of";

    /// <summary>Whether a participle goes on with what the same source said, and with nothing else: <c>adding</c>.</summary>
    public static bool GoesOn(ReadOnlySpan<char> word) => word is "adding" or "saying" or "noting" or "stressing" or "warning" or "stating" or "insisting" or "emphasizing" or "emphasising"
        or "telling" or "explaining";

    /// <summary>Whether a word behind a comma begins what the article adds to a clause that somebody said.</summary>
    public static bool EndsClause(ReadOnlySpan<char> word) => GoesOn(word) || word is "commenting" or "citing" or "calling" or "describing" or "referring" or "urging" or "pointing" or "writing" or "following"
        or "comparing" or "criticizing" or "criticising" or "reiterating" or "remarking" or "concluding" or "prompting";

    /// <summary>Whether a word means a body that the sentence before names: <c>the company</c>.</summary>
    public static bool IsCompany(ReadOnlySpan<char> word) => word is "company" or "firm" or "airline" or "carrier" or "group" or "organization" or "organisation" or "charity" or "automaker" or "carmaker" or "retailer"
        or "manufacturer" or "lender" or "insurer" or "startup";

    /// <summary>Whether a word is a month.</summary>
    public static bool IsMonth(ReadOnlySpan<char> word) => word is "January" or "February" or "March" or "April" or "May" or "June" or "July" or "August" or "September" or "October" or "November" or "December"
        or "Jan." or "Feb." or "Aug." or "Sept." or "Sep." or "Oct." or "Nov." or "Dec.";

    /// <summary>Whether a word is a preposition that makes what follows the complement of what stands before.</summary>
    public static bool IsPreposition(ReadOnlySpan<char> word) => word is "of" or "for" or "to" or "from" or "at" or "in" or "by" or "with" or "on" or "against" or "about" or "near" or "into" or "over"
        or "under" or "between" or "among" or "behind" or "around" or "outside" or "inside" or "across" or "toward" or "towards" or "without" or "like" or "regarding" or "within" or "including"
        or "through" or "via" or "off" or "per" or "upon";

    /// <summary>Whether a word, in small letters, ends the audience of <c>told</c>: <c>reporters</c>, <c>state television</c>.</summary>
    public static bool IsAudience(ReadOnlySpan<char> word) => word is "reporters" or "journalists" or "media" or "press" or "television" or "tv" or "radio" or "conference" or "newspaper" or "newspapers"
        or "news" or "agency" or "agencies" or "parliament" or "lawmakers" or "mps" or "senators" or "investors" or "court" or "police" or "jury" or "judge" or "crowd" or "public" or "supporters" or "viewers"
        or "audience" or "fans" or "staff" or "officials" or "channel" or "broadcaster" or "magazine" or "website" or "reporter" or "briefing" or "meeting" or "committee" or "inquiry"
        or "nation" or "correspondent" or "delegates" or "leaders" or "investigators" or "residents" or "employees" or "executives" or "bosses" or "colleagues" or "friends" or "clients" or "workers" or "voters" or "people" or "analysts" or "network" or "interviewers" or "host";

    private static FrozenDictionary<string, ReportingVerb>.AlternateLookup<ReadOnlySpan<char>> Inflect()
    {
        var verbs = new Dictionary<string, ReportingVerb>(StringComparer.Ordinal);
        Add(verbs, ReportingVerb.Bare, "say says said saying");
        Add(verbs, ReportingVerb.Tell, "tell tells told telling inform informs informed informing assure assures assured assuring remind reminds reminded reminding");
        Add(verbs, ReportingVerb.Plain, "write writes wrote writing tweet tweets tweeted tweeting admit admits admitted admitting swear swears swore swearing");
        AddRegular(verbs, ReportingVerb.Plain, "claim state report add warn announce confirm insist argue reveal declare acknowledge allege assert contend explain indicate maintain note promise "
            + "suggest stress hint conclude complain vow pledge emphasize emphasise concede disclose reiterate deny remark predict testify assert clarify agree observe mention counter reply respond retort confess proclaim opine rule");
        AddRegular(verbs, ReportingVerb.That, "affirm reaffirm caution comment repeat underline underscore recall protest object boast joke lament speculate "
            + "point charge advise post highlight reminisce share recount elaborate quip attest guarantee envisage");
        return verbs.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static void AddRegular(Dictionary<string, ReportingVerb> verbs, ReportingVerb kind, string list)
    {
        foreach (var verb in list.Split(' '))
        {
            var stem = verb[^1] == 'e' ? verb[..^1] : verb;
            var ies = verb[^1] == 'y' && !"aeiou".Contains(verb[^2]);
            var es = verb.EndsWith('s') || verb.EndsWith("sh", StringComparison.Ordinal) || verb.EndsWith("ch", StringComparison.Ordinal);
            Add(verbs, kind, $"{verb} {(ies ? verb[..^1] + "ies" : verb + (es ? "es" : "s"))} {(ies ? verb[..^1] + "ied" : stem + "ed")} {stem}ing");
        }
    }

    private static void Add(Dictionary<string, ReportingVerb> verbs, ReportingVerb kind, string forms)
    {
        foreach (var form in forms.Split(' '))
        {
            verbs[form] = kind;
        }
    }
}

/// <summary>How a verb of speech is followed by what was said.</summary>
internal enum ReportingVerb : byte
{
    /// <summary>It is no verb of speech.</summary>
    None,

    /// <summary>Hardly anything but a clause follows: <c>said</c>.</summary>
    Bare,

    /// <summary>A clause follows, with or without <c>that</c>, or a thing: <c>announced</c>.</summary>
    Plain,

    /// <summary>Only behind <c>that</c> a clause follows for sure: <c>repeated</c>.</summary>
    That,

    /// <summary>Who was told comes first: <c>told reporters</c>.</summary>
    Tell,
}
