using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts.Speakers;

/// <content>How a candidate stands to the verbs of speech around it.</content>
internal sealed partial class SpeakerFeatures
{
    // From the words to a cue behind them: 0 none, 1 next, 2 behind fillers, 3 behind an insertion, 4 over of/at/for, 5 over a possessive, 6 over other words, 7 over a conjunction,
    // 8 over another subject, 9 passive, 10 over who or which, 11 over a noun that the words go with.
    private (int Class, int Cue, int Crossed) CueBehind(in SpeakerCandidate candidate, in StretchFeatures stretch)
    {
        var tokens = context.Document.Tokens;
        var comma = false;
        var preposition = false;
        var clitic = false;
        var other = 0;
        var conjunction = false;
        var relative = false;
        var crossed = 0;
        for (var i = candidate.Last; i < tokens.Count && i < candidate.Last + Reach; i++)
        {
            if (context.IsQuoted(i) || tokens[i].Kind == TokenKind.Stop || tokens[i].StartsParagraph)
            {
                break;
            }
            if (context.Mentions.At(i) is var mention and >= 0)
            {
                crossed = Math.Max(crossed, context.Document.Mentions[mention].Type switch { MentionType.Person => 2, MentionType.Organization => 1, _ => 0 });
                i = context.Mentions.Last(mention) - 1;
                continue;
            }
            if (context.IsCue(i))
            {
                var insertion = comma && tokens[i - 1].Kind is TokenKind.Punctuation or TokenKind.CloseBracket or TokenKind.Dash;
                var found = HasNearerSubject(candidate.Last, i) ? 8 : i > candidate.Last && NounClass(i - 1) is >= 2 and <= 5 && IsDirectly(candidate.Last, i) ? 11 : IsPassive(i) ? 9 : relative && !conjunction && other == 0 && crossed == 0 ? 10 : conjunction ? 7 : insertion ? 3 : clitic ? 5
                    : preposition && other <= 1 ? 4 : other > 0 || comma ? 6 : i == candidate.Last ? 1 : 2;
                return (found, i, crossed);
            }
            var word = context.Word(i);
            if (tokens[i].Kind is TokenKind.Punctuation or TokenKind.OpenBracket or TokenKind.Dash)
            {
                comma = true;
            }
            else if (i == candidate.Last && tokens[i].Kind == TokenKind.Clitic)
            {
                clitic = true;
            }
            else if (word is "of" or "at" or "for" or "from" or "with" or "in")
            {
                preposition = true;
            }
            else if (word is "and" or "but" or "that" or "while" or "because" or "when" or "if" or "after" or "before" or "as")
            {
                conjunction = true;
            }
            else if (word is "he" or "she" or "they" or "who" or "which")
            {
                crossed = Math.Max(crossed, word is "who" or "which" ? 0 : 3);
                comma |= word is "who" or "which";
                relative |= word is "who" or "which";
            }
            else if (tokens[i].IsWord && !IsFiller(word))
            {
                other++;
                if ((context.WordAt(i) & (SpeechWord.Post | SpeechWord.Unnamed)) != 0)
                {
                    crossed = Math.Max(crossed, 1);
                }
            }
        }
        return (0, -1, crossed);
    }

    // Another name or a pronoun right before the cue, with no preposition before it.
    private bool HasNearerSubject(int from, int cue)
    {
        var i = cue - 1;
        while (i >= from && context.Mentions.At(i) < 0 && IsFiller(context.Word(i)))
        {
            i--;
        }
        if (i < from)
        {
            return false;
        }
        if (context.Word(i) is "he" or "she" or "they" or "it" or "I" or "we")
        {
            return true;
        }
        if (context.Word(i) is "who" or "which")
        {
            i -= i > 0 && context.Word(i - 1) is "," ? 2 : 1;
            return i >= from && (context.Mentions.At(i) >= 0 || NounClass(i) is >= 2 and <= 5);
        }
        if (context.Mentions.At(i) is not (var mention and >= 0))
        {
            return NounClass(i) is >= 2 and <= 5 && IsOwned(i) is 3 or 4 && !IsDirectly(from, i);
        }
        if (context.Document.Mentions[mention].Type is not (MentionType.Person or MentionType.Organization))
        {
            return false;
        }
        var before = BeforeClass(new SpeakerCandidate(SourceKind.Person, context.Mentions.First(mention), i + 1, 0, 0, mention));
        return before is 0 or 1 or 2 or 10 or 11 or 12 or 13 or 18;
    }

    // Nothing but words stands between: "a Hampshire Police [chief press] spokesman".
    private bool IsDirectly(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (context.Document.Tokens[i].Kind != TokenKind.Word || context.Word(i) is "the" or "a" or "an" or "The" or "of" or "for" or "to" or "and")
            {
                return false;
            }
        }
        return true;
    }

    // From the words to a cue before them: 0 none, 1 next, 2 behind a title, 3 over a longer phrase, 4 over by, 5 over according to or per, 6 over to, that or a verb.
    private (int Class, int Cue) CueBefore(in SpeakerCandidate candidate, in StretchFeatures stretch)
    {
        var tokens = context.Document.Tokens;
        var phrase = 0;
        var comma = false;
        var away = false;
        for (var i = candidate.First - 1; i >= 0 && i > candidate.First - Reach; i--)
        {
            if (context.IsQuoted(i) || tokens[i].Kind == TokenKind.Stop || tokens[i + 1].StartsParagraph)
            {
                break;
            }
            if (context.Mentions.At(i) is var mention and >= 0)
            {
                if (context.Document.Mentions[mention].Type == MentionType.Person)
                {
                    away = true;
                }
                i = context.Mentions.First(mention);
                phrase++;
                continue;
            }
            var word = context.Word(i);
            if (word is "according" or "According" && i + 1 < candidate.First)
            {
                return (away ? 6 : 5, i);
            }
            if (word is "per" or "by" or "By" or "from" && phrase <= 2 && !comma && !away)
            {
                return (word is "per" ? 5 : word is "from" ? 7 : 4, i > 0 && context.IsCue(i - 1) ? i - 1 : -1);
            }
            if (context.IsCue(i))
            {
                return (away ? 6 : phrase == 0 && !comma ? 1 : phrase <= 3 && !comma ? 2 : 3, i);
            }
            if (tokens[i].Kind is TokenKind.Punctuation or TokenKind.Clitic or TokenKind.Dash)
            {
                comma |= tokens[i].Kind != TokenKind.Clitic;
                away |= phrase == 0 && i == candidate.First - 1 && !RoleBefore(i);
            }
            else if (word is "that" or "to" or "was" or "is" or "were" or "are" or "had" or "has" or "have" or "would" or "will" or "on" or "in" or "about" or "with" or "as" or "against")
            {
                away |= !(word is "to" && (tokens[i - (i > 0 ? 1 : 0)].Of(context.Document.Text) is "according" or "According")) && (context.WordAt(i) & SpeechWord.Role) == 0;
            }
            else
            {
                phrase++;
            }
        }
        return (0, -1);
    }

    private bool RoleBefore(int comma)
    {
        for (var i = comma - 1; i >= 0 && i > comma - 8; i--)
        {
            if ((context.WordAt(i) & SpeechWord.Role) != 0 || (context.Mentions.At(i) < 0 && (context.WordAt(i) & SpeechWord.Post) != 0))
            {
                return true;
            }
            if (context.IsCue(i) || context.IsQuoted(i))
            {
                return false;
            }
        }
        return false;
    }

    /// <summary>Whether the words only go with others, so that they are no subject: behind a preposition, with a possessive, before a noun.</summary>
    public bool IsSubordinate(in SpeakerCandidate candidate)
    {
        if (BeforeClass(candidate) is (>= 3 and <= 9) or 14)
        {
            return true;
        }
        if (candidate.Last < context.Document.Tokens.Count && context.Document.Tokens[candidate.Last].Kind == TokenKind.Clitic)
        {
            return true;
        }
        if (candidate.Kind > SourceKind.OtherName)
        {
            return false;
        }
        for (var i = candidate.Last; i < candidate.Last + 4 && i < context.Document.Tokens.Count; i++)
        {
            if (!context.Document.Tokens[i].IsLowerCase || context.Document.Tokens[i].Kind != TokenKind.Word || context.Mentions.At(i) >= 0 || context.IsCue(i))
            {
                return false;
            }
            if (NounClass(i) is >= 2 and <= 5)
            {
                return true;
            }
            if (context.Word(i) is "the" or "a" or "an" or "of" or "and" or "to" or "for" or "in" or "on" or "is" or "was" or "has" or "had")
            {
                return false;
            }
        }
        return false;
    }
}
