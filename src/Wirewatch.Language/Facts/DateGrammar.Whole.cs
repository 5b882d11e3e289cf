using System.Globalization;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <content>Expressions that are one day without any grammar: dates in digits, days of the calendar that have a name, and the day before yesterday.</content>
internal sealed partial class DateGrammar
{
    /// <summary>The first year of the Gregorian calendar, by which the movable days are reckoned.</summary>
    private const int FirstHolidayYear = 1583;

    private readonly record struct Digits(int First, int Second, int Year, int Last, bool YearFirst, bool IsDotted);

    private bool? _dayFirst;

    /// <summary>"2019-09-01", "21/04/2016", "04/21/2016", "21/04/16". Where day and month may change places, the order is that of the text's other
    /// dates in digits, and without one the American: month first.</summary>
    private DateMatch? InDigits(int index)
    {
        if (!tokens[index].HasDigit || ReadDigits(index) is not { } digits)
        {
            return null;
        }

        int month, day;
        if (digits.YearFirst)
        {
            (month, day) = (digits.First, digits.Second);
        }
        else
        {
            var dayFirst = digits.IsDotted || IsDayFirst(digits) switch { { } known => known, null => _dayFirst ??= TextPutsDayFirst() };
            (day, month) = dayFirst ? (digits.First, digits.Second) : (digits.Second, digits.First);
        }

        var year = digits.Year;
        if (year < 100)
        {
            // Two digits of a year say no century of their own and are a date only where nothing else can be meant.
            if (published is null || digits.IsDotted || (IsDayFirst(digits) is null && digits.First != digits.Second))
            {
                return null;
            }

            var century = Today.Year / 100 * 100;
            year += century + year > Today.Year + 20 ? century - 100 : century;
        }

        return year is >= 1000 and <= 2199 && IsValid(year, month, day) ? new DateMatch(index, digits.Last, CalendarPeriod.Day(new DateOnly(year, month, day))) : null;
    }

    private static bool? IsDayFirst(Digits digits) => digits.First > 12 ? true : digits.Second > 12 ? false : null;

    private bool TextPutsDayFirst()
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].HasDigit && ReadDigits(i) is { YearFirst: false, IsDotted: false, Year: >= 1000 } digits && IsDayFirst(digits) is { } order
                && IsValid(digits.Year, order ? digits.Second : digits.First, order ? digits.First : digits.Second))
            {
                return order;
            }
        }

        return false;
    }

    // Three numbers with one sign between them, that are no part of a longer number or word.
    private Digits? ReadDigits(int index)
    {
        var span = text.Span;
        if (!char.IsAsciiDigit(span[tokens[index].Start]) || (IsGlued(index) && index > 0 && tokens[index - 1].Kind is not (TokenKind.OpenBracket or TokenKind.Quote)))
        {
            return null;
        }

        Span<int> numbers = stackalloc int[3];
        var at = tokens[index].Start;
        var separator = '\0';
        var yearFirst = false;
        for (var part = 0; part < 3; part++)
        {
            var start = at;
            while (at < span.Length && at - start < 5 && char.IsAsciiDigit(span[at]))
            {
                at++;
            }

            var length = at - start;
            yearFirst |= part == 0 && length == 4;
            var fits = part switch
            {
                0 => length is 1 or 2 or 4,
                1 => length is 1 or 2,
                _ => yearFirst ? length is 1 or 2 : length == 4 || (length == 2 && separator == '/'),
            };
            if (!fits || (part < 2 && (at >= span.Length || span[at] is not ('/' or '-' or '.') || (part == 1 && span[at] != separator))))
            {
                return null;
            }

            numbers[part] = int.Parse(span[start..at], CultureInfo.InvariantCulture);
            if (part < 2)
            {
                separator = span[at++];
            }
        }

        var last = index;
        while (last < tokens.Count && tokens[last].End < at)
        {
            last++;
        }

        if (last >= tokens.Count || tokens[last].End != at || (IsGlued(last + 1) && span[tokens[last + 1].Start] == separator && separator != '.'))
        {
            return null;
        }

        return yearFirst ? new Digits(numbers[1], numbers[2], numbers[0], last + 1, true, false) : new Digits(numbers[0], numbers[1], numbers[2], last + 1, false, separator == '.');
    }

    // Christmas Eve | Labor Day 2019 | New Year's Eve in 2007 | before Easter
    private DateMatch? NamedDay(int index)
    {
        foreach (var holiday in Holidays.BeginningWith(tokens[index].Of(text.Span)))
        {
            var next = index + 1;
            foreach (var word in holiday.Rest)
            {
                next = next > 0 && next < tokens.Count && !StartsParagraph(next) && Holidays.IsSame(tokens[next].Of(text.Span), word) ? next + 1 : -1;
            }

            if (next < 0)
            {
                continue;
            }

            var (year, end) = TrailingYear(next);
            if (year is null && next + 1 < tokens.Count && tokens[next].Of(text.Span) is "in" && Is(next + 1, DateTermKind.Year) && !StartsParagraph(next + 1))
            {
                (year, end) = (At(next + 1).Value, next + 2);
            }

            if ((year is null && (published is null || !StandsAlone(index, next))) || IsRecurring(index)
                || (index > 0 && tokens[index - 1].Of(text.Span) is "Orthodox" or "Coptic" or "Canadian" or "Canada"))
            {
                continue;
            }

            year ??= NearestYear(index, any => holiday.In(any));
            return year >= FirstHolidayYear ? new DateMatch(index, end, CalendarPeriod.Day(holiday.In(year.Value)), IsNamed: true) : null;
        }

        return null;
    }

    // "before Easter", "this Christmas", but not "the Bastille Day parade" or "remembered as Anzac Day": the name of a day is a date where a day is told.
    private bool StandsAlone(int index, int next)
    {
        if (index == 0 || !(tokens[index - 1].Of(text.Span) is "on" or "On" or "at" or "At" or "by" or "By" or "before" or "Before" or "after" or "After" or "until" or "since" or "Since" or "till" or "from" or "From" or "to" or "through"
            || Is(index - 1, DateTermKind.Direction)))
        {
            return false;
        }

        return next >= tokens.Count || StartsParagraph(next) || tokens[next].Kind is TokenKind.Stop or TokenKind.CloseBracket or TokenKind.Quote or TokenKind.Ellipsis
            || (tokens[next].Kind is TokenKind.Punctuation or TokenKind.Dash && tokens[next].Of(text.Span) is not "/")
            || tokens[next].Of(text.Span) is "and" or "or" or "in" or "at" or "as" or "but" or "the" or "when" or "where" or "with" or "to" or "for" or "he" or "she" or "it" or "they" or "we" or "because"
                or "after" or "before" or "while" or "since" or "if" or "is" or "was" or "will" or "has" or "had" or "that" or "would";
    }

    // the day before yesterday | day after tomorrow
    private DateMatch? BesideToday(int index)
    {
        var first = Is(index, DateTermKind.The) ? index + 1 : index;
        if (published is null || !IsUnit(first, DateUnit.Day) || At(first + 2) is not { Kind: DateTermKind.RelativeDay, Value: not 0 } beside)
        {
            return null;
        }

        var word = tokens[first + 1].Of(text.Span);
        return word is "before" && beside.Value < 0 ? new DateMatch(index, first + 3, CalendarPeriod.Day(Today.AddDays(-2)))
            : word is "after" && beside.Value > 0 ? new DateMatch(index, first + 3, CalendarPeriod.Day(Today.AddDays(2))) : null;
    }
}
