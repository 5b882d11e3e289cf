using System.Runtime.InteropServices;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <summary>The step that finds the titles, ranks and posts of persons and adds them to their entities, each wording once, in the order of the text.
/// Needs names and entities. Thread safe.</summary>
internal sealed class RoleFinding : IAnnotationStep
{
    /// <inheritdoc/>
    public void Apply(Document document)
    {
        var mentions = document.MentionTokens;
        var found = new FoundRoles(document);
        var phrases = new RolePhrases(document, mentions);
        EntityId? subject = null;
        foreach (var sentence in document.Sentences)
        {
            subject = ReadSentence(document, mentions, phrases, found, sentence, subject);
        }
        DefiniteRoles.Find(document, mentions, phrases, found);
        found.AddToEntities();
    }

    private static EntityId? ReadSentence(Document document, MentionTokens mentions, RolePhrases phrases, FoundRoles found, Sentence sentence, EntityId? subject)
    {
        EntityId? first = null;
        EntityId? latest = null;
        RolePhrase? shared = null;
        ReadOnlySpan<char> text = document.Text;
        var tokens = CollectionsMarshal.AsSpan(document.Tokens);
        for (var i = sentence.First; i < sentence.Last; i++)
        {
            if (mentions.At(i) is var mention and >= 0)
            {
                var last = Math.Min(mentions.Last(mention), sentence.Last);
                if (document.Mentions[mention].Type == MentionType.Person)
                {
                    var person = document.Mentions[mention].Entity;
                    first ??= person;
                    latest = person;
                    // "Senators Doe of Maine and Roe"
                    if (shared is { } several && ListGoesOn(document, mentions, several.Last, i))
                    {
                        found.Add(person, several);
                    }
                    else
                    {
                        var count = found.All.Count;
                        ReadBefore(document, mentions, phrases, found, person, i, last, sentence);
                        shared = found.All.Count > count && found.All[^1].Phrase is var phrased && RoleWords.IsPlural(document.Tokens[phrased.Last - 1].Of(document.Text)) ? phrased : null;
                    }
                    if (last < sentence.Last && RoleWords.IsSeat(document.Tokens[last].Of(document.Text)))
                    {
                        found.Add(person, new RolePhrase(last, last + 1, -1, false, false));
                        last++;
                    }
                    ReadBehind(document, mentions, phrases, found, person, last, sentence);
                }
                i = last - 1;
                continue;
            }
            if (!tokens[i].IsLowerCase)
            {
                continue;
            }
            var word = tokens[i].Of(text);
            if (word is "as" or "elected" or "appointed" or "became" or "named" or "become" or "becoming" or "remain" or "remained" or "remains" && i + 1 < sentence.Last
                && (latest ?? (IsPronounNear(document, sentence, i) ? subject : null)) is { } known
                && (word is not "as" || IsPostVerbBefore(document, i, sentence.First) || FollowsPerson(document, mentions, i)) && mentions.At(i + 1) < 0
                && document.Tokens[i + 1].Of(document.Text) is not "as" && phrases.Behind(i + 1, sentence.Last) is { } phrase
                && !(phrase.Last < sentence.Last && IsPerson(document, mentions, phrase.Last))
                && !(word is "become" or "becoming" or "elected" or "appointed" or "named" && EndedPosts.IsToCome(document, i, sentence.First)))
            {
                if (word is "as" && (EndedPosts.IsLeftBefore(document, i, sentence.First, FollowsPerson(document, mentions, i)) || EndedPosts.IsFormerly(document, i, sentence.First)))
                {
                    phrase = phrase with { Former = true };
                }
                found.Add(known, Dated(document, phrase, sentence.First, i + 1, sentence.Last));
                // "mayor of Denver and governor of Colorado"
                if (phrase.Last + 1 < sentence.Last && document.Tokens[phrase.Last].Of(document.Text) is "and" && phrases.Behind(phrase.Last + 1, sentence.Last) is { } other
                    && other.First == phrase.Last + 1 && !(other.Last < sentence.Last && IsPerson(document, mentions, other.Last)))
                {
                    found.Add(known, other);
                }
            }
            else if (word is ("is" or "was") && subject is { } spoken && latest is null && i > sentence.First && document.Tokens[i - 1].Of(document.Text) is ("He" or "She" or "he" or "she")
                && phrases.Behind(i + 1, sentence.Last) is { } held && !(held.Last < sentence.Last && IsPerson(document, mentions, held.Last)))
            {
                found.Add(spoken, Dated(document, held, i, held.First, sentence.Last));
            }
        }
        return first ?? subject;
    }

    // "JCS Chairman Adm. [Doe]", "Iran's foreign minister, [Doe],"
    private static void ReadBefore(Document document, MentionTokens mentions, RolePhrases phrases, FoundRoles found, EntityId person, int name, int nameEnd, Sentence sentence)
    {
        var end = name;
        var apart = false;
        for (var titles = 0; titles < 4 && end > sentence.First; titles++)
        {
            var word = document.Tokens[end - 1].Of(document.Text);
            if (RoleWords.IsHonorific(word))
            {
                end--;
                continue;
            }
            if (titles == 0 && word is ("is" or "was") && end - 1 > sentence.First && phrases.Before(end - 1, sentence.First, apart: true) is { } held)
            {
                found.Add(person, held);
                return;
            }
            if (titles == 0 && word is "," && end - 1 > sentence.First && (EndsInsertion(document, nameEnd, sentence) || OpensSentence(document, phrases, nameEnd, end - 1, sentence)))
            {
                apart = true;
                end--;
                continue;
            }
            var rank = end;
            while (rank > sentence.First && document.Tokens[rank - 1].IsCapitalised && RoleWords.IsRank(document.Tokens[rank - 1].Of(document.Text)))
            {
                rank--;
            }
            // The general of "Attorney General" and the chief of "Army Chief" are no ranks.
            if (rank < end && !apart && !FollowsName(document, mentions, rank) && !(end - rank == 1 && (IsCivilGeneral(document, rank, sentence.First) || IsHalfRank(document.Tokens[rank].Of(document.Text)))))
            {
                found.Add(person, new RolePhrase(rank, end, -1, rank > sentence.First && document.Tokens[rank - 1].Of(document.Text) is "former" or "Former", false));
                end = rank;
                continue;
            }
            if (RoleWords.IsTitle(word) && !apart && document.Tokens[end - 1].IsCapitalised && document.Tokens[end - 1].Kind == TokenKind.Abbreviation)
            {
                found.Add(person, new RolePhrase(end - 1, end, -1, false, false));
                end--;
                continue;
            }
            if (phrases.Before(end, sentence.First, apart) is { } phrase)
            {
                found.Add(person, phrase);
                if (phrases.Joined(phrase.First, sentence.First) is { } other)
                {
                    found.Add(person, other);
                }
                if (phrase.Last - phrase.First == 1 && !apart && RoleWords.StandsAlone(word))
                {
                    end = phrase.First;
                    continue;
                }
            }
            return;
        }
    }

    // "Lebanese Army General Doe": the rank takes the body with it.
    private static bool FollowsName(Document document, MentionTokens mentions, int token) =>
        mentions.At(token - 1) is var body and >= 0 && !(mentions.First(body) is var first and > 1 && (document.Tokens[first - 1].Of(document.Text) is "of"
            || (document.Tokens[first - 1].Of(document.Text) is "the" && document.Tokens[first - 2].Of(document.Text) is "of")));

    // "[Doe], chair of the committee," | "[Doe] (D-Ohio), the senator" | "[Doe] is the president of France"
    private static void ReadBehind(Document document, MentionTokens mentions, RolePhrases phrases, FoundRoles found, EntityId person, int start, Sentence sentence)
    {
        var next = start;
        if (next < sentence.Last && document.Tokens[next].Kind == TokenKind.OpenBracket)
        {
            while (next < sentence.Last && document.Tokens[next].Kind != TokenKind.CloseBracket)
            {
                next++;
            }
            next++;
        }
        // "[Doe], 45, chairman of the board"
        if (next + 3 < sentence.Last && document.Tokens[next].Of(document.Text) is "," && document.Tokens[next + 1].Kind == TokenKind.Number
            && document.Tokens[next + 2].Of(document.Text) is ",")
        {
            next += 2;
        }
        if (next + 1 >= sentence.Last)
        {
            return;
        }
        var word = document.Tokens[next].Of(document.Text);
        if (word is not ("," or "is" or "was" or "became" or "remains" or "who" or "\u2014" or "\u2013"))
        {
            return;
        }
        if (word is "who" && document.Tokens[next + 1].Of(document.Text) is not ("is" or "was" or "became" or "remains"))
        {
            return;
        }
        var role = phrases.Behind(next + 1, sentence.Last);
        while (role is { } phrase)
        {
            // "Putin, President Xi and": the role belongs to the name behind it.
            if (phrase.Last < sentence.Last && IsPerson(document, mentions, phrase.Last))
            {
                if (!Serves(document, phrase))
                {
                    return;
                }
                phrase = phrase with { Last = mentions.Last(mentions.At(phrase.Last)) };
            }
            found.Add(person, Dated(document, phrase, next, phrase.First, sentence.Last));
            role = phrase.Last + 1 < sentence.Last && document.Tokens[phrase.Last].Of(document.Text) is "and" ? phrases.Behind(phrase.Last + 1, sentence.Last) : null;
        }
    }

    // "was head of the institute until 2020"
    private static RolePhrase Dated(Document document, RolePhrase phrase, int from, int told, int to) =>
        phrase.Former || !EndedPosts.IsEndedBehind(document, phrase.Last, to, EndedPosts.IsTold(document, from, told)) ? phrase : phrase with { Former = true };

    // "a spokesman for President Doe"
    private static bool Serves(Document document, RolePhrase phrase)
    {
        for (var i = phrase.First + 1; i < phrase.Last; i++)
        {
            if (document.Tokens[i].Of(document.Text) is "for" or "to")
            {
                return true;
            }
        }
        return false;
    }

    private static bool ListGoesOn(Document document, MentionTokens mentions, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (mentions.At(i) < 0 && document.Tokens[i].Of(document.Text) is not ("," or "and" or "of" or "(" or ")" or "from"))
            {
                return false;
            }
        }
        return true;
    }

    private static bool IsPerson(Document document, MentionTokens mentions, int token) =>
        mentions.At(token) is var mention and >= 0 && document.Mentions[mention].Type == MentionType.Person;

    private static bool EndsInsertion(Document document, int nameEnd, Sentence sentence) =>
        nameEnd >= sentence.Last || document.Tokens[nameEnd].Kind is TokenKind.Punctuation or TokenKind.Stop or TokenKind.Dash or TokenKind.OpenBracket or TokenKind.Quote;

    // "The French prime minister, [Doe] has announced"
    private static bool OpensSentence(Document document, RolePhrases phrases, int nameEnd, int end, Sentence sentence) =>
        nameEnd < sentence.Last && document.Tokens[nameEnd].Of(document.Text) is not "and"
        && phrases.Before(end, sentence.First, apart: true) is { } phrase && phrase.First <= sentence.First + 2;

    private static bool FollowsPerson(Document document, MentionTokens mentions, int token)
    {
        var before = RoleWords.IsSeat(document.Tokens[token - 1].Of(document.Text)) ? token - 2 : token - 1;
        return IsPerson(document, mentions, before);
    }

    private static bool IsHalfRank(ReadOnlySpan<char> word) => word is "Chief" or "Staff" or "Vice" or "Air" or "Field" or "Rear" or "Private" or "Master" or "First" or "Second" or "Lance" or "Warrant";

    private static bool IsCivilGeneral(Document document, int token, int from) =>
        token > from && document.Tokens[token - 1].Of(document.Text) is "Attorney" or "Secretary" or "Solicitor" or "Director" or "Inspector" or "Surgeon" or "Consul" or "Governor"
            or "Postmaster" or "Comptroller" or "Prosecutor";

    private static bool IsPronounNear(Document document, Sentence sentence, int token)
    {
        for (var i = sentence.First; i < token && i < sentence.First + 6; i++)
        {
            if (document.Tokens[i].Of(document.Text) is "He" or "She" or "he" or "she")
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsPostVerbBefore(Document document, int token, int from)
    {
        for (var i = token - 1; i >= from && i >= token - 6; i--)
        {
            if (document.Tokens[i].Of(document.Text) is "served" or "serves" or "serve" or "serving" or "elected" or "appointed" or "named" or "sworn" or "resigned" or "resigns" or "retired"
                or "role" or "post" or "position" or "term" or "terms" or "stint" or "job" or "nominated" or "worked" or "reappointed" or "re-elected" or "inaugurated" or "nomination"
                or "replaced" or "replaces" or "succeeded" or "succeeds" or "remain" or "remains" or "continue" or "return" or "returns" or "stay" or "quit" or "stepped" or "ran" or "runs" or "running" or "Resigns" or "Resigned" or "Appointed" or "Elected" or "Named" or "Sworn" or "elects" or "appoints" or "names" or "designation"
                or "down" or "over" or "career" or "time" or "acting" or "in" or "confirmed" or "chosen" or "appointment" or "years")
            {
                return true;
            }
        }
        return false;
    }
}
