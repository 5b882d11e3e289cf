using System.Globalization;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <summary>Whether a sentence says that a post has ended or has not begun: "resigned as chair", "head until 2020", "wants to become mayor". Thread safe.</summary>
internal static class EndedPosts
{
    /// <summary>How many words are read before a post and behind it.</summary>
    private const int Reach = 6;

    private static readonly WordSet Leaving = new(
        "resigned quit ousted removed fired sacked dismissed deposed retired stepped stood lost gave relinquished replaced succeeded toppled unseated");

    private static readonly WordSet Posts = new("job post position role seat title");

    private static readonly WordSet Unreal = new(
        "will would could may might should can must shall if unless not never nearly almost n't be refused without whether cannot won't wouldn't");

    private static readonly WordSet Wishes = new(
        "wants want wanted wanting hopes hope hoped hoping aims aim aimed aiming seeks seek sought seeking plans plan planned set due expected likely poised bid bids bidding campaign "
        + "race running run vying vies vie trying tries tried tipped supposed slated scheduled favourite favorite ambition chance vows vowed able ready about going has have wish wishes "
        + "wished intends intended promised looking looks quest failed fails");

    private static readonly WordSet Departures = new("death resignation retirement ouster ousting arrest dismissal removal defeat departure assassination sacking overthrow");

    /// <summary>Whether the words before "as" say that the post is left: "resigned as", "lost her job as", "was replaced as".</summary>
    /// <param name="document">The document.</param>
    /// <param name="word">The token "as".</param>
    /// <param name="from">The first token of the sentence.</param>
    /// <param name="behindName">The name of the person whose post it is stands right before "as".</param>
    public static bool IsLeftBefore(Document document, int word, int from, bool behindName)
    {
        for (var i = word - 1; i >= from && i >= word - Reach; i--)
        {
            var verb = Word(document, i);
            if (document.Tokens[i].Kind is TokenKind.Punctuation or TokenKind.Stop or TokenKind.Quote || verb is "appointed" or "named" or "elected" or "served" or "serving" or "and" or "but")
            {
                return false;
            }
            if (Leaving.Contains(verb))
            {
                return !IsUnreal(document, i, from) && (verb switch
                {
                    "stepped" => Word(document, i + 1) is "down" or "aside" or "back",
                    "stood" => Word(document, i + 1) is "down" or "aside",
                    "lost" or "gave" or "relinquished" => Posts.Contains(Word(document, word - 1)),
                    "replaced" or "succeeded" => behindName || (i == word - 1 && Word(document, i - 1) is "was" or "been" or "were"),
                    _ => true,
                });
            }
        }
        return false;
    }

    /// <summary>Whether the words behind a post say that it has ended: "was head until 2020", "served as mayor from 2003 to 2008".</summary>
    /// <param name="document">The document.</param>
    /// <param name="end">One past the last token of the post.</param>
    /// <param name="to">One past the last token of the sentence.</param>
    /// <param name="past">A verb in the past tells of the post.</param>
    public static bool IsEndedBehind(Document document, int end, int to, bool past)
    {
        if (end + 1 >= to)
        {
            return false;
        }
        if (Word(document, end) is "until" or "till")
        {
            return EndBehindUntil(document, end, to) > 0 || (past && IsEventBehind(document, end + 1, to));
        }
        return past && end + 3 < to && Word(document, end) is "from" or "between" && IsPastYear(document, end + 1) && Word(document, end + 2) is "to" or "until" or "till" or "and" && IsPastYear(document, end + 3);
    }

    /// <summary>One past the words with which "until" at <paramref name="until"/> names a time that has passed: "until last week", "until 2020"; 0 if it does not.</summary>
    public static int EndBehindUntil(Document document, int until, int to)
    {
        if (until + 1 < to && (IsPastYear(document, until + 1) || Word(document, until + 1) is "recently"))
        {
            return until + 2;
        }
        return until + 2 < to && Word(document, until + 1) is "last" && document.Tokens[until + 2].IsWord ? until + 3 : 0;
    }

    /// <summary>Whether a verb in the past stands between <paramref name="from"/> and the post at <paramref name="post"/>: "who was", "served as".</summary>
    public static bool IsTold(Document document, int from, int post)
    {
        for (var i = Math.Max(from, post - Reach); i < post; i++)
        {
            if (Word(document, i) is "was" or "were" or "served" or "remained" or "had" or "worked" or "acted" or "became")
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether "served" or another verb of a post before "as" tells of a former one: "previously served as".</summary>
    public static bool IsFormerly(Document document, int word, int from) =>
        word - 2 >= from && Word(document, word - 1) is "served" or "worked" && Word(document, word - 2) is "previously" or "formerly" or "once" or "earlier";

    /// <summary>Whether the verb "become" or "elected" at <paramref name="verb"/> only tells of a post to come: "wants to become", "could be elected".</summary>
    public static bool IsToCome(Document document, int verb, int from)
    {
        for (var i = verb - 1; i >= from && i >= verb - 3; i--)
        {
            var word = Word(document, i);
            if (word is "to")
            {
                return i > from && Wishes.Contains(Word(document, i - 1));
            }
            if (word is "will" or "would" or "could" or "may" or "might" or "should" or "can" or "must" or "shall" or "'ll" or "’ll" or "not" or "never" || (i == verb - 1 && word is "of" or "from"))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsUnreal(Document document, int verb, int from)
    {
        for (var i = verb - 1; i >= from && i >= verb - 4; i--)
        {
            if (document.Tokens[i].Kind == TokenKind.Punctuation)
            {
                return false;
            }
            if (Unreal.Contains(Word(document, i)))
            {
                return true;
            }
        }
        return false;
    }

    // "until June", "until his death", "until she resigned"
    private static bool IsEventBehind(Document document, int token, int to)
    {
        if (DateTerm.Of(document.Text, document.Tokens[token]).Kind is DateTermKind.Month or DateTermKind.Weekday)
        {
            return token + 1 >= to || document.Tokens[token + 1].Kind != TokenKind.Number || IsPastYear(document, token + 1);
        }
        return token + 1 < to && Word(document, token) switch
        {
            "his" or "her" or "their" => Departures.Contains(Word(document, token + 1)),
            "he" or "she" or "they" => Leaving.Contains(Word(document, token + 1)) || Word(document, token + 1) is "was" or "were" or "died" or "left",
            _ => false,
        };
    }

    private static bool IsPastYear(Document document, int token) =>
        document.Tokens[token] is { Kind: TokenKind.Number, Length: 4 } && int.TryParse(Word(document, token), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && year >= 1000 && year <= (document.Article.Published?.Year ?? int.MaxValue);

    private static ReadOnlySpan<char> Word(Document document, int token) => token >= 0 && token < document.Tokens.Count ? document.Tokens[token].Of(document.Text) : default;
}
