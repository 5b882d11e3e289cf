using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <content>Expressions that are relative to the publication or to another date, and those of years and longer.</content>
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
            DateUnit.Month => CalendarPeriod.Months(new DateOnly(Today.Year, Today.Month, 1).AddMonths(-count), 1),
            DateUnit.Year when Today.Year > count => CalendarPeriod.Year(Today.Year - count),
            _ => null,
        };
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
            default:
                return null;
        }
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
        var day = anchor.First;
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
        return null;
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
