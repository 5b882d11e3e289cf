using Wirewatch.Language.Text;

namespace Wirewatch.Language.Recognition;

/// <content>Titles and the names of people.</content>
internal sealed partial class NameRules
{
    private int TakePerson(int first, int last)
    {
        if (first >= last)
        {
            return first + 1;
        }

        found.Add(new TokenSpan(first, last, MentionType.Person));
        seen.Add(words.HashOf(first, last), MentionType.Person);
        for (var part = first; part < last; part++)
        {
            if (_tokens[part].Length > 2 && _tokens[part].IsCapitalised && !words.Is(part, WordClasses.Function))
            {
                seen.Add(words.HashOf(part, part + 1), MentionType.Person);
            }

            if (part > first && part + 1 < last)
            {
                seen.Add(words.HashOf(part, last), MentionType.Person);
            }
        }

        return last;
    }

    // "Lt. Gen.", "President", "Secretary of State": where the words of a title end.
    private int SkipTitle(int index, int end, int limit)
    {
        var at = index;
        while (at < end && words.Is(at, WordClasses.Title | WordClasses.TitleLink))
        {
            if (words.Is(at, WordClasses.TitleLink) && !words.Is(at, WordClasses.Title) && !IsChiefExecutive(index, at) && !(at + 1 < end && words.Is(at + 1, WordClasses.Title | WordClasses.TitleLink)))
            {
                break;
            }

            at++;
        }

        if (at > index && !words.Is(at - 1, WordClasses.Title) && !IsChiefExecutive(index, at - 1))
        {
            return index;
        }

        if (at == end && at > index && at + 1 < limit && words[at] is "of" or "for" && IsNamePart(at + 1) && words.Is(at + 1, WordClasses.TitleLink | WordClasses.Common))
        {
            at += 2;
            while (at < limit && IsNamePart(at) && words.Is(at, WordClasses.TitleLink | WordClasses.Common) && !words.Is(at, WordClasses.GivenName))
            {
                at++;
            }
        }

        // "Baker", "King", "Judge": at the end of a run, or before a comma, a family name rather than a title.
        return at == index + 1 && words.Is(index, WordClasses.FamilyName) && at >= end && seen.TryGet(words.HashOf(index, at), out _) ? index : at;
    }

    // "executive" ends a title only behind "chief".
    private bool IsChiefExecutive(int index, int at) => at > index && words[at] is "executive" && words[at - 1] is "chief";

    // "Park Min-jun": a family name and two syllables with a hyphen, the second in small letters.
    private bool LooksEastAsian(int index, int end)
    {
        if (index + 1 >= end || !words.Is(index, WordClasses.FamilyName) || _tokens[index + 1] is not { HasHyphen: true, HasDigit: false, Length: >= 4 })
        {
            return false;
        }

        var given = _tokens[index + 1].Of(document.Text);
        var hyphen = given.IndexOf('-');
        return hyphen > 0 && hyphen + 1 < given.Length && char.IsLower(given[hyphen + 1]) && !words.Is(index, WordClasses.OrganizationHead);
    }

    private bool LooksPersonal(int index, int end) => LooksEastAsian(index, end) || index + 1 < end && words.Is(index, WordClasses.GivenName)
        && (words.Is(index + 1, WordClasses.Particle) || (words.Is(index + 1, WordClasses.FamilyName) && !words.Is(index + 1, WordClasses.Common | AnyHead)));

    private int PersonEnd(int index, int end, bool expected)
    {
        var first = words.ClassesOf(index);
        if ((first & NoName) != 0 || ((first & (AnyHead | WordClasses.Direction)) != 0 && !LooksPersonal(index, end)) || (_tokens[index].IsAllCapitals && _tokens[index].Length > 1 && _tokens[index].Kind == TokenKind.Word && !expected && !_headline))
        {
            return index;
        }

        var given = LooksEastAsian(index, end) || (first & WordClasses.GivenName) != 0 || (_tokens[index].Kind == TokenKind.Abbreviation && _tokens[index].Length == 2);
        var last = index + 1;
        while (last < end && last < index + 5)
        {
            if (!IsNamePart(last))
            {
                last++;
                continue;
            }

            if (words.Is(last, NoName | WordClasses.Title | (expected ? WordClasses.None : AnyHead)) && !words.Is(last, WordClasses.FamilyName | WordClasses.Suffix))
            {
                break;
            }

            if (words.Is(last, WordClasses.Common) && !words.Is(last, WordClasses.GivenName | WordClasses.FamilyName))
            {
                break;
            }

            last++;
        }

        while (last > index + 1 && !IsNamePart(last - 1))
        {
            last--;
        }

        if (last == index + 1)
        {
            return expected && (first & (WordClasses.Common | WordClasses.Title)) == 0 ? last : index;
        }

        var common = (first & WordClasses.Common) != 0 && (index == _sentenceStart || _headline);
        var known = words.Is(last - 1, WordClasses.FamilyName) || words.Is(index + 1, WordClasses.FamilyName | WordClasses.GivenName);
        if (first == WordClasses.None && !_headline && words.Is(index + 1, WordClasses.FamilyName) && !words.Is(index + 1, WordClasses.Common | AnyHead)
            && words.LongestKnown(index, index + 1).End == index)
        {
            // An unknown word before a family name: "Halvard Richardson".
            return last;
        }

        return expected || (given && !common && !(_headline && !known)) || (!common && !_headline && known && (first & WordClasses.FamilyName) != 0) ? last : index;
    }
}
