using CsCheck;
using Wirewatch.Language.Recognition;
using Wirewatch.Language.Recognition.Tagging;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Tests.Recognition;

public sealed class LearnedNameRecognizerTests
{
    private static readonly LearnedNameRecognizer Recognizer = new(TaggerModel.Embedded);

    public static TheoryData<string> Sentences =>
    [
        "Lt. Gen. [Park Min-ho|Person], who heads the planning staff in [Seoul|Location], met President [Ana de la Cruz|Person] on Friday.",
        "\u201cWe are ready,\u201d [Siobhan O\u2019Neill|Person] said in [Dublin|Location].",
        "\"We are ready,\" [Patrick O'Neill|Person] told the [Associated Press|Organization] on Monday.",
        "Foreign Minister [Walid al-Moallem|Person] arrived in [Moscow|Location] from [Damascus|Location] on Tuesday.",
        "The [European Commission|Organization] and the [International Monetary Fund|Organization] (" + "[IMF|Organization]) lent [Greece|Location] more money.",
        "[Russian|Norp] and [Chinese|Norp] ships sailed through the [Sea of Japan|Location] on Sunday.",
        "In [Paris|Location], [France|Location]'s foreign ministry said that nobody was hurt.",
        "Police in [Nairobi|Location] arrested [Kenyan|Norp] lawmaker [Joseph Kamau|Person] on Wednesday.",
    ];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Names_of_plain_news_sentences_are_found_with_their_ends_and_types(string marked)
    {
        var (text, wanted) = Unmark(marked);

        Assert.Equal(wanted, Find(text));
    }

    [Fact]
    public void A_name_that_is_clear_in_one_sentence_is_found_in_the_others()
    {
        var names = Find("Magda Okwuosa, a lawyer, was born in Lagos.\n\nOkwuosa said that she would appeal. Critics of Okwuosa were not convinced.");

        Assert.Equal(3, names.Count(name => name.Type == MentionType.Person));
    }

    [Fact]
    public void Text_in_capitals_and_text_without_capitals_has_names_too()
    {
        Assert.Contains(Find("PRESIDENT OBAMA MEETS CHANCELLOR ANGELA MERKEL IN BERLIN"), name => name.Type == MentionType.Location);
        Assert.Contains(Find("president obama met chancellor angela merkel in berlin on friday"), name => name.Type == MentionType.Person);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n ")]
    [InlineData("the police said that nobody was hurt and that the road was open again.")]
    public void Text_without_names_has_none(string text) => Assert.Empty(Find(text));

    [Fact]
    public void A_class_before_such_as_is_no_part_of_a_name()
    {
        const string text = "Officials of Andean Countries, such as Peru and Bolivia, met in Lima.";

        Assert.DoesNotContain(Find(text), name => name.Span.Of(text).EndsWith("Countries", StringComparison.Ordinal));
    }

    [Fact]
    public void A_body_with_its_place_in_the_name_keeps_it()
    {
        const string text = "The American University in Cairo reopened on Monday. The American University in Cairo has 6,000 students.";

        Assert.Equal(2, Find(text).Count(name => name.Span.Of(text) == "American University in Cairo"));
    }

    [Fact]
    public void Whatever_the_text_the_names_lie_in_it_in_order_and_apart()
    {
        var text = Gen.OneOf(Texts.Any, Texts.Any.Select(sample => sample.ToUpperInvariant()));

        text.Sample(sample =>
        {
            var at = 0;
            foreach (var name in Find(sample))
            {
                Assert.InRange(name.Start, at, sample.Length - 1);
                Assert.InRange(name.End, name.Start + 1, sample.Length);
                at = name.End;
            }
        });
    }

    [Theory]
    [InlineData("Rob ")]
    [InlineData("Ministry of ")]
    [InlineData("Kim Jong-un ")]
    public void A_text_of_one_endless_name_is_read_to_its_end(string name) => Assert.NotNull(Find(string.Concat(Enumerable.Repeat(name, 100_000))));

    [Fact]
    public void A_surname_that_is_also_a_word_is_found_wherever_it_stands_alone()
    {
        const string text = "Lt. Gen. Son Jeong-hwan spoke on Friday, Son said later. Son shared his assessment. His son left.";

        Assert.Equal(["Son Jeong-hwan", "Son", "Son"], Find(text).Select(name => name.Span.Of(text)));
    }

    [Fact]
    public async Task Many_threads_find_what_one_finds()
    {
        var texts = Sample.Articles.Select(article => article.Text).ToArray();
        var alone = texts.Select(Find).ToArray();

        var together = await Task.WhenAll(Enumerable.Range(0, 4 * texts.Length).Select(i => Task.Run(() => Find(texts[i % texts.Length]), TestContext.Current.CancellationToken)));

        Assert.All(together, (names, i) => Assert.Equal(alone[i % texts.Length], names));
    }

    [Fact]
    public void An_article_read_again_costs_no_memory_but_its_names()
    {
        var document = new Document(new ArticleText(Sample.Articles[0].Text));
        new Segmentation().Apply(document);
        var names = new List<NameSpan>(1000);
        Recognizer.Recognize(document, names);
        names.Clear();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Recognizer.Recognize(document, names);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 512);
    }

    [Fact]
    public void The_shipped_model_keeps_its_floor_on_articles_it_was_not_trained_on()
    {
        int right = 0, found = 0, wanted = 0;
        foreach (var article in Sample.Articles)
        {
            var names = Find(article.Text);
            right += names.Intersect(article.Names).Count();
            found += names.Count;
            wanted += article.Names.Count;
        }

        Assert.True(2.0 * right / (found + wanted) >= 0.88, $"{right} right of {found} found and {wanted} wanted names: F1 {2.0 * right / (found + wanted):0.000}.");
    }

    private static List<NameSpan> Find(string text)
    {
        var document = new Document(new ArticleText(text));
        new Segmentation().Apply(document);
        Recognizer.Recognize(document, document.Names);
        return document.Names;
    }

    private static (string Text, List<NameSpan> Names) Unmark(string marked)
    {
        var text = "";
        var names = new List<NameSpan>();
        foreach (var part in marked.Split('[', ']'))
        {
            if (part.Split('|') is [var name, var type])
            {
                names.Add(new NameSpan(text.Length, text.Length + name.Length, Enum.Parse<MentionType>(type)));
                text += name;
            }
            else
            {
                text += part;
            }
        }
        return (text, names);
    }
}
