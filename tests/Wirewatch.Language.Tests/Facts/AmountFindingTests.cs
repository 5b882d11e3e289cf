using System.Globalization;
using CsCheck;
using Wirewatch.Language.Facts;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Tests.Facts;

public sealed class AmountFindingTests
{
    [Theory]
    [InlineData("It sent about 11,000 soldiers to aid them.", "about 11,000 soldiers", "11000", "soldiers", null, true)]
    [InlineData("It sent 200 [South Korean|norp] troops there.", "200 South Korean troops", "200", "South Korean troops", null, false)]
    [InlineData("Prices rose 3.5 percent.", "3.5 percent", "3.5", "percent", null, false)]
    [InlineData("Prices rose 12%.", "12%", "12", "percent", null, false)]
    [InlineData("It cost $5 million.", "$5 million", "5000000", null, "USD", false)]
    [InlineData("It cost US$1.3bn.", "US$1.3bn", "1300000000", null, "USD", false)]
    [InlineData("It cost nearly A$30 in all.", "nearly A$30", "30", null, "AUD", true)]
    [InlineData("It cost €3,200.", "€3,200", "3200", null, "EUR", false)]
    [InlineData("It cost 20 billion won.", "20 billion won", "20000000000", null, "KRW", false)]
    [InlineData("It cost 40 Australian dollars.", "40 Australian dollars", "40", null, "AUD", false)]
    [InlineData("More than two hundred and five people came.", "More than two hundred and five people", "205", "people", null, true)]
    [InlineData("At least twenty-five nuclear weapons were lost.", "At least twenty-five nuclear weapons", "25", "nuclear weapons", null, true)]
    [InlineData("As many as half a million votes were lost.", "As many as half a million votes", "500000", "votes", null, true)]
    [InlineData("A dozen ships sank.", "A dozen ships", "12", "ships", null, false)]
    public void A_counted_or_measured_thing_is_an_amount(string text, string expression, string value, string? unit, string? currency, bool approximate)
    {
        var amount = Assert.Single(Find(text));
        Assert.Equal((expression, decimal.Parse(value, CultureInfo.InvariantCulture), unit, currency, approximate),
            (amount.Text, amount.Value, amount.Unit, amount.Currency, amount.Approximate));
    }

    [Theory]
    [InlineData("This marked the 10th time that it came.")]
    [InlineData("It ended 3-2 at 6:08 p.m. on Flight 1549.")]
    [InlineData("Call 555-1234 or see page 12 now.")]
    [InlineData("It began in 2010 and ended on Jan. 6.")]
    [InlineData("One of them left.")]
    [InlineData("It was a 12-year-old boy, aged 12.")]
    public void A_number_that_counts_nothing_is_no_amount(string text) => Assert.Empty(Find(text));

    [Fact]
    public void Amounts_of_any_text_lie_in_it_in_order() =>
        Texts.Any.Sample(text =>
        {
            var document = new Document(new ArticleText(text) { Published = new DateTimeOffset(2024, 3, 14, 0, 0, 0, TimeSpan.Zero) });
            new Segmentation().Apply(document);
            new DateFinding().Apply(document);
            new AmountFinding().Apply(document);
            var end = 0;
            foreach (var amount in document.Amounts)
            {
                Assert.True(amount.Start >= end && amount.End > amount.Start);
                Assert.Equal(text[amount.Start..amount.End], amount.Text);
                Assert.True(amount.Unit is not null || amount.Currency is not null || amount.Text.AsSpan().IndexOfAnyInRange('\u0080', '\uffff') >= 0);
                end = amount.End;
            }
        });

    [Theory]
    [InlineData("It costs 200 million to 250 million euros.", "200 million=200000000EUR|250 million euros=250000000EUR")]
    [InlineData("It takes 5 to 10 soldiers.", "5=5soldiers|10 soldiers=10soldiers")]
    [InlineData("It takes between 5 and 10 soldiers.", "5=5soldiers|10 soldiers=10soldiers")]
    [InlineData("He won 5 and 10 soldiers left.", "10 soldiers=10soldiers")]
    public void Both_numbers_of_a_range_are_amounts_of_the_unit_behind_it(string text, string amounts) =>
        Assert.Equal(amounts, string.Join('|', Find(text).Select(static amount => $"{amount.Text}={amount.Value:0}{amount.Unit}{amount.Currency}")));

    [Fact]
    public void A_thousand_numbers_joined_by_to_are_read_one_by_one() =>
        Assert.Equal(2, Find(string.Concat(Enumerable.Repeat("5 to ", 20000)) + "6 soldiers").Count);

    private static List<Amount> Find(string marked)
    {
        var document = MarkedText.Read(marked, new DateTimeOffset(2024, 3, 14, 0, 0, 0, TimeSpan.Zero));
        new DateFinding().Apply(document);
        new AmountFinding().Apply(document);
        return document.Amounts;
    }
}
