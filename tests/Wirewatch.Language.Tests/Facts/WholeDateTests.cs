using Wirewatch.Language.Facts;

namespace Wirewatch.Language.Tests.Facts;

public sealed class WholeDateTests
{
    [Theory]
    [InlineData("It closed on 2019-09-01.", "2019-09-01", "2019-09-01")]
    [InlineData("It closed on 2019/9/1.", "2019/9/1", "2019-09-01")]
    [InlineData("It closed on 21/04/2016.", "21/04/2016", "2016-04-21")]
    [InlineData("It closed on 04/21/2016.", "04/21/2016", "2016-04-21")]
    [InlineData("It closed on 13.5.2015.", "13.5.2015", "2015-05-13")]
    [InlineData("It closed on Christmas Day 2019.", "Christmas Day 2019", "2019-12-25")]
    [InlineData("It closed on New Year's Eve.", "New Year's Eve", "2016-12-31")]
    [InlineData("It closed the day before yesterday.", "the day before yesterday", "2016-11-05")]
    [InlineData("It closes the day after tomorrow.", "the day after tomorrow", "2016-11-09")]
    public void A_day_in_digits_a_holiday_and_the_day_before_yesterday_are_dates(string text, string words, string value)
    {
        var date = Assert.Single(Dates(text));

        Assert.Equal((words, value), (date.Text, date.Value));
    }

    [Theory]
    [InlineData("Call 555-12-2016-7 now.")]
    [InlineData("It won 31/31/16 of them.")]
    [InlineData("Version 1.2.3 is out.")]
    public void Other_digits_are_none(string text) => Assert.DoesNotContain(Dates(text), static date => date.Value.Length == 10);

    private static List<DateExpression> Dates(string text)
    {
        var document = MarkedText.Read(text, new DateTimeOffset(2016, 11, 7, 0, 0, 0, TimeSpan.Zero));
        new DateFinding().Apply(document);
        return document.Dates;
    }
}
