using Wirewatch.Language.Facts.Speakers;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <summary>Finds the subject of a verb of speech: a name, a pronoun, a role, a body. One document; not thread safe.</summary>
/// <remarks>Hand-written rules over the words between the verb and its subject, in the manner of O'Keefe, Pareti, Curran, Koprinska and Honnibal,
/// "A Sequence Labelling Approach to Quote Attribution" (2012), without a model.</remarks>
internal sealed partial class SpeakerResolution(Document document, MentionTokens mentions, RoleTokens roles, bool[] quoted, NamedBodies bodies)
{
    /// <summary>How far a subject may stand from its verb.</summary>
    private const int LongestReach = 40;

    /// <summary>How far back a pronoun may reach.</summary>
    private const int LongestMemory = 400;

    private int _lastSpeakerToken = -1;
    private EntityId? _lastSpeaker;

    private ReadOnlySpan<char> Text => document.Text;

    /// <summary>Whether the subject found last is a paper whose issuer the article names further up.</summary>
    public bool IsIssued { get; private set; }

    /// <summary>Remembers the speaker of a quotation, for the pronouns behind it.</summary>
    public void Remember(EntityId? speaker, int token)
    {
        if (speaker is not null)
        {
            _lastSpeaker = speaker;
            _lastSpeakerToken = token;
        }
    }

    /// <summary>The subject before the verb at <paramref name="verb"/>, looking back no further than <paramref name="from"/>.</summary>
    /// <returns>False if the words there are no subject.</returns>
    public bool TryBefore(int verb, int from, out EntityId? speaker)
    {
        speaker = null;
        IsIssued = false;
        var head = verb - 1;
        while (head >= from && IsSkipped(head))
        {
            head--;
        }
        if (head < from)
        {
            return false;
        }
        var token = document.Tokens[head];
        var word = token.Of(Text);
        // "Jane Doe spoke to reporters in Paris, saying": a participle belongs to the subject of the sentence.
        if (document.Tokens[verb].Of(Text).EndsWith("ing") && head == verb - 1 && TryFirst(from, verb, out speaker))
        {
            return true;
        }
        if (roles.PersonAt(head) is { } holder)
        {
            speaker = holder;
            return true;
        }
        if (mentions.At(head) is var mention and >= 0)
        {
            return TryMention(mention, from, out speaker);
        }
        if (token.Kind == TokenKind.CloseBracket)
        {
            while (head > from && document.Tokens[head].Kind != TokenKind.OpenBracket)
            {
                head--;
            }
            return head > from && TryBefore(head, from, out speaker);
        }
        if (word is "," or "who" or "which" or "\u2014" or "-" or "\u2013")
        {
            return TryBehindInsertion(head, from, out speaker) || TryFirst(from, verb, out speaker);
        }
        if (IsPronoun(word))
        {
            speaker = Pronoun(head, word);
            return true;
        }
        return token.Kind == TokenKind.Word && (TryNoun(head, from, out speaker) || TryFirst(from, verb, out speaker));
    }

    /// <summary>The subject behind <paramref name="verb"/>, as in "said Jane Doe" and "according to the ministry".</summary>
    public bool TryBehind(int verb, int to, out EntityId? speaker)
    {
        speaker = null;
        IsIssued = false;
        EntityId? body = null;
        for (var i = verb + 1; i < to && i < verb + LongestReach; i++)
        {
            var token = document.Tokens[i];
            if (mentions.At(i) is var mention and >= 0)
            {
                var found = document.Mentions[mention];
                var last = mentions.Last(mention);
                if (found.Type == MentionType.Person)
                {
                    speaker = found.Entity;
                    return true;
                }
                if (found.Type is MentionType.Organization or MentionType.Location or MentionType.Facility)
                {
                    body ??= found.Entity;
                }
                i = last - 1;
                continue;
            }
            var word = token.Of(Text);
            if (IsPronoun(word) && i <= verb + 2)
            {
                speaker = Pronoun(i, word);
                return true;
            }
            if (SpeechCues.IsUnnamed(word) && !PersonFollows(i + 1, to))
            {
                return true;
            }
            if (token.Kind is TokenKind.Stop or TokenKind.Quote or TokenKind.Punctuation or TokenKind.OpenBracket || word is "that" or "in" or "on" or "after" or "during" or "who")
            {
                break;
            }
        }
        if (body is not null)
        {
            speaker = body;
            return true;
        }
        for (var i = verb + 1; i < to && i < verb + 8; i++)
        {
            var token = document.Tokens[i];
            if (token.Kind != TokenKind.Word)
            {
                break;
            }
            if (roles.PersonAt(i) is { } holder)
            {
                speaker = holder;
                return true;
            }
            if (RoleWords.IsNoun(token.Of(Text)) && IsDefinite(i, verb + 1))
            {
                speaker = roles.HolderOf(document, i);
                return true;
            }
            if (RoleWords.IsBody(token.Of(Text)) && IsDefinite(i, verb + 1))
            {
                speaker = LastBody(i);
                return true;
            }
            if (i <= verb + 3 && SpeechCues.IsVoiceOfBody(token.Of(Text)) && IsDefinite(i, verb + 1))
            {
                return TryNoun(i, verb + 1, out speaker);
            }
        }
        return false;
    }

    /// <summary>The first person, pronoun or body of a clause: what its subject most likely is.</summary>
    public bool TryFirst(int from, int to, out EntityId? speaker)
    {
        speaker = null;
        EntityId? body = null;
        for (var i = from; i < to && i < from + SpeechContext.LongestSentence; i++)
        {
            if (mentions.At(i) is var mention and >= 0)
            {
                var found = document.Mentions[mention];
                var last = mentions.Last(mention);
                if (found.Type == MentionType.Person)
                {
                    speaker = found.Entity;
                    return true;
                }
                if (found.Type == MentionType.Organization && !IsPossessive(last))
                {
                    body ??= found.Entity;
                }
                i = last - 1;
            }
            else if (i <= from + 1 && SpeechCues.IsUnnamed(document.Tokens[i].Of(Text)) && i + 1 < to && document.Tokens[i + 1].Of(Text) is "who" or "of" or "in" or "from" or "at")
            {
                // "workers who left the company"
                return true;
            }
            else if (document.Tokens[i].Of(Text) is "he" or "He" or "she" or "She")
            {
                speaker = Pronoun(i, "he");
                return true;
            }
        }
        speaker = body;
        return body is not null;
    }

    /// <summary>Whom "he" or "she" at <paramref name="token"/> means: the first person of the nearest sentence that names one outside quotation marks,
    /// or the speaker of a nearer quotation; within this paragraph and the one before.</summary>
    public EntityId? LastPerson(int token)
    {
        var paragraphs = 0;
        EntityId? inSentence = null;
        for (var i = token - 1; i >= 0 && paragraphs < 2 && token - i < LongestMemory; i--)
        {
            if (i == _lastSpeakerToken && _lastSpeaker is not null)
            {
                return inSentence ?? _lastSpeaker;
            }
            if (!quoted[i] && mentions.At(i) is var mention and >= 0 && document.Mentions[mention].Type == MentionType.Person)
            {
                inSentence = document.Mentions[mention].Entity;
                i = mentions.First(mention);
            }
            if (document.Tokens[i].StartsParagraph)
            {
                paragraphs++;
            }
            if (i > 0 && inSentence is not null && (document.Tokens[i - 1].Kind == TokenKind.Stop || document.Tokens[i].StartsParagraph))
            {
                return inSentence;
            }
        }
        return inSentence ?? _lastSpeaker;
    }

    private bool TryMention(int mention, int from, out EntityId? speaker)
    {
        var found = document.Mentions[mention];
        speaker = found.Type is MentionType.Norp or MentionType.Product ? null : found.Entity;
        if (found.Type == MentionType.Person)
        {
            // "an aide to Jane Doe said", "a source close to Jane Doe said": the subject is somebody else.
            var before = mentions.First(mention) - 1;
            if (before > from && document.Tokens[before].Of(Text) is "to" or "of" or "for" or "with")
            {
                var noun = document.Tokens[before - 1].Of(Text) is "close" or "loyal" or "familiar" ? before - 2 : before - 1;
                if (noun >= from && SpeechCues.IsUnnamed(document.Tokens[noun].Of(Text)))
                {
                    speaker = null;
                }
            }
            return true;
        }
        // "Jane Doe of the Institute for Peace said", "the head of NATO said"
        var first = mentions.First(mention) - 1;
        while (first > from && (document.Tokens[first].Of(Text) is "the" || (mentions.At(first) is var adjective and >= 0 && document.Mentions[adjective].Type == MentionType.Norp)))
        {
            first--;
        }
        if (first > from && document.Tokens[first].Of(Text) is "of" or "at" or "for" or "from" or "with" or "in")
        {
            if (mentions.At(first - 1) is var owner and >= 0 && document.Mentions[owner].Type is MentionType.Person or MentionType.Organization)
            {
                speaker = document.Mentions[owner].Entity;
            }
            else if (TryNoun(first - 1, from, out var noun))
            {
                speaker = noun;
            }
        }
        return true;
    }
}
