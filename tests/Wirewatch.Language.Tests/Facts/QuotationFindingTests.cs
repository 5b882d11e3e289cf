using Wirewatch.Language.Facts;

namespace Wirewatch.Language.Tests.Facts;

public sealed class QuotationFindingTests
{
    [Theory]
    [InlineData("“We are ready to talk,” [Jane Roe|person] said.", "“We are ready to talk,”", "Jane Roe")]
    [InlineData("\"We are ready to talk,\" said Foreign Minister [Jane Roe|person].", "\"We are ready to talk,\"", "Jane Roe")]
    [InlineData("[Jane Roe|person] said: «We are ready to talk.»", "«We are ready to talk.»", "Jane Roe")]
    [InlineData("[Jane Roe|person] told the crowd: »We are ready to talk.«", "»We are ready to talk.«", "Jane Roe")]
    [InlineData("« We are ready to talk », [Jane Roe|person] said.", "« We are ready to talk »", "Jane Roe")]
    [InlineData("[Jane Roe|person] said „We are ready to talk“ and left.", "„We are ready to talk“", "Jane Roe")]
    [InlineData("[Jane Roe|person] said: ‘We aren’t ready to talk.’", "‘We aren’t ready to talk.’", "Jane Roe")]
    [InlineData("[Jane Roe|person], head of the [Peace Institute|organization], called for “close coordination” at a meeting.", "“close coordination”", "Jane Roe")]
    [InlineData("[Jane Roe|person] met [Joe Doe|person]. She told reporters that it was “a good day for peace.”", "“a good day for peace.”", "Jane Roe")]
    [InlineData("The attack was “a violation of all we agreed on,” according to [Jane Roe|person].", "“a violation of all we agreed on,”", "Jane Roe")]
    [InlineData("According to [Jane Roe|person], the attack was “a violation of all we agreed on.”", "“a violation of all we agreed on.”", "Jane Roe")]
    [InlineData("The plan was described by [Jane Roe|person] as “utterly mad”.", "“utterly mad”", "Jane Roe")]
    [InlineData("[NATO|organization] said in a statement that it was “deeply concerned.”", "“deeply concerned.”", "NATO")]
    [InlineData("[NATO|organization]'s statement spoke of “deep concern over the war.”", "“deep concern over the war.”", "NATO")]
    [InlineData("A [NATO|organization] official said “there is a possibility” of talks.", "“there is a possibility”", null)]
    [InlineData("“We saw the fire from afar,” witnesses told [Reuters|organization].", "“We saw the fire from afar,”", null)]
    [InlineData("Foreign minister [Jane Roe|person] met [Joe Doe|person]. “It went well,” the minister said.", "“It went well,”", "Jane Roe")]
    [InlineData("[Joe Doe|person], a spokesman for President [Jane Roe|person], called it “a very good day.”", "“a very good day.”", "Joe Doe")]
    [InlineData("[Joe Doe|person], an aide to [Jane Roe|person], said it was “a very good day.”", "“a very good day.”", "Joe Doe")]
    [InlineData("The winner, [Jane Roe|person], said it was “a very good day.”", "“a very good day.”", "Jane Roe")]
    public void Words_in_marks_belong_to_who_is_said_to_have_said_them(string text, string quotation, string? speaker)
    {
        var found = Assert.Single(Find(text));
        Assert.Equal((quotation, speaker), (found.Text, found.Speaker?.Value));
    }

    [Fact]
    public void A_statement_belongs_to_the_body_that_the_article_says_issued_it()
    {
        var found = Find("The [Rail Inspectorate|organization] issued a bulletin on Monday.\n\nAn engineer of [Alpine Rail|organization] spoke to [Radio Ost|organization]. “The bridge must close,” the bulletin said; “it is not safe.”");
        Assert.Equal(2, found.Count);
        Assert.All(found, quotation => Assert.Equal("Rail Inspectorate", quotation.Speaker?.Value));
    }

    [Fact]
    public void Two_single_marks_close_a_quotation_like_a_double_one()
    {
        var found = Find("“We made a mistake,’’ [Jane Roe|person] told reporters. “We are sorry.”");
        Assert.Equal(["“We made a mistake,’’", "“We are sorry.”"], found.Select(quotation => quotation.Text));
    }

    [Theory]
    [InlineData("They watched the film “Hotel Rwanda” on Friday.")]
    [InlineData("[Jeremy \"Spike\" Roe|person] left the room.")]
    [InlineData("The gang, nicknamed “The Dozen”, was caught.")]
    [InlineData("The rocket's “black box” was lost.")]
    [InlineData("He is 5' 10\" tall and it's the Roes' house.")]
    public void Titles_nicknames_terms_and_apostrophes_are_no_quotations(string text) => Assert.Empty(Find(text));

    [Fact]
    public void A_quotation_over_several_sentences_is_one_per_sentence_of_one_speaker()
    {
        var found = Find("“It is over. We won!” [Jane Roe|person] said.");
        Assert.Equal(["“It is over.", "We won!”"], found.Select(quotation => quotation.Text));
        Assert.All(found, quotation => Assert.Equal("Jane Roe", quotation.Speaker?.Value));
    }

    [Fact]
    public void A_quotation_broken_by_its_cue_has_one_speaker()
    {
        var found = Find("“It is over,” [Jane Roe|person] said, “and we won.” “We go home now, all of us.”");
        Assert.Equal(3, found.Count);
        Assert.All(found, quotation => Assert.Equal("Jane Roe", quotation.Speaker?.Value));
    }

    [Fact]
    public void A_quotation_that_runs_over_paragraphs_re_opens_its_marks()
    {
        var found = Find("“It is over,” [Jane Roe|person] said. “We won.\n\n“And now we go home.”\n\nNobody spoke.");
        Assert.Equal(["“It is over,”", "“We won.", "“And now we go home.”"], found.Select(quotation => quotation.Text));
        Assert.All(found, quotation => Assert.Equal("Jane Roe", quotation.Speaker?.Value));
    }

    [Fact]
    public void A_mark_that_is_never_closed_quotes_nothing() => Assert.Empty(Find("[Jane Roe|person] said “it is over and left.\n\nNobody spoke."));

    [Fact]
    public void Thousands_of_marks_in_one_sentence_are_read_in_time_that_grows_with_their_number()
    {
        // With its square this would take minutes; what is counted is the quotations, not the time.
        var text = string.Concat(Enumerable.Repeat("“We” win “ and “we “ ", 40_000));

        Assert.NotNull(new Annotator().Annotate(new ArticleText(text)).Quotations);
    }

    [Fact]
    public void A_text_that_begins_in_the_middle_of_a_sentence_is_read() =>
        Assert.NotNull(new Annotator().Annotate(new ArticleText("government said that it would leave Moscow.")).Quotations);

    [Fact]
    public void The_cue_is_the_verb_that_attributes()
    {
        const string text = "[Jane Roe|person] warned of “a long and cold winter.”";
        var document = MarkedText.Read(text);
        new QuotationFinding().Apply(document);
        Assert.Equal("warned", Assert.Single(document.Quotations).Cue?.Of(document.Text));
    }

    [Theory]
    [InlineData("[Anna Novak|person] met [Peter Brown|person] on Monday. “We agreed on nothing,” she said.", "Anna Novak")]
    [InlineData("[Anna Novak|person] met [Peter Brown|person] on Monday. “We agreed on nothing,” he said.", "Peter Brown")]
    [InlineData("The report, according to [Peter Brown|person], is “full of holes.”", "Peter Brown")]
    [InlineData("[Anna Novak|person], mayor of [Ostrava|location], opened the bridge. “It took nine years,” the mayor said.", "Anna Novak")]
    public void A_speaker_is_found_through_pronouns_posts_and_sources(string text, string speaker) =>
        Assert.Equal(speaker, Assert.Single(Find(text)).Speaker?.Value);

    [Theory]
    [InlineData("“Nobody told us why,” complained a neighbour of [Anna Novak|person] who did not want to be named.")]
    [InlineData("Workers who left [Lufthansa|organization] last year described the hangar as “a museum with wings.”")]
    public void Somebody_without_a_name_is_no_speaker(string text) => Assert.Null(Assert.Single(Find(text)).Speaker);

    private static List<Quotation> Find(string marked)
    {
        var document = MarkedText.Read(marked);
        new RoleFinding().Apply(document);
        new QuotationFinding().Apply(document);
        Assert.All(document.Quotations, quotation => Assert.Equal(document.Text[quotation.Start..quotation.End], quotation.Text));
        return document.Quotations;
    }
}
