namespace Wirewatch.Language.Facts;

/// <summary>Finds roles that name nobody where they stand but must mean somebody named elsewhere: "The head of strategic planning at the agency said ..."
/// means Jane Doe if the article calls her "head of strategic planning" too. Thread safe.</summary>
internal static class DefiniteRoles
{
    /// <summary>How many words, the noun of the post among them, the two phrases must share.</summary>
    private const int SharedWords = 2;

    /// <summary>With how many roles a phrase is compared: no article of news has more, and hostile text must not make the work grow with its square.</summary>
    private const int MostCompared = 256;

    /// <summary>Adds them to <paramref name="found"/>.</summary>
    public static void Find(Document document, MentionTokens mentions, RolePhrases phrases, FoundRoles found)
    {
        if (found.All.Count == 0)
        {
            return;
        }
        var text = document.Text;
        foreach (var sentence in document.Sentences)
        {
            for (var i = sentence.First; i + 2 < sentence.Last; i++)
            {
                if (document.Tokens[i].Of(text) is not ("The" or "the") || mentions.At(i) >= 0 || found.Covers(i + 1) || phrases.Behind(i + 1, sentence.Last) is not { } phrase)
                {
                    continue;
                }
                if (phrase.Last - phrase.First > SharedWords && Holder(document, found, phrase) is { } person)
                {
                    found.Add(person, phrase);
                    i = phrase.Last - 1;
                }
            }
        }
    }

    private static EntityId? Holder(Document document, FoundRoles found, RolePhrase phrase)
    {
        EntityId? holder = null;
        for (var i = 0; i < found.All.Count && i < MostCompared; i++)
        {
            var (person, other) = found.All[i];
            if (Shares(document, phrase, other))
            {
                if (holder is not null && holder != person)
                {
                    return null;
                }
                holder = person;
            }
        }
        return holder;
    }

    // The same noun first ("head"), and the same complement word ("planning") somewhere behind it.
    private static bool Shares(Document document, RolePhrase phrase, RolePhrase other)
    {
        if (other.Last - other.First <= SharedWords || !Same(document, phrase.First, other.First))
        {
            return false;
        }
        var shared = 0;
        for (var i = phrase.First; i < phrase.Last; i++)
        {
            if (document.Tokens[i].Length <= 3)
            {
                continue;
            }
            for (var j = other.First; j < other.Last; j++)
            {
                if (Same(document, i, j))
                {
                    shared++;
                    break;
                }
            }
        }
        return shared >= SharedWords;
    }

    private static bool Same(Document document, int left, int right) =>
        document.Tokens[left].Of(document.Text).Equals(document.Tokens[right].Of(document.Text), StringComparison.OrdinalIgnoreCase);
}
