using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <content>The words around a verb and its subject.</content>
internal sealed partial class SpeakerResolution
{
    // "Jane Doe, head of the agency, said": back over the insertion to the name before it.
    private bool TryBehindInsertion(int end, int from, out EntityId? speaker)
    {
        speaker = null;
        EntityId? body = null;
        EntityId? served = null;
        var word = document.Tokens[end].Of(Text);
        for (var i = end; i > from && end - i < LongestReach; i--)
        {
            if (document.Tokens[i].Kind is TokenKind.Stop)
            {
                break;
            }
            if (document.Tokens[i].Kind is not (TokenKind.Punctuation or TokenKind.Dash) && document.Tokens[i].Of(Text) is not ("who" or "which" or "of" or "from" or "with"))
            {
                continue;
            }
            if (mentions.At(i - 1) is var mention and >= 0)
            {
                var found = document.Mentions[mention];
                if (found.Type == MentionType.Person)
                {
                    if (i == end && word is "," && IsServed(mention, from))
                    {
                        served = found.Entity;
                        continue;
                    }
                    speaker = found.Entity;
                    return true;
                }
                if (found.Type == MentionType.Organization)
                {
                    body ??= found.Entity;
                }
            }
            else if (i - 1 > from && RoleWords.IsNoun(document.Tokens[i - 1].Of(Text)) && IsDefinite(i - 1, from) && roles.HolderOf(document, i - 1) is { } holder)
            {
                speaker = holder;
                return true;
            }
        }
        speaker = body ?? served;
        return speaker is not null;
    }

    // "a spokesman for President Doe": the mention belongs to a role of somebody else.
    private bool IsServed(int mention, int from)
    {
        var before = mentions.First(mention) - 1;
        while (before > from && mentions.At(before) < 0 && (document.Tokens[before].IsCapitalised || document.Tokens[before].Of(Text) is "the"))
        {
            before--;
        }
        return before - 1 >= from && document.Tokens[before].Of(Text) is "to" or "of" or "for" && RoleWords.IsNoun(document.Tokens[before - 1].Of(Text));
    }

    // "the minister", "NATO's statement", "a JCS official", "the company"
    private bool TryNoun(int noun, int from, out EntityId? speaker)
    {
        speaker = null;
        var word = document.Tokens[noun].Of(Text);
        if (SpeechCues.IsVoiceOfBody(word))
        {
            speaker = OwnerBefore(noun, from) ?? OwnerBehind(noun) ?? (IsDefinite(noun, from) ? Issuer(noun) ?? LastBody(noun) : null);
            return true;
        }
        if (SpeechCues.IsUnnamed(word))
        {
            return true;
        }
        if (RoleWords.IsNoun(word))
        {
            if (IsDefinite(noun, from))
            {
                speaker = roles.HolderOf(document, noun);
            }
            return true;
        }
        if (RoleWords.IsBody(word) && IsDefinite(noun, from))
        {
            speaker = LastBody(noun);
            return true;
        }
        return false;
    }

    private EntityId? Issuer(int noun)
    {
        var entity = bodies.Issuer(noun);
        IsIssued = entity >= 0;
        return IsIssued ? document.Entities[entity].Id : null;
    }

    private EntityId? OwnerBefore(int noun, int from)
    {
        for (var i = noun - 1; i >= from && noun - i <= 6; i--)
        {
            if (mentions.At(i) is var mention and >= 0 && document.Mentions[mention].Type is MentionType.Organization or MentionType.Person)
            {
                return document.Mentions[mention].Entity;
            }
            if (document.Tokens[i].Of(Text) is "his" or "her" or "His" or "Her")
            {
                return LastPerson(i);
            }
            if (document.Tokens[i].Of(Text) is "its" or "their" or "Its" or "Their")
            {
                return LastBody(i);
            }
        }
        return null;
    }

    private EntityId? OwnerBehind(int noun)
    {
        for (var i = noun + 1; i < document.Tokens.Count && i <= noun + 5; i++)
        {
            // "the statement read on the page of"; but "the statement issued by".
            if (SpeechCues.IsVerb(document.Tokens[i].Of(Text)) && !(i + 1 < document.Tokens.Count && document.Tokens[i + 1].Of(Text) is "by"))
            {
                return null;
            }
            if (mentions.At(i) is var mention and >= 0)
            {
                return document.Mentions[mention].Type is MentionType.Organization or MentionType.Person ? document.Mentions[mention].Entity : null;
            }
        }
        return null;
    }

    private bool IsDefinite(int noun, int from)
    {
        for (var i = noun - 1; i >= from && noun - i <= 5; i--)
        {
            var word = document.Tokens[i].Of(Text);
            if (word is "the" or "The" or "their" or "Their" or "his" or "her")
            {
                return true;
            }
            if (word is "a" or "an" or "A" or "An" or "another" or "one")
            {
                return false;
            }
        }
        return noun == from;
    }

    private bool PersonFollows(int from, int to)
    {
        for (var i = from; i < to && i < from + 4; i++)
        {
            if (mentions.At(i) is var mention and >= 0)
            {
                return document.Mentions[mention].Type == MentionType.Person;
            }
            // "a neighbour of Jane Doe"
            if (document.Tokens[i].Kind is not (TokenKind.Word or TokenKind.Abbreviation) || document.Tokens[i].Of(Text) is "of" or "to" or "for" or "from" or "at" or "with" or "near")
            {
                return false;
            }
        }
        return false;
    }

    private EntityId? Pronoun(int token, ReadOnlySpan<char> word) =>
        word is "it" or "It" or "they" or "They" && (_lastSpeaker is null || token - _lastSpeakerToken > 60) ? LastBody(token) ?? LastPerson(token)
            : word is "it" or "It" ? LastBody(token) : word is "they" or "They" ? _lastSpeaker : LastPerson(token);

    private EntityId? LastBody(int token)
    {
        for (var i = token - 1; i >= 0 && token - i < 200; i--)
        {
            if (mentions.At(i) is var mention and >= 0 && document.Mentions[mention].Type == MentionType.Organization)
            {
                return document.Mentions[mention].Entity;
            }
        }
        return null;
    }

    private bool IsPossessive(int token) => token < document.Tokens.Count && document.Tokens[token].Kind == TokenKind.Clitic;

    private bool IsSkipped(int token) => mentions.At(token) < 0 && IsFiller(document.Tokens[token].Of(Text));

    private static bool IsFiller(ReadOnlySpan<char> word) => word is "has" or "had" or "have" or "also" or "later" or "then" or "further" or "is" or "was" or "are" or "were"
        or "be" or "been" or "being" or "reportedly" or "once" or "previously" or "recently" or "earlier" or "today" or "yesterday" or "to" or "on" or "went" or "go" or "goes"
        or "continued" or "would" or "will" or "could" or "did" or "not" or "again" or "publicly" or "repeatedly" or "initially" or "subsequently" or "Monday" or "Tuesday"
        or "Wednesday" or "Thursday" or "Friday" or "Saturday" or "Sunday" or "simply" or "only" or "never" or "just" or "himself" or "herself" or "now" or "still" or "strongly" or "both";

    private static bool IsPronoun(ReadOnlySpan<char> word) => word is "he" or "He" or "she" or "She" or "they" or "They" or "it" or "It";
}
