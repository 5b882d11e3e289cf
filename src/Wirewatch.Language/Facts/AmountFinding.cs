using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <summary>The step that finds counted and measured things, shares and sums of money. A number that counts nothing (a score, a time, a telephone number),
/// an ordinal, and a number inside a name or a date is no amount. Needs names and dates. Thread safe.</summary>
internal sealed class AmountFinding : IAnnotationStep
{
    private const int LongestUnit = 4;

    /// <inheritdoc/>
    public void Apply(Document document)
    {
        var mentions = document.MentionTokens;
        var date = 0;
        var free = 0;
        for (var i = 0; i < document.Tokens.Count; i++)
        {
            if (!MayBegin(document.Text, document.Tokens[i]) || Find(document, mentions, i, free) is not { } found)
            {
                continue;
            }
            while (date < document.Dates.Count && document.Dates[date].End <= found.Amount.Start)
            {
                date++;
            }
            if (date < document.Dates.Count && document.Dates[date].Start < found.Amount.End)
            {
                continue;
            }
            document.Amounts.Add(found.Amount);
            free = found.Last;
            i = found.Last - 1;
        }
    }

    // Nearly every token fails here.
    private static bool MayBegin(ReadOnlySpan<char> text, Token token) =>
        token.Kind is TokenKind.Number or TokenKind.Currency || (token.Kind == TokenKind.Word && (NumberReader.MayBegin(token.Of(text)) || AmountWords.IsCode(token.Of(text))));

    private static (Amount Amount, int Last)? Find(Document document, MentionTokens mentions, int index, int free, bool isSecond = false)
    {
        var tokens = document.Tokens;
        ReadOnlySpan<char> text = document.Text;
        var number = index;
        var currency = default(string);
        if (tokens[index].Kind == TokenKind.Currency)
        {
            currency = AmountWords.OfSign(text[tokens[index].Start]);
            number++;
        }
        else if (AmountWords.IsCode(tokens[index].Of(text)))
        {
            currency = tokens[index].Of(text).ToString();
            number++;
        }
        if (number >= tokens.Count || mentions.At(number) >= 0 || tokens[number].StartsParagraph && number > index
            || NumberReader.Read(text, tokens, number, isMoney: number > index) is not { } read)
        {
            return null;
        }
        var first = index;
        var isMoney = number > index;
        // US$5m, A$ 30
        if (tokens[index].Kind == TokenKind.Currency && index > free && !tokens[index].HasSpaceBefore && AmountWords.OfCountry(tokens[index - 1].Of(text)) is { } dollars)
        {
            currency = text[tokens[index].Start] == '$' ? dollars : currency;
            first--;
        }
        if (!isMoney && !StandsAlone(text, tokens, index, read.Last))
        {
            return null;
        }
        var last = read.Last;
        string? unit = null;
        if (!isMoney)
        {
            if (last >= tokens.Count || tokens[last].StartsParagraph)
            {
                return null;
            }
            (unit, currency, last) = Unit(document, mentions, last, read.Value);
            if (unit is null && currency is null)
            {
                // "200 million to 250 million euros": the unit stands behind the second number.
                if (isSecond || !JoinsNumbers(text, tokens, index, read.Last) || Find(document, mentions, read.Last + 1, read.Last + 1, isSecond: true) is not { Amount: { Currency: not null } or { Unit: not null } } second)
                {
                    return null;
                }
                (unit, currency, last) = (second.Amount.Unit, second.Amount.Currency, read.Last);
            }
        }
        var start = Approximation(text, tokens, first, free, out var approximate);
        var from = tokens[start].Start;
        var to = tokens[last - 1].End;
        return (new Amount(from, to, document.Text[from..to], read.Value) { Unit = unit, Currency = currency, Approximate = approximate }, last);
    }

    private static (string? Unit, string? Currency, int Last) Unit(Document document, MentionTokens mentions, int next, decimal value)
    {
        var tokens = document.Tokens;
        ReadOnlySpan<char> text = document.Text;
        var word = tokens[next].Of(text);
        if (word is "%" or "percent" or "pct")
        {
            return ("percent", null, next + 1);
        }
        if (word is "per" && next + 1 < tokens.Count && tokens[next + 1].Of(text) is "cent")
        {
            return ("percent", null, next + 2);
        }
        if (AmountWords.OfName(word) is { } currency || (AmountWords.IsCode(word) && (currency = word.ToString()) is not null))
        {
            return (null, currency, next + 1);
        }
        if (AmountWords.OfCountry(word) is { } country && next + 1 < tokens.Count)
        {
            var name = next + (tokens[next + 1].Of(text) is "Kong" or "Zealand" && next + 2 < tokens.Count ? 2 : 1);
            if (AmountWords.OfName(tokens[name].Of(text)) is { } named)
            {
                return (null, tokens[name].Of(text)[0] == 'd' ? country : named, name + 1);
            }
        }
        var last = next;
        var plural = -1;
        while (last < tokens.Count && last < next + LongestUnit && !tokens[last].StartsParagraph)
        {
            word = tokens[last].Of(text);
            if (mentions.At(last) is var mention and >= 0)
            {
                if (document.Mentions[mention].Type != MentionType.Norp)
                {
                    break;
                }
                last = mentions.Last(mention);
                continue;
            }
            if (tokens[last].Kind != TokenKind.Word || !tokens[last].IsLowerCase || tokens[last].HasDigit || AmountWords.EndsUnit(word))
            {
                break;
            }
            last++;
            if (AmountWords.IsPlural(word))
            {
                plural = last;
                break;
            }
        }
        var end = plural > 0 ? plural : value == 1m && last > next ? last : -1;
        return end < 0 ? (null, null, next) : (document.Text[tokens[next].Start..tokens[end - 1].End], null, end);
    }

    private static bool JoinsNumbers(ReadOnlySpan<char> text, List<Token> tokens, int first, int joint)
    {
        if (joint + 1 >= tokens.Count || (tokens[joint + 1].Kind != TokenKind.Number && !tokens[joint + 1].IsLowerCase) || tokens[joint + 1].StartsParagraph)
        {
            return false;
        }
        var word = tokens[joint].Of(text);
        return word is "to" or "or" || (word is "and" && first > 0 && tokens[first - 1].Of(text) is "between" or "Between");
    }

    // Not a score (3-2), a time (6:08 p.m.), a telephone number, an age, a list number, a part of a name.
    private static bool StandsAlone(ReadOnlySpan<char> text, List<Token> tokens, int first, int last)
    {
        if (first > 0)
        {
            var before = tokens[first - 1].Of(text);
            if ((!tokens[first].HasSpaceBefore && tokens[first - 1].Kind is not (TokenKind.OpenBracket or TokenKind.Quote or TokenKind.Dash or TokenKind.Ellipsis))
                || (!tokens[first].HasSpaceBefore && tokens[first - 1].Kind == TokenKind.Dash && first > 1 && tokens[first - 2].Kind is TokenKind.Number && !tokens[first - 1].HasSpaceBefore)
                || before is "No." or "#" or "aged" or "age" or "Article" or "article" or "Chapter" or "page" or "Flight" or "flight" or "Section" or "Room" or "Route" or "Highway" or "Proposition"
                or "number" or "Number" or "Category" or "Phase" or "Act" or "Unit")
            {
                return false;
            }
        }
        if (tokens[first].Of(text) is "one" or "One" && last == first + 1)
        {
            return false;
        }
        return last >= tokens.Count || tokens[last].HasSpaceBefore || tokens[last].Kind is TokenKind.Symbol;
    }

    // "about", "more than", "as many as", "an estimated": the first token of the words that say that the number is not exact.
    private static int Approximation(ReadOnlySpan<char> text, List<Token> tokens, int first, int free, out bool approximate)
    {
        approximate = true;
        if (first > free && tokens[first - 1].Of(text) is "about" or "About" or "around" or "Around" or "approximately" or "Approximately" or "roughly" or "Roughly" or "nearly" or "Nearly"
            or "almost" or "Almost" or "some" or "Some" or "over" or "Over" or "under" or "Under")
        {
            return first - 1;
        }
        if (first > free && tokens[first - 1].Of(text) is "estimated" or "Estimated")
        {
            return first - 1 > free && tokens[first - 2].Of(text) is "an" or "An" ? first - 2 : first - 1;
        }
        if (first - 1 > free)
        {
            var word = tokens[first - 1].Of(text);
            var before = tokens[first - 2].Of(text);
            if ((word is "than" && before is "more" or "More" or "less" or "Less" or "fewer" or "Fewer") || (word is "least" or "most" && before is "at" or "At")
                || (word is "to" && before is "up" or "Up" or "close" or "Close"))
            {
                return first - 2;
            }
            if (word is "as" && first - 2 > free && before is "many" or "much" or "few" or "little" && tokens[first - 3].Of(text) is "as" or "As")
            {
                return first - 3;
            }
        }
        approximate = false;
        return first;
    }
}
