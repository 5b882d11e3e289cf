namespace Wirewatch.Language.Facts.Speakers;

/// <summary>Finds speakers that need no weighing: a name right before the verb of speech that is nearest to the marks. One document; not thread safe.</summary>
internal sealed class PlainSpeakers(SpeechContext context)
{
    private const int LongestTitle = 8;
    private const int Reach = 24;

    /// <summary>The speaker of a stretch, or null where the words around it are not as plain.</summary>
    public SpeakerCandidate? Find(in StretchFeatures stretch)
    {
        if (stretch.Shape is not (StretchShape.LedIn or StretchShape.PartWithCueBefore) || stretch.CueBefore < 1 || context.Mentions.At(stretch.CueBefore - 1) is not (var mention and >= 0))
        {
            return null;
        }
        var first = context.Mentions.First(mention);
        var type = context.Document.Mentions[mention].Type;
        var sentence = context.Document.Sentences[stretch.FirstSentence].First;
        return type is MentionType.Person or MentionType.Organization or MentionType.Location && !context.IsQuoted(first) && OpensClause(BeforeTitles(first, sentence), sentence)
            && !HasSubject(stretch.CueBefore + 1, stretch.Stretch.First)
            ? new SpeakerCandidate(SpeakerCandidates.KindOf(type), first, context.Mentions.Last(mention), context.EntityOf(mention), 0, mention) : null;
    }

    // "The Kenyan foreign minister Jane Doe"
    private int BeforeTitles(int first, int sentence)
    {
        var at = first;
        // "The head of planning at the JCS said": the name only goes with the post.
        while (at > sentence && first - at < LongestTitle && context.Word(at - 1) is not ("of" or "at" or "for" or "in" or "to" or "from" or "with" or "by")
            && ((context.WordAt(at - 1) & (SpeechWord.Title | SpeechWord.Post | SpeechWord.Role)) != 0 || context.Word(at - 1) is "the" or "The" or "Former" or "former" or "prime" or "Prime" or "vice" or "Vice" or "foreign" or "Foreign"
                || (context.Mentions.At(at - 1) is var people and >= 0 && context.Document.Mentions[people].Type == MentionType.Norp)))
        {
            at--;
        }
        return at;
    }

    // The name begins its sentence, or a clause that "and", "but" or "while" joins to another.
    private bool OpensClause(int first, int sentence) =>
        first == sentence || (first - 2 > sentence && context.Word(first - 1) is "and" or "but" or "while" && context.Word(first - 2) is "," or ";");

    // Somebody else may be told of in between, or be quoted.
    private bool HasSubject(int from, int to)
    {
        if (to - from > Reach)
        {
            return true;
        }
        for (var i = from; i < to; i++)
        {
            if (context.IsQuoted(i) || (context.Mentions.At(i) is var mention and >= 0 && context.Document.Mentions[mention].Type == MentionType.Person))
            {
                return true;
            }
        }
        return false;
    }
}
