using Wirewatch.Language.Text;

namespace Wirewatch.Language.Tests.Text;

/// <summary>What lists of words hold.</summary>
public sealed class WordSetTests
{
    private static readonly WordSet Listed = new("minister e-mail mr. adm prime so-called złoty x");

    [Theory]
    [InlineData("minister")]
    [InlineData("e-mail")]
    [InlineData("mr.")]
    [InlineData("złoty")]
    [InlineData("x")]
    public void A_listed_word_is_found_in_every_case(string word)
    {
        Assert.True(Listed.Contains(word));
        Assert.True(Listed.ContainsInAnyCase(word));
        Assert.True(Listed.ContainsInAnyCase(word.ToUpperInvariant()));
        Assert.True(Listed.ContainsInAnyCase(char.ToUpperInvariant(word[0]) + word[1..]));
    }

    [Fact]
    public void Case_counts_where_it_is_asked_for()
    {
        Assert.False(Listed.Contains("Minister"));
        Assert.False(Listed.Contains("X"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ministers")]
    [InlineData("mister")]
    [InlineData("monsters")]
    [InlineData("a word that is longer than any word of the list by far and by far")]
    [InlineData("\ud83d\ude00")]
    public void What_is_not_listed_is_not_found(string word)
    {
        Assert.False(Listed.Contains(word));
        Assert.False(Listed.ContainsInAnyCase(word));
    }

    [Fact]
    public void No_word_of_a_long_list_is_lost_and_none_is_added()
    {
        var random = new Random(20);
        string[] words = [.. Enumerable.Range(0, 3000).Select(_ => string.Create(random.Next(1, 9), random, static (letters, source) =>
        {
            foreach (ref var letter in letters)
            {
                letter = (char)source.Next('a', 'z' + 1);
            }
        }))];
        var half = new WordSet(words.Take(1500));
        var listed = words.Take(1500).ToHashSet();
        Assert.All(words, word => Assert.Equal(listed.Contains(word), half.Contains(word)));
    }

    [Fact]
    public void A_word_that_is_too_long_for_a_list_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new WordSet(new string('a', 33)));
}
