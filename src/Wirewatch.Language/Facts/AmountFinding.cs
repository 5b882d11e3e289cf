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
            if (!MayBegin(document.Text, document.Tokens, i) || Read(document, mentions, i, free, isSecond: false) is not { } first)
            {
                continue;
            }
            var second = Second(document, mentions, ref first, out var isRange);
            if (first.Unit is null && first.Currency is null)
            {
                continue;
            }
            if (TryAdd(document, first, isRange, free, ref date))
            {
                free = first.Last;
                i = free - 1;
            }
            if (second is { } last && TryAdd(document, last, isRange, free, ref date))
            {
                free = last.Last;
                i = free - 1;
            }
        }
    }

    private static bool TryAdd(Document document, in Reading found, bool isRange, int free, ref int date)
    {
        var amount = AmountOf(document, found, free, isRange);
        while (date < document.Dates.Count && document.Dates[date].End <= amount.Start)
        {
            date++;
        }
        if (date < document.Dates.Count && document.Dates[date].Start < amount.End)
        {
            return false;
        }
        document.Amounts.Add(amount);
        return true;
    }

    // Nearly every token fails here.
    private static bool MayBegin(ReadOnlySpan<char> text, List<Token> tokens, int index)
    {
        var token = tokens[index];
        if (token.Kind != TokenKind.Word)
        {
            return token.Kind is TokenKind.Number or TokenKind.Currency;
        }
        var word = token.Of(text);
        if (word is "a" or "A")
        {
            return index + 1 < tokens.Count && NumberReader.MayFollowArticle(tokens[index + 1].Of(text));
        }
        return NumberReader.MayBegin(word) || (token.IsCapitalised && AmountWords.MayStandBefore(word));
    }

    /// <summary>A number and what it counts.</summary>
    /// <param name="First">The index of its first token.</param>
    /// <param name="Last">One past the index of its last token.</param>
    /// <param name="Number">The number.</param>
    /// <param name="Unit">What it counts, or null.</param>
    /// <param name="Currency">The code of a sum's currency, empty where its sign is shared by too many, or null.</param>
    private readonly record struct Reading(int First, int Last, ReadNumber Number, string? Unit, string? Currency);

    private static Reading? Read(Document document, MentionTokens mentions, int index, int free, bool isSecond)
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
        else if (AmountWords.OfWordBefore(tokens[index].Of(text)) is { } before)
        {
            currency = before;
            // "Rs. 500"
            number += index + 1 < tokens.Count && tokens[index + 1].Kind == TokenKind.Stop && tokens[index + 1].Length == 1 && !tokens[index + 1].HasSpaceBefore ? 2 : 1;
        }
        var isMoney = number > index;
        if (number >= tokens.Count || mentions.At(number) >= 0 || (tokens[number].StartsParagraph && isMoney)
            || (number == index + 2 && tokens[number].Kind != TokenKind.Number) || NumberReader.Read(text, tokens, number, isMoney) is not { } read)
        {
            return null;
        }
        if (isMoney)
        {
            // US$5m, A$ 30
            if (tokens[index].Kind == TokenKind.Currency && index > free && !tokens[index].HasSpaceBefore && AmountWords.OfCountry(tokens[index - 1].Of(text)) is { } dollars)
            {
                return new Reading(index - 1, read.Last, read, null, text[tokens[index].Start] == '$' ? dollars : currency);
            }
            return new Reading(index, read.Last, read, null, currency ?? "");
        }
        if (!StandsAlone(text, tokens, index, read.Last, isSecond))
        {
            return null;
        }
        if (read.Last >= tokens.Count || tokens[read.Last].StartsParagraph)
        {
            return isSecond ? new Reading(index, read.Last, read, null, null) : null;
        }
        var (unit, named, last) = Unit(document, mentions, read.Last, read.Value);
        return unit is not null && !AmountWords.IsTime(unit) && IsOneIn(text, tokens, index) ? null : new Reading(index, last, read, unit, named);
    }

    // "200 million to 250 million euros", "between 10 and 15 soldiers", "$5-6 million": the second number of a range, whose unit and scale are the first's, too,
    // or whose currency is.
    private static Reading? Second(Document document, MentionTokens mentions, ref Reading first, out bool isRange)
    {
        var tokens = document.Tokens;
        ReadOnlySpan<char> text = document.Text;
        isRange = false;
        var isDash = first.Last < tokens.Count && tokens[first.Last].Kind == TokenKind.Dash;
        if (!JoinsNumbers(text, tokens, first.First, first.Last) || Read(document, mentions, first.Last + 1, first.Last + 1, isSecond: true) is not { } second)
        {
            return null;
        }
        var isScaled = first.Number.Scale == 1m && second.Number.Scale > 1m && first.Number.Value < second.Number.Value / second.Number.Scale;
        var value = isScaled ? first.Number.Value * second.Number.Scale : first.Number.Value;
        var isBare = second.Unit is null && second.Currency is null;
        var rises = value < second.Number.Value;
        if (isBare)
        {
            // "paid $5 to 6 people" pays five dollars.
            if (string.IsNullOrEmpty(first.Currency) || !rises || !(isDash || isScaled))
            {
                return null;
            }
            second = second with { Currency = first.Currency };
        }
        else if (first.Unit is null && first.Currency is null)
        {
            if (isDash && (!rises || (second.Unit is not null && AmountWords.IsScore(second.Unit))))
            {
                return null;
            }
            first = first with { Unit = second.Unit, Currency = second.Currency };
        }
        else if (first.Unit != second.Unit || first.Currency != second.Currency)
        {
            return null;
        }
        first = first with { Number = first.Number with { Value = value } };
        isRange = rises && !(first.First > 0 && tokens[first.First - 1].Of(text) is "from" or "From");
        return second;
    }

    private static Amount AmountOf(Document document, in Reading found, int free, bool isRange)
    {
        var tokens = document.Tokens;
        var start = Approximation(document.Text, tokens, found.First, free, out var approximate);
        var from = tokens[start].Start;
        var to = tokens[found.Last - 1].End;
        return new Amount(from, to, document.Text[from..to], found.Number.Value)
        {
            Unit = found.Unit,
            Currency = found.Currency is "" ? null : found.Currency,
            Approximate = approximate || isRange,
        };
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
        if (word is "percentage" or "basis" && next + 1 < tokens.Count && tokens[next + 1].Of(text) is "point" or "points")
        {
            return (document.Text[tokens[next].Start..tokens[next + 1].End], null, next + 2);
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
        // "three quarters of voters"
        if (plural == next + 1 && plural < tokens.Count && tokens[next].Of(text) is "quarters" or "thirds" or "fifths" && tokens[plural].Of(text) is "of")
        {
            return (null, null, next);
        }
        var end = plural > 0 ? plural : value == 1m && last > next ? last : -1;
        return end < 0 ? (null, null, next) : (document.Text[tokens[next].Start..tokens[end - 1].End], null, end);
    }

    private static bool JoinsNumbers(ReadOnlySpan<char> text, List<Token> tokens, int first, int joint)
    {
        if (joint + 1 >= tokens.Count || tokens[joint + 1].StartsParagraph || (tokens[joint + 1].Kind is not (TokenKind.Number or TokenKind.Currency) && !tokens[joint + 1].IsLowerCase
            && !AmountWords.MayStandBefore(tokens[joint + 1].Of(text))))
        {
            return false;
        }
        if (tokens[joint].Kind == TokenKind.Dash)
        {
            return !tokens[joint].HasSpaceBefore && !tokens[joint + 1].HasSpaceBefore && tokens[joint].Length == 1;
        }
        var word = tokens[joint].Of(text);
        return word is "to" or "or" || (word is "and" && first > 0 && tokens[first - 1].Of(text) is "between" or "Between");
    }

    // "one in five children", "3 out of 10 people"
    private static bool IsOneIn(ReadOnlySpan<char> text, List<Token> tokens, int first)
    {
        var before = first - 1;
        if (before > 1 && tokens[before].Of(text) is "of" && tokens[before - 1].Of(text) is "out")
        {
            before--;
        }
        else if (before < 1 || tokens[before].Of(text) is not "in")
        {
            return false;
        }
        return tokens[before - 1].Kind == TokenKind.Number ? tokens[before - 1].Length < 4 : NumberReader.MayBegin(tokens[before - 1].Of(text)) && tokens[before - 1].Of(text) is not ("a" or "half");
    }

    // Not a score (3-2), a time (6:08 p.m.), a telephone number, an age, a list number, a part of a name.
    private static bool StandsAlone(ReadOnlySpan<char> text, List<Token> tokens, int first, int last, bool isSecond)
    {
        if (first > 0 && !isSecond)
        {
            var before = tokens[first - 1].Of(text);
            if ((!tokens[first].HasSpaceBefore && tokens[first - 1].Kind is not (TokenKind.OpenBracket or TokenKind.Quote or TokenKind.Dash or TokenKind.Ellipsis))
                || (!tokens[first].HasSpaceBefore && tokens[first - 1].Kind == TokenKind.Dash && first > 1 && tokens[first - 2].Kind is TokenKind.Number && !tokens[first - 1].HasSpaceBefore)
                || before is "No." or "#" or "aged" or "age" or "Article" or "article" or "Chapter" or "page" or "Page" or "pages" or "Flight" or "flight" or "Section" or "Room" or "Route" or "Highway" or "Proposition"
                or "number" or "Number" or "Category" or "Phase" or "Act" or "Unit")
            {
                return false;
            }
        }
        if (tokens[first].Of(text) is "one" or "One" && last == first + 1)
        {
            return false;
        }
        return last >= tokens.Count || tokens[last].HasSpaceBefore || tokens[last].Kind is TokenKind.Symbol
            || (isSecond ? tokens[last].Kind is TokenKind.Stop or TokenKind.Punctuation && !(last + 1 < tokens.Count && !tokens[last + 1].HasSpaceBefore) : tokens[last].Kind == TokenKind.Dash);
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
