using System.Globalization;

namespace Wirewatch.Language.Facts;

/// <summary>How exactly a <see cref="CalendarPeriod"/> was named.</summary>
internal enum CalendarUnit : byte
{
    /// <summary>Days.</summary>
    Day,

    /// <summary>Whole months.</summary>
    Month,

    /// <summary>Whole years.</summary>
    Year,
}

/// <summary>A stretch of days on the calendar, both ends included, and the unit in which it was named.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, <paramref name="First"/> or later.</param>
/// <param name="Unit">The unit: a period named in months begins and ends with a month.</param>
internal readonly record struct CalendarPeriod(DateOnly First, DateOnly Last, CalendarUnit Unit)
{
    /// <summary>One day.</summary>
    public static CalendarPeriod Day(DateOnly day) => new(day, day, CalendarUnit.Day);

    /// <summary>Two or more days.</summary>
    public static CalendarPeriod Days(DateOnly first, DateOnly last) => new(first, last, CalendarUnit.Day);

    /// <summary>One month.</summary>
    public static CalendarPeriod Month(int year, int month) => Months(new DateOnly(year, month, 1), 1);

    /// <summary>Several months from the one that <paramref name="first"/> begins.</summary>
    public static CalendarPeriod Months(DateOnly first, int count) => new(first, first.AddMonths(count).AddDays(-1), CalendarUnit.Month);

    /// <summary>One year.</summary>
    public static CalendarPeriod Year(int year) => Years(year, year);

    /// <summary>Several years.</summary>
    public static CalendarPeriod Years(int first, int last) => new(new DateOnly(first, 1, 1), new DateOnly(last, 12, 31), CalendarUnit.Year);

    /// <summary>The days of the week of <paramref name="day"/>, Monday to Sunday as in ISO 8601.</summary>
    public static CalendarPeriod Week(DateOnly day)
    {
        var monday = Monday(day);
        return Days(monday, monday.AddDays(6));
    }

    /// <summary>The Monday of the week of <paramref name="day"/>.</summary>
    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The period from the first day of this one to the last day of <paramref name="end"/>, or null if that runs backwards.</summary>
    public CalendarPeriod? To(CalendarPeriod end) =>
        end.Last < First ? null : new CalendarPeriod(First, end.Last, (CalendarUnit)Math.Min((int)Unit, (int)end.Unit));

    /// <summary>ISO 8601: <c>2025-01-15</c>, <c>2024-10</c>, <c>2010</c>, or <c>a/b</c> with both ends included.</summary>
    public override string ToString()
    {
        var first = Format(First);
        var last = Format(Last);
        return first == last ? first : $"{first}/{last}";
    }

    private string Format(DateOnly day) => Unit switch
    {
        CalendarUnit.Year => day.Year.ToString("0000", CultureInfo.InvariantCulture),
        CalendarUnit.Month => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        _ => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
