using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <summary>Words of which titles, ranks and posts are made. Thread safe.</summary>
internal static class RoleWords
{
    private static readonly WordSet Posts = new(
        "president premier chancellor minister pm secretary senator congressman congresswoman congressperson representative governor mayor ambassador envoy commissioner "
        + "commander chief chair chairman chairwoman chairperson director head leader spokesman spokeswoman spokesperson general admiral lieutenant colonel major captain "
        + "sergeant marshal brigadier commodore corporal judge justice magistrate prosecutor attorney sheriff coach manager king queen prince princess emperor sultan emir "
        + "sheikh shah pope bishop archbishop cardinal rabbi imam ayatollah reverend pastor patriarch rector dean professor ceo cfo coo cto founder "
        + "co-founder cofounder owner co-owner editor treasurer deputy undersecretary under-secretary vice-president superintendent inspector constable detective "
        + "councillor councilor councilman councilwoman lawmaker legislator parliamentarian speaker whip mp mep mla msp candidate nominee host adviser advisor aide counsel "
        + "coordinator co-ordinator administrator chancellor provost negotiator consul delegate rapporteur mufti "
        + "co-chair co-chairman vice-chairman vice-chair comptroller controller auditor ombudsman ruler dictator warlord secretary-general "
        + "director-general general-secretary attorney-general vice-chancellor trustee governor-general solicitor-general president-elect minister-elect "
        + "minister-designate premier-designate taoiseach maintainer sheik incumbent archbishop duke duchess earl mk "
        + "second-in-command mullah referee mna justices coaches mps ambassadors secretaries councillors mayors chiefs deputies candidates nominees envoys "
        + "senators representatives congressmen governors ministers leaders presidents spokesmen members lawmakers professors judges chairmen directors cardinals generals");

    private static readonly WordSet Occupations = new(
        "officer official executive member expert scientist researcher analyst historian economist lecturer astronomer physicist biologist engineer astronaut cosmonaut fellow "
        + "correspondent presenter reporter curator librarian strategist diplomat scholar organizer organiser chieftain author co-author "
        + "columnist producer investigator agent physician staffer contributor operative figure lawyer commentator technologist forecaster meteorologist "
        + "specialist anchor journalist writer broadcaster contractor elder editor-in-chief assistant");

    private static readonly WordSet Ranks = new(
        "general gen gen. admiral adm adm. lieutenant lt lt. colonel col col. major maj maj. captain capt capt. sergeant sgt sgt. marshal brigadier brig brig. commodore corporal cpl "
        + "cpl. commander cmdr cmdr. cdr. vice-adm. field air chief vice rear private pvt. staff master warrant lance first second");

    private static readonly WordSet Titles = new(
        "sen. rep. gov. prof. rev. pres. sens. reps. amb. insp. supt. det. hon. fr. cllr. ayatollah sheikh sultan pope king queen prince princess emperor imam cardinal");

    private static readonly WordSet Honorifics = new(
        "mr. mr mrs. mrs ms. ms miss dr. dr sir dame lord lady madame mme. honourable honorable right saint st. swami");

    private static readonly WordSet Bodies = new(
        "company agency ministry department group organization organisation party union commission committee court council police army military government firm newspaper "
        + "club team bank university association office administration network foundation institute institution charity bureau board authority administration parliament "
        + "senate service paper channel");

    /// <summary>The words of posts and occupations, of titles and honorifics, and of bodies.</summary>
    public static IEnumerable<string> Sources => [.. Posts.Words, .. Occupations.Words, .. Titles.Words, .. Honorifics.Words, .. Bodies.Words];

    /// <summary>Whether the word, in any case, is the head of a role: <c>minister</c>, <c>General</c>.</summary>
    public static bool IsNoun(ReadOnlySpan<char> word) => Posts.ContainsInAnyCase(word) || Occupations.ContainsInAnyCase(word);

    /// <summary>Whether the word names a post by itself, while an occupation such as <c>engineer</c> is a role only at a named body.</summary>
    public static bool IsPost(ReadOnlySpan<char> word) => Posts.ContainsInAnyCase(word);

    /// <summary>Whether the word, a noun of a role, speaks of several people.</summary>
    public static bool IsPlural(ReadOnlySpan<char> word) => word.Length > 4 && (word[^1] == 's' || word.EndsWith("men")) && Posts.ContainsInAnyCase(word);

    /// <summary>Whether the word stands alone before a name, behind another role: <c>Committee Chairman Senator Doe</c>.</summary>
    public static bool StandsAlone(ReadOnlySpan<char> word) => word is "Senator" or "Professor" or "King" or "Ayatollah" or "Representative" or "Congressman" or "Congresswoman"
        or "Judge" or "Cardinal" or "Sheikh" or "Prince" or "Princess" or "Archbishop" or "Bishop";

    /// <summary>Whether the word belongs to a military rank: <c>Lt.</c>, <c>General</c>.</summary>
    public static bool IsRank(ReadOnlySpan<char> word) => Ranks.ContainsInAnyCase(word);

    /// <summary>Whether the word, in capitals behind a name, is a seat in a parliament: <c>Jane Doe MP</c>.</summary>
    public static bool IsSeat(ReadOnlySpan<char> word) => word is "MP" or "MSP" or "MEP" or "MLA" or "MLC" or "MNA" or "MK" or "TD";

    /// <summary>Whether the word is a title that stands before a name in short: <c>Sen.</c>, <c>Pope</c>.</summary>
    public static bool IsTitle(ReadOnlySpan<char> word) => Titles.ContainsInAnyCase(word);

    /// <summary>Whether the word only shows respect: <c>Mr.</c>, <c>Sir</c>.</summary>
    public static bool IsHonorific(ReadOnlySpan<char> word) => Honorifics.ContainsInAnyCase(word);

    /// <summary>Whether the word stands for a body: <c>company</c>, <c>ministry</c>.</summary>
    public static bool IsBody(ReadOnlySpan<char> word) => Bodies.ContainsInAnyCase(word);
}
