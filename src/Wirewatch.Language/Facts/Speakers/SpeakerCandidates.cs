using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts.Speakers;

/// <summary>Collects who may have said what stands in quotation marks. One document; not thread safe.</summary>
internal sealed class SpeakerCandidates(SpeechContext context)
{
    private const int SentencesBefore = 3;
    private const int SentencesBeforeCue = 1;
    private const int ShortSentence = 24;
    private const int LongestMemory = 300;
    private const int MostAntecedents = 3;

    private readonly List<int> _seen = [];

    /// <summary>Adds the candidates for the stretch at <paramref name="index"/> to <paramref name="candidates"/>.</summary>
    public void Collect(int index, in StretchFeatures features, in PreviousSpeech previous, List<SpeakerCandidate> candidates)
    {
        var document = context.Document;
        var stretch = context.Stretches[index];
        var sentence = context.SentenceOf(index);
        var last = sentence;
        while (document.Sentences[last].Last <= stretch.Last)
        {
            last++;
        }
        CollectIn(Math.Max(document.Sentences[sentence].First, stretch.First - SpeechContext.LongestSentence), stretch.First, true, candidates);
        CollectIn(stretch.Last + 1, Math.Min(document.Sentences[last].Last, stretch.Last + SpeechContext.LongestSentence), true, candidates);
        if (stretch.Last >= document.Sentences[last].Last - 1 && last + 1 < document.Sentences.Count && !document.Tokens[document.Sentences[last + 1].First].StartsParagraph)
        {
            // "Away!" The mayor said so.
            var next = document.Sentences[last + 1];
            CollectIn(next.First, Math.Min(next.Last, next.First + ShortSentence), false, candidates);
        }
        for (var back = 1; back <= (features.CueBefore >= 0 || features.CueBehind >= 0 ? SentencesBeforeCue : SentencesBefore) && sentence - back >= 0; back++)
        {
            var before = document.Sentences[sentence - back];
            CollectIn(Math.Max(before.First, before.Last - SpeechContext.LongestSentence), before.Last, false, candidates);
        }
        if (previous.Stretch >= 0)
        {
            candidates.Add(new SpeakerCandidate(SourceKind.Previous, -1, -1, previous.Entity, 0, -1));
        }
        candidates.Add(new SpeakerCandidate(SourceKind.Nobody, -1, -1, -1, 0, -1));
        DropClashes(features.Pronoun, document.Sentences[sentence].First, candidates);
    }

    // "he said": where a man is near, no woman is meant. Where none is, the lists of given names may be wrong.
    private void DropClashes(Gender pronoun, int sentence, List<SpeakerCandidate> candidates)
    {
        if (pronoun != Gender.Unknown && candidates.Exists(candidate => candidate.Kind is SourceKind.He or SourceKind.She && IsOf(candidate, pronoun)))
        {
            var other = pronoun == Gender.Male ? Gender.Female : Gender.Male;
            candidates.RemoveAll(candidate => IsOf(candidate, other)
                && (candidate.Kind is SourceKind.He or SourceKind.She or SourceKind.Previous || (candidate.Kind == SourceKind.Person && candidate.First < sentence)));
        }
    }

    private bool IsOf(in SpeakerCandidate candidate, Gender gender) => candidate.Entity >= 0 && context.Genders.Of(candidate.Entity) == gender;

    // In the sentences around that of the marks, places speak as little as whoever a statement there may be from.
    private void CollectIn(int from, int to, bool inSentence, List<SpeakerCandidate> candidates)
    {
        for (var i = from; i < to; i++)
        {
            if (context.IsQuoted(i))
            {
                continue;
            }
            if (context.Mentions.At(i) is var mention and >= 0)
            {
                var last = context.Mentions.Last(mention);
                var kind = KindOf(context.Document.Mentions[mention].Type);
                if (inSentence || kind is SourceKind.Person or SourceKind.Organization)
                {
                    candidates.Add(new SpeakerCandidate(kind, i, last, kind == SourceKind.Norp ? -1 : context.EntityOf(mention), 0, mention));
                }
                i = last - 1;
                continue;
            }
            if (context.Document.Tokens[i].Kind == TokenKind.Word)
            {
                CollectWord(i, inSentence, candidates);
            }
        }
    }

    private void CollectWord(int i, bool inSentence, List<SpeakerCandidate> candidates)
    {
        switch (context.Word(i))
        {
            case "he" or "He":
                AddAntecedents(SourceKind.He, i, candidates);
                candidates.Add(new SpeakerCandidate(SourceKind.He, i, i + 1, -1, 0, -1));
                return;
            case "she" or "She":
                AddAntecedents(SourceKind.She, i, candidates);
                candidates.Add(new SpeakerCandidate(SourceKind.She, i, i + 1, -1, 0, -1));
                return;
            case "they" or "They":
                AddAntecedents(SourceKind.They, i, candidates);
                candidates.Add(new SpeakerCandidate(SourceKind.They, i, i + 1, -1, 0, -1));
                return;
            case "it" or "It":
                AddAntecedents(SourceKind.It, i, candidates);
                candidates.Add(new SpeakerCandidate(SourceKind.It, i, i + 1, -1, 0, -1));
                return;
        }
        var word = context.WordAt(i);
        if ((word & SpeechWord.Role) != 0 && context.Roles.PersonAt(i) is { } holder)
        {
            // One candidate for a role of several words.
            if (i == 0 || context.Roles.PersonAt(i - 1) != holder)
            {
                var last = i + 1;
                while (context.Roles.PersonAt(last) == holder)
                {
                    last++;
                }
                candidates.Add(new SpeakerCandidate(SourceKind.RoleOfPerson, i, last, context.IndexOf(holder), 0, -1));
            }
            return;
        }
        if ((word & SpeechWord.Voice) != 0)
        {
            candidates.Add(new SpeakerCandidate(SourceKind.Voice, i, i + 1, -1, 0, -1));
            if (inSentence)
            {
                AddAntecedents(SourceKind.Voice, i, candidates);
            }
        }
        else if ((word & SpeechWord.Unnamed) != 0)
        {
            candidates.Add(new SpeakerCandidate(SourceKind.Unnamed, i, i + 1, -1, 0, -1));
        }
        else if ((word & SpeechWord.Post) != 0)
        {
            if (IsDefinite(i))
            {
                candidates.Add(new SpeakerCandidate(SourceKind.DefinitePost, i, i + 1, -1, 0, -1));
                if (context.Roles.HolderOf(context.Document, i) is { } person)
                {
                    candidates.Add(new SpeakerCandidate(SourceKind.RoleOfPerson, i, i + 1, context.IndexOf(person), 1, -1));
                }
                AddAntecedents(SourceKind.DefinitePost, i, candidates);
            }
            else
            {
                candidates.Add(new SpeakerCandidate(SourceKind.Post, i, i + 1, -1, 0, -1));
            }
        }
        else if ((word & SpeechWord.Body) != 0)
        {
            candidates.Add(new SpeakerCandidate(SourceKind.Body, i, i + 1, -1, 0, -1));
            if (IsDefinite(i))
            {
                AddAntecedents(SourceKind.Body, i, candidates);
            }
        }
    }

    // The last persons, or bodies, named before the words, the nearest first; outside quotation marks.
    private void AddAntecedents(SourceKind kind, int token, List<SpeakerCandidate> candidates)
    {
        _seen.Clear();
        var person = kind is SourceKind.He or SourceKind.She or SourceKind.DefinitePost;
        var both = kind == SourceKind.Voice;
        var most = MostAntecedents;
        for (var i = token - 1; i >= 0 && token - i < LongestMemory && _seen.Count < most; i--)
        {
            if (context.Mentions.At(i) is not (var mention and >= 0))
            {
                continue;
            }
            i = context.Mentions.First(mention);
            var type = context.Document.Mentions[mention].Type;
            if (context.IsQuoted(i) || (person ? type != MentionType.Person : type != MentionType.Organization && !(both && type == MentionType.Person)))
            {
                continue;
            }
            var entity = context.EntityOf(mention);
            if (!_seen.Contains(entity))
            {
                candidates.Add(new SpeakerCandidate(kind, token, token + 1, entity, _seen.Count, mention));
                _seen.Add(entity);
            }
        }
    }

    private bool IsDefinite(int noun)
    {
        for (var i = noun - 1; i >= 0 && noun - i <= 5; i--)
        {
            var word = context.Word(i);
            if (word is "the" or "The" or "their" or "Their" or "his" or "her" or "His" or "Her" or "its" or "Its")
            {
                return true;
            }
            if (word is "a" or "an" or "A" or "An" or "another" or "one" || context.Document.Tokens[i].Kind == TokenKind.Stop)
            {
                return false;
            }
        }
        return false;
    }

    public static SourceKind KindOf(MentionType type) => type switch
    {
        MentionType.Person => SourceKind.Person,
        MentionType.Organization => SourceKind.Organization,
        MentionType.Location => SourceKind.Location,
        MentionType.Norp => SourceKind.Norp,
        _ => SourceKind.OtherName,
    };
}

/// <summary>The quotation before, as far as the next one's speaker depends on it.</summary>
/// <param name="Stretch">Its index, or -1 for none.</param>
/// <param name="Entity">The index of its speaker's entity, or -1.</param>
internal readonly record struct PreviousSpeech(int Stretch, int Entity);
