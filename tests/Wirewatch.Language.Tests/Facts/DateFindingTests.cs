using CsCheck;
using Wirewatch.Language.Facts;
using Wirewatch.Language.Recognition;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Tests.Facts;

/// <summary>Dates of articles published on Thursday, 2024-03-14.</summary>
public sealed class DateFindingTests
{
    private static readonly DateTimeOffset Published = new(2024, 3, 14, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("The talks began on Tuesday.", "Tuesday", "2024-03-12")]
    [InlineData("The talks began on Thursday.", "Thursday", "2024-03-14")]
    [InlineData("The talks will begin on Tuesday.", "Tuesday", "2024-03-19")]
    [InlineData("The bridge will be officially opened on Tuesday.", "Tuesday", "2024-03-19")]
    [InlineData("Schools will close for two weeks from tomorrow.", "tomorrow", "2024-03-15")]
    [InlineData("On Thursday the 9th Circuit ruled.", "Thursday", "2024-03-14")]
    [InlineData("A third of last month's arrivals came by sea.", "last month", "2024-02")]
    [InlineData("A verdict is expected by Friday.", "Friday", "2024-03-15")]
    [InlineData("They met last Thursday.", "last Thursday", "2024-03-07")]
    [InlineData("They meet next Monday.", "next Monday", "2024-03-18")]
    [InlineData("They met this past Monday.", "this past Monday", "2024-03-11")]
    [InlineData("The ship sank on Jan. 15.", "Jan. 15", "2024-01-15")]
    [InlineData("The ship sank on December 3.", "December 3", "2023-12-03")]
    [InlineData("The ship sank on 15 January 2019.", "15 January 2019", "2019-01-15")]
    [InlineData("The ship sank on January 15, 2019, at sea.", "January 15, 2019", "2019-01-15")]
    [InlineData("The ship sank on Tuesday, January 15, 2019.", "Tuesday, January 15, 2019", "2019-01-15")]
    [InlineData("The ship sank on 2019-01-15.", "2019-01-15", "2019-01-15")]
    [InlineData("The ship sank on 25/12/2019.", "25/12/2019", "2019-12-25")]
    [InlineData("The ship sank in October last year.", "October last year", "2023-10")]
    [InlineData("The ship sank last October.", "last October", "2023-10")]
    [InlineData("The ship sank in June 2003.", "June 2003", "2003-06")]
    [InlineData("The ship sank in February.", "February", "2024-02")]
    [InlineData("The ship has been lost since May.", "May", "2023-05")]
    [InlineData("The ship has been lost since early April.", "early April", "2023-04")]
    [InlineData("The ship has been lost since March.", "March", "2024-03")]
    [InlineData("The ship has been lost since April 5.", "April 5", "2023-04-05")]
    [InlineData("The ship sank in 1912.", "1912", "1912")]
    [InlineData("The ship sank earlier this week.", "this week", "2024-03-11/2024-03-17")]
    [InlineData("The ship sank last month.", "last month", "2024-02")]
    [InlineData("The ship sank yesterday.", "yesterday", "2024-03-13")]
    [InlineData("The ship sank last summer.", "last summer", "2023-06/2023-08")]
    [InlineData("The ship sank in the 1990s.", "1990s", "1990/1999")]
    [InlineData("The ship sank in the 19th century.", "19th century", "1801/1900")]
    [InlineData("The ship sank two weeks ago.", "two weeks ago", "2024-02-29")]
    [InlineData("The ship sank three years ago.", "three years ago", "2021")]
    [InlineData("It sank in the third quarter of 2021.", "third quarter of 2021", "2021-07/2021-09")]
    [InlineData("It sank in mid-2009.", "mid-2009", "2009")]
    [InlineData("It sank in late February.", "late February", "2024-02")]
    [InlineData("The summit ran from Monday to Wednesday.", "Monday to Wednesday", "2024-03-11/2024-03-13")]
    [InlineData("The summit ran Jan. 6-8.", "Jan. 6-8", "2024-01-06/2024-01-08")]
    [InlineData("He ruled from 2010 to 2015.", "2010 to 2015", "2010/2015")]
    [InlineData("He ruled between 1997 and 2001.", "between 1997 and 2001", "1997/2001")]
    [InlineData("In the 2013/14 season", "2013/14", "2013/2014")]
    [InlineData("The summit ran from June 1 to Nov. 30.", "June 1 to Nov. 30", "2024-06-01/2024-11-30")]
    [InlineData("It is shut from 4 to 22 this month.", "4 to 22 this month", "2024-03-04/2024-03-22")]
    [InlineData("It is shut from 4 to June 22.", "4 to June 22", "2024-06-04/2024-06-22")]
    [InlineData("It is shut 4-22 January.", "4-22 January", "2024-01-04/2024-01-22")]
    [InlineData("It is shut on 5 and 6 May 2019.", "5 and 6 May 2019", "2019-05-05/2019-05-06")]
    [InlineData("It is shut between 3 and 12 of September.", "between 3 and 12 of September", "2024-09-03/2024-09-12")]
    [InlineData("It is shut on the 20th of next month.", "20th of next month", "2024-04-20")]
    [InlineData("It shut on the first Friday of February.", "first Friday of February", "2024-02-02")]
    [InlineData("It shut on the last Monday in May 2019.", "last Monday in May 2019", "2019-05-27")]
    [InlineData("It shut in the last week of May 2019.", "last week of May 2019", "2019-05-27/2019-06-02")]
    [InlineData("It shut on the last weekend of July 2019.", "last weekend of July 2019", "2019-07-27/2019-07-28")]
    [InlineData("It shut in the final quarter of 2012.", "final quarter of 2012", "2012-10/2012-12")]
    [InlineData("It shut in the second half of 2020.", "second half of 2020", "2020-07/2020-12")]
    [InlineData("It shut in H1 2016.", "H1 2016", "2016-01/2016-06")]
    [InlineData("It shut in week 23 of 2021.", "week 23 of 2021", "2021-06-07/2021-06-13")]
    [InlineData("It shut in the week of Sept. 16, 2016.", "week of Sept. 16, 2016", "2016-09-12/2016-09-18")]
    [InlineData("It shut in the week ending 4 February.", "week ending 4 February", "2024-01-29/2024-02-04")]
    [InlineData("It opens two weeks from now.", "two weeks from now", "2024-03-28")]
    [InlineData("It opens a week from Monday.", "a week from Monday", "2024-03-25")]
    [InlineData("It shut a fortnight ago.", "a fortnight ago", "2024-02-29")]
    [InlineData("It shut on Wednesday of last week.", "Wednesday of last week", "2024-03-06")]
    [InlineData("It shut on Friday the 1st.", "Friday the 1st", "2024-03-01")]
    [InlineData("It shut in 2016-11.", "2016-11", "2016-11")]
    [InlineData("In the 70's it shut.", "70's", "1970/1979")]
    [InlineData("A few hours before the plane crashed on Tuesday, it shut.", "Tuesday", "2024-03-12")]
    [InlineData("He is to be sentenced on Tuesday.", "Tuesday", "2024-03-19")]
    public void A_calendar_expression_is_found_and_resolved_against_the_publication(string text, string expression, string value)
    {
        var date = Assert.Single(Find(text, Published));
        Assert.Equal((expression, value), (date.Text, date.Value));
    }

    [Theory]
    [InlineData("He waited for three years and ten days.")]
    [InlineData("The talks may fail, now and recently.")]
    [InlineData("More than 2010 people and about 1900 soldiers came at 10:30.")]
    [InlineData("They march every Friday.")]
    [InlineData("They march on the third Friday of every month.")]
    [InlineData("Cases rose from 4 to 22 in all, and Q3 was good in week 10.")]
    [InlineData("It cost $2000 and 1,912 euros on Flight 1549.")]
    public void What_names_no_day_on_the_calendar_is_no_date(string text) => Assert.Empty(Find(text, Published));

    [Fact]
    public void The_next_day_follows_the_date_named_before() =>
        Assert.Equal(["2019-05-01", "2019-05-02"], Find("It broke on May 1, 2019 and was mended the next day.", Published).Select(date => date.Value));

    [Fact]
    public void Without_a_publication_only_absolute_dates_are_found() =>
        Assert.Equal(["2019-05-01", "2003-06"], Find("On Friday, and on May 1, 2019, and in June 2003, and last week.", null).Select(date => date.Value));

    [Fact]
    public void The_day_of_publication_is_the_one_at_its_place()
    {
        var evening = new DateTimeOffset(2024, 3, 14, 22, 0, 0, TimeSpan.FromHours(-8));
        Assert.Equal("2024-03-14", Assert.Single(Find("It sank today.", evening)).Value);
    }

    [Fact]
    public void A_year_inside_a_name_is_no_date()
    {
        var document = Read("They flew to Expo 2010 there.", Published);
        document.Names.Add(new NameSpan(13, 22, MentionType.Miscellaneous));
        new DateFinding().Apply(document);
        Assert.Empty(document.Dates);
    }

    [Fact]
    public void Any_text_on_any_day_gives_ordered_dates_that_lie_in_it() =>
        Gen.Select(Texts.Any, Gen.Int[1, 3_652_059]).Sample((text, day) =>
        {
            var published = new DateTimeOffset(DateOnly.FromDayNumber(day - 1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            var end = 0;
            foreach (var date in Find(text, published))
            {
                Assert.True(date.Start >= end && date.End > date.Start);
                Assert.Equal(text[date.Start..date.End], date.Text);
                Assert.Matches(@"^\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?$", date.Value);
                end = date.End;
            }
        });

    private static List<DateExpression> Find(string text, DateTimeOffset? published)
    {
        var document = Read(text, published);
        new DateFinding().Apply(document);
        return document.Dates;
    }

    private static Document Read(string text, DateTimeOffset? published)
    {
        var document = new Document(new ArticleText(text) { Published = published });
        new Segmentation().Apply(document);
        return document;
    }
}
