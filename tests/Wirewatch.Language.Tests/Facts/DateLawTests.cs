using System.Globalization;
using CsCheck;
using Wirewatch.Language.Facts;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Tests.Facts;

/// <summary>Laws of the calendar for every day of the years 1600 to 2090.</summary>
public sealed class DateLawTests
{
    private static readonly Gen<DateOnly> Days = Gen.Int[new DateOnly(1600, 1, 1).DayNumber, new DateOnly(2090, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);

    private static readonly string[] Number = ["first", "second", "third", "fourth", "fifth"];

    private static readonly (string Form, Func<DateOnly, string> Write)[] WithYear =
    [
        ("ISO", static day => In("yyyy-MM-dd", day)),
        ("ISO with slashes", static day => In("yyyy/M/d", day)),
        ("American", static day => In("MMMM d, yyyy", day)),
        ("American with the weekday", static day => In("dddd, MMMM d, yyyy", day)),
        ("American in short", static day => Short(day) + In(" d, yyyy", day)),
        ("American with the weekday in short", static day => In("ddd", day) + ", " + Short(day) + In(" d, yyyy", day)),
        ("American in digits", static day => In("M/d/yyyy", day)),
        ("American with an ordinal", static day => $"{In("MMMM", day)} {Ordinal(day.Day)}, {day.Year}"),
        ("British", static day => In("d MMMM yyyy", day)),
        ("British with the weekday", static day => In("dddd d MMMM yyyy", day)),
        ("British with an ordinal", static day => $"{Ordinal(day.Day)} {In("MMMM yyyy", day)}"),
        ("British of", static day => $"{Ordinal(day.Day)} of {In("MMMM yyyy", day)}"),
        ("with stops", static day => In("d.M.yyyy", day)),
        ("lower case", static day => day.Month is 3 or 5 or 8 ? In("MMMM d, yyyy", day) : In("MMMM d, yyyy", day).ToLowerInvariant()),
        ("the number of the weekday", static day => $"{Number[(day.Day - 1) / 7]} {In("dddd", day)} of {In("MMMM yyyy", day)}"),
    ];

    [Fact]
    public void Every_day_written_with_its_year_in_any_form_is_itself_whenever_it_is_published() =>
        Gen.Select(Days, Days, Gen.Int[0, WithYear.Length - 1]).Sample((day, published, form) =>
        {
            var words = WithYear[form].Write(day);
            var date = Assert.Single(Find($"The ship sank on {words}.", published));
            Assert.Equal((words, In("yyyy-MM-dd", day)), (date.Text, date.Value));
        });

    [Fact]
    public void Every_day_written_without_its_year_is_the_nearest_to_the_publication() =>
        Gen.Select(Days, Gen.Int[-180, 180], Gen.Int[0, 3]).Where(static (day, _, _) => day is not { Month: 2, Day: 29 }).Sample((day, away, form) =>
        {
            var words = form switch
            {
                0 => In("MMMM d", day),
                1 => In("d MMMM", day),
                2 => Short(day) + In(" d", day),
                _ => $"the {Ordinal(day.Day)} of {In("MMMM", day)}",
            };
            Assert.Equal(In("yyyy-MM-dd", day), Assert.Single(Find($"The ship sank on {words}.", day.AddDays(away))).Value);
        });

    [Fact]
    public void Every_day_of_the_last_week_is_its_weekday_and_so_many_days_ago() =>
        Gen.Select(Days, Gen.Int[0, 6]).Sample((day, days) =>
        {
            Assert.Equal(In("yyyy-MM-dd", day), Assert.Single(Find(In("'The ship sank on 'dddd.", day), day.AddDays(days))).Value);
            Assert.Equal(In("yyyy-MM-dd", day), Assert.Single(Find($"The ship sank {days + 2} days ago.", day.AddDays(days + 2))).Value);
            Assert.Equal(In("yyyy-MM-dd", day), Assert.Single(Find($"The ship will sail {days + 2} days from now.", day.AddDays(-days - 2))).Value);
        });

    [Fact]
    public void Every_weekday_with_its_number_is_a_day_of_the_months_around_the_publication() =>
        Gen.Select(Days, Gen.Int[-20, 20]).Sample((day, away) =>
            Assert.Equal((day.DayOfWeek, day.Day), Assert.Single(Find($"The ship sank on {In("dddd", day)} the {Ordinal(day.Day)}.", day.AddDays(away))) is var date
                && DateOnly.Parse(date.Value, CultureInfo.InvariantCulture) is var found ? (found.DayOfWeek, found.Day) : default));

    [Fact]
    public void Every_last_weekday_of_a_month_is_less_than_a_week_before_its_end() =>
        Days.Sample(day =>
        {
            var found = Assert.Single(Find($"The ship sank on the last {In("dddd", day)} of {In("MMMM yyyy", day)}.", day));
            var last = DateOnly.ParseExact(found.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            Assert.Equal((day.DayOfWeek, day.Year, day.Month), (last.DayOfWeek, last.Year, last.Month));
            Assert.True(DateTime.DaysInMonth(day.Year, day.Month) - last.Day < 7);
        });

    [Fact]
    public void The_weeks_of_a_year_are_those_of_ISO_8601() =>
        Days.Sample(day =>
        {
            var (year, week) = (ISOWeek.GetYear(day), ISOWeek.GetWeekOfYear(day));
            var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
            Assert.Equal($"{In("yyyy-MM-dd", monday)}/{In("yyyy-MM-dd", monday.AddDays(6))}", Assert.Single(Find($"The ship sank in week {week} of {year}.", day)).Value);
        });

    [Fact]
    public void The_weeks_of_a_month_follow_each_other_and_the_last_is_one_of_them() =>
        Days.Sample(day =>
        {
            var month = In("MMMM yyyy", day);
            var weeks = Number.Select(number => Find($"The ship sank in the {number} week of {month}.", day).Single(static date => date.Value.Contains('/') || date.Value.Length == 7).Value)
                .Where(static value => value.Contains('/')).ToList();
            Assert.InRange(weeks.Count, 4, 5);
            Assert.Equal(weeks.Order(StringComparer.Ordinal), weeks);
            Assert.Equal(weeks[^1], Assert.Single(Find($"The ship sank in the last week of {month}.", day)).Value);
        });

    [Fact]
    public void The_quarters_and_halves_of_a_year_are_its_months() =>
        Gen.Select(Gen.Int[1600, 2090], Gen.Int[1, 4]).Sample((year, quarter) =>
        {
            var value = $"{year}-{(3 * quarter) - 2:00}/{year}-{3 * quarter:00}";
            foreach (var words in (string[])[$"Q{quarter} {year}", $"Q{quarter} of {year}", $"{year} Q{quarter}", $"{Number[quarter - 1]} quarter of {year}"])
            {
                var date = Assert.Single(Find($"The ship was lost in {words}.", new DateOnly(2020, 1, 1)));
                Assert.Equal((words, value), (date.Text, date.Value));
            }
        });

    [Theory]
    [InlineData(1818, "1818-03-22")]
    [InlineData(1943, "1943-04-25")]
    [InlineData(1954, "1954-04-18")]
    [InlineData(1981, "1981-04-19")]
    [InlineData(2000, "2000-04-23")]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2025, "2025-04-20")]
    [InlineData(2038, "2038-04-25")]
    public void Easter_falls_where_the_church_has_it(int year, string day) => Assert.Equal(day, In("yyyy-MM-dd", Holidays.Easter(year)));

    [Fact]
    public void Easter_is_a_Sunday_between_22_March_and_25_April() =>
        Gen.Int[1583, 9998].Sample(year =>
        {
            var easter = Holidays.Easter(year);
            Assert.Equal(DayOfWeek.Sunday, easter.DayOfWeek);
            Assert.InRange(easter, new DateOnly(year, 3, 22), new DateOnly(year, 4, 25));
        });

    [Fact]
    public void No_date_begins_or_ends_inside_a_number_or_a_word() =>
        Gen.Select(Days, Gen.Int[0, WithYear.Length - 1], Gen.OneOf(Texts.Any, Gen.Char["0123456789/-.,:xQ' "].Array[0, 8].Select(static characters => new string(characters))), Texts.Any)
            .Sample((day, form, before, after) =>
            {
                var text = before + WithYear[form].Write(day) + after;
                foreach (var date in Find(text, day))
                {
                    Assert.False(date.Start > 0 && char.IsAsciiLetterOrDigit(text[date.Start - 1]) && char.IsAsciiLetterOrDigit(text[date.Start]), text);
                    Assert.False(date.End < text.Length && char.IsAsciiLetterOrDigit(text[date.End - 1]) && char.IsAsciiLetterOrDigit(text[date.End]), text);
                }
            });

    private static string In(string format, DateOnly day) => day.ToString(format, CultureInfo.InvariantCulture);

    private static string Short(DateOnly day) => day.Month switch { 5 => "May", 9 => "Sept.", _ => In("MMM'.'", day) };

    private static string Ordinal(int day) => day + (day % 10, day is 11 or 12 or 13) switch { (1, false) => "st", (2, false) => "nd", (3, false) => "rd", _ => "th" };

    private static List<DateExpression> Find(string text, DateOnly published)
    {
        var document = new Document(new ArticleText(text) { Published = new DateTimeOffset(published.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) });
        new Segmentation().Apply(document);
        new DateFinding().Apply(document);
        return document.Dates;
    }
}
