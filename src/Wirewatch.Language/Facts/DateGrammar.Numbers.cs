using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <content>Expressions that begin with a number, and those of years and longer.</content>
internal sealed partial class DateGrammar
{
    private DateMatch? Year(int index)
    {
        var value = At(index).Value;
        if (IsGlued(index + 1) && Is(index + 1, DateTermKind.To) && IsGlued(index + 2) && IsGlued(index + 3) && Is(index + 3, DateTermKind.To))
        {
            return NumericDate(index, index + 2, index + 4, yearFirst: true);
        }
        if (IsGlued(index) && index > 0 && tokens[index - 1].Kind is not (TokenKind.Quote or TokenKind.OpenBracket or TokenKind.Dash or TokenKind.Punctuation or TokenKind.Ellipsis))
        {
            return null;
        }
        if (value % 10 == 0 && index + 1 < tokens.Count && tokens[index + 1].Kind == TokenKind.Clitic)
        {
            return new DateMatch(index, index + 2, CalendarPeriod.Years(value, value + 9));
        }
        return value < 1500 || !StandsAsYear(index) ? null : new DateMatch(index, index + 1, CalendarPeriod.Year(value));
    }

    // A bare number of four digits is a year unless it counts something or is a part of a longer number.
    private bool StandsAsYear(int index)
    {
        if (index > 0)
        {
            var before = tokens[index - 1].Of(text.Span);
            var endsName = before is "-" && index > 1 && IsGlued(index - 1) && tokens[index - 2].IsWord && tokens[index - 2].IsCapitalised;
            if (endsName || tokens[index - 1].Kind == TokenKind.Currency || before is "#" or "No." or "Flight" or "flight" or "about" or "than" or "nearly" or "over" or "some"
                or "approximately" or "least" or "S." or "at")
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
        if (IsGlued(index + 1) && Is(index + 1, DateTermKind.Slash) && IsGlued(index + 2) && IsGlued(index + 3) && Is(index + 3, DateTermKind.Slash) && Is(index + 4, DateTermKind.Year))
        {
            return NumericDate(index + 4, index, index + 2, yearFirst: false);
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

    private DateMatch? NumericDate(int year, int month, int day, bool yearFirst)
    {
        if (At(month) is not { Kind: DateTermKind.Number, Value: >= 1 } first || At(day) is not { Kind: DateTermKind.Number, Value: >= 1 } second || !IsGlued(day))
        {
            return null;
        }
        // 4/2/2014 is read as in America unless that is impossible.
        if (!yearFirst && first.Value > 12)
        {
            (first, second) = (second, first);
        }
        return first.Value <= 12 && IsValid(At(year).Value, first.Value, second.Value)
            ? new DateMatch(Math.Min(year, month), Math.Max(year, day) + 1, CalendarPeriod.Day(new DateOnly(At(year).Value, first.Value, second.Value)))
            : null;
    }

    // 10th of May | 16th century | first half of 2013 | third quarter | first week of April
    private DateMatch? Ordinal(int index)
    {
        if (DayMonth(index) is { } day)
        {
            return day;
        }
        var value = At(index).Value;
        if (IsUnit(index + 1, DateUnit.Century))
        {
            return value is >= 10 and <= 22 ? new DateMatch(index, index + 2, CalendarPeriod.Years(((value - 1) * 100) + 1, value * 100)) : null;
        }
        if (!Is(index + 1, DateTermKind.Unit))
        {
            return null;
        }
        var unit = (DateUnit)At(index + 1).Value;
        if (unit == DateUnit.Week && value <= 4 && Is(index + 2, DateTermKind.Of) && Is(index + 3, DateTermKind.Month) && Month(index + 3) is { Period: { Unit: CalendarUnit.Month } month } named)
        {
            var start = month.First.AddDays(7 * (value - 1));
            return new DateMatch(index, named.Last, CalendarPeriod.Days(start, start.AddDays(6)));
        }
        var length = unit switch { DateUnit.Quarter => 3, DateUnit.Half => 6, _ => 0 };
        if (length == 0 || value > 12 / length)
        {
            return null;
        }
        var next = index + 2;
        if (Is(next, DateTermKind.Of))
        {
            next++;
        }
        int? year = Is(next, DateTermKind.Year) ? At(next).Value : null;
        var end = year is null ? next + 2 : next + 1;
        year ??= DirectedYear(next);
        return year is { } known ? new DateMatch(index, end, CalendarPeriod.Months(new DateOnly(known, (length * (value - 1)) + 1, 1), length)) : null;
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
        if (unit < DateUnit.Spring)
        {
            return null;
        }
        var next = Is(index + 1, DateTermKind.Of) ? index + 2 : index + 1;
        return Is(next, DateTermKind.Year) && !StartsParagraph(next) ? new DateMatch(index, next + 1, Season(unit, At(next).Value)) : null;
    }
}
