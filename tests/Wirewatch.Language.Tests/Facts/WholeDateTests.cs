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
    [InlineData("It closed on New Year's Eve in 2007.", "New Year's Eve in 2007", "2007-12-31")]
    [InlineData("It has been closed since Good Friday.", "Good Friday", "2016-03-25")]
    [InlineData("It closed on Easter Monday 2018.", "Easter Monday 2018", "2018-04-02")]
    [InlineData("It closes before Thanksgiving.", "Thanksgiving", "2016-11-24")]
    [InlineData("It closed on Labor Day.", "Labor Day", "2016-09-05")]
    [InlineData("It closed after Presidents’ Day 2017.", "Presidents’ Day 2017", "2017-02-20")]
    [InlineData("It closed on Martin Luther King Jr. Day.", "Martin Luther King Jr. Day", "2017-01-16")]
    [InlineData("It closed last Christmas.", "last Christmas", "2015-12-25")]
    [InlineData("It closes from Christmas Eve to New Year's Day.", "Christmas Eve to New Year's Day", "2016-12-24/2017-01-01")]
    [InlineData("It closed on 21/04/16.", "21/04/16", "2016-04-21")]
    [InlineData("It closed the day before yesterday.", "the day before yesterday", "2016-11-05")]
    [InlineData("It closes the day after tomorrow.", "the day after tomorrow", "2016-11-09")]
    public void A_day_in_digits_a_holiday_and_the_day_before_yesterday_are_dates(string text, string words, string value)
    {
        var date = Assert.Single(Dates(text));

        Assert.Equal((words, value), (date.Text, date.Value));
    }

    [Theory]
    [InlineData("It opened on 21/04/2016 and closed on 04/05/2016.", "2016-05-04")]
    [InlineData("It opened on 04/21/2016 and closed on 04/05/2016.", "2016-04-05")]
    [InlineData("It closed on 04/05/2016.", "2016-04-05")]
    public void Day_and_month_in_digits_stand_in_the_order_of_the_texts_other_dates(string text, string value) => Assert.Equal(value, Dates(text)[^1].Value);

    [Theory]
    [InlineData("The Bastille Day parade and the Easter eggs made a merry Christmas tree.")]
    [InlineData("They watched Independence Day and Good Friday prayers.")]
    [InlineData("It closed on Orthodox Easter.")]
    [InlineData("It is a memorial day for all.")]
    public void The_name_of_a_day_that_tells_no_day_is_no_date(string text) => Assert.DoesNotContain(Dates(text), static date => date.Value.Length == 10);

    [Fact]
    public void A_holiday_is_a_name_and_a_date() =>
        Assert.Equal("2016-05-30", Assert.Single(Dates("It closed on [Memorial Day|miscellaneous].")).Value);

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
