using Wirewatch.Training.Corpora;
using Wirewatch.Training.Tagging;

namespace Wirewatch.Language.Tests.Training;

public sealed class CorpusReaderTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void A_sentence_annotated_in_brackets_becomes_text_and_spans()
    {
        File.WriteAllLines(_file, ["# a remark", "[Seoul|location] is the capital of [South Korea|location]."]);

        var text = Assert.Single(BracketReader.Read(_file));

        Assert.Equal("Seoul is the capital of South Korea.", text.Text);
        Assert.Equal([new LabelledSpan(0, 5, TypeSet.Location), new LabelledSpan(24, 35, TypeSet.Location)], text.Spans);
    }

    [Fact]
    public void Lines_make_an_article_and_a_blank_line_ends_it()
    {
        File.WriteAllLines(_file, ["[Ana Quispe|person] won.", "", "# a remark", "It rained.", "[Quito|location] flooded.", ""]);

        Assert.Equal(["Ana Quispe won.", "It rained. Quito flooded."], BracketReader.Read(_file).Select(text => text.Text));
        Assert.Equal(new LabelledSpan(11, 16, TypeSet.Location), Assert.Single(BracketReader.Read(_file).Last().Spans));
    }

    [Fact]
    public void A_headline_is_a_paragraph_of_its_own()
    {
        File.WriteAllLines(_file, ["= [Quito|location] floods", "= By [Ana Quispe|person]", "It rained.", "It stopped."]);

        var text = Assert.Single(BracketReader.Read(_file));

        Assert.Equal("Quito floods\n\nBy Ana Quispe\n\nIt rained. It stopped.", text.Text);
        Assert.Equal(new LabelledSpan(17, 27, TypeSet.Person), text.Spans[1]);
    }

    [Theory]
    [InlineData("[Seoul is far.")]
    [InlineData("[Seoul|city] is far.")]
    public void A_bracket_that_is_no_annotation_is_refused_with_its_line(string line)
    {
        File.WriteAllLines(_file, ["Nothing here.", line]);

        var refusal = Assert.Throws<InvalidDataException>(() => BracketReader.Read(_file).ToList());

        Assert.Contains(":2:", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("[Seoul", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tokens_with_tags_become_text_as_newspapers_space_it()
    {
        File.WriteAllLines(_file, ["\"\tX\tO", "Hello\tX\tO", ",\tX\tO", "\"\tX\tO", "said\tX\tO", "Ana\tX\tI-PER", "Quispe\tX\tI-PER", "'s\tX\tO", "aide\tX\tO", ".\tX\tO", "", "No\tX\tO", "names\tX\tO"]);

        var text = Assert.Single(BioReader.Read(_file, new Dictionary<string, TypeSet> { ["PER"] = TypeSet.Person }, TypeSet.Norp));

        Assert.Equal("\"Hello,\" said Ana Quispe's aide.\n\nNo names\n\n", text.Text);
        Assert.Equal([new LabelledSpan(14, 24, TypeSet.Person)], text.Spans);
        Assert.Equal(TypeSet.Norp, text.Unmarked);
    }

    [Fact]
    public void What_a_set_does_not_mark_teaches_nothing_about_capitalised_words()
    {
        var text = new EncodedText(new LabelledText("t", "Kenyan police", [], TypeSet.Norp));

        Assert.NotEqual(1u, text.Allowed[0]);
        Assert.Equal(1u, text.Allowed[1]);
    }

    [Fact]
    public void Copies_in_other_cases_keep_every_offset()
    {
        var text = new LabelledText("t", "Talks end\n\nThe U.S. envoy met Ana Quispe in Lima. She left.", [new LabelledSpan(15, 19, TypeSet.Location), new LabelledSpan(30, 40, TypeSet.Person)], TypeSet.None);

        Assert.Equal("U.S.", CaseCopies.Upper(text).Text[15..19]);
        Assert.Equal("ana quispe", CaseCopies.Lower(text).Text[30..40]);
        Assert.Equal("Talks End\n\nThe U.S. Envoy Met Ana Quispe in Lima\n\nShe Left.", CaseCopies.Headlines(text).Text.TrimEnd('\n'));
    }

    [Fact]
    public void Titles_datelines_and_bylines_are_put_around_names_and_never_into_them()
    {
        var articles = Enumerable.Repeat(SmallData.Articles, 20).SelectMany(part => part).ToList();
        var folder = Directory.CreateTempSubdirectory("wirewatch-data-").FullName;
        try
        {
            var datelines = new Datelines(Path.Combine(SmallData.Write(folder), "gazetteers"), seed: 3);
            var titles = new Titles(seed: 3);

            var changed = articles.Select(article => datelines.Apply(titles.Apply(article))).ToList();

            Assert.All(articles.Zip(changed), pair => Assert.Subset(Names(pair.Second).ToHashSet(), Names(pair.First).ToHashSet()));
            Assert.Contains(changed, article => article.Text.Contains("Gen. ", StringComparison.Ordinal));
            Assert.Contains(changed, article => article.Text.Contains("(Reuters)", StringComparison.Ordinal));
            Assert.All(changed, article => Assert.DoesNotContain(Names(article), name => name.StartsWith("Gen.", StringComparison.Ordinal)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static IEnumerable<string> Names(LabelledText text) => text.Spans.Select(span => text.Text[span.Start..span.End]);
    }
}
