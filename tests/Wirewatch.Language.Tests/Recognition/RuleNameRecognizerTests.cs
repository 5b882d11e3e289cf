using CsCheck;
using Wirewatch.Language.Recognition;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Tests.Recognition;

public sealed class RuleNameRecognizerTests
{
    private static readonly string[] Pieces =
    [
        "NATO", "President", "of", "the", "Ministry", "Joint", "Korea", "South", "'s", "(", ")", ".", ",", "\n\n", "US", "$", "van", "Kim", "Jong-un", "2010", "Hurricane",
        "\ud83d\ude00", "\ud800", "U.S.", "University", "and", "Party", "Democratic", "&", "“", "”", "election",
    ];

    [Theory]
    [InlineData("Talks with Vice Adm. Pierre Dubois ended in Lyon.", "person Pierre Dubois|location Lyon")]
    [InlineData("The ship's captain thanked President Halima Okafor and Mr. Smith.", "person Halima Okafor|person Smith")]
    [InlineData("Reporters met U.S. Secretary of State Anna Keller on Monday.", "location U.S.|person Anna Keller")]
    [InlineData("They praised Martin Luther King Jr. in Atlanta.", "person Martin Luther King Jr.|location Atlanta")]
    public void Titles_and_ranks_stay_outside_a_persons_name(string text, string names) => Assert.Equal(names, Names(text));

    [Theory]
    [InlineData("The report was written by Park Min-jun.", "person Park Min-jun")]
    [InlineData("The singer Sinead O'Neill lives there.", "person Sinead O'Neill")]
    [InlineData("The film tells of Charles de Gaulle and Ursula von der Leyen.", "person Charles de Gaulle|person Ursula von der Leyen")]
    [InlineData("The prize went to John F. Miller.", "person John F. Miller")]
    public void Hyphens_apostrophes_initials_and_particles_belong_to_a_persons_name(string text, string names) => Assert.Equal(names, Names(text));

    [Theory]
    [InlineData("The Ministry of Foreign Affairs and the State Duma disagreed.", "organization Ministry of Foreign Affairs|organization State Duma")]
    [InlineData("A study by the University of Glasgow was cited by the Bank of England.", "organization University of Glasgow|organization Bank of England")]
    [InlineData("The Federal Security Service (FSB) refused to comment.", "organization Federal Security Service|organization FSB")]
    [InlineData("The Senate passed it after the US Supreme Court had ruled.", "organization Senate|organization US Supreme Court")]
    public void The_head_word_of_a_body_tells_where_its_name_ends(string text, string names) => Assert.Equal(names, Names(text));

    [Theory]
    [InlineData("The South Korean Joint Chiefs of Staff met.", "norp South Korean|organization Joint Chiefs of Staff")]
    [InlineData("The British House of Commons voted.", "norp British|organization House of Commons")]
    [InlineData("He flew with British Airways.", "organization British Airways")]
    public void A_nationality_before_a_body_is_a_name_of_its_own_unless_the_official_name_holds_it(string text, string names) => Assert.Equal(names, Names(text));

    [Theory]
    [InlineData("It happened in Fort Worth, Texas, and in Paris, France.", "location Fort Worth|location Texas|location Paris|location France")]
    [InlineData("Ships crossed the Black Sea near the Korean Peninsula.", "location Black Sea|location Korean Peninsula")]
    [InlineData("Officials in the South warned the North.", "location South|location North")]
    [InlineData("She left Heathrow Airport.", "facility Heathrow Airport")]
    public void Places_and_facilities_are_told_apart(string text, string names) => Assert.Equal(names, Names(text));

    [Theory]
    [InlineData("Russia's minister met Ukraine’s president.", "location Russia|location Ukraine")]
    [InlineData("Anti-Biden slogans were seen in anti-Russian marches.", "norp Russian")]
    [InlineData("Two Russians and a Muslim were there.", "norp Russians|norp Muslim")]
    public void Possessives_and_prefixes_stay_outside(string text, string names) => Assert.EndsWith(names, Names(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("Police said on Monday that the minister will resign in March.")]
    [InlineData("However, officials declined to comment.")]
    [InlineData("The president told us who was there.")]
    [InlineData("They met during the annual Chiefs of Defence Session.")]
    [InlineData("It costs US$500.")]
    [InlineData("Write to press@nato.int or see https://www.un.org/Russia #Ukraine")]
    public void Common_words_events_and_addresses_hold_no_names(string text) => Assert.Equal("", Names(text));

    [Theory]
    [InlineData("On a call Chief Executive Olga Brook thanked everybody.", "person Olga Brook")]
    [InlineData("On a call Chief Financial Officer Olga Brook thanked everybody.", "person Olga Brook")]
    [InlineData("On a call Executive Vice President Olga Brook thanked everybody.", "person Olga Brook")]
    public void Titles_of_companies_stay_outside_the_name(string text, string names) => Assert.Equal(names, Names(text));

    [Fact]
    public void A_surname_follows_the_person_named_in_full()
    {
        Assert.Equal("person Olga Brook|person Brook", Names("The mayor is Olga Brook. Critics say Brook failed."));
        Assert.Equal("person Halvard Richardson|person Richardson", Names("Halvard Richardson resigned. Later Richardson apologised."));
    }

    [Fact]
    public void A_headline_in_capitals_follows_the_names_of_the_running_text() =>
        Assert.Equal(
            "person Olga Brook|person Olga Brook",
            Names("Mayor Olga Brook Promises New Schools And Cheaper Homes\n\nOn Friday the mayor, Olga Brook, promised new schools."));

    [Theory]
    [InlineData("A ")]
    [InlineData("Ministry of ")]
    [InlineData("Kim Jong-un ")]
    public void A_text_of_one_endless_name_is_read_to_its_end(string name) => Assert.NotNull(Spans(string.Concat(Enumerable.Repeat(name, 100_000))));

    [Fact]
    public void Any_text_gives_ordered_spans_inside_it_that_do_not_overlap() =>
        Texts.Sample(text =>
        {
            var names = Spans(text);
            var end = 0;
            foreach (var name in names)
            {
                Assert.True(name.Start >= end && name.End > name.Start && name.End <= text.Length);
                end = name.End;
            }
        });

    /// <summary>Arbitrary UTF-16, lone surrogates too, mixed with words that the rules look for.</summary>
    internal static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String,
        Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(static piece => Pieces[piece]), Gen.String[0, 6]).Array[0, 60].Select(static parts => string.Join(' ', parts)));

    private static string Names(string text) =>
        string.Join('|', Spans(text).Select(name => $"{name.Type.ToString().ToLowerInvariant()} {name.Span.Of(text)}"));

    private static List<NameSpan> Spans(string text)
    {
        var document = new Document(new ArticleText(text));
        new Segmentation().Apply(document);
        new NameRecognition(new RuleNameRecognizer()).Apply(document);
        return document.Names;
    }
}
