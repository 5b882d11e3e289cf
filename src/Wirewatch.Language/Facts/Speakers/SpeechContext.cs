using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts.Speakers;

/// <summary>What the search for speakers needs to know of a document, computed once. Not thread safe.</summary>
internal sealed class SpeechContext
{
    private static readonly WordSet Sources = new(SpeechCues.Sources.Concat(RoleWords.Sources));

    private readonly EntityIndexes _entities;
    private readonly bool[] _quoted;
    private readonly int[] _paragraphOfSentence;
    private readonly List<bool> _certain = [];
    private readonly List<int> _rules = [];
    private readonly SpeechWord[] _words;
    private readonly int[] _sentenceOfStretch;

    /// <summary>Reads a document with names, entities and roles.</summary>
    public SpeechContext(Document document, MentionTokens mentions, List<QuotedStretch> stretches)
    {
        Document = document;
        Mentions = mentions;
        Stretches = stretches;
        Roles = document.RoleTokens;
        _entities = document.EntityIndexes;
        _quoted = new bool[document.Tokens.Count];
        _words = new SpeechWord[document.Tokens.Count];
        _paragraphOfSentence = new int[document.Sentences.Count];
        for (var i = 1; i < _paragraphOfSentence.Length; i++)
        {
            var first = document.Sentences[i].First;
            _paragraphOfSentence[i] = document.Tokens[first].StartsParagraph ? first : _paragraphOfSentence[i - 1];
        }
        _sentenceOfStretch = new int[stretches.Count];
        var sentence = 0;
        for (var i = 0; i < stretches.Count; i++)
        {
            Array.Fill(_quoted, true, stretches[i].First, stretches[i].Last - stretches[i].First + 1);
            while (document.Sentences[sentence].Last <= stretches[i].First)
            {
                sentence++;
            }
            _sentenceOfStretch[i] = sentence;
        }
        Bodies = new NamedBodies(this);
        var rules = new QuotationAttribution(this, _quoted);
        for (var i = 0; i < stretches.Count; i++)
        {
            var attribution = rules.Attribute(i);
            _rules.Add(attribution is not { } found ? NoSpeech : found.Speaker is { } speaker ? IndexOf(speaker) : found.Cue is null ? NobodyKnown : NobodyNamed);
            _certain.Add(_rules[i] == NobodyNamed || (attribution is { IsIssued: true } && _rules[i] >= 0));
        }
    }

    /// <summary>How many tokens of a sentence are read for its verbs and sources: hostile text must not make the work grow with its square.</summary>
    public const int LongestSentence = 160;

    /// <summary>What <see cref="RuleOf"/> says of words in marks that are nobody's speech.</summary>
    public const int NoSpeech = -2;

    /// <summary>What it says where the rules find no speaker.</summary>
    public const int NobodyKnown = -1;

    /// <summary>What it says where the rules find that somebody without a name spoke.</summary>
    public const int NobodyNamed = -3;

    /// <summary>The index of the entity that the rules take for the speaker of a stretch, or one of the values above.</summary>
    public int RuleOf(int stretch) => _rules[stretch];

    /// <summary>Whether what the rules say of a stretch is final: somebody without a name spoke, or a paper whose issuer is named.</summary>
    public bool IsRuleCertain(int stretch) => _certain[stretch];

    public Document Document { get; }

    public MentionTokens Mentions { get; }

    public List<QuotedStretch> Stretches { get; }

    public RoleTokens Roles { get; }

    public PersonGenders Genders => Document.PersonGenders;

    public NamedBodies Bodies { get; }

    public ReadOnlySpan<char> Word(int token) => Document.Tokens[token].Of(Document.Text);

    public bool IsQuoted(int token) => _quoted[token];

    /// <summary>The index of the sentence in which a stretch begins.</summary>
    public int SentenceOf(int stretch) => _sentenceOfStretch[stretch];

    public int EntityOf(int mention) => _entities.OfMention(mention);

    public int IndexOf(EntityId id) => _entities.IndexOf(id);

    /// <summary>The first token of the paragraph in which a sentence stands.</summary>
    public int ParagraphOf(int sentence) => _paragraphOfSentence[sentence];

    /// <summary>What the token may be: for each token looked up once.</summary>
    public SpeechWord WordAt(int token) => _words[token] is var known && known != SpeechWord.None ? known : _words[token] = Classify(token);

    /// <summary>Whether a token is a verb of speech.</summary>
    public bool IsCue(int index) => (WordAt(index) & SpeechWord.Cue) != 0;

    private SpeechWord Classify(int token)
    {
        var word = Word(token);
        var found = SpeechWord.Known | (FindCue(token) ? SpeechWord.Cue : 0) | (Roles.PersonAt(token) is not null ? SpeechWord.Role : 0);
        return !Sources.MayContain(word) ? found
            : found | (SpeechCues.IsVoiceOfBody(word) ? SpeechWord.Voice : 0) | (SpeechCues.IsUnnamed(word) && !IsAdjective(token) ? SpeechWord.Unnamed : 0)
            | (RoleWords.IsBody(word) ? SpeechWord.Body : 0) | (RoleWords.IsNoun(word) ? SpeechWord.Post : 0) | (RoleWords.IsHonorific(word) || RoleWords.IsTitle(word) ? SpeechWord.Title : 0);
    }

    // "their official Facebook page", "an official statement"
    private bool IsAdjective(int token) =>
        Word(token) is "official" && token + 1 < Document.Tokens.Count
        && (Mentions.At(token + 1) >= 0 || SpeechCues.IsVoiceOfBody(Word(token + 1)) || RoleWords.IsBody(Word(token + 1)) || RoleWords.IsNoun(Word(token + 1)));

    private bool FindCue(int index)
    {
        var token = Document.Tokens[index];
        if (token.Kind != TokenKind.Word || Mentions.At(index) >= 0 || !token.IsLowerCase || !SpeechCues.IsVerb(Word(index)))
        {
            return false;
        }
        // "a report", "their claims": the noun of the same form.
        return index == 0 || Word(index).EndsWith("ed") || Word(index).EndsWith("ing")
            || !(Document.Tokens[index - 1].Kind == TokenKind.Clitic || Word(index - 1) is "a" or "an" or "the" or "his" or "her" or "its" or "their"
                or "this" or "that" or "no" or "of" or "some" or "any" or "in" or "to");
    }

    public bool IsAccordingTo(int index) => SpeechCues.IsAccordingTo(Document, index);
}
