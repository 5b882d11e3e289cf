using System.Globalization;

namespace Wirewatch.Language.Facts;

/// <summary>Expressions that are one day without any grammar: dates in digits, holidays that have their day in the calendar, and the day before
/// yesterday.</summary>
internal sealed partial class DateGrammar
{
    private static readonly (string[] Words, int Month, int Day)[] Holidays =
    [
        (["christmas", "eve"], 12, 24), (["christmas", "day"], 12, 25), (["boxing", "day"], 12, 26), (["new", "year", "'s", "eve"], 12, 31), (["new", "year", "'s", "day"], 1, 1),
        (["valentine", "'s", "day"], 2, 14), (["earth", "day"], 4, 22), (["anzac", "day"], 4, 25), (["bastille", "day"], 7, 14), (["st.", "patrick", "'s", "day"], 3, 17),
        (["saint", "patrick", "'s", "day"], 3, 17), (["armistice", "day"], 11, 11), (["halloween"], 10, 31),
    ];

    private DateMatch? Whole(int index) => InDigits(index) ?? Holiday(index) ?? BesideToday(index);

    // "2019-09-01", "21/04/2016", "04/21/2016": month first where both may be it, as most of the English press in digits does.
    private DateMatch? InDigits(int index)
    {
        if (index >= tokens.Count || !char.IsAsciiDigit(text.Span[tokens[index].Start]) || (index > 0 && !tokens[index].HasSpaceBefore && tokens[index - 1].Length > 0
            && tokens[index - 1].Kind is not (Text.TokenKind.OpenBracket or Text.TokenKind.Quote)))
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
            while (at < text.Length && at - start < 5 && char.IsAsciiDigit(text.Span[at]))
            {
                at++;
            }

            yearFirst |= part == 0 && at - start == 4;
            var fits = (part == 0 && at - start is 1 or 2 or 4) || (part == 1 && at - start is 1 or 2) || (part == 2 && (yearFirst ? at - start is 1 or 2 : at - start == 4));
            if (!fits || (part < 2 && (at >= text.Length || text.Span[at] is not ('/' or '-' or '.') || (part == 1 && text.Span[at] != separator))))
            {
                return null;
            }

            numbers[part] = int.Parse(text.Span[start..at], CultureInfo.InvariantCulture);
            separator = part < 2 ? text.Span[at] : separator;
            at += part < 2 ? 1 : 0;
        }

        var last = index;
        while (last < tokens.Count && tokens[last].End < at)
        {
            last++;
        }

        if (last >= tokens.Count || tokens[last].End != at || (last + 1 < tokens.Count && !tokens[last + 1].HasSpaceBefore && text.Span[tokens[last + 1].Start] == separator && separator != '.'))
        {
            return null;
        }

        var (year, month, day) = yearFirst ? (numbers[0], numbers[1], numbers[2]) : numbers[0] > 12 || separator == '.' ? (numbers[2], numbers[1], numbers[0]) : (numbers[2], numbers[0], numbers[1]);
        return year is >= 1000 and <= 2199 && IsValid(year, month, day) ? new DateMatch(index, last + 1, CalendarPeriod.Day(new DateOnly(year, month, day))) : null;
    }

    private DateMatch? Holiday(int index)
    {
        foreach (var (words, month, day) in Holidays)
        {
            var next = index;
            foreach (var word in words)
            {
                if (next >= tokens.Count || !IsSame(next, word))
                {
                    next = -1;
                    break;
                }

                next++;
            }

            if (next < 0 || (words.Length == 1 && !tokens[index].IsCapitalised))
            {
                continue;
            }

            var (year, end) = TrailingYear(next);
            if (year is null && published is null)
            {
                return null;
            }

            return new DateMatch(index, year is null ? next : end, CalendarPeriod.Day(new DateOnly(year ?? NearestYear(index, month, day), month, day)));
        }

        return null;
    }

    private DateMatch? BesideToday(int index)
    {
        var first = IsSame(index, "the") ? index + 1 : index;
        if (published is null || first + 2 >= tokens.Count || !IsSame(first, "day"))
        {
            return null;
        }

        var days = IsSame(first + 1, "before") && IsSame(first + 2, "yesterday") ? -2 : IsSame(first + 1, "after") && IsSame(first + 2, "tomorrow") ? 2 : 0;
        return days == 0 ? null : new DateMatch(index, first + 3, CalendarPeriod.Day(Today.AddDays(days)));
    }

    private bool IsSame(int index, string word)
    {
        var found = tokens[index].Of(text.Span);
        return found.Equals(word, StringComparison.OrdinalIgnoreCase) || (word == "'s" && found is "’s");
    }
}
