using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts.Speakers;

/// <summary>What speaks for or against a candidate as the speaker of a stretch. One document; not thread safe.</summary>
internal sealed partial class SpeakerFeatures(SpeechContext context)
{
    private const int Reach = 24;

    private int[] _mentionCounts = [];

    /// <summary>Puts the features of <paramref name="candidate"/> into <paramref name="features"/>.</summary>
    /// <param name="stretch">The stretch.</param>
    /// <param name="candidate">The candidate.</param>
    /// <param name="zone">Where it stands, as <see cref="ZoneOf"/> says.</param>
    /// <param name="order">How many other sources of the same zone stand nearer to the stretch.</param>
    /// <param name="isFirst">No person, body or pronoun stands before it in its sentence.</param>
    /// <param name="isMain">The same, but names behind prepositions do not count.</param>
    /// <param name="previous">The quotation before.</param>
    /// <param name="features">Where to.</param>
    public void Extract(in StretchFeatures stretch, in SpeakerCandidate candidate, int zone, int order, bool isFirst, bool isMain, in PreviousSpeech previous, FeatureSet features)
    {
        features.Clear();
        var kind = (int)candidate.Kind;
        var shape = (int)stretch.Shape;
        var same = previous.Stretch < 0 ? 0 : previous.Entity == candidate.Entity ? 1 : 2;
        features.Add(0, kind, zone, shape);
        features.Add(95, same);
        features.Add(96, same, shape);
        features.Add(2, kind, shape, same);
        features.Add(3, kind, candidate.Entity < 0 ? 1 : 0);
        var rule = context.RuleOf(stretch.Index);
        var agrees = rule == SpeechContext.NoSpeech ? 0 : rule < 0 ? (candidate.Entity < 0 ? 1 : 2) + (rule == SpeechContext.NobodyNamed ? 5 : 0) : candidate.Entity == rule ? 3 : candidate.Entity < 0 ? 4 : 5;
        features.Add(120, agrees);
        features.Add(121, agrees, kind);
        features.Add(122, agrees, shape, same);
        if (candidate.Entity >= 0)
        {
            var count = Bucket(CountOf(candidate.Entity));
            var type = (int)context.Document.Entities[candidate.Entity].Type;
            features.Add(4, kind, count);
            features.Add(5, type, IsInside(stretch.Stretch, candidate.Entity) ? 1 : 0, kind);
        }
        if (candidate.Kind == SourceKind.Previous)
        {
            ExtractPrevious(stretch, previous, features);
            return;
        }
        if (candidate.Kind == SourceKind.Nobody)
        {
            var cues = (stretch.CueBefore >= 0 ? 1 : 0) + (stretch.CueBehind >= 0 ? 2 : 0);
            features.Add(10, cues, shape);
            features.Add(11, cues, stretch.StartsParagraph ? 1 : 0);
            features.Add(12, stretch.OtherBefore ? 1 : 0, same);
            return;
        }
        if (candidate.Antecedent >= 0 && candidate.Antecedent != context.Mentions.At(candidate.First))
        {
            ExtractAntecedent(candidate, previous, features);
        }
        if (candidate.Kind is SourceKind.Body or SourceKind.Voice && candidate.Entity < 0)
        {
            var named = context.Bodies.CountNamed(candidate.First);
            var issued = context.Bodies.Issuer(candidate.First) >= 0 ? 1 : 0;
            var owned = IsOwned(candidate.First);
            features.Add(105, kind, named, issued);
            features.Add(106, kind, named, owned);
            features.Add(107, kind, issued, owned);
        }
        if (candidate.Kind is SourceKind.He or SourceKind.She && candidate.Entity < 0)
        {
            var nearer = NearerOf(candidate);
            features.Add(98, nearer, kind);
            features.Add(99, nearer, same);
        }
        var (forward, cue, crossed) = CueBehind(candidate, stretch);
        var (backward, verb) = CueBefore(candidate, stretch);
        var adjacent = (stretch.CueBefore >= 0 && stretch.Stretch.First - stretch.CueBefore <= 2 ? 1 : 0)
            + (stretch.CueBehind >= 0 && stretch.CueBehind - stretch.Stretch.Last <= 2 ? 2 : 0);
        var nearest = zone is not (0 or 1) || cue == stretch.CueBefore || cue == stretch.CueBehind;
        var forwardNear = nearest ? forward : forward + 12;
        var relation = (forwardNear * 8) + backward;
        var main = isMain ? 1 : 0;
        var before = BeforeClass(candidate);
        var behind = BehindClass(candidate, stretch);
        var hasEntity = candidate.Entity < 0 ? 0 : 1;
        features.Add(20, relation, zone, kind);
        features.Add(22, relation, hasEntity);
        features.Add(23, forward, crossed, zone);
        features.Add(24, before, kind, zone);
        features.Add(27, before, forward, backward);
        features.Add(29, isFirst ? 1 : 0, zone, kind);
        features.Add(31, Math.Min(order, 4), relation);
        features.Add(33, before, behind, forward, backward);
        features.Add(97, IsCoordinated(candidate) ? 1 : 0, forwardNear);
        var head = before is >= 3 and <= 7 ? HeadIndex(candidate) : -1;
        features.Add(92, before, before is >= 3 and <= 7 ? HeadClass(head) : 9, forwardNear);
        features.Add(70, main, zone, kind);
        features.Add(71, main, relation);
        if (zone == 7)
        {
            features.Add(72, relation, Bucket(context.Document.Sentences[stretch.LastSentence + 1].Last - context.Document.Sentences[stretch.LastSentence + 1].First));
        }
        if (stretch.CueBefore >= 0)
        {
            features.Add(73, main, CueClass(stretch.CueBefore), zone);
            features.Add(43, isFirst ? 1 : 0, CueClass(stretch.CueBefore), zone, forward);
        }
        features.Add(108, adjacent, zone, shape);
        features.Add(109, adjacent, zone, forwardNear);
        features.Add(110, adjacent, zone, backward);
        if (candidate.Kind is SourceKind.Unnamed or SourceKind.Post or SourceKind.Body or SourceKind.Voice)
        {
            var owned = IsOwned(candidate.First);
            features.Add(111, kind, owned, forwardNear);
            features.Add(112, kind, owned, before);
        }
        features.Add(44, Word(candidate.Last), kind);
        features.Add(45, before is >= 3 and <= 7 ? Word(head) : -1, kind);
        if (candidate.Antecedent != context.Mentions.At(candidate.First))
        {
            features.Add(46, Word(candidate.First), hasEntity);
        }
        features.Add(47, behind == 3 ? NounClass(candidate.Last + 1) : 9, kind, zone);
        if (cue >= 0)
        {
            features.Add(36, CueClass(cue), forward, zone);
        }
        if (verb >= 0)
        {
            features.Add(39, CueClass(verb), backward, zone);
        }
        if (context.Roles.PersonAt(candidate.First) is { } holder && context.IndexOf(holder) != candidate.Entity)
        {
            features.Add(40, kind, zone);
        }
        var distance = zone == 0 ? stretch.Stretch.First - candidate.Last : zone == 1 ? candidate.First - stretch.Stretch.Last : 30;
        features.Add(41, Bucket(distance), zone, kind);
        features.Add(42, Bucket(distance), zone, shape);
    }

    private void ExtractPrevious(in StretchFeatures stretch, in PreviousSpeech previous, FeatureSet features)
    {
        var before = context.SentenceOf(previous.Stretch);
        var end = context.Stretches[previous.Stretch].Last;
        while (context.Document.Sentences[before].Last <= end)
        {
            before++;
        }
        var gap = Math.Clamp(stretch.FirstSentence - before, 0, 4);
        var paragraphs = 0;
        for (var i = before + 1; i <= stretch.FirstSentence && paragraphs < 3; i++)
        {
            paragraphs += context.Document.Tokens[context.Document.Sentences[i].First].StartsParagraph ? 1 : 0;
        }
        var shape = (int)stretch.Shape;
        var cues = (stretch.CueBefore >= 0 ? 1 : 0) + (stretch.CueBehind >= 0 ? 2 : 0);
        features.Add(50, gap, paragraphs, shape);
        features.Add(51, gap, paragraphs, cues);
        features.Add(52, gap, previous.Entity < 0 ? 1 : 0, shape);
        features.Add(53, cues, shape);
        features.Add(54, stretch.OtherBefore ? 1 : 0, cues, shape);
        if (gap == 0)
        {
            // What stands between the two in one sentence.
            var between = stretch.Stretch.First - context.Stretches[previous.Stretch].Last - 1;
            var cue = stretch.CueBefore > context.Stretches[previous.Stretch].Last ? 1 : 0;
            var name = 0;
            for (var i = context.Stretches[previous.Stretch].Last + 1; i < stretch.Stretch.First; i++)
            {
                name |= context.Mentions.At(i) is var mention and >= 0 && context.Document.Mentions[mention].Type is MentionType.Person or MentionType.Organization ? 1 : 0;
                name |= context.Word(i) is "he" or "she" or "they" ? 2 : 0;
            }
            features.Add(55, Bucket(between), cue, name);
            features.Add(56, cue, name, shape);
        }
    }

    private void ExtractAntecedent(in SpeakerCandidate candidate, in PreviousSpeech previous, FeatureSet features)
    {
        var kind = (int)candidate.Kind;
        var gender = candidate.Kind switch
        {
            SourceKind.He => Agreement(candidate.Entity, Gender.Male),
            SourceKind.She => Agreement(candidate.Entity, Gender.Female),
            _ => 0,
        };
        var first = context.Mentions.First(candidate.Antecedent);
        var sentences = 0;
        var paragraphs = 0;
        var sentenceStart = candidate.First;
        for (var i = candidate.First; i > first; i--)
        {
            paragraphs += context.Document.Tokens[i].StartsParagraph ? 1 : 0;
            sentences += context.Document.Tokens[i].StartsParagraph || context.Document.Tokens[i - 1].Kind == TokenKind.Stop ? 1 : 0;
        }
        for (sentenceStart = first; sentenceStart > 0 && !context.Document.Tokens[sentenceStart].StartsParagraph && context.Document.Tokens[sentenceStart - 1].Kind != TokenKind.Stop; sentenceStart--)
        {
        }
        var subject = true;
        for (var i = sentenceStart; i < first && subject; i++)
        {
            subject = context.IsQuoted(i) || !(context.Mentions.At(i) is var other and >= 0 && context.Document.Mentions[other].Type is MentionType.Person or MentionType.Organization);
        }
        var speaks = previous.Stretch >= 0 && previous.Entity == candidate.Entity ? 1 : 0;
        var rank = Math.Min(candidate.Rank, 4);
        var atStart = first == sentenceStart ? 2 : subject ? 1 : 0;
        var possessive = context.Mentions.Last(candidate.Antecedent) < context.Document.Tokens.Count && context.Document.Tokens[context.Mentions.Last(candidate.Antecedent)].Kind == TokenKind.Clitic ? 1 : 0;
        features.Add(60, kind, rank);
        features.Add(61, kind, gender, rank);
        features.Add(62, gender, speaks);
        features.Add(63, kind, Math.Min(sentences, 3), Math.Min(paragraphs, 2));
        features.Add(64, kind, atStart, Math.Min(sentences, 3));
        features.Add(65, speaks, rank, Math.Min(sentences, 3));
        features.Add(66, kind, possessive, Math.Min(sentences, 3));
        features.Add(67, kind, Bucket(CountOf(candidate.Entity)), rank);
        features.Add(68, gender, atStart, rank);
        if (candidate.Kind is SourceKind.Body or SourceKind.Voice)
        {
            // "the court" behind a name that says what the body is.
            var named = context.Bodies.IsNamed(candidate.Entity, candidate.First) ? 1 : 0;
            var issued = context.Bodies.Issuer(candidate.First) == candidate.Entity ? 1 : 0;
            var most = context.Bodies.MostNamed == candidate.Entity ? 1 : 0;
            var owned = IsOwned(candidate.First);
            features.Add(74, kind, named, rank);
            features.Add(75, kind, owned);
            features.Add(100, kind, issued, rank);
            features.Add(101, kind, most, rank);
            features.Add(102, kind, issued, owned);
            features.Add(103, kind, named, most, issued);
            features.Add(104, kind, named, context.Bodies.CountNamed(candidate.First));
        }
        features.Add(69, kind, BeforeClass(candidate with { Kind = SourceKind.Person, First = first }), Math.Min(sentences, 3));
    }

    // What stands nearer before a pronoun: 1 a person who agrees with it, 2 somebody without a name, 0 neither.
    private int NearerOf(in SpeakerCandidate pronoun)
    {
        for (var i = pronoun.First - 1; i >= 0 && i > pronoun.First - 100; i--)
        {
            if (context.IsQuoted(i))
            {
                continue;
            }
            if (context.Mentions.At(i) is var mention and >= 0)
            {
                i = context.Mentions.First(mention);
                if (context.Document.Mentions[mention].Type == MentionType.Person
                    && Agreement(context.EntityOf(mention), pronoun.Kind == SourceKind.He ? Gender.Male : Gender.Female) != 2)
                {
                    return 1;
                }
            }
            else if (context.Document.Tokens[i].IsWord && context.Roles.PersonAt(i) is null && NounClass(i) is 3 or 5)
            {
                return 2;
            }
        }
        return 0;
    }

    private int Agreement(int entity, Gender wanted) => context.Genders.Of(entity) is var gender && gender == Gender.Unknown ? 0 : gender == wanted ? 1 : 2;

    /// <summary>Before the stretch in its sentence 0, behind it 1; in the sentence before 2, or 3 in another paragraph; further back 4 or 5; none 6; in the sentence behind 7.</summary>
    public int ZoneOf(in StretchFeatures stretch, in SpeakerCandidate candidate)
    {
        if (candidate.First < 0)
        {
            return 6;
        }
        if (candidate.First > stretch.Stretch.Last)
        {
            return candidate.First < context.Document.Sentences[stretch.LastSentence].Last ? 1 : 7;
        }
        var sentence = context.Document.Sentences[stretch.FirstSentence];
        if (candidate.First >= sentence.First)
        {
            return 0;
        }
        var near = candidate.First >= context.Document.Sentences[stretch.FirstSentence - 1].First;
        return (near ? 2 : 4) + (context.ParagraphOf(stretch.FirstSentence) > candidate.First ? 1 : 0);
    }
}
