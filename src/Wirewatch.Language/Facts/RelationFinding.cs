using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <summary>The step that finds relations which a sentence states plainly: who met whom, who is of which organization, and where an organization has
/// its seat. Needs names, entities and roles. Thread safe.</summary>
internal sealed class RelationFinding : IAnnotationStep
{
    private const int LongestTitle = 10;

    /// <summary>How many words an insertion between a name and its verb may have.</summary>
    private const int LongestInsertion = 14;

    /// <summary>How many words may say what a body is: "London-based independent think tank Acme".</summary>
    private const int LongestKind = 4;

    private static readonly WordSet Kinds = new(
        "company firm group maker bank insurer lender airline carrier charity publisher broadcaster start-up startup retailer brewer giant manufacturer developer operator provider producer "
        + "consultancy brokerage fund investor newspaper magazine website studio label supplier shipbuilder automaker carmaker chipmaker drugmaker steelmaker miner utility conglomerate "
        + "watchdog ngo nonprofit non-profit organisation organization association institute agency network federation body monitor club university college laboratory lab exchange tank "
        + "think-tank foundation union outlet");

    private static readonly WordSet ClauseOpeners = new("that as when after before where while since but because until");

    private static readonly WordSet BehindJointMeeting = new(
        "in on at for to during over after before again last yesterday today twice once privately briefly here there earlier when while and face-to-face in-person");

    /// <inheritdoc/>
    public void Apply(Document document)
    {
        var found = new List<Relation>();
        AddPosts(document, found);
        var mentions = document.MentionTokens;
        var sentence = 0;
        for (var index = 0; index + 1 < document.Mentions.Count; index++)
        {
            var left = document.Mentions[index];
            while (document.Sentences[sentence].Span.End < left.End)
            {
                sentence++;
            }

            var end = document.Sentences[sentence].Span.End;
            AddPlain(document, found, index, end);
            if (left.Type == MentionType.Person)
            {
                AddMeeting(document, mentions, found, index, document.Sentences[sentence]);
            }
        }

        document.Relations.AddRange(found.Distinct().OrderBy(static relation => relation.Start).ThenBy(static relation => relation.End));
    }

    // "[Doe], chair of the [Peace Committee],": a post at a body that is still held.
    private static void AddPosts(Document document, List<Relation> found)
    {
        var organizations = document.Entities.Where(static entity => entity.Type == MentionType.Organization).Select(static entity => entity.Id).ToHashSet();
        foreach (var entity in document.Entities)
        {
            foreach (var role in entity.Roles)
            {
                // An ambassador to a body is none of its people.
                if (role is { Former: false, At: { } body } && organizations.Contains(body) && !role.Title.Contains(" to ", StringComparison.Ordinal))
                {
                    found.Add(new Relation(RelationKind.Of, entity.Id, body, role.Start, role.End));
                }
            }
        }
    }

    private static void AddPlain(Document document, List<Relation> found, int index, int sentenceEnd)
    {
        var left = document.Mentions[index];
        var right = document.Mentions[index + 1];
        if (right.End > sentenceEnd || right.Start < left.End)
        {
            return;
        }

        var gap = document.Text.AsSpan(left.End..right.Start);
        if (left.Type == MentionType.Person && right.Type == MentionType.Organization && (gap is " of " or " of the " || (gap is ", of " or ", of the " && EndsInsertion(document.Text, right.End))))
        {
            found.Add(new Relation(RelationKind.Of, left.Entity, right.Entity, left.Start, right.End));
        }
        else if (left.Type == MentionType.Organization && right.Type == MentionType.Person && gap is "'s " or "’s " && right.Text.Contains(' ', StringComparison.Ordinal)
            && IsWholeSubject(document, index + 1))
        {
            found.Add(new Relation(RelationKind.Of, right.Entity, left.Entity, left.Start, right.End));
        }
        else if (left.Type == MentionType.Location && right.Type == MentionType.Organization && (gap is "-based " or "-headquartered " or "–based " || IsBasedKind(gap)))
        {
            found.Add(new Relation(RelationKind.In, right.Entity, left.Entity, left.Start, right.End));
        }
        else if (left.Type == MentionType.Organization && right.Type == MentionType.Location
            && (gap is ", based in " or " based in " or ", which is based in " or " is based in " or ", headquartered in " or " headquartered in " or ", which is headquartered in "
                or " is headquartered in " or ", based in the " or " based in the "))
        {
            found.Add(new Relation(RelationKind.In, left.Entity, right.Entity, left.Start, right.End));
        }
    }

    // "[Doe], of the [Green Party], left"
    private static bool EndsInsertion(string text, int end) => end >= text.Length || text[end] is ',' or '.' or ';' or ')';

    // "[Acme]'s [Jane Roe] said", but no "[Acme]'s [Jane Roe] museum"
    private static bool IsWholeSubject(Document document, int mention)
    {
        var next = document.MentionTokens.Last(mention);
        if (next >= document.Tokens.Count || document.Tokens[next].Kind is TokenKind.Punctuation or TokenKind.Stop or TokenKind.OpenBracket or TokenKind.CloseBracket)
        {
            return true;
        }
        var word = document.Tokens[next].Of(document.Text);
        return document.Tokens[next].IsLowerCase && (SpeechCues.IsVerb(word) || word is "is" or "was" or "has" or "had" or "will" or "would" or "and" or "who");
    }

    // "[London]-based independent think tank [Acme]"
    private static bool IsBasedKind(ReadOnlySpan<char> gap)
    {
        const string Based = "-based ";
        if (!gap.StartsWith(Based) || gap[^1] != ' ')
        {
            return false;
        }
        gap = gap[Based.Length..^1];
        var words = 0;
        var last = default(ReadOnlySpan<char>);
        foreach (var part in gap.Split(' '))
        {
            last = gap[part];
            if (++words > LongestKind || last.IsEmpty || !char.IsAsciiLetterLower(last[0]) || last.ContainsAnyExceptInRange('-', 'z')
                || last is "and" or "or" or "of" or "in" or "at" or "for" or "to" or "by" or "with" or "from" or "on" or "over" || (last[^1] == 's' && last is not ("news" or "sports")) || last.EndsWith("ed"))
            {
                return false;
            }
        }
        return Kinds.Contains(last);
    }

    // "[Doe] met (with) (titles) [Roe]", "[Doe], who held talks with (titles) [Roe]", "[Doe] and (titles) [Roe] met in"
    private static void AddMeeting(Document document, MentionTokens mentions, List<Relation> found, int index, Sentence sentence)
    {
        var text = document.Text;
        var last = sentence.Last;
        var token = BehindInsertion(document, document.Mentions[index].Entity, mentions.Last(index), last);
        if (token < last && document.Tokens[token].Of(text) is "and")
        {
            AddJointMeeting(document, mentions, found, index, token + 1, sentence);
            return;
        }
        if (token < last && document.Tokens[token].Of(text) is ("has" or "also" or "later"))
        {
            token++;
        }

        token = AfterMeeting(document, token, last);
        for (var title = 0; token > 0 && token < last && title < LongestTitle; title++)
        {
            var word = document.Tokens[token].Of(text);
            if (mentions.At(token) is var mention and >= 0)
            {
                if (document.Mentions[mention].Type == MentionType.Person)
                {
                    // "met [Doe]'s lawyer"
                    var next = mentions.Last(mention);
                    if (document.Mentions[mention].Entity != document.Mentions[index].Entity && !(next < last && document.Tokens[next].Kind == TokenKind.Clitic))
                    {
                        found.Add(new Relation(RelationKind.Met, document.Mentions[index].Entity, document.Mentions[mention].Entity, document.Mentions[index].Start, document.Mentions[mention].End));
                    }

                    return;
                }

                token = mentions.Last(mention);
                continue;
            }

            if (!(RoleWords.IsNoun(word) || RoleWords.IsHonorific(word) || RoleWords.IsTitle(word) || RoleWords.IsRank(word) || document.Tokens[token].Kind == TokenKind.Clitic
                || word is "of" or "the" or "his" or "her" or "its" or "new" or "then" or "counterpart" or "," or "prime" or "Prime" or "foreign" or "Foreign" or "defence" or "defense" or "Defense" or "Defence"
                    or "vice" or "Vice" or "former" or "opposition" or "finance" or "Finance" or "State" or "US" or "national" or "security" or "deputy" or "Deputy" or "interior" or "Russian" or "special"))
            {
                return;
            }

            token++;
        }
    }

    // "[Doe], the foreign minister, met", "[Doe], who met": the token that goes on with the sentence.
    private static int BehindInsertion(Document document, EntityId person, int token, int last)
    {
        if (token + 2 >= last || document.Tokens[token].Of(document.Text) is not ",")
        {
            return token;
        }
        if (document.Tokens[token + 1].Of(document.Text) is "who")
        {
            return token + 2;
        }
        var comma = token + 1;
        while (comma < last && comma <= token + LongestInsertion && document.Tokens[comma].Of(document.Text) is not ",")
        {
            comma++;
        }
        // Most insertions need not be read: what goes on tells of no meeting.
        if (comma == token + 1 || comma + 1 >= last || document.Tokens[comma].Of(document.Text) is not "," || !TellsOfMeeting(document.Tokens[comma + 1].Of(document.Text)))
        {
            return token;
        }
        var roles = document.RoleTokens;
        for (var i = token + 1; i < comma; i++)
        {
            if (roles.PersonAt(i) != person && document.Tokens[i].Kind is not (TokenKind.Number or TokenKind.Clitic) && !IsLooseWord(document, i)
                && !(document.MentionTokens.At(i) is var mention and >= 0 && document.Mentions[mention].Type != MentionType.Person))
            {
                return token;
            }
        }
        return comma + 1;
    }

    private static bool TellsOfMeeting(ReadOnlySpan<char> word) => word is "met" or "meets" or "held" or "holds" or "had" or "has" or "have" or "also" or "later" or "and";

    private static bool IsLooseWord(Document document, int token) =>
        document.Tokens[token].Of(document.Text) is "the" or "The" or "a" or "an" or "his" or "her" or "its" or "their" or "former" or "current" or "new" or "and";

    private static void AddJointMeeting(Document document, MentionTokens mentions, List<Relation> found, int index, int token, Sentence sentence)
    {
        var last = sentence.Last;
        var other = BehindTitles(document, mentions, token, last);
        if (other < 0 || document.Mentions[other].Entity == document.Mentions[index].Entity || !OpensClause(document, mentions, index, sentence.First))
        {
            return;
        }
        var met = BehindInsertion(document, document.Mentions[other].Entity, mentions.Last(other), last);
        if (met < last && document.Tokens[met].Of(document.Text) is "have" or "had" or "later" or "also")
        {
            met++;
        }
        if (met >= last || document.Tokens[met].Of(document.Text) is not "met")
        {
            return;
        }
        if (met + 1 >= last || document.Tokens[met + 1].Kind is TokenKind.Stop or TokenKind.Punctuation || BehindJointMeeting.Contains(document.Tokens[met + 1].Of(document.Text))
            || DateTerm.Of(document.Text, document.Tokens[met + 1]).Kind is DateTermKind.Weekday)
        {
            found.Add(new Relation(RelationKind.Met, document.Mentions[index].Entity, document.Mentions[other].Entity, document.Mentions[index].Start, document.Tokens[met].End));
        }
    }

    // The mention of a person behind nothing but titles, or -1.
    private static int BehindTitles(Document document, MentionTokens mentions, int token, int last)
    {
        for (var end = Math.Min(last, token + LongestTitle); token < end; token++)
        {
            if (mentions.At(token) is var mention and >= 0)
            {
                if (document.Mentions[mention].Type == MentionType.Person)
                {
                    return mention;
                }
                token = mentions.Last(mention) - 1;
            }
            else if (document.RoleTokens.PersonAt(token) is null && !RoleWords.IsHonorific(document.Tokens[token].Of(document.Text)) && document.Tokens[token].Kind != TokenKind.Clitic
                && !IsLooseWord(document, token))
            {
                return -1;
            }
        }
        return -1;
    }

    // Nothing but its titles stands between the name and the start of the clause: no "wife of [Doe]", no third one who met.
    private static bool OpensClause(Document document, MentionTokens mentions, int index, int from)
    {
        var first = mentions.First(index);
        var person = document.Mentions[index].Entity;
        for (var steps = 0; steps < LongestInsertion && first > from && (document.RoleTokens.PersonAt(first - 1) == person || RoleWords.IsHonorific(document.Tokens[first - 1].Of(document.Text))
            || IsLooseWord(document, first - 1) && document.Tokens[first - 1].Of(document.Text) is not "and"); steps++)
        {
            first--;
        }
        if (first == from)
        {
            return true;
        }
        var word = document.Tokens[first - 1].Of(document.Text);
        return word is "," ? !(mentions.At(first - 2) is var before and >= 0 && document.Mentions[before].Type == MentionType.Person) : ClauseOpeners.Contains(word);
    }

    private static int AfterMeeting(Document document, int token, int last)
    {
        if (token + 1 >= last)
        {
            return -1;
        }

        var word = document.Tokens[token].Of(document.Text);
        if (word is "met" or "meets")
        {
            token++;
            while (token < last && document.Tokens[token].Of(document.Text) is ("with" or "privately" or "briefly" or "separately" or "yesterday" or "today"))
            {
                token++;
            }

            return token;
        }

        if (word is "held" or "holds" or "had")
        {
            for (var at = token + 1; at < token + 5 && at + 1 < last; at++)
            {
                if (document.Tokens[at].Of(document.Text) is ("talks" or "meeting" or "meetings") && document.Tokens[at + 1].Of(document.Text) is "with")
                {
                    return at + 2;
                }
            }
        }

        return -1;
    }
}
