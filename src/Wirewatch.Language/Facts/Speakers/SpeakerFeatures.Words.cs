using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts.Speakers;

/// <content>The words around a candidate.</content>
internal sealed partial class SpeakerFeatures
{
    // "Jane Doe and Joe Roe said"
    private bool IsCoordinated(in SpeakerCandidate candidate)
    {
        var tokens = context.Document.Tokens;
        if (candidate.Kind > SourceKind.OtherName)
        {
            return false;
        }
        if (candidate.Last + 1 < tokens.Count && context.Word(candidate.Last) is "and" && context.Mentions.At(candidate.Last + 1) >= 0)
        {
            return true;
        }
        for (var i = candidate.First - 1; i > 0 && i > candidate.First - 5; i--)
        {
            if (context.Word(i) is "and")
            {
                return context.Mentions.At(i - 1) >= 0;
            }
        }
        return false;
    }

    // What stands before the words and their titles.
    public int BeforeClass(in SpeakerCandidate candidate)
    {
        var tokens = context.Document.Tokens;
        var i = candidate.First - 1;
        var titles = 0;
        while (i >= 0 && !context.IsQuoted(i) && !tokens[i + 1].StartsParagraph && titles < 12 && IsTitlePart(i, candidate))
        {
            i--;
            titles++;
        }
        if (i < 0 || tokens[i].Kind is TokenKind.Stop || tokens[i + 1].StartsParagraph)
        {
            return 0;
        }
        if (context.IsQuoted(i))
        {
            return 1;
        }
        var word = context.Word(i);
        return context.IsCue(i) ? 2 : word switch
        {
            "of" => 3,
            "to" => 4,
            "for" => 5,
            "in" or "at" or "on" or "near" or "In" or "At" or "On" => 6,
            "with" or "from" or "between" or "With" or "From" => 7,
            "by" or "By" => 8,
            "about" or "against" or "over" or "into" or "toward" or "towards" => 9,
            "and" or "or" => 10,
            "," => 11,
            ":" or ";" or "-" or "\u2014" or "\u2013" => 12,
            "while" or "but" or "when" or "as" or "after" or "before" or "because" or "that" or "where" or "if" or "although" or "since" or "which" => 13,
            "than" or "like" or "including" or "not" => 14,
            _ when tokens[i].Kind == TokenKind.Clitic => 15,
            _ when tokens[i].Kind is TokenKind.OpenBracket or TokenKind.CloseBracket => 16,
            _ when word.EndsWith("ed") || word.EndsWith("ing") || word is "is" or "was" or "has" or "had" or "told" => 17,
            _ => 18,
        };
    }

    private bool IsTitlePart(int i, in SpeakerCandidate candidate)
    {
        var token = context.Document.Tokens[i];
        if (candidate.Kind is SourceKind.He or SourceKind.She or SourceKind.They or SourceKind.It)
        {
            return false;
        }
        if (context.Mentions.At(i) is var mention and >= 0)
        {
            return context.Document.Mentions[mention].Type is MentionType.Norp or MentionType.Location
                || (context.Document.Mentions[mention].Type is MentionType.Organization && (context.WordAt(i) & SpeechWord.Role) != 0);
        }
        var word = context.Word(i);
        return (context.WordAt(i) & (SpeechWord.Role | SpeechWord.Post | SpeechWord.Title)) != 0 || word is "the" or "The" or "a" or "an" or "A" or "An" or "former" or "Former" or "then" or "current" || token.Kind == TokenKind.Abbreviation
            || (candidate.Kind is not (SourceKind.Person or SourceKind.Organization or SourceKind.Location) && token.IsLowerCase && i == candidate.First - 1 && !context.IsCue(i) && word.Length > 3
                && word is not ("with" or "from" or "that" or "into" or "over" or "about" or "when" or "while"));
    }

    private int BehindClass(in SpeakerCandidate candidate, in StretchFeatures stretch)
    {
        var i = candidate.Last;
        if (i >= context.Document.Tokens.Count || context.Document.Tokens[i].StartsParagraph)
        {
            return 0;
        }
        var token = context.Document.Tokens[i];
        if (context.IsQuoted(i))
        {
            return 1;
        }
        var word = context.Word(i);
        return context.IsCue(i) ? 2 : token.Kind switch
        {
            TokenKind.Clitic => 3,
            TokenKind.Stop => 4,
            TokenKind.OpenBracket => 5,
            TokenKind.CloseBracket => 17,
            TokenKind.Dash => 6,
            TokenKind.Punctuation => word is "," ? 7 : word is ":" ? 8 : 9,
            _ => word switch
            {
                "of" or "at" or "for" or "from" or "with" => 10,
                "in" or "on" => 11,
                "and" or "or" => 12,
                "who" or "which" => 13,
                "is" or "was" or "were" or "are" or "has" or "had" or "have" or "will" or "would" or "could" or "did" or "does" or "can" => 14,
                "to" or "that" => 15,
                _ => context.Mentions.At(i) >= 0 ? 18 : (context.WordAt(i) & SpeechWord.Post) != 0 ? 19 : (context.WordAt(i) & SpeechWord.Unnamed) != 0 ? 20 : (context.WordAt(i) & SpeechWord.Body) != 0 ? 21 : IsFiller(word) ? 22 : 16,
            },
        };
    }

    private int Word(int token) => (uint)token < (uint)context.Document.Tokens.Count ? (int)(uint)NameHash.Of(context.Word(token)) : 0;

    private int HeadClass(int head) => head >= 0 ? NounClass(head) : 8;

    // The noun before the preposition before the words: "a spokesman for".
    private int HeadIndex(in SpeakerCandidate candidate)
    {
        var i = candidate.First - 1;
        while (i > 0 && i > candidate.First - 12 && !(context.Word(i) is "of" or "to" or "for" or "in" or "at" or "with" or "from"))
        {
            i--;
        }
        return i - 1;
    }

    private int NounClass(int token)
    {
        if ((uint)token >= (uint)context.Document.Tokens.Count)
        {
            return 0;
        }
        var word = context.WordAt(token);
        return context.Mentions.At(token) >= 0 ? 1 : (word & SpeechWord.Voice) != 0 ? 2 : (word & SpeechWord.Unnamed) != 0 ? 3 : (word & SpeechWord.Body) != 0 ? 4
            : (word & SpeechWord.Post) != 0 ? 5 : (word & SpeechWord.Cue) != 0 ? 6 : 7;
    }

    // "its statement", "the statement", "a statement"
    private int IsOwned(int noun)
    {
        for (var i = noun - 1; i >= 0 && i > noun - 4; i--)
        {
            var word = context.Word(i);
            if (word is "its" or "Its" or "their" or "Their" or "his" or "His" or "her" or "Her")
            {
                return word is "its" or "Its" or "their" or "Their" ? 1 : 2;
            }
            if (word is "the" or "The")
            {
                return 3;
            }
            if (word is "a" or "A" or "an" or "An")
            {
                return 4;
            }
        }
        return 0;
    }

    // "was described by", "is described as"
    private bool IsPassive(int cue) => cue + 1 < context.Document.Tokens.Count && (context.Word(cue + 1) is "by"
        || (cue > 0 && context.Word(cue).EndsWith("ed") && context.Word(cue - 1) is "was" or "were" or "is" or "are" or "been" or "being" or "be"));

    private int CueClass(int cue) => context.Word(cue) switch
    {
        "said" or "says" or "say" or "saying" => 0,
        "told" or "tells" or "asked" or "telling" or "asking" => 1,
        "added" or "adding" or "continued" or "wrote" or "tweeted" or "stated" or "explained" or "noted" or "adds" or "stating" => 2,
        "according" or "According" => 3,
        "read" or "reads" or "reading" => 10,
        "called" or "described" or "calling" or "describing" or "dubbed" => 4,
        "quoted" or "reported" or "quoting" or "reports" or "cited" => 5,
        "criticized" or "criticised" or "accused" or "thanked" or "blamed" or "praised" or "urged" or "condemned" or "accusing" or "urging" => 6,
        "announced" or "claimed" or "insisted" or "warned" or "argued" or "believes" or "believed" or "claims" => 7,
        _ => context.Word(cue).EndsWith("ing") ? 8 : 9,
    };

    private int CountOf(int entity)
    {
        if (_mentionCounts.Length == 0)
        {
            _mentionCounts = new int[context.Document.Entities.Count];
            for (var i = 0; i < context.Document.Mentions.Count; i++)
            {
                if (context.EntityOf(i) is var index and >= 0)
                {
                    _mentionCounts[index]++;
                }
            }
        }
        return _mentionCounts[entity];
    }

    private bool IsInside(QuotedStretch stretch, int entity)
    {
        for (var i = stretch.First; i <= stretch.Last; i++)
        {
            if (context.Mentions.At(i) is var mention and >= 0 && context.EntityOf(mention) == entity)
            {
                return true;
            }
        }
        return false;
    }

    private static int Bucket(int value) => value switch { <= 0 => 0, 1 => 1, 2 => 2, 3 => 3, <= 5 => 4, <= 8 => 5, <= 14 => 6, <= 24 => 7, _ => 8 };

    private static bool IsFiller(ReadOnlySpan<char> word) => word is "has" or "had" or "have" or "also" or "later" or "then" or "further" or "is" or "was" or "are" or "were"
        or "be" or "been" or "being" or "reportedly" or "once" or "previously" or "recently" or "earlier" or "today" or "yesterday" or "to" or "on" or "went" or "go" or "goes"
        or "would" or "will" or "could" or "did" or "not" or "again" or "Monday" or "Tuesday" or "Wednesday" or "Thursday" or "Friday" or "Saturday" or "Sunday" or "only" or "never"
        or "just" or "himself" or "herself" or "now" or "still" or "both" || word.EndsWith("ly");
}
