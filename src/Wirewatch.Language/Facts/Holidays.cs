using System.Collections.Frozen;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <summary>A day of the calendar that has a name and returns each year.</summary>
/// <param name="Rest">The words behind the first one, in lower case; possessives and apostrophes are words of their own, as in the tokens.</param>
/// <param name="In">Its day in a year of the Gregorian calendar.</param>
internal sealed record Holiday(string[] Rest, Func<int, DateOnly> In);

/// <summary>Days that mean one day of the calendar wherever English news is written, fixed and movable. Days that differ between countries
/// (Mother's Day, Labour Day as the British spell it, an Independence Day without its country) are left out. Thread safe.</summary>
internal static class Holidays
{
    private static readonly FrozenDictionary<string, Holiday[]>.AlternateLookup<ReadOnlySpan<char>> ByFirstWord = Build();

    /// <summary>The first words of all names, in lower case.</summary>
    public static IEnumerable<string> FirstWords => ByFirstWord.Dictionary.Keys;

    /// <summary>The days whose names begin with <paramref name="word"/> in any case, the longest name first.</summary>
    public static ReadOnlySpan<Holiday> BeginningWith(ReadOnlySpan<char> word) => ByFirstWord.TryGetValue(word, out var holidays) ? holidays : [];

    /// <summary>Whether a token has the word of a holiday's name.</summary>
    public static bool IsSame(ReadOnlySpan<char> found, string word) =>
        found.Equals(word, StringComparison.OrdinalIgnoreCase) || (found.Length == word.Length && word[0] == '\'' && Characters.IsApostrophe(found[0]) && found[1..].Equals(word.AsSpan(1), StringComparison.OrdinalIgnoreCase));

    /// <summary>Easter Sunday of the western churches, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).</summary>
    public static DateOnly Easter(int year)
    {
        var golden = year % 19;
        var (century, rest) = Math.DivRem(year, 100);
        var correction = (century + 8) / 25;
        var epact = ((19 * golden) + century - (century / 4) - ((century - correction + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - epact - (rest % 4)) % 7;
        var late = (golden + (11 * epact) + (22 * weekday)) / 451;
        var day = epact + weekday - (7 * late) + 114;
        return new DateOnly(year, day / 31, (day % 31) + 1);
    }

    /// <summary>The weekday of that number in a month, the last one for -1; a month may lack the fifth.</summary>
    public static DateOnly? Nth(int year, int month, int number, DayOfWeek weekday)
    {
        var length = DateTime.DaysInMonth(year, month);
        if (number < 0)
        {
            var last = new DateOnly(year, month, length);
            return last.AddDays(-((last.DayOfWeek - weekday + 7) % 7));
        }
        var first = new DateOnly(year, month, 1);
        var day = 1 + ((weekday - first.DayOfWeek + 7) % 7) + (7 * (number - 1));
        return day <= length ? new DateOnly(year, month, day) : null;
    }

    private static FrozenDictionary<string, Holiday[]>.AlternateLookup<ReadOnlySpan<char>> Build()
    {
        var holidays = new List<(string First, Holiday Holiday)>();
        Fixed("new year 's day", 1, 1);
        Fixed("new year 's eve", 12, 31);
        Fixed("australia day", 1, 26);
        Fixed("waitangi day", 2, 6);
        Fixed("valentine 's day", 2, 14);
        Fixed("international women 's day", 3, 8);
        Fixed("st. patrick 's day", 3, 17);
        Fixed("saint patrick 's day", 3, 17);
        Fixed("april fools ' day", 4, 1);
        Fixed("april fool 's day", 4, 1);
        Fixed("earth day", 4, 22);
        Fixed("anzac day", 4, 25);
        Fixed("may day", 5, 1);
        Fixed("canada day", 7, 1);
        Fixed("bastille day", 7, 14);
        Fixed("halloween", 10, 31);
        Fixed("all saints ' day", 11, 1);
        Fixed("all souls ' day", 11, 2);
        Fixed("guy fawkes night", 11, 5);
        Fixed("bonfire night", 11, 5);
        Fixed("armistice day", 11, 11);
        Fixed("veterans day", 11, 11);
        Fixed("veterans ' day", 11, 11);
        Fixed("christmas eve", 12, 24);
        Fixed("christmas day", 12, 25);
        Fixed("christmas", 12, 25);
        Fixed("boxing day", 12, 26);
        FromEaster("easter", 0);
        FromEaster("easter sunday", 0);
        FromEaster("easter day", 0);
        FromEaster("easter monday", 1);
        FromEaster("easter saturday", -1);
        FromEaster("holy saturday", -1);
        FromEaster("good friday", -2);
        FromEaster("maundy thursday", -3);
        FromEaster("holy thursday", -3);
        FromEaster("palm sunday", -7);
        FromEaster("ash wednesday", -46);
        FromEaster("shrove tuesday", -47);
        FromEaster("ascension day", 39);
        FromEaster("whit sunday", 49);
        FromEaster("pentecost sunday", 49);
        FromEaster("whit monday", 50);
        FromEaster("pentecost monday", 50);
        OnWeekday("martin luther king day", 1, 3, DayOfWeek.Monday);
        OnWeekday("martin luther king jr. day", 1, 3, DayOfWeek.Monday);
        OnWeekday("martin luther king , jr. day", 1, 3, DayOfWeek.Monday);
        OnWeekday("mlk day", 1, 3, DayOfWeek.Monday);
        OnWeekday("presidents ' day", 2, 3, DayOfWeek.Monday);
        OnWeekday("presidents day", 2, 3, DayOfWeek.Monday);
        OnWeekday("memorial day", 5, -1, DayOfWeek.Monday);
        OnWeekday("labor day", 9, 1, DayOfWeek.Monday);
        OnWeekday("columbus day", 10, 2, DayOfWeek.Monday);
        OnWeekday("remembrance sunday", 11, 2, DayOfWeek.Sunday);
        OnWeekday("thanksgiving", 11, 4, DayOfWeek.Thursday);
        OnWeekday("thanksgiving day", 11, 4, DayOfWeek.Thursday);
        Add("black friday", static year => Nth(year, 11, 4, DayOfWeek.Thursday)!.Value.AddDays(1));
        Add("cyber monday", static year => Nth(year, 11, 4, DayOfWeek.Thursday)!.Value.AddDays(4));
        return holidays.GroupBy(static pair => pair.First, static pair => pair.Holiday)
            .ToFrozenDictionary(static group => group.Key, static group => group.OrderByDescending(static holiday => holiday.Rest.Length).ToArray(), StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

        void Fixed(string words, int month, int day) => Add(words, year => new DateOnly(year, month, day));
        void FromEaster(string words, int days) => Add(words, year => Easter(year).AddDays(days));
        void OnWeekday(string words, int month, int number, DayOfWeek weekday) => Add(words, year => Nth(year, month, number, weekday)!.Value);
        void Add(string words, Func<int, DateOnly> day)
        {
            var parts = words.Split(' ');
            holidays.Add((parts[0], new Holiday(parts[1..], day)));
        }
    }
}
