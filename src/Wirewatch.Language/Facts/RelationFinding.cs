using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <summary>The step that finds relations which a sentence states plainly: who met whom, who is of which organization, and where an organization has
/// its seat. Needs names, entities and roles. Thread safe.</summary>
internal sealed class RelationFinding : IAnnotationStep
{
    private const int LongestTitle = 10;

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
            AddPlain(document, found, left, document.Mentions[index + 1], end);
            if (left.Type == MentionType.Person)
            {
                AddMeeting(document, mentions, found, index, document.Sentences[sentence].Last);
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

    private static void AddPlain(Document document, List<Relation> found, Mention left, Mention right, int sentenceEnd)
    {
        if (right.End > sentenceEnd || right.Start < left.End)
        {
            return;
        }

        var gap = document.Text.AsSpan(left.End..right.Start);
        if (left.Type == MentionType.Person && right.Type == MentionType.Organization && (gap is " of " or " of the "))
        {
            found.Add(new Relation(RelationKind.Of, left.Entity, right.Entity, left.Start, right.End));
        }
        else if (left.Type == MentionType.Location && right.Type == MentionType.Organization && (gap is "-based " or "-headquartered " or "–based "))
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

    // "[Doe] met (with) (titles) [Roe]", "[Doe] held talks with (titles) [Roe]"
    private static void AddMeeting(Document document, MentionTokens mentions, List<Relation> found, int index, int last)
    {
        var text = document.Text;
        var token = mentions.Last(index);
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
