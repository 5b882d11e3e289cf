using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <content>Expressions that begin with a number, and those of years and longer.</content>
internal sealed partial class DateGrammar
{
    private DateMatch? Year(int index)
    {
        var value = At(index).Value;
        if (IsGlued(index) && index > 0 && tokens[index - 1].Kind is not (TokenKind.Quote or TokenKind.OpenBracket or TokenKind.Dash or TokenKind.Punctuation or TokenKind.Ellipsis))
        {
            return null;
        }
        if (value % 10 == 0 && index + 1 < tokens.Count && tokens[index + 1].Kind == TokenKind.Clitic)
        {
            return new DateMatch(index, index + 2, CalendarPeriod.Years(value, value + 9));
        }
        if (MonthBehindYear(index) is { } month)
        {
            return month;
        }
        if (Is(index + 1, DateTermKind.YearPart) && !IsGlued(index + 1) && YearPartOf(value, At(index + 1).Value) is { } part)
        {
            return new DateMatch(index, index + 2, part);
        }
        return value < 1500 || !StandsAsYear(index) ? null : new DateMatch(index, index + 1, CalendarPeriod.Year(value));
    }

    // 2016-11, where that is no range of years
    private DateMatch? MonthBehindYear(int index)
    {
        var year = At(index).Value;
        return IsGlued(index + 1) && tokens[index + 1].Of(text.Span) is "-" && IsGlued(index + 2) && At(index + 2) is { Kind: DateTermKind.Number, Value: >= 1 and <= 12 } month
            && tokens[index + 2].Length == 2 && month.Value <= year % 100 && !IsGlued(index + 3, TokenKind.Dash) && StandsAsYear(index)
            ? new DateMatch(index, index + 3, CalendarPeriod.Month(year, month.Value))
            : null;
    }

    // A bare number of four digits is a year unless it counts something or is a part of a longer number.
    private bool StandsAsYear(int index)
    {
        if (index > 0)
        {
            var before = tokens[index - 1].Of(text.Span);
            var endsName = before is "-" && index > 1 && IsGlued(index - 1) && tokens[index - 2].IsWord && tokens[index - 2].IsCapitalised;
            if (endsName || tokens[index - 1].Kind == TokenKind.Currency || before is "#" or "No." or "Flight" or "flight" or "about" or "than" or "nearly" or "over" or "some"
                or "approximately" or "least" or "S." or "at"
                // What it is called, not when it came: "the novel 1984".
                or "novel" or "book" or "film" or "movie" or "album" or "song" or "series" or "musical")
            {
                return false;
            }
        }
        if (index + 1 < tokens.Count)
        {
            var after = tokens[index + 1];
            var word = after.Of(text.Span);
            if (IsGlued(index + 1) && (after.Kind is TokenKind.Symbol or TokenKind.Currency || (after.Kind == TokenKind.Punctuation && word is ":")))
            {
                return false;
            }
            if (word is "people" or "km" or "miles" or "UTC" or "GMT" or "hours" or "metres" or "meters" or "feet" or "soldiers" or "troops" or "deaths" or "cases" or "votes"
                or "square" or "local" or "men" or "women" or "years" or "dollars" or "euros" or "tonnes" or "tons" or "percent" or "jobs" or "passengers")
            {
                return false;
            }
        }
        return true;
    }

    private DateMatch? Number(int index)
    {
        if (DayMonth(index) is { } day && tokens[index].HasDigit)
        {
            return day;
        }
        // "the 70's"
        if (At(index).Value is >= 20 and <= 90 && At(index).Value % 10 == 0 && IsGlued(index + 1, TokenKind.Clitic) && Is(index - 1, DateTermKind.The))
        {
            return new DateMatch(index, index + 2, CalendarPeriod.Years(1900 + At(index).Value, 1909 + At(index).Value));
        }
        if ((DayBeforeMonthDay(index) ?? CountedFrom(index)) is { } counting)
        {
            return counting;
        }
        // "20 years ago", "a year ago"
        if (published is not null && Is(index + 1, DateTermKind.Unit) && Is(index + 2, DateTermKind.Ago) && Ago(At(index + 1).Value, At(index).Value) is { } period)
        {
            return new DateMatch(index, index + 3, period);
        }
        // "three days later", "two years previously": counted from the date named before.
        if (Is(index + 1, DateTermKind.Unit) && index + 2 < tokens.Count && At(index).Value < 100)
        {
            var direction = tokens[index + 2].Of(text.Span) switch { "later" => 1, "previously" or "earlier" => -1, _ => 0 };
            if (direction != 0 && Relative((DateUnit)At(index + 1).Value, direction * At(index).Value, index) is { } counted)
            {
                return new DateMatch(index, index + 3, counted);
            }
        }
        return null;
    }

    // 10th of May | 16th century | first half of 2013 | third quarter | first week of April
    private DateMatch? Ordinal(int index)
    {
        if (DayMonth(index) is { } day)
        {
            return day;
        }
        var value = At(index).Value;
        if (NthOf(index, value) is { } nth)
        {
            return nth;
        }
        if (IsUnit(index + 1, DateUnit.Century))
        {
            return value is >= 10 and <= 22 ? new DateMatch(index, index + 2, CalendarPeriod.Years(((value - 1) * 100) + 1, value * 100)) : null;
        }
        if (!Is(index + 1, DateTermKind.Unit))
        {
            return null;
        }
        // "first half of this year" and, without the joint, "third quarter 2021"
        var length = (DateUnit)At(index + 1).Value switch { DateUnit.Quarter => 3, DateUnit.Half => 6, _ => 0 };
        var next = Is(index + 2, DateTermKind.Of) ? index + 3 : index + 2;
        var (year, end) = Is(next, DateTermKind.Year) && !StartsParagraph(next) ? (At(next).Value, next + 1) : (DirectedYear(next) ?? 0, next + 2);
        return length > 0 && year > 0 && PartOfYear(year, value, length) is { } period ? new DateMatch(index, end, period) : null;
    }

    private DateMatch? Decade(int index)
    {
        var value = At(index).Value;
        var digits = tokens[index].HasDigit;
        var preceded = index > 0 && (Is(index - 1, DateTermKind.The) || Is(index - 1, DateTermKind.Part) || (index > 1 && Is(index - 2, DateTermKind.Part)));
        if (!digits && !Is(index - 1, DateTermKind.The))
        {
            return null;
        }
        return (digits && tokens[index].Length > 3) || preceded ? new DateMatch(index, index + 1, CalendarPeriod.Years(value, value + 9)) : null;
    }

    // summer of 2012 | winter 2006
    private DateMatch? Unit(int index)
    {
        var unit = (DateUnit)At(index).Value;
        if (unit == DateUnit.Week)
        {
            return WeekOf(index);
        }
        if (unit < DateUnit.Spring)
        {
            return null;
        }
        var next = Is(index + 1, DateTermKind.Of) ? index + 2 : index + 1;
        return Is(next, DateTermKind.Year) && !StartsParagraph(next) ? new DateMatch(index, next + 1, Season(unit, At(next).Value)) : null;
    }

    // 2010-15, 1938 to 40, 2013/14
    private DateMatch? ShortYearEnd(int index, int joint, int next)
    {
        if (At(next) is not { Kind: DateTermKind.Number, Value: < 100 } || tokens[next].Length != 2 || (IsGlued(joint) != IsGlued(next)) || IsGlued(next + 1) && Is(next + 1, DateTermKind.To))
        {
            return null;
        }
        var first = At(index).Value;
        var last = (first / 100 * 100) + At(next).Value;
        return last > first && (IsGlued(joint) || At(joint).Value == 0) ? new DateMatch(index, next + 1, CalendarPeriod.Years(first, last)) : null;
    }
}
