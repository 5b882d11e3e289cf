using System.Text;
using Wirewatch.Articles;
using Wirewatch.Language.Text;
using Wirewatch.Tests.Articles.Fuzzing;

namespace Wirewatch.Tests.Articles;

/// <summary>Damages an upload of every format in its bytes and in its structure. Every case is named by its seed, so a failure can be repeated; the command
/// <c>fuzz</c> of the benchmarks runs the same with as many cases as one wants, and counts what becomes of them.</summary>
public sealed class ArticleReaderFuzzTests
{
    private const int Cases = 500;

    private static readonly IReadOnlyList<FuzzKind> AllKinds = FuzzCorpus.Kinds(Reading.ExamplesFolder);

    public static TheoryData<string> Kinds => [.. AllKinds.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Damaged_uploads_are_read_or_refused_in_plain_words_and_captions_stay_inside_the_text(string name)
    {
        var kind = AllKinds.Single(kind => kind.Name == name);
        for (var seed = 0; seed < Cases / kind.Cost; seed++)
        {
            var outcome = kind.Run(seed);

            Assert.True(outcome.IsSound, $"{name}, seed {seed}: {outcome.Defect} {string.Join(' ', outcome.Refusals)}");
            foreach (var article in outcome.Articles)
            {
                AssertSound(article, $"{name}, seed {seed}");
            }
        }
    }

    [Fact]
    public void Reading_a_canonical_text_again_changes_nothing()
    {
        var once = Reading.Read(Reading.RepositoryFile("seeds", "000_aa5488f009860a7f.txt"));

        var twice = Reading.Read(once.Text);

        Assert.Equal(once.Text, twice.Text);
        Assert.Equal(once.Captions, twice.Captions);
    }

    private static void AssertSound(Article article, string name)
    {
        Assert.False(string.IsNullOrWhiteSpace(article.Text), name);
        Assert.Equal(article.Text, article.Text.Trim());
        Assert.DoesNotContain(article.Text, letter => char.IsControl(letter) && letter != '\n');
        Assert.DoesNotContain("\n\n\n", article.Text, StringComparison.Ordinal);
        Assert.True(article.Text.IsNormalized(NormalizationForm.FormC), name);
        var paragraphs = article.Text.Split("\n\n");
        var end = 0;
        foreach (var caption in article.Captions)
        {
            Assert.True(caption.Start >= end && caption.End <= article.Text.Length && new TextSpan(0, article.Text.Length).Contains(caption), name);
            Assert.Contains(caption.Of(article.Text), paragraphs);
            end = caption.End;
        }

        Assert.True(article.Title is null || article.Text.StartsWith(article.Title + "\n\n", StringComparison.Ordinal), name);
    }
}
