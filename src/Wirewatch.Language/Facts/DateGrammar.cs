using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <summary>What <see cref="DateGrammar"/> found.</summary>
/// <param name="First">The index of the first token.</param>
/// <param name="Last">One past the index of the last token.</param>
/// <param name="Period">What the expression names.</param>
/// <param name="IsNamed">It is the name of a day, such as Christmas Eve.</param>
internal readonly record struct DateMatch(int First, int Last, CalendarPeriod Period, bool IsNamed = false);

/// <summary>A hand-written grammar of the expressions by which English news names days, months, years and ranges. One text, one pass;
/// not thread safe.</summary>
/// <remarks>A date without a year belongs to the year that brings it nearest to the publication; a weekday is the last one up to the day of publication,
/// or the next one behind it where the words around it speak of the future. Weeks run from Monday to Sunday. Without a day of publication only
/// expressions that name their year are found.</remarks>
internal sealed partial class DateGrammar(ReadOnlyMemory<char> text, List<Token> tokens, DateOnly? published)
{
    /// <summary>How many tokens may stand between a date and "the next day".</summary>
    private const int LongestReach = 200;

    private readonly DateTerm[] _terms = Classify(text.Span, tokens);
    private CalendarPeriod? _anchor;
    private int _anchorToken;

    private DateOnly Today => published.GetValueOrDefault();

    /// <summary>The longest expression that begins at the token <paramref name="index"/>, or null.</summary>
    public DateMatch? Match(int index)
    {
        var kind = _terms[index].Kind;
        if (kind is DateTermKind.None or DateTermKind.To or DateTermKind.Comma or DateTermKind.Of or DateTermKind.And && !tokens[index].HasDigit)
        {
            return null;
        }
        try
        {
            var match = kind == DateTermKind.Between ? Between(index) : Range(index);
            if (match is { } found)
            {
                _anchor = found.Period;
                _anchorToken = found.First;
            }
            return match;
        }
        catch (ArgumentOutOfRangeException)
        {
            // An expression beyond the years 1 to 9999 ("next year" of 9999) names no day that could be written down.
            return null;
        }
    }

    private static DateTerm[] Classify(ReadOnlySpan<char> text, List<Token> tokens)
    {
        var terms = new DateTerm[tokens.Count];
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i] = DateTerm.Of(text, tokens[i]);
        }
        return terms;
    }

    private DateTerm At(int index) => (uint)index < (uint)_terms.Length ? _terms[index] : default;

    private bool Is(int index, DateTermKind kind) => At(index).Kind == kind;

    private bool IsUnit(int index, DateUnit unit) => At(index) is { Kind: DateTermKind.Unit } term && term.Value == (int)unit;

    private bool IsGlued(int index) => index < tokens.Count && !tokens[index].HasSpaceBefore;

    private bool IsGlued(int index, TokenKind kind) => IsGlued(index) && tokens[index].Kind == kind;

    private bool StartsParagraph(int index) => index < tokens.Count && tokens[index].StartsParagraph;

    private DateMatch? Between(int index)
    {
        if (Single(index + 1) is { Period.Unit: CalendarUnit.Day } days && days.Period.First != days.Period.Last && Is(index + 2, DateTermKind.And))
        {
            // "between 3 and 12 September"
            return days with { First = index };
        }
        if (Single(index + 1) is { } first && Is(first.Last, DateTermKind.And) && Single(first.Last + 1) is { } second && first.Period.To(second.Period) is { } period)
        {
            return new DateMatch(index, second.Last, period);
        }
        return null;
    }

    private DateMatch? Range(int index)
    {
        if (Single(index) is not { } first)
        {
            return null;
        }
        var joint = first.Last;
        if (Is(joint, DateTermKind.Unit) && At(joint).Value is (int)DateUnit.Night or (int)DateUnit.DayPart && Is(joint + 1, DateTermKind.To) && !IsGlued(joint + 1))
        {
            joint++;
        }
        if (StartsParagraph(joint) || !(Is(joint, DateTermKind.To) || (Is(joint, DateTermKind.Slash) && IsGlued(joint + 1) && At(index).Kind is DateTermKind.Weekday or DateTermKind.Year)))
        {
            return first;
        }
        var next = joint + 1;
        if (Is(joint, DateTermKind.To) && Is(next, DateTermKind.To))
        {
            next++;
        }
        if (first.Last == index + 1 && Is(index, DateTermKind.Year) && ShortYearEnd(index, joint, next) is { } years)
        {
            return years;
        }
        // "From Tuesday to today"; a dash with spaces between a date and another is punctuation unless both have the same form.
        if (Single(next) is not { } second || (At(joint).Value == 1 && (second.Period.Unit != first.Period.Unit || (!IsGlued(joint) && At(index).Kind != At(next).Kind))))
        {
            return first;
        }
        var end = second.Period;
        if (end.Last < first.Period.First && Is(index, DateTermKind.Weekday) && Is(next, DateTermKind.Weekday) && second.Last == next + 1)
        {
            end = CalendarPeriod.Day(end.First.AddDays(7));
        }
        else if (end.Last < first.Period.First && end.Unit == CalendarUnit.Day && Is(index, DateTermKind.Month) && !Is(second.Last - 1, DateTermKind.Year))
        {
            end = CalendarPeriod.Days(end.First.AddYears(1), end.Last.AddYears(1));
        }
        return first.Period.To(end) is { } period && !(first.Period.Unit != end.Unit && Is(next, DateTermKind.Year)) ? new DateMatch(index, second.Last, period) : first;
    }

    private DateMatch? Single(int index) => index >= tokens.Count ? null : InDigits(index) ?? At(index).Kind switch
    {
        DateTermKind.Weekday => Weekday(index),
        DateTermKind.Month => Month(index),
        DateTermKind.Year => Year(index),
        DateTermKind.Number => Number(index),
        DateTermKind.Ordinal => Ordinal(index),
        DateTermKind.Decade => Decade(index),
        DateTermKind.RelativeDay => RelativeDay(index),
        DateTermKind.Direction => Directed(index),
        DateTermKind.Anaphor => Anaphoric(index),
        DateTermKind.Part => Part(index),
        DateTermKind.PartNoun => PartNoun(index),
        DateTermKind.The => The(index),
        DateTermKind.Unit => BesideToday(index) ?? Unit(index),
        DateTermKind.YearPart => YearPart(index),
        DateTermKind.Holiday => NamedDay(index),
        _ => null,
    };

    private DateMatch? Weekday(int index)
    {
        var next = index + 1;
        if (Is(next, DateTermKind.Comma))
        {
            next++;
        }
        if (Is(next, DateTermKind.The))
        {
            next++;
        }
        if (!StartsParagraph(next))
        {
            if (Is(next, DateTermKind.Month) && MonthDay(next) is { } american && american.Period.Unit == CalendarUnit.Day)
            {
                return american with { First = index };
            }
            if (At(next).Kind is DateTermKind.Number or DateTermKind.Ordinal && DayMonth(next) is { } european)
            {
                return european with { First = index };
            }
            var week = Is(index + 1, DateTermKind.Of) ? index + 2 : index + 1;
            if (published is not null && At(week) is { Kind: DateTermKind.Direction, Value: >= -1 and <= 1 } direction && IsUnit(week + 1, DateUnit.Week)
                && (direction.Value != 0 || week > index + 1))
            {
                return new DateMatch(index, week + 2, CalendarPeriod.Day(InWeek(Today.AddDays(7 * direction.Value), At(index).Value)));
            }
            if (published is not null && Is(next - 1, DateTermKind.The) && Is(next, DateTermKind.Ordinal) && tokens[next].HasDigit && !(next + 1 < tokens.Count && tokens[next + 1] is { IsCapitalised: true, StartsParagraph: false }) && WeekdayOfNumber(At(index).Value, At(next).Value) is { } numbered)
            {
                return new DateMatch(index, next + 1, CalendarPeriod.Day(numbered));
            }
        }
        return published is null || IsRecurring(index) || (tokens[index].Length == 3 && tokens[index].Kind != TokenKind.Abbreviation) ? null : new DateMatch(index, index + 1, CalendarPeriod.Day(NearestWeekday(index)));
    }

    private DateOnly NearestWeekday(int index)
    {
        var back = ((int)Today.DayOfWeek - At(index).Value + 7) % 7;
        return back != 0 && SpeaksOfFuture(index) ? Today.AddDays(7 - back) : Today.AddDays(-back);
    }

    // "Friday the 13th": the nearest month in which the number falls on the weekday.
    private DateOnly? WeekdayOfNumber(int weekday, int number)
    {
        var month = new DateOnly(Today.Year, Today.Month, 1);
        foreach (var away in (ReadOnlySpan<int>)[0, -1, 1, -2, 2])
        {
            var (year, named) = (month.AddMonths(away).Year, month.AddMonths(away).Month);
            if (IsValid(year, named, number) && (int)new DateOnly(year, named, number).DayOfWeek == weekday)
            {
                return new DateOnly(year, named, number);
            }
        }
        return null;
    }

    private static DateOnly InWeek(DateOnly day, int weekday) => CalendarPeriod.Monday(day).AddDays((weekday + 6) % 7);

    private DateMatch? Month(int index)
    {
        if (MonthDay(index) is { } day)
        {
            return day;
        }
        if (index + 1 < tokens.Count && tokens[index + 1].IsCapitalised && NamedDay(index) is { } named)
        {
            return named;
        }
        if (IsAmbiguousMonth(index))
        {
            return null;
        }
        var month = At(index).Value;
        var next = index + 1;
        if (Is(next, DateTermKind.Of) || (Is(next, DateTermKind.Comma) && Is(next + 1, DateTermKind.Year)))
        {
            next++;
        }
        if (Is(next, DateTermKind.Year) && !StartsParagraph(next))
        {
            return new DateMatch(index, next + 1, CalendarPeriod.Month(At(next).Value, month));
        }
        if (DirectedYear(next) is { } year)
        {
            return new DateMatch(index, next + 2, CalendarPeriod.Month(year, month));
        }
        return published is null || IsRecurring(index) ? null : new DateMatch(index, index + 1, CalendarPeriod.Months(NearestMonth(index, month), 1));
    }

    // "every Friday", "Friday prayers", "the third Friday of every month"
    private bool IsRecurring(int index) =>
        (Is(index + 1, DateTermKind.Of) && index + 2 < tokens.Count && tokens[index + 2].Of(text.Span) is "every" or "each")
        || (Is(index + 1, DateTermKind.Of) && Is(index + 2, DateTermKind.The) && IsUnit(index + 3, DateUnit.Month))
        || (index > 0 && tokens[index - 1].Of(text.Span) is "every" or "each" or "Every" or "Each")
        || (index + 1 < tokens.Count && tokens[index + 1].Of(text.Span) is "prayers" or "prayer" or "nights" or "mornings");

    private DateOnly NearestMonth(int index, int month)
    {
        var thisMonth = new DateOnly(Today.Year, Today.Month, 1);
        var ahead = (month - Today.Month + 12) % 12;
        if (IsBehindSince(index))
        {
            return thisMonth.AddMonths(ahead == 0 ? 0 : ahead - 12);
        }
        var future = TenseAt(index) switch { Tense.Future => ahead <= 10, Tense.Past => ahead == 0, _ => ahead <= 6 };
        return thisMonth.AddMonths(future ? ahead : ahead - 12);
    }

    // What has lasted since a date has begun already.
    private bool IsBehindSince(int index)
    {
        var before = index - 1;
        while (before > 0 && (At(before).Kind is DateTermKind.Part || tokens[before].Of(text.Span) is "early" or "late"))
        {
            before--;
        }
        return before >= 0 && tokens[before].Of(text.Span) is "since" or "Since";
    }

    // "May" is mostly a verb and "March" sometimes one: they need a number or a word of time beside them.
    private bool IsAmbiguousMonth(int index)
    {
        var word = tokens[index].Of(text.Span);
        if (word.Length is 3 && word is not "May")
        {
            // "Jan", "Dec" without a stop, a day, a year or a week of theirs are names.
            return !(Is(index + 1, DateTermKind.Year) || (Is(index - 1, DateTermKind.Of) && Is(index - 2, DateTermKind.Unit)));
        }
        if (word is not "May" and not "March" and not "MAY" and not "MARCH")
        {
            return false;
        }
        if (Is(index + 1, DateTermKind.Year) || (Is(index + 1, DateTermKind.Of) && Is(index + 2, DateTermKind.Year)) || DirectedYear(index + 1) is not null)
        {
            return false;
        }
        if (index == 0)
        {
            return true;
        }
        if (At(index - 1).Kind is DateTermKind.Part or DateTermKind.Direction or DateTermKind.To or DateTermKind.Between)
        {
            return false;
        }
        return tokens[index - 1].Of(text.Span) is not ("in" or "In" or "since" or "Since" or "of" or "by" or "By" or "during" or "During" or "for" or "from" or "From"
            or "before" or "after" or "until" or "-");
    }

    // January 15 | Jan. 6-8 | December 5 and 6, 2019 | June 6th, 1944 | October 7 last year
    private DateMatch? MonthDay(int index)
    {
        var month = At(index).Value;
        var next = index + 1;
        if (Is(next, DateTermKind.The))
        {
            next++;
        }
        if (StartsParagraph(next) || !IsDay(next, month) || (IsGlued(next) && Is(next - 1, DateTermKind.Month) && tokens[index].Kind != TokenKind.Abbreviation))
        {
            return null;
        }
        var first = At(next).Value;
        var last = first;
        next++;
        if (Is(next, DateTermKind.To) || Is(next, DateTermKind.And))
        {
            var joint = next;
            if (IsDay(joint + 1, month) && At(joint + 1).Value > first && At(joint + 2).Kind is not (DateTermKind.Month or DateTermKind.Unit)
                && (At(joint).Value == 0 || IsGlued(joint) == IsGlued(joint + 1)) && !IsCounting(joint + 1))
            {
                last = At(joint + 1).Value;
                next = joint + 2;
            }
        }
        var (year, end) = TrailingYear(next);
        if (year is null && published is null)
        {
            return null;
        }
        var chosen = year ?? NearestYear(index, any => DayOf(any, month, first));
        if (!IsValid(chosen, month, first) || !IsValid(chosen, month, last))
        {
            return null;
        }
        return new DateMatch(index, end, CalendarPeriod.Days(new DateOnly(chosen, month, first), new DateOnly(chosen, month, last)));
    }

    // The year behind a day and a month, and the index behind it.
    private (int? Year, int End) TrailingYear(int index)
    {
        var next = index;
        if (Is(next, DateTermKind.Comma) || Is(next, DateTermKind.Of))
        {
            next++;
        }
        if (Is(next, DateTermKind.Year) && !StartsParagraph(next) && !IsCounting(next))
        {
            return (At(next).Value, next + 1);
        }
        return DirectedYear(next) is { } year ? (year, next + 2) : (null, index);
    }

    // last year | this year | next year
    private int? DirectedYear(int index) =>
        published is { } day && At(index) is { Kind: DateTermKind.Direction, Value: >= -1 and <= 1 } direction && IsUnit(index + 1, DateUnit.Year) ? day.Year + direction.Value : null;

    // The year that brings a day of each year nearest to the publication.
    private int NearestYear(int index, Func<int, DateOnly?> day)
    {
        var best = Today.Year;
        var distance = int.MaxValue;
        var past = IsBehindSince(index);
        for (var year = Math.Max(1, Today.Year - 1); year <= Math.Min(9999, Today.Year + 1); year++)
        {
            if (day(year) is not { } candidate || (past && candidate > Today))
            {
                continue;
            }
            var days = Math.Abs(candidate.DayNumber - Today.DayNumber);
            if (days < distance)
            {
                best = year;
                distance = days;
            }
        }
        return best;
    }

    private static DateOnly? DayOf(int year, int month, int day) => IsValid(year, month, day) ? new DateOnly(year, month, day) : null;

    private bool IsDay(int index, int month) =>
        At(index) is { Kind: DateTermKind.Number or DateTermKind.Ordinal, Value: >= 1 } term && term.Value <= DateTime.DaysInMonth(2000, month)
        && (tokens[index].HasDigit || term.Kind == DateTermKind.Ordinal);

    // "August 15 percent", "July 2 million"
    private bool IsCounting(int index) =>
        index + 1 < tokens.Count && (tokens[index + 1].Of(text.Span) is "percent" or "per" or "million" or "billion" or "people" or "%" or "times" or "km");

    private static bool IsValid(int year, int month, int day) =>
        year is >= 1 and <= 9999 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
}
