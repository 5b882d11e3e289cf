using Wirewatch.Language.Facts;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Tests.Facts;

/// <summary>Weekdays and months whose direction the words around them tell, in articles published on Thursday, 2024-03-14.</summary>
public sealed class DateTenseTests
{
    [Theory]
    [InlineData("Officials told Reuters on Wednesday that the ferry will sail.")]
    [InlineData("The premier told the assembly on Wednesday the state will pay.")]
    [InlineData("The bank said in a letter on Wednesday it will shut branches.")]
    [InlineData("She said in Oslo on Wednesday that the fund will grow.")]
    [InlineData("She told reporters in Oslo, the capital, on Wednesday that the fund will grow.")]
    [InlineData("Police detained her on Wednesday and she will be charged.")]
    [InlineData("The ferry sank on Wednesday and will be raised.")]
    [InlineData("The march, which set off in Lyon and began on Wednesday, will go on.")]
    [InlineData("Writing on Wednesday, she pledged she will stay.")]
    [InlineData("On Wednesday police seized a ship that will be sold.")]
    [InlineData("Police on Wednesday seized a ship that will be sold.")]
    [InlineData("The minister on Wednesday said the fund will grow.")]
    [InlineData("She is expected to leave, officials told Reuters on Wednesday.")]
    [InlineData("She told the crowd on Wednesday: “We will win.”")]
    [InlineData("She told the crowd on Wednesday »we will win«.")]
    [InlineData("She was in Oslo on Wednesday.")]
    public void A_weekday_beside_what_has_happened_is_the_last_one_whatever_will_follow(string text) => Assert.Equal(["2024-03-13"], Find(text));

    [Theory]
    [InlineData("The talks on Wednesday will decide.")]
    [InlineData("She said the talks on Wednesday will decide.")]
    [InlineData("She told Reuters the talks on Wednesday will decide.")]
    [InlineData("She told Reuters talks on Wednesday will decide.")]
    [InlineData("She said Wednesday's talks will decide.")]
    [InlineData("On Wednesday the court will decide.")]
    [InlineData("The minister on Wednesday will speak.")]
    [InlineData("The vote on Wednesday that will decide it is near.")]
    [InlineData("The trial opens in Oslo on Wednesday.")]
    [InlineData("Schools open on Wednesday.")]
    [InlineData("Trains will stop if drivers walk out on Wednesday.")]
    [InlineData("A vote will be held on Wednesday.")]
    [InlineData("Talks are set for Wednesday.")]
    [InlineData("Starting on Wednesday, schools will shut.")]
    [InlineData("The court will hear the case of a man accused of theft on Wednesday.")]
    [InlineData("She said she will leave on Wednesday.")]
    public void A_weekday_beside_what_is_to_come_is_the_next_one(string text) => Assert.Equal(["2024-03-20"], Find(text));

    [Theory]
    [InlineData("The bank opens a branch in August.", "2024-08")]
    [InlineData("Schools open in October.", "2024-10")]
    [InlineData("She leaves in mid-October.", "2024-10")]
    [InlineData("The fair will open in December.", "2024-12")]
    [InlineData("Norway's general election in July", "2024-07")]
    [InlineData("They called for early April elections.", "2024-04")]
    [InlineData("She was elected in April.", "2023-04")]
    [InlineData("In April, she resigned.", "2023-04")]
    [InlineData("The fair opened its doors in April.", "2023-04")]
    [InlineData("Her term was to end in April.", "2024-04")]
    [InlineData("It may come as early as June, said the bank.", "2024-06")]
    [InlineData("The fair was held in October.", "2023-10")]
    public void A_month_without_a_year_is_the_one_that_its_verb_speaks_of_and_otherwise_the_nearest(string text, string value) => Assert.Equal([value], Find(text));

    [Theory]
    [InlineData("It rained on March 2 to March 5 and the day after.", "2024-03-02/2024-03-05|2024-03-06")]
    [InlineData("It rained on March 5; the day before, it snowed.", "2024-03-05|2024-03-04")]
    [InlineData("It rained from March 2 to March 5 and snowed the next day.", "2024-03-02/2024-03-05|2024-03-06")]
    [InlineData("It rained on March 5, the day after the vote.", "2024-03-05")]
    [InlineData("It rained the day after.", "")]
    public void The_day_after_follows_the_end_of_the_date_named_before(string text, string values) => Assert.Equal(values, string.Join('|', Find(text)));

    [Theory]
    [InlineData("The novel 1984 sold well.", "")]
    [InlineData("The 1984 novel sold well.", "1984")]
    [InlineData("It sold well in 1984.", "1984")]
    public void A_year_that_is_the_name_of_a_work_is_no_date(string text, string values) => Assert.Equal(values, string.Join('|', Find(text)));

    [Fact]
    public void Ten_thousand_weekdays_in_one_sentence_are_read_in_a_pass() =>
        Assert.Equal(10000, Find("She said " + string.Concat(Enumerable.Repeat("the late early on Tuesday ", 10000)) + "will").Count);

    private static List<string> Find(string text)
    {
        var document = new Document(new ArticleText(text) { Published = new DateTimeOffset(2024, 3, 14, 9, 0, 0, TimeSpan.Zero) });
        new Segmentation().Apply(document);
        new DateFinding().Apply(document);
        return document.Dates.ConvertAll(static date => date.Value);
    }
}
