using Wirewatch.Language.Facts.Speakers;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts.Indirect;

/// <content>The subject of a whole sentence, and whom a pronoun means.</content>
internal sealed partial class IndirectSources
{
    /// <summary>How far back a pronoun may reach.</summary>
    private const int LongestMemory = 400;

    private int _lastSpeakerToken = -1;
    private EntityId? _lastSpeaker;

    /// <summary>Remembers who said something, for the pronouns behind it.</summary>
    public void Remember(EntityId? speaker, int token)
    {
        if (speaker is not null)
        {
            (_lastSpeaker, _lastSpeakerToken) = (speaker, token);
        }
    }

    // The first person of the nearest sentence that names one outside quotation marks, or the speaker of nearer words; within this paragraph and the one
    // before, and nobody of the other gender.
    private EntityId? LastPerson(int token, Gender other)
    {
        var paragraphs = 0;
        var isAlone = true;
        var isSubject = false;
        EntityId? found = null;
        for (var i = token - 1; i >= 0 && paragraphs < 2 && token - i < LongestMemory; i--)
        {
            if (i == _lastSpeakerToken && _lastSpeaker is { } speaker && TypeOf(speaker) == MentionType.Person)
            {
                return GenderOf(speaker) == other ? found : speaker;
            }
            // "..., the spokesman said": somebody whom nothing names spoke last.
            if (found is null && i > 0 && context.VerbAt(i) is ReportingVerb.Bare or ReportingVerb.Tell && context.IsPlain(i - 1) && !context.Word(i - 1).EndsWith("s") && SpeechCues.IsUnnamed(context.Word(i - 1)) && context.Roles.PersonAt(i - 1) is null)
            {
                return null;
            }
            if (found is null && context.Quoted[i] && !context.Quoted[i + 1] && context.QuotationAt(i).Speaker is null)
            {
                return null;
            }
            if (!context.Quoted[i] && context.Mentions.At(i) is var mention and >= 0)
            {
                var named = context.Document.Mentions[mention];
                if (named.Type == MentionType.Person && GenderOf(named.Entity) != other)
                {
                    isAlone &= found is null || found == named.Entity;
                    isSubject = context.Mentions.Last(mention) is var behind && context.IsPlain(behind) && IsBehindSubject(behind);
                    found = named.Entity;
                }
                i = context.Mentions.First(mention);
            }
            paragraphs += context.Document.Tokens[i].StartsParagraph ? 1 : 0;
            if (i > 0 && found is not null && (context.KindOf(i - 1) == TokenKind.Stop || context.Document.Tokens[i].StartsParagraph))
            {
                // "He accuses Doe of greed. He announced": the sentence is about him, not about Doe.
                if (!(context.IsPlain(i) && context.Word(i) is "He" or "She"))
                {
                    return isAlone || isSubject ? found : null;
                }
                (found, isAlone) = (null, true);
            }
            if (found is null && i > 0 && context.KindOf(i - 1) == TokenKind.Stop && BeginsWithSomebody(i, token) is { IsSomebody: true } somebody)
            {
                return somebody.Who;
            }
        }
        return found;
    }

    // "One of the victims", "A witness", "The mayor of Ostrava": somebody else, whom perhaps nothing names.
    private (bool IsSomebody, EntityId? Who) BeginsWithSomebody(int first, int end)
    {
        for (var i = first; i < end && i < first + 6; i++)
        {
            if (context.Mentions.At(i) is var mention and >= 0)
            {
                if (context.Document.Mentions[mention].Type is MentionType.Norp && i == first + 1)
                {
                    continue;
                }
                return (false, null);
            }
            var word = context.Word(i);
            if (!context.IsPlain(i) || word.EndsWith("s") || (i > first && context.Document.Tokens[i].IsCapitalised))
            {
                continue;
            }
            if (SpeechCues.IsUnnamed(word))
            {
                return (true, null);
            }
            if (i > first && RoleWords.IsPost(word) && context.Word(first) is "The" or "A" or "An" && context.Roles.PersonAt(i) is null)
            {
                return (true, Named(first, i + 1));
            }
        }
        return (false, null);
    }

    // The body that said something last, in the two sentences before: "According to NATO, the ships left. It also said".
    private EntityId? LastBody(int token)
    {
        if (_lastSpeaker is not { } speaker || TypeOf(speaker) is not (MentionType.Organization or MentionType.Location))
        {
            return null;
        }
        var sentences = 0;
        for (var i = token - 1; i >= 0 && token - i < LongestMemory; i--)
        {
            if (i == _lastSpeakerToken)
            {
                return speaker;
            }
            sentences += context.KindOf(i) == TokenKind.Stop ? 1 : 0;
            if (sentences > 2 || context.VerbAt(i) != ReportingVerb.None || context.Document.Tokens[i].StartsParagraph)
            {
                return null;
            }
        }
        return null;
    }

    private Gender GenderOf(EntityId person) => context.IndexOf(person) is var index and >= 0 ? context.Genders.Of(index) : Gender.Unknown;

    /// <summary>The subject of a sentence, if it stands plainly at its beginning.</summary>
    private EntityId? SubjectOf(int sentence, int end)
    {
        var first = context.Document.Sentences[sentence].First;
        if (first >= end || context.Quoted[first])
        {
            return null;
        }
        if (context.IsPlain(first) && (ReportingWords.IsPreposition(Lower(first)) || ReportingWords.IsDay(context.Word(first)) || context.Word(first) is "Meanwhile" or "However" or "Also" or "Earlier" or "Later"))
        {
            var comma = first;
            while (comma < end && comma < first + LongestName && !(context.Word(comma) is "," && context.Mentions.At(comma) < 0))
            {
                comma++;
            }
            if (comma >= end || context.Word(comma) is not ",")
            {
                return null;
            }
            first = comma + 1;
        }
        if (first < end && context.IsPlain(first) && context.Word(first) is "He" or "She" or "he" or "she")
        {
            return Pronoun(first, sentence);
        }
        for (var i = first; i < end && i < first + LongestName; i++)
        {
            if (context.Mentions.At(i) is var mention and >= 0)
            {
                i = context.Mentions.Last(mention) - 1;
                if (i + 1 < end && context.IsPlain(i + 1) && IsBehindSubject(i + 1))
                {
                    return Named(first, i + 1);
                }
                continue;
            }
            if (context.Quoted[i] || context.Word(i) is "," || ReportingWords.IsFinite(context.Word(i)) || ReportingWords.MayBeFinite(context.Word(i)) || ReportingWords.Subordinates(context.Word(i)) || context.KindOf(i) is TokenKind.Quote or TokenKind.Stop)
            {
                return null;
            }
        }
        return null;
    }

    // "Russia and China, however, are": the last of them stands for both.
    private EntityId? JointSubjectOf(Sentence sentence)
    {
        if (context.Quoted[sentence.First] || context.Mentions.At(sentence.First) is not (var one and >= 0) || context.Mentions.Last(one) is var and && (and + 2 >= sentence.Last || context.Word(and) is not "and")
            || context.Mentions.At(and + 1) is not (var two and >= 0) || context.Mentions.Last(two) is var behind && (behind >= sentence.Last || !IsBehindSubject(behind)))
        {
            return null;
        }
        var found = context.Document.Mentions[two];
        return found.Type == context.Document.Mentions[one].Type && found.Type is MentionType.Person or MentionType.Organization or MentionType.Location ? found.Entity : null;
    }

    private bool IsBehindSubject(int token) =>
        context.Word(token) is "," || ReportingWords.MayBeFinite(context.Word(token)) || (ReportingWords.IsFiller(context.Word(token)) && context.Word(token) is not "on") || context.VerbAt(token) != ReportingVerb.None
        || context.KindOf(token) == TokenKind.OpenBracket;

    private ReadOnlySpan<char> Lower(int token) => context.Word(token) switch
    {
        "In" => "in", "On" => "on", "At" => "at", "During" => "in", "From" => "from", "With" => "with", "For" => "for", "By" => "by", "To" => "to",
        var word => word,
    };

    // "which was criticised by Jane Doe, saying"
    private bool HasAgent(int from, int to)
    {
        for (var i = Math.Max(from, to - LongestReach); i < to; i++)
        {
            if (context.IsPlain(i) && context.Word(i) is "by" && i >= from + 2 && (context.Word(i - 1).EndsWith("ed") || context.Word(i - 1).EndsWith("en"))
                && (IsToBe(i - 2) || (i >= from + 3 && IsToBe(i - 3))))
            {
                return true;
            }
        }
        return false;
    }

    private bool IsToBe(int token) => context.Word(token) is "was" or "were" or "been" or "is" or "are" or "be";
}
