using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <content>Expressions that are relative to the publication or to another date.</content>
internal sealed partial class DateGrammar
{
    private CalendarPeriod? Ago(int unit, int count)
    {
        if (count > 1000)
        {
            return null;
        }
        return (DateUnit)unit switch
        {
            DateUnit.Day => CalendarPeriod.Day(Today.AddDays(-count)),
            DateUnit.Week => CalendarPeriod.Day(Today.AddDays(-7 * count)),
            DateUnit.Fortnight => CalendarPeriod.Day(Today.AddDays(-14 * count)),
            DateUnit.Month => CalendarPeriod.Months(new DateOnly(Today.Year, Today.Month, 1).AddMonths(-count), 1),
            DateUnit.Year when Today.Year > count => CalendarPeriod.Year(Today.Year - count),
            _ => null,
        };
    }

    private DateMatch? RelativeDay(int index)
    {
        if (published is null)
        {
            return null;
        }
        return new DateMatch(index, index + 1, CalendarPeriod.Day(Today.AddDays(At(index).Value)));
    }

    // last week | this past Monday | next summer | last Oct. 13 | last year, on September 24
    private DateMatch? Directed(int index)
    {
        if (published is null)
        {
            return null;
        }
        var direction = At(index).Value;
        var next = index + 1;
        if (direction == -1 && NthOf(index, -1) is { } last)
        {
            return last;
        }
        if (direction == 0 && At(next) is { Kind: DateTermKind.Direction, Value: -2 or 2 } inner)
        {
            direction = inner.Value / 2;
            next++;
        }
        else if (direction is -2 or 2)
        {
            direction /= 2;
            if (index == 0 || !Is(index - 1, DateTermKind.The) || !(IsUnit(next, DateUnit.Week) || IsUnit(next, DateUnit.Weekend) || Is(next, DateTermKind.Weekday)))
            {
                return null;
            }
        }
        if (direction == 0 && At(next).Kind is DateTermKind.Part)
        {
            next++;
        }
        var term = At(next);
        switch (term.Kind)
        {
            case DateTermKind.Unit:
                return DirectedPeriod((DateUnit)term.Value, direction) is { } period ? WithDayBehind(new DateMatch(index, next + 1, period)) : null;
            case DateTermKind.Weekday:
                if (MonthDay(next + (Is(next + 1, DateTermKind.Comma) ? 2 : 1)) is { } exact && Is(next + (Is(next + 1, DateTermKind.Comma) ? 2 : 1), DateTermKind.Month))
                {
                    return exact with { First = index };
                }
                return new DateMatch(index, next + 1, CalendarPeriod.Day(DirectedWeekday(term.Value, direction, At(index).Value == 0 && next > index + 1)));
            case DateTermKind.Month:
                return DirectedMonth(index, next, direction);
            case DateTermKind.Holiday:
                return NamedDay(next) is { } named && !Is(named.Last - 1, DateTermKind.Year) ? DirectedHoliday(index, named, direction) : null;
            default:
                return null;
        }
    }

    // last Christmas | this Thanksgiving | next Easter
    private DateMatch? DirectedHoliday(int index, DateMatch named, int direction)
    {
        foreach (var holiday in Holidays.BeginningWith(tokens[index + 1].Of(text.Span)))
        {
            if (named.Last != index + 2 + holiday.Rest.Length)
            {
                continue;
            }
            var day = holiday.In(Today.Year);
            if (direction < 0 && day >= Today)
            {
                day = holiday.In(Today.Year - 1);
            }
            else if (direction > 0 && day <= Today)
            {
                day = holiday.In(Today.Year + 1);
            }
            return named with { First = index, Period = CalendarPeriod.Day(day) };
        }
        return null;
    }

    private DateMatch? DirectedMonth(int index, int next, int direction)
    {
        if (MonthDay(next) is { Period.Unit: CalendarUnit.Day } day)
        {
            var shifted = day.Period;
            while (direction < 0 && shifted.First >= Today)
            {
                shifted = CalendarPeriod.Days(shifted.First.AddYears(-1), shifted.Last.AddYears(-1));
            }
            return day with { First = index, Period = shifted };
        }
        var month = At(next).Value;
        var year = Today.Year;
        if (direction < 0 && month >= Today.Month)
        {
            year--;
        }
        else if (direction > 0 && month <= Today.Month)
        {
            year++;
        }
        return new DateMatch(index, next + 1, CalendarPeriod.Month(year, month));
    }

    // "Last year, on September 24": the day lies in the year.
    private DateMatch WithDayBehind(DateMatch year)
    {
        if (year.Period.Unit != CalendarUnit.Year)
        {
            return year;
        }
        var next = year.Last;
        if (Is(next, DateTermKind.Comma))
        {
            next++;
        }
        if (next < tokens.Count && tokens[next].Of(text.Span) is "on")
        {
            next++;
        }
        return Is(next, DateTermKind.Month) && !StartsParagraph(next) && IsDay(next + 1, At(next).Value) && IsValid(year.Period.First.Year, At(next).Value, At(next + 1).Value)
            ? new DateMatch(year.First, next + 2, CalendarPeriod.Day(new DateOnly(year.Period.First.Year, At(next).Value, At(next + 1).Value)))
            : year;
    }

    private DateOnly DirectedWeekday(int weekday, int direction, bool nearest)
    {
        var back = ((int)Today.DayOfWeek - weekday + 7) % 7;
        return direction switch
        {
            < 0 => Today.AddDays(back == 0 ? -7 : -back),
            0 => InWeek(Today, weekday),
            _ => nearest ? Today.AddDays(7 - back) : InWeek(Today.AddDays(7), weekday),
        };
    }

    private CalendarPeriod? DirectedPeriod(DateUnit unit, int direction)
    {
        switch (unit)
        {
            case DateUnit.Week:
                return CalendarPeriod.Week(Today.AddDays(7 * direction));
            case DateUnit.Weekend:
                return Weekend(direction == 0 && Today.DayOfWeek == DayOfWeek.Monday ? Today.AddDays(-1) : direction < 0 ? Today.DayOfWeek == DayOfWeek.Sunday ? Today.AddDays(-7) : CalendarPeriod.Monday(Today).AddDays(-1) : Today.AddDays(7 * direction));
            case DateUnit.Month:
                return CalendarPeriod.Months(new DateOnly(Today.Year, Today.Month, 1).AddMonths(direction), 1);
            case DateUnit.Year:
                return CalendarPeriod.Year(Today.Year + direction);
            case DateUnit.Decade when direction != 1:
                var decade = (Today.Year / 10 * 10) + (10 * direction);
                return CalendarPeriod.Years(decade, decade + 9);
            case DateUnit.DayPart when direction == 0:
                return CalendarPeriod.Day(Today);
            case DateUnit.Night when direction < 0:
                return CalendarPeriod.Day(Today.AddDays(-1));
            case DateUnit.Quarter:
                return CalendarPeriod.Months(new DateOnly(Today.Year, ((Today.Month - 1) / 3 * 3) + 1, 1).AddMonths(3 * direction), 3);
            case DateUnit.Spring or DateUnit.Summer or DateUnit.Autumn or DateUnit.Winter:
                return DirectedSeason(unit, direction);
            default:
                return null;
        }
    }

    private CalendarPeriod DirectedSeason(DateUnit season, int direction)
    {
        var year = Today.Year;
        if (direction < 0 && Season(season, year).Last >= Today)
        {
            year--;
        }
        else if (direction > 0 && Season(season, year).First <= Today)
        {
            year++;
        }
        return Season(season, year);
    }

    private static CalendarPeriod Season(DateUnit season, int year) =>
        CalendarPeriod.Months(new DateOnly(year, 3 + (3 * (season - DateUnit.Spring)), 1), 3);

    private static CalendarPeriod Weekend(DateOnly day)
    {
        var saturday = CalendarPeriod.Monday(day).AddDays(5);
        return CalendarPeriod.Days(saturday, saturday.AddDays(1));
    }

    // the next day | the same month: counted from the date named before.
    private DateMatch? Anaphoric(int index)
    {
        if (!Is(index + 1, DateTermKind.Unit))
        {
            return null;
        }
        return Relative((DateUnit)At(index + 1).Value, At(index).Value, index) is { } period ? new DateMatch(index, index + 2, period) : null;
    }

    // Counted from the date named before in the same paragraph, if that was exact enough.
    private CalendarPeriod? Relative(DateUnit unit, int count, int index)
    {
        if (_anchor is not { } anchor || index - _anchorToken > LongestReach || InAnotherParagraph(_anchorToken, index))
        {
            return null;
        }
        var day = count > 0 ? anchor.Last : anchor.First;
        return unit switch
        {
            DateUnit.Day when anchor.Unit == CalendarUnit.Day => CalendarPeriod.Day(day.AddDays(count)),
            DateUnit.Week when anchor.Unit == CalendarUnit.Day => CalendarPeriod.Week(day.AddDays(7 * count)),
            DateUnit.Month when anchor.Unit <= CalendarUnit.Month => CalendarPeriod.Months(new DateOnly(day.Year, day.Month, 1).AddMonths(count), 1),
            DateUnit.Year => CalendarPeriod.Year(day.Year + count),
            _ => null,
        };
    }

    private bool InAnotherParagraph(int first, int second)
    {
        for (var i = first + 1; i <= second; i++)
        {
            if (tokens[i].StartsParagraph)
            {
                return true;
            }
        }
        return false;
    }

    // the weekend | the next day | the following month | the coming week
    private DateMatch? The(int index)
    {
        if (BesideToday(index) is { } beside)
        {
            return beside;
        }
        var next = index + 1;
        if (published is not null && IsUnit(next, DateUnit.Weekend))
        {
            return new DateMatch(index, next + 1, Weekend(Today.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Tuesday or DayOfWeek.Wednesday ? Today.AddDays(-7) : Today));
        }
        if (Is(next, DateTermKind.Direction) && At(next).Value is 2 && IsUnit(next + 1, DateUnit.Week) && Directed(next) is { } coming)
        {
            return coming with { First = index };
        }
        if (Is(next, DateTermKind.Anaphor) && Anaphoric(next) is { } anaphoric)
        {
            return anaphoric with { First = index };
        }
        if (At(next) is { Kind: DateTermKind.Direction, Value: 1 } && Is(next + 1, DateTermKind.Unit) && Relative((DateUnit)At(next + 1).Value, 1, next) is { } period)
        {
            return new DateMatch(index, next + 2, period);
        }
        return BesideNamed(index);
    }

    // "on March 5 and the day after", but not "the day after the vote"
    private DateMatch? BesideNamed(int index)
    {
        var next = index + 3;
        if (!IsUnit(index + 1, DateUnit.Day) || next > tokens.Count || StartsParagraph(index + 2))
        {
            return null;
        }
        var count = tokens[index + 2].Of(text.Span) switch { "after" => 1, "before" => -1, _ => 0 };
        var isWhole = next == tokens.Count || tokens[next].StartsParagraph || tokens[next].Kind is TokenKind.Stop or TokenKind.Quote or TokenKind.CloseBracket || Is(next, DateTermKind.Comma);
        return count != 0 && isWhole && Relative(DateUnit.Day, count, index) is { } period ? new DateMatch(index, next, period) : null;
    }

    // early March | mid-2009 | late 1950s; "earlier this week" and "early on Monday" name the week and the day alone.
    private DateMatch? Part(int index)
    {
        var next = index + 1;
        if (Is(next, DateTermKind.To) && IsGlued(next) && IsGlued(next + 1))
        {
            next++;
        }
        return At(next).Kind switch
        {
            DateTermKind.Month => Month(next) is { Period.Unit: CalendarUnit.Month } month ? month with { First = index } : null,
            DateTermKind.Year => Year(next) is { } year ? year with { First = index } : null,
            DateTermKind.Decade => Decade(next) is { } decade ? decade with { First = index } : null,
            _ => null,
        };
    }

    // end of March | beginning of 2010 | end of the year | end of this week
    private DateMatch? PartNoun(int index)
    {
        if (!Is(index + 1, DateTermKind.Of))
        {
            return null;
        }
        var next = index + 2;
        switch (At(next).Kind)
        {
            case DateTermKind.Month:
                return Month(next) is { } month ? month with { First = index } : null;
            case DateTermKind.Year:
                return Year(next) is { } year ? year with { First = index } : null;
            case DateTermKind.Direction:
                return Directed(next) is { } directed ? directed with { First = index } : null;
            case DateTermKind.The when published is not null && Is(next + 1, DateTermKind.Unit):
                return (DateUnit)At(next + 1).Value switch
                {
                    DateUnit.Year => new DateMatch(index, next + 2, At(index).Value switch
                    {
                        1 => CalendarPeriod.Month(Today.Year, 12),
                        -1 => CalendarPeriod.Month(Today.Year, 1),
                        _ => CalendarPeriod.Year(Today.Year),
                    }),
                    DateUnit.Week => new DateMatch(index, next + 2, CalendarPeriod.Week(Today)),
                    DateUnit.Month => new DateMatch(index, next + 2, CalendarPeriod.Month(Today.Year, Today.Month)),
                    _ => null,
                };
            default:
                return null;
        }
    }
}
