using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts.Indirect;

/// <content>Whom the words of a subject name.</content>
internal sealed partial class IndirectSources
{
    /// <summary>Whom the words from <paramref name="first"/> to <paramref name="last"/> name, by their head.</summary>
    private EntityId? Named(int first, int last)
    {
        var head = last - 1;
        if (head < first || head - first > LongestName)
        {
            return null;
        }
        if (context.Mentions.At(head) is var mention and >= 0)
        {
            return Head(mention, first);
        }
        if (context.Quoted[head] || context.KindOf(head) != TokenKind.Word)
        {
            return null;
        }
        // "Jane Doe of the island's power authority"
        if (context.Mentions.At(first) is var person and >= 0 && context.Document.Mentions[person].Type == MentionType.Person && context.Mentions.Last(person) is var preposition && preposition < head
            && context.IsPlain(preposition) && context.Word(preposition) is "of" or "from" or "at" && context.Mentions.At(head) < 0)
        {
            return context.Document.Mentions[person].Entity;
        }
        var word = context.Word(head);
        if (word is "government" && head > first && GovernmentOf(first, head) is { } country)
        {
            return country;
        }
        if (IsVoice(word) && head > first)
        {
            var owner = context.KindOf(head - 1) == TokenKind.Clitic ? head - 2 : head - 1;
            return owner >= first && context.Mentions.At(owner) is var issuer and >= 0 && context.Document.Mentions[issuer].Type is MentionType.Organization or MentionType.Person ? Head(issuer, first) : null;
        }
        if (NewsroomOf(first, head) is { } newsroom)
        {
            return newsroom;
        }
        if (context.Roles.PersonAt(head) is { } holder)
        {
            return holder;
        }
        if (head == first || context.Word(first) is not ("The" or "the") || head - first > 3)
        {
            return null;
        }
        if (RoleWords.IsPost(word) && !RoleWords.IsPlural(word) && !SpeechCues.IsUnnamed(word))
        {
            return context.Roles.HolderOf(context.Document, head) is { } post && (context.Mentions.At(first + 1) < 0 || HoldsPostOf(post, first + 1)) ? post : null;
        }
        if (head != first + 1)
        {
            return null;
        }
        return (RoleWords.IsBody(word) ? BodyCalled(word, head) : null) ?? (ReportingWords.IsCompany(word) ? OnlyBodyBefore(first) : null);
    }

    private static bool IsVoice(ReadOnlySpan<char> word) => SpeechCues.IsVoiceOfBody(word) || word is "website" or "figures" or "data" or "statistics" or "survey" or "poll" or "records" or "estimates" or "analysis" or "list" or "ranking" or "index" or "census" or "forecast" or "projections";

    // "the official Xinhua news agency", "the Izvestia newspaper"
    private EntityId? NewsroomOf(int first, int head)
    {
        if (context.Word(head) is not ("agency" or "newspaper" or "magazine" or "broadcaster" or "website" or "channel" or "network" or "radio" or "television" or "service" or "daily" or "group"))
        {
            return null;
        }
        var name = head - 1;
        while (name > first && context.IsPlain(name) && context.Word(name) is "news" or "television" or "radio" or "state" or "daily" or "financial" or "wire" or "rights" or "militant" or "aid" or "rebel")
        {
            name--;
        }
        return name >= first && context.Mentions.At(name) is var mention and >= 0 && context.Document.Mentions[mention].Type == MentionType.Organization ? Head(mention, first) : null;
    }

    // "The company said": the one body that the sentence before names, if it is what that sentence is about.
    private EntityId? OnlyBodyBefore(int token)
    {
        EntityId? only = null;
        var start = token - 1;
        for (var i = token - 1; i >= 0 && token - i < LongestReach * 2; i--)
        {
            if (context.KindOf(i) == TokenKind.Stop || context.Document.Tokens[i + 1].StartsParagraph)
            {
                if (only is not null)
                {
                    return context.Mentions.At(i + 1) >= 0 || context.Mentions.At(i + 2) >= 0 || _lastSpeaker == only ? only : null;
                }
                if (start < token - 2)
                {
                    return null;
                }
            }
            start = i;
            if (context.Mentions.At(i) is not (var mention and >= 0))
            {
                continue;
            }
            var found = context.Document.Mentions[mention];
            if (found.Type == MentionType.Organization)
            {
                if (only is not null && only != found.Entity)
                {
                    return null;
                }
                only = found.Entity;
            }
        }
        return only is not null && (context.Mentions.At(0) >= 0 || context.Mentions.At(1) >= 0) && token - LongestReach * 2 < 0 ? only : null;
    }

    // "the Samoan government", "Samoa's government": the country, if the article names it.
    private EntityId? GovernmentOf(int first, int head)
    {
        var owner = context.KindOf(head - 1) == TokenKind.Clitic ? head - 2 : head - 1;
        if (owner < first || context.Mentions.At(owner) is not (var mention and >= 0))
        {
            return null;
        }
        var found = context.Document.Mentions[mention];
        if (found.Type == MentionType.Location)
        {
            return Head(mention, first);
        }
        var edge = context.Mentions.First(mention);
        return found.Type == MentionType.Norp && (edge == first || (edge == first + 1 && context.Word(first) is "the" or "The")) && Peoples.CountryOf(found.Text) is { } country && context.IndexOf(country) >= 0 ? country : null;
    }

    // "the Brazilian minister" is not he of whom the article says that he is France's.
    private bool HoldsPostOf(EntityId holder, int name)
    {
        var mention = context.Document.Mentions[context.Mentions.At(name)];
        if (context.IndexOf(holder) is not (var index and >= 0))
        {
            return false;
        }
        foreach (var role in context.Document.Entities[index].Roles)
        {
            if (role.At == mention.Entity || (mention.Type == MentionType.Norp && role.At is { } at && at == Peoples.CountryOf(mention.Text)) || role.Title.Contains(mention.Text, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }

    private EntityId? Head(int mention, int first)
    {
        var found = context.Document.Mentions[mention];
        if (found.Type is not (MentionType.Person or MentionType.Organization or MentionType.Location))
        {
            return null;
        }
        for (var i = context.Mentions.First(mention) - 1; i >= first; i--)
        {
            if (context.Mentions.At(i) >= 0 || (context.Roles.PersonAt(i) is { } holder && holder == found.Entity))
            {
                continue;
            }
            var word = context.Word(i);
            if (word is "and" or "or" or "," || context.KindOf(i) is TokenKind.Quote or TokenKind.Stop)
            {
                return found.Type == MentionType.Person ? found.Entity : null;
            }
            // "lawyers representing Jane Doe", "neither Jane Doe nor John Doe"
            if (word is "neither" or "Neither" or "nor" || IsParticipleOfOthers(i))
            {
                return null;
            }
            if (!ReportingWords.IsPreposition(word))
            {
                continue;
            }
            return i == first ? (context.Document.Tokens[i].IsCapitalised ? found.Entity : null) : Owner(found, i, first);
        }
        return found.Entity;
    }

    private bool IsParticipleOfOthers(int token) => context.IsPlain(token) && context.Document.Tokens[token].IsLowerCase && context.IsParticiple(token)
        && context.Roles.PersonAt(token) is null && context.Word(token) is not ("acting" or "outgoing" or "incoming" or "leading" or "ruling" or "sitting" or "governing" or "managing" or "founding");

    // "Jane Doe of NATO", "a report by NATO", "the government of Samoa", "the head of NATO": whom the words before the preposition name.
    private EntityId? Owner(Mention found, int preposition, int first)
    {
        var word = context.Word(preposition - 1);
        if (context.Mentions.At(preposition - 1) is var owner and >= 0)
        {
            // "the Survey of Incomes by NATO"
            if (context.Document.Mentions[owner].Type == MentionType.Miscellaneous && found.Type == MentionType.Organization && context.Word(preposition) is "by")
            {
                return found.Entity;
            }
            return context.Document.Mentions[owner].Type is MentionType.Person or MentionType.Organization && context.Word(preposition) is "of" or "from" or "at" or "for" or "with" or "in" ? Head(owner, first) : null;
        }
        // "reports from Colombo" are nobody's.
        if (found.Type != MentionType.Person && IsVoice(word) && (context.Word(preposition) is "by" or "from" or "of" || (context.Word(preposition) is "in" && found.Type == MentionType.Organization)) && !(found.Type == MentionType.Location && context.Word(preposition) is "from"))
        {
            return found.Entity;
        }
        if (found.Type == MentionType.Location && word is "government" && context.Word(preposition) is "of")
        {
            return found.Entity;
        }
        return context.Roles.PersonAt(preposition - 1);
    }

    // "the court" where one body's name holds the word.
    private EntityId? BodyCalled(ReadOnlySpan<char> word, int before)
    {
        EntityId? only = null;
        var entities = context.Document.Entities;
        for (var i = 0; i < entities.Count && i < MostEntities; i++)
        {
            if (entities[i].Type == MentionType.Organization && entities[i].Name.AsSpan().Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                if (only is not null)
                {
                    return null;
                }
                only = entities[i].Id;
            }
        }
        return only is { } body && IsNamedBefore(body, before) ? body : null;
    }

    private bool IsNamedBefore(EntityId entity, int token) =>
        context.FirstMentionOf(entity) is var start and >= 0 && start < context.Document.Tokens[token].Start;

    private MentionType? TypeOf(EntityId id) => context.IndexOf(id) is var index and >= 0 ? context.Document.Entities[index].Type : null;
}
