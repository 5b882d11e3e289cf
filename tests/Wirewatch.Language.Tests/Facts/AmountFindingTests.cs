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
    [InlineData("It cost ₹500 crore.", "₹500 crore", "5000000000", null, "INR", false)]
    [InlineData("It cost ₹2 lakh.", "₹2 lakh", "200000", null, "INR", false)]
    [InlineData("It cost Rs 300 crore.", "Rs 300 crore", "3000000000", null, "INR", false)]
    [InlineData("It cost nearly Rs. 40,000.", "nearly Rs. 40,000", "40000", null, "INR", true)]
    [InlineData("It cost 30 lakh rupees.", "30 lakh rupees", "3000000", null, "INR", false)]
    [InlineData("It cost Rs 1.5 lakh crore.", "Rs 1.5 lakh crore", "1500000000000", null, "INR", false)]
    [InlineData("It cost two lakh crore rupees.", "two lakh crore rupees", "2000000000000", null, "INR", false)]
    [InlineData("It cost SFr 7.3 million.", "SFr 7.3 million", "7300000", null, "CHF", false)]
    [InlineData("It cost a quarter of a million dollars.", "a quarter of a million dollars", "250000", null, "USD", false)]
    [InlineData("It cost three-quarters of a billion euros.", "three-quarters of a billion euros", "750000000", null, "EUR", false)]
    [InlineData("About one and a half million people came.", "About one and a half million people", "1500000", "people", null, true)]
    [InlineData("It took 2 and a half years.", "2 and a half years", "2.5", "years", null, false)]
    [InlineData("A million and a half votes were lost.", "A million and a half votes", "1500000", "votes", null, false)]
    [InlineData("Two million and a half votes were lost.", "Two million and a half votes", "2500000", "votes", null, false)]
    [InlineData("Rates rose 1.5 percentage points.", "1.5 percentage points", "1.5", "percentage points", null, false)]
    [InlineData("Rates rose by 25 basis points.", "25 basis points", "25", "basis points", null, false)]
    [InlineData("It was paid in Rs. Five men left.", "Five men", "5", "men", null, false)]
    [InlineData("Four died in 10 days.", "10 days", "10", "days", null, false)]
    [InlineData("It cost a million dollars.", "a million dollars", "1000000", null, "USD", false)]
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
    [InlineData("One in five children and 3 out of 10 people are hungry.")]
    [InlineData("Three quarters of voters came.")]
    [InlineData("It scored 20 points and won 3-2 games and 45-55 votes.")]
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
    [InlineData("It takes 5 to 10 million soldiers.", "5=5000000soldiers|10 million soldiers=10000000soldiers")]
    [InlineData("It takes 10-12 million soldiers.", "10=10000000soldiers|12 million soldiers=12000000soldiers")]
    [InlineData("It fell 3–4 percent.", "3=3percent|4 percent=4percent")]
    [InlineData("It costs $5-6 million a year.", "$5=5000000USD|6 million=6000000USD")]
    [InlineData("It costs $5-$6 billion.", "$5=5000000000USD|$6 billion=6000000000USD")]
    [InlineData("It costs Rs 5 to Rs 6 crore.", "Rs 5=50000000INR|Rs 6 crore=60000000INR")]
    [InlineData("It costs between $10 million and $12 million.", "$10 million=10000000USD|$12 million=12000000USD")]
    [InlineData("It costs $500-$1 million.", "$500=500USD|$1 million=1000000USD")]
    [InlineData("It paid $5 to 6 soldiers.", "$5=5USD|6 soldiers=6soldiers")]
    [InlineData("He won 5 and 10 soldiers left.", "10 soldiers=10soldiers")]
    public void Both_numbers_of_a_range_are_amounts_of_the_unit_behind_it(string text, string amounts) =>
        Assert.Equal(amounts, string.Join('|', Find(text).Select(static amount => $"{amount.Text}={amount.Value:0}{amount.Unit}{amount.Currency}")));

    [Theory]
    [InlineData("It takes between 5 and 10 soldiers.", true)]
    [InlineData("It takes 5-10 soldiers.", true)]
    [InlineData("It costs $5 to $10.", true)]
    [InlineData("Prices rose from 5 to 10 percent.", false)]
    [InlineData("It sent 5 soldiers to 10 towns.", false)]
    public void The_ends_of_a_range_are_approximate_unless_it_tells_of_a_change(string text, bool approximate) =>
        Assert.Equal([approximate, approximate], Find(text).Select(static amount => amount.Approximate));

    [Fact]
    public void A_number_beyond_all_bounds_is_no_amount() =>
        Assert.Empty(Find("one " + string.Concat(Enumerable.Repeat("hundred ", 10)) + "trillion soldiers. 5 " + string.Concat(Enumerable.Repeat("crore ", 500)) + "soldiers."));

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
