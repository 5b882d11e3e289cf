using Wirewatch.Articles;

namespace Wirewatch.Tests.Articles;

/// <summary>Two articles in every format that holds several.</summary>
public sealed class SeveralExamplesTests
{
    private static string Folder => Path.Combine(Reading.ExamplesFolder, "several");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("batch.zip", "council.html", "older/inner.zip/ferries.txt", "numbers.xls")]
    [InlineData("feed.xml", "council-1", "ferries-1", "weather-1")]
    [InlineData("list.json", "urn:example:council", "urn:example:ferries", null)]
    [InlineData("mail-with-attachment.eml", "council.html", null, null)]
    public void Every_example_gives_its_two_articles_under_their_names(string file, string council, string? ferries, string? unreadable)
    {
        foreach (var name in new[] { file, "upload" })
        {
            var parts = Reading.Parts(File.ReadAllBytes(Path.Combine(Folder, file)), name);

            var article = Assert.Single(parts, part => part.Name == council).Article!;
            Assert.StartsWith("Council of Oslo puts off the vote on its harbour\n\nOSLO, Jan 17 – The council", article.Text, StringComparison.Ordinal);
            Assert.EndsWith("before the winter.", article.Text, StringComparison.Ordinal);
            Assert.Equal("Ferries to the islands stop for a week", Assert.Single(parts, part => part.Name == ferries).Article!.Title);
            Assert.Equal(unreadable, parts.SingleOrDefault(part => part.Article is null).Name);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void An_example_that_is_cut_off_anywhere_gives_articles_or_is_refused_in_plain_words(string file)
    {
        var whole = File.ReadAllBytes(Path.Combine(Folder, file));
        for (var cut = 1; cut < 100; cut++)
        {
            try
            {
                Assert.All(Reading.Parts(whole[..(whole.Length * cut / 100)], file), part =>
                    Assert.True(part.Article is { Text.Length: > 0 } || part.Refusal is { Length: > 0 } reason && !reason.Contains("Exception", StringComparison.Ordinal)));
            }
            catch (UnreadableArticleException refusal)
            {
                Assert.DoesNotContain("Exception", refusal.Message, StringComparison.Ordinal);
            }
        }
    }
}
