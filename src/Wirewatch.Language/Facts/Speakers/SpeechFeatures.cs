using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts.Speakers;

/// <summary>What speaks for or against a stretch in marks being somebody's words, rather than a title, a nickname or a term. One document; not thread safe.</summary>
internal sealed class SpeechFeatures(SpeechContext context)
{
    /// <summary>How many stretches to each side are compared: hostile text must not make the work grow with its square.</summary>
    private const int MostCompared = 128;

    /// <summary>Puts the features of <paramref name="stretch"/>, if <paramref name="speaker"/> said it, into <paramref name="features"/>.</summary>
    public void Extract(in StretchFeatures stretch, in SpeakerCandidate speaker, in PreviousSpeech previous, FeatureSet features)
    {
        features.Clear();
        var tokens = context.Document.Tokens;
        var (first, last) = (stretch.Stretch.First, stretch.Stretch.Last);
        var words = 0;
        var capitals = 0;
        var small = 0;
        var inner = false;
        var function = false;
        var pronoun = false;
        var names = 0;
        for (var i = first + 1; i < last; i++)
        {
            if (tokens[i].IsWord || tokens[i].Kind == TokenKind.Number)
            {
                words++;
                capitals += tokens[i].IsCapitalised ? 1 : 0;
                small += tokens[i].IsLowerCase && tokens[i].Length > 3 ? 1 : 0;
            }
            inner |= tokens[i].Kind is TokenKind.Stop or TokenKind.Punctuation or TokenKind.Clitic && i < last - 1;
            names += context.Mentions.At(i) >= 0 ? 1 : 0;
            var inside = context.Word(i);
            function |= inside is "is" or "was" or "are" or "were" or "be" or "have" or "has" or "will" or "would" or "not" or "can" or "that" or "do" or "does" or "had" or "been";
            pronoun |= inside is "I" or "we" or "We" or "our" or "my" or "you" or "us" or "Our" or "My" or "You" or "It" or "it" or "he" or "she" or "they" or "He" or "She" or "They";
        }
        var end = last > first + 1 ? context.Word(last - 1) : default;
        var ending = end is "," ? 1 : end is "." ? 2 : end is "!" or "?" ? 3 : 0;
        var length = Bucket(words);
        var shape = (int)stretch.Shape;
        var caps = words == 0 ? 0 : capitals == words ? 3 : small == 0 && capitals > 0 ? 2 : tokens[Math.Min(first + 1, last)].IsCapitalised ? 1 : 0;
        var before = BeforeClass(first);
        var behind = BehindClass(last, context.Document.Sentences[stretch.LastSentence].Last);
        var cues = (stretch.CueBefore >= 0 ? 1 : 0) + (stretch.CueBehind >= 0 ? 2 : 0);
        var gapBefore = stretch.CueBefore >= 0 ? Bucket(first - stretch.CueBefore - 1) : 9;
        var gapBehind = stretch.CueBehind >= 0 ? Bucket(stretch.CueBehind - last - 1) : 9;
        var mark = context.Word(first) is "'" or "\u2018" ? 1 : 0;
        var kind = (int)speaker.Kind;
        var headline = stretch.InHeadline ? 1 : 0;
        features.Add(0, 0);
        var rule = context.RuleOf(stretch.Index) == SpeechContext.NoSpeech ? 1 : 0;
        features.Add(120, rule);
        features.Add(121, rule, shape);
        features.Add(1, length, caps);
        features.Add(2, length, cues);
        features.Add(3, length, before);
        features.Add(4, length, behind);
        features.Add(5, shape, length);
        features.Add(6, shape, caps);
        features.Add(7, before, behind);
        features.Add(8, before, caps);
        features.Add(9, before, cues);
        features.Add(10, gapBefore, length);
        features.Add(11, gapBehind, length);
        features.Add(12, mark, headline, length);
        features.Add(13, mark, cues);
        features.Add(14, ending, length, shape);
        features.Add(15, function ? 1 : 0, pronoun ? 1 : 0, length);
        features.Add(16, kind, shape);
        features.Add(17, kind, length);
        features.Add(18, kind, speaker.Entity >= 0 ? 1 : 0, cues);
        features.Add(19, stretch.OtherBefore ? 1 : 0, stretch.OtherBehind ? 1 : 0, length);
        features.Add(20, inner ? 1 : 0, length);
        features.Add(21, names == 0 ? 0 : names >= words ? 2 : 1, caps, length);
        features.Add(22, before, length, cues);
        features.Add(23, previous.Stretch >= 0 ? 1 : 0, cues, length);
        features.Add(24, gapBefore, before);
        features.Add(25, Repeated(stretch.Index) ? 1 : 0, length, cues);
        features.Add(26, headline, cues, kind);
        var list = ListClass(stretch.Index);
        features.Add(32, list, caps, length);
        features.Add(33, list, cues, caps);
        features.Add(34, list, ending, shape);
        if (stretch.CueBefore >= 0)
        {
            features.Add(27, (int)(uint)NameHash.Of(context.Word(stretch.CueBefore)), Math.Min(gapBefore, 3));
        }
        if (stretch.CueBehind >= 0)
        {
            features.Add(28, (int)(uint)NameHash.Of(context.Word(stretch.CueBehind)), Math.Min(gapBehind, 3));
        }
        if (first > 0)
        {
            features.Add(29, (int)(uint)NameHash.Of(context.Word(first - 1)), Math.Min(length, 3));
            if (first > 1)
            {
                features.Add(30, (int)(uint)NameHash.Of(context.Word(first - 2)), Math.Min(length, 3));
            }
        }
        if (last + 1 < tokens.Count)
        {
            features.Add(31, (int)(uint)NameHash.Of(context.Word(last + 1)), Math.Min(length, 3));
        }
    }

    // Next to other stretches with nothing but a comma or "and" between: "A", "B" and "C".
    private int ListClass(int index)
    {
        var stretches = context.Stretches;
        var behind = index > 0 && IsListGap(stretches[index - 1].Last + 1, stretches[index].First) ? 1 : 0;
        return behind + (index + 1 < stretches.Count && IsListGap(stretches[index].Last + 1, stretches[index + 1].First) ? 2 : 0);
    }

    private bool IsListGap(int from, int to)
    {
        if (to - from > 2)
        {
            return false;
        }
        for (var i = from; i < to; i++)
        {
            if (context.Word(i) is not ("," or "and" or "or"))
            {
                return false;
            }
        }
        return !context.Document.Tokens[to].StartsParagraph;
    }

    // The same words without marks elsewhere, or in marks again: a term.
    private bool Repeated(int index)
    {
        var (first, last) = (context.Stretches[index].First, context.Stretches[index].Last);
        if (last - first is < 2 or > 6)
        {
            return false;
        }
        for (var near = Math.Max(0, index - MostCompared); near < context.Stretches.Count && near <= index + MostCompared; near++)
        {
            var other = context.Stretches[near];
            if (other.First != first && other.Last - other.First == last - first)
            {
                var same = true;
                for (var i = 1; i < last - first && same; i++)
                {
                    same = context.Word(first + i).Equals(context.Word(other.First + i), StringComparison.OrdinalIgnoreCase);
                }
                if (same)
                {
                    return true;
                }
            }
        }
        return false;
    }

    private int BeforeClass(int first)
    {
        if (first == 0 || context.Document.Tokens[first].StartsParagraph)
        {
            return 0;
        }
        var word = context.Word(first - 1);
        return context.IsCue(first - 1) ? 1 : SpeechCues.IsNaming(word) ? 2 : word switch
        {
            "," => 3,
            ":" => 4,
            "the" or "The" => 5,
            "a" or "an" or "A" or "An" => 6,
            "as" => 7,
            "of" => 8,
            "that" => 9,
            "is" or "was" or "were" or "are" or "be" or "been" => 10,
            "to" or "by" or "in" or "for" or "on" or "with" or "from" or "about" => 11,
            "and" or "or" => 12,
            "." => 13,
            "(" => 14,
            "it" or "them" or "him" or "her" => 15,
            "his" or "their" or "its" or "this" => 16,
            _ when context.Mentions.At(first - 1) >= 0 => 17,
            _ when context.Document.Tokens[first - 1].Kind == TokenKind.Clitic => 18,
            _ => 19,
        };
    }

    private int BehindClass(int last, int to)
    {
        if (last + 1 >= to)
        {
            return 0;
        }
        var word = context.Word(last + 1);
        return context.IsCue(last + 1) ? 1 : word switch
        {
            "," => 2,
            "." => 3,
            "and" or "or" => 4,
            "of" or "in" or "for" or "to" or "by" or "on" or "with" or "from" => 5,
            "(" => 6,
            ";" or ":" => 7,
            "he" or "she" or "they" => 8,
            _ when context.Mentions.At(last + 1) >= 0 => 9,
            _ when context.Document.Tokens[last + 1].IsLowerCase => 10,
            _ => 11,
        };
    }

    private static int Bucket(int value) => value switch { <= 0 => 0, 1 => 1, 2 => 2, 3 => 3, <= 5 => 4, <= 8 => 5, <= 14 => 6, <= 24 => 7, _ => 8 };
}
