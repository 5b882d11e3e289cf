using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <summary>Words by which English news says that, and how, something was said. Thread safe.</summary>
internal static class SpeechCues
{
    private static readonly WordSet Verbs = Inflect(
        "accuse acknowledge add address admit advise advocate affirm agree allege announce answer appeal argue ask assert assess assure blame blast boast brand caution "
        + "characterize characterise charge claim clarify comment commit complain compare conclude concede condemn confess confirm consider contend continue counter "
        + "criticize criticise cry declare decry defend demand denounce deny deplore describe detail disagree disclose dismiss elaborate emphasize emphasise encourage "
        + "estimate exclaim explain express extol hail highlight hint indicate inform insist instruct invite joke lament laud label list maintain mention mock muse "
        + "mourn note object observe oppose opine order outline pledge point ponder praise predict proclaim promise propose protest question quip react reaffirm reassure "
        + "recall recommend recount refer reiterate reject relate remark remember remind reply report request respond retort reveal scream shout signal slam specify "
        + "speculate stress suggest summarize summarise surmise thank threaten tout tweet underline underscore urge view voice vow warn welcome whisper wonder yell "
        + "acclaim dub term uncover post issue release claim repeat respond return attribute deem back endorse apologize apologise title call want hope believe urge state "
        + "plan expect offer cite rule refuse support talk interject deride ridicule assail rate tip feel advise dispute chant",
        "said says say saying told tells tell telling wrote writes write writing written quoted quoting quotes quote read reads reading spoke speaks speak speaking "
        + "thought thinks think thinking felt feels feel feeling saw sees made makes gave gives put puts went goes swore swears found finds put sang sings held holds "
        + "began begins knew knows known understood meant means seen chose laughed");

    private static readonly WordSet Naming = new(
        "called named dubbed nicknamed titled entitled termed term terms codenamed code-named so-called slogan slogans movie film book song album novel series show "
        + "programme program game alias aka nickname play poem painting word words phrase meaning headline codename episode magazine website pseudonym hashtag single motto "
        + "abbreviated");

    private static readonly WordSet Unnamed = new(
        "spokesman spokeswoman spokesperson spokesmen spokespersons spokespeople representative representatives official officials source sources witness witnesses diplomat diplomats analyst analysts expert experts resident residents protester protesters protestor protestors "
        + "demonstrators critics critic supporters supporter authorities people users user members member others other reporters reporter someone somebody one some many "
        + "officer officers aide aides student students worker workers survivor survivors survivors neighbour neighbor neighbours neighbors doctor doctors scientist scientists "
        + "researchers passengers passenger man woman boy girl teacher villager villagers soldier soldiers lawyer lawyers employee employees friend friends colleague opponents "
        + "proponents observers crowd crowds locals leaders lawmakers activists activist economists economist eyewitness eyewitnesses prosecutors investigators rescuers "
        + "father mother family parents brother sister son daughter husband wife children child widow relatives relative attorney attorneys lawyers insider insiders mps "
        + "victim victims person persons authors writer writers gunman attacker suspect suspects fan fans player players judges "
        + "politicians politician owner owners neighbours councillors campaigners campaigner blogger bloggers commentators commentator historians historian");

    private static readonly WordSet BodyVoices = new(
        "statement statements report reports letter release filing website document documents "
        + "study editorial article account announcement post tweet message memo ruling decision site page communique description summary resolution opinion notice manifesto warning "
        + "advisory book autobiography paper lawsuit complaint indictment verdict judgment sign poster note blog response speech interview proposal testimony reports studies tweets "
        + "posts letters advisories documentation brief petition e-mail email press campaign caption card text motion draft law constitution bulletin bulletins circular leaflet flyer dispatch");

    /// <summary>The words for which <see cref="IsUnnamed"/> or <see cref="IsVoiceOfBody"/> holds.</summary>
    public static IEnumerable<string> Sources => Unnamed.Words.Concat(BodyVoices.Words);

    /// <summary>Whether the lower-case word <paramref name="word"/> is a form of a verb of speech, opinion or writing.</summary>
    public static bool IsVerb(ReadOnlySpan<char> word) => Verbs.Contains(word);

    /// <summary>Whether <c>according to</c> begins at a token.</summary>
    public static bool IsAccordingTo(Document document, int token) => token + 1 < document.Tokens.Count
        && document.Tokens[token].Of(document.Text) is "according" or "According" && document.Tokens[token + 1].Of(document.Text) is "to";

    /// <summary>Whether what stands behind <paramref name="word"/> in marks may be a name or a term rather than speech.</summary>
    public static bool IsNaming(ReadOnlySpan<char> word) => Naming.Contains(word);

    /// <summary>Whether <paramref name="word"/> stands for people whom the article does not name.</summary>
    public static bool IsUnnamed(ReadOnlySpan<char> word) => Unnamed.ContainsInAnyCase(word);

    /// <summary>Whether <paramref name="word"/> is something through which a body speaks: its statement, its report.</summary>
    public static bool IsVoiceOfBody(ReadOnlySpan<char> word) => BodyVoices.ContainsInAnyCase(word);

    private static WordSet Inflect(string regular, string irregular)
    {
        var words = new HashSet<string>(irregular.Split(' '), StringComparer.Ordinal);
        foreach (var verb in regular.Split(' '))
        {
            var stem = verb[^1] == 'e' ? verb[..^1] : verb;
            words.Add(verb);
            if (verb[^1] == 'y' && !"aeiou".Contains(verb[^2]))
            {
                words.Add(verb[..^1] + "ies");
                words.Add(verb[..^1] + "ied");
            }
            else
            {
                words.Add(verb + (verb.EndsWith('s') || verb.EndsWith("sh", StringComparison.Ordinal) || verb.EndsWith("ch", StringComparison.Ordinal) ? "es" : "s"));
                words.Add(stem + "ed");
            }
            words.Add(stem + "ing");
        }
        words.UnionWith("admitted admitting referred referring committed committing quipped quipping slammed slamming dubbed dubbing".Split(' '));
        return new WordSet(words);
    }
}
