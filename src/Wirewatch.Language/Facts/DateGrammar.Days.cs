using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <content>Days and weeks that are numbered within a month or a year.</content>
internal sealed partial class DateGrammar
{
    private static readonly WordSet ChangeWords = new(
        "up down rise rises rose rising risen fall falls fell falling fallen grow grows grew growing grown go goes went going gone climbed jumped dropped increased decreased declined "
        + "increase decrease drop jump sank shrank");

    // 15 January 2025 | 13–17 July | 5 and 6 May 2019 | 10th of May | 20th of next month | from 4 to 22 this month
    private DateMatch? DayMonth(int index)
    {
        var first = At(index).Value;
        var last = first;
        var next = index + 1;
        if (At(next).Kind is DateTermKind.To or DateTermKind.And && At(next + 1) is { Kind: DateTermKind.Number or DateTermKind.Ordinal } end && end.Value > first)
        {
            last = end.Value;
            next += 2;
        }
        var hasOf = Is(next, DateTermKind.Of);
        if (hasOf)
        {
            next++;
        }
        if (StartsParagraph(next) || IsGlued(next))
        {
            return null;
        }
        if (At(next).Kind == DateTermKind.Direction)
        {
            return DayOfDirectedMonth(index, next, first, last, hasOf);
        }
        if (!Is(next, DateTermKind.Month) || !IsDay(index, At(next).Value) || (last > first && !IsDay(next - (hasOf ? 2 : 1), At(next).Value)))
        {
            return null;
        }
        var month = At(next).Value;
        var (year, behind) = TrailingYear(next + 1);
        if (year is null && published is null)
        {
            return null;
        }
        var chosen = year ?? NearestYear(index, any => DayOf(any, month, first));
        return Days(chosen, month, first, last) is { } days ? new DateMatch(index, behind, days) : null;
    }

    private DateMatch? DayOfDirectedMonth(int index, int next, int first, int last, bool hasOf)
    {
        if (published is null || At(next).Value is < -1 or > 1 || !IsUnit(next + 1, DateUnit.Month) || first < 1)
        {
            return null;
        }
        // "20 of this month" may count anything; "rose from 4 to 22 this month" does.
        var isRange = last > first && index > 0 && (Is(index - 1, DateTermKind.Between) || tokens[index - 1].Of(text.Span) is "from" or "From")
            && !(index > 1 && ChangeWords.Contains(tokens[index - 2].Of(text.Span)));
        // "a third of last month's arrivals" is a share.
        var isDay = hasOf && (last > first || (At(index).Kind == DateTermKind.Ordinal && (tokens[index].HasDigit || (index > 0 && Is(index - 1, DateTermKind.The)))));
        var month = new DateOnly(Today.Year, Today.Month, 1).AddMonths(At(next).Value);
        return (isRange || isDay) && Days(month.Year, month.Month, first, last) is { } days ? new DateMatch(index, next + 2, days) : null;
    }

    // from 4 to January 22
    private DateMatch? DayBeforeMonthDay(int index)
    {
        if (index == 0 || !(tokens[index - 1].Of(text.Span) is "from" or "From") || !tokens[index].HasDigit || !Is(index + 1, DateTermKind.To) || !Is(index + 2, DateTermKind.Month)
            || MonthDay(index + 2) is not { } end || end.Period.First != end.Period.Last || At(index).Value >= end.Period.First.Day || At(index).Value < 1)
        {
            return null;
        }
        return new DateMatch(index, end.Last, CalendarPeriod.Days(new DateOnly(end.Period.First.Year, end.Period.First.Month, At(index).Value), end.Period.Last));
    }

    private static CalendarPeriod? Days(int year, int month, int first, int last) =>
        IsValid(year, month, first) && IsValid(year, month, last) ? CalendarPeriod.Days(new DateOnly(year, month, first), new DateOnly(year, month, last)) : null;

    // first Friday of July | last Monday in May 2019 | first week of April | final quarter of 2012 | third Monday of this coming February; -1 is the last.
    private DateMatch? NthOf(int index, int number)
    {
        var counted = At(index + 1);
        var of = index + 2;
        if (counted.Kind is not (DateTermKind.Weekday or DateTermKind.Unit) || StartsParagraph(index + 1) || StartsParagraph(of)
            || !(Is(of, DateTermKind.Of) || (of < tokens.Count && tokens[of].Of(text.Span) is "in" && (counted.Kind == DateTermKind.Weekday || counted.Value == (int)DateUnit.Weekend)))
            || StartsParagraph(of + 1) || MonthOrYear(of + 1) is not { } within)
        {
            return null;
        }
        var period = counted.Kind == DateTermKind.Weekday ? NthWeekday(within.Period, number, (DayOfWeek)counted.Value) : NthUnit(within.Period, number, (DateUnit)counted.Value);
        return period is { } found ? new DateMatch(index, within.Last, found) : null;
    }

    private DateMatch? MonthOrYear(int index)
    {
        var match = At(index).Kind switch
        {
            DateTermKind.Month => Month(index),
            DateTermKind.Year => Year(index),
            DateTermKind.Direction => Directed(index),
            _ => null,
        };
        return match is { Period.Unit: CalendarUnit.Month or CalendarUnit.Year } found && (IsMonth(found.Period) || found.Period.First.Year == found.Period.Last.Year) ? match : null;
    }

    private static bool IsMonth(CalendarPeriod period) => period.Unit == CalendarUnit.Month && period.First.Year == period.Last.Year && period.First.Month == period.Last.Month;

    private static CalendarPeriod? NthWeekday(CalendarPeriod month, int number, DayOfWeek weekday) =>
        IsMonth(month) && number <= 5 && Holidays.Nth(month.First.Year, month.First.Month, number, weekday) is { } day ? CalendarPeriod.Day(day) : null;

    private static CalendarPeriod? NthUnit(CalendarPeriod within, int number, DateUnit unit)
    {
        switch (unit)
        {
            case DateUnit.Day:
                var day = number < 0 ? within.Last : within.First.AddDays(number - 1);
                return number is -1 or 1 || (IsMonth(within) && day <= within.Last) ? CalendarPeriod.Day(day) : null;
            case DateUnit.Week when IsMonth(within) || within.Unit == CalendarUnit.Year:
                // As in ISO 8601: a week belongs to the month or year that holds its Thursday.
                var monday = number < 0 ? CalendarPeriod.Monday(within.Last.AddDays(-3)) : CalendarPeriod.Monday(within.First.AddDays(3)).AddDays(7 * (number - 1));
                return monday.AddDays(3) <= within.Last ? CalendarPeriod.Week(monday) : null;
            case DateUnit.Weekend when IsMonth(within) && number <= 5:
                return Holidays.Nth(within.First.Year, within.First.Month, number, DayOfWeek.Saturday) is { } saturday ? CalendarPeriod.Days(saturday, saturday.AddDays(1)) : null;
            case DateUnit.Quarter or DateUnit.Half when within.Unit == CalendarUnit.Year:
                return PartOfYear(within.First.Year, number, unit == DateUnit.Quarter ? 3 : 6);
            default:
                return null;
        }
    }

    private static CalendarPeriod? PartOfYear(int year, int number, int months)
    {
        var count = 12 / months;
        return number <= count ? CalendarPeriod.Months(new DateOnly(year, (months * ((number < 0 ? count : number) - 1)) + 1, 1), months) : null;
    }

    // Q3 2019 | H1 of 2016 | Q3 this year
    private DateMatch? YearPart(int index)
    {
        var next = Is(index + 1, DateTermKind.Of) || Is(index + 1, DateTermKind.Comma) ? index + 2 : index + 1;
        if (StartsParagraph(next))
        {
            return null;
        }
        var (year, end) = Is(next, DateTermKind.Year) ? (At(next).Value, next + 1) : (DirectedYear(next) ?? 0, next + 2);
        return year > 0 && YearPartOf(year, At(index).Value) is { } period ? new DateMatch(index, end, period) : null;
    }

    private static CalendarPeriod? YearPartOf(int year, int part) => part > 10 ? PartOfYear(year, part - 10, 6) : PartOfYear(year, part, 3);

    // week 23 of 2021 | week of Sept. 16 | week ending 4 February
    private DateMatch? WeekOf(int index)
    {
        var next = index + 1;
        if (StartsParagraph(next) || next >= tokens.Count || tokens[index].Of(text.Span).EndsWith("s"))
        {
            return null;
        }
        if (At(next) is { Kind: DateTermKind.Number, Value: >= 1 and <= 53 } number && tokens[next].HasDigit)
        {
            var year = Is(next + 1, DateTermKind.Of) || Is(next + 1, DateTermKind.Comma) ? next + 2 : next + 1;
            return Is(year, DateTermKind.Year) && !StartsParagraph(year) && NthUnit(CalendarPeriod.Year(At(year).Value), number.Value, DateUnit.Week) is { } week ? new DateMatch(index, year + 1, week) : null;
        }
        var word = tokens[next].Of(text.Span);
        var days = Is(next, DateTermKind.Of) ? 0 : word is "commencing" or "starting" or "beginning" ? 6 : word is "ending" or "ended" ? -6 : 1;
        if (days == 1)
        {
            return null;
        }
        next += next + 1 < tokens.Count && tokens[next + 1].Of(text.Span) is "on" ? 2 : 1;
        var day = At(next).Kind switch
        {
            DateTermKind.Month => MonthDay(next),
            DateTermKind.Number or DateTermKind.Ordinal => DayMonth(next),
            DateTermKind.Weekday when Is(next + 1, DateTermKind.Comma) || At(next + 1).Kind is DateTermKind.Number or DateTermKind.Month => Weekday(next),
            _ => null,
        };
        if (day is not { Period.Unit: CalendarUnit.Day } named || named.Period.First != named.Period.Last)
        {
            return null;
        }
        var first = named.Period.First;
        return named with
        {
            First = index,
            Period = days == 0 ? CalendarPeriod.Week(first) : days > 0 ? CalendarPeriod.Days(first, first.AddDays(days)) : CalendarPeriod.Days(first.AddDays(days), first),
        };
    }

    // two weeks from now | three days after tomorrow | a week from Monday
    private DateMatch? CountedFrom(int index)
    {
        var unit = At(index + 1);
        // "closed for two weeks from Monday" is a stretch that begins then.
        if (published is null || unit.Kind != DateTermKind.Unit || index + 3 >= tokens.Count || At(index).Value > 1000
            || (index > 0 && tokens[index - 1].Of(text.Span) is "for" or "next" or "first" or "last" or "within" or "over" or "another" or "For" or "Within"))
        {
            return null;
        }
        var days = (DateUnit)unit.Value switch { DateUnit.Day => 1, DateUnit.Week => 7, DateUnit.Fortnight => 14, _ => 0 } * At(index).Value;
        var word = tokens[index + 2].Of(text.Span);
        var direction = word is "from" or "after" ? 1 : word is "before" ? -1 : 0;
        if (days == 0 || direction == 0)
        {
            return null;
        }
        var from = At(index + 3) switch
        {
            { Kind: DateTermKind.RelativeDay } beside => Today.AddDays(beside.Value),
            { Kind: DateTermKind.Weekday } weekday when word is "from" => Today.AddDays(7 - (((int)Today.DayOfWeek - weekday.Value + 7) % 7)),
            _ when word is "from" && tokens[index + 3].Of(text.Span) is "now" => Today,
            _ => default(DateOnly?),
        };
        return from is { } day ? new DateMatch(index, index + 4, CalendarPeriod.Day(day.AddDays(direction * days))) : null;
    }
}
