namespace Wirewatch.Articles;

/// <summary>What the reading of one article may take. Immutable.</summary>
/// <param name="Limits">How much it may be.</param>
/// <param name="Cancellation">When it ends.</param>
internal readonly record struct ReadingBounds(IntakeOptions Limits, CancellationToken Cancellation)
{
    /// <summary>Ends a text that is too long, best before much is made of it.</summary>
    /// <param name="characters">How many UTF-16 code units there are.</param>
    /// <exception cref="UnreadableArticleException">They are more than an article may have.</exception>
    public void CheckLength(long characters)
    {
        if (characters > Limits.Characters)
        {
            throw new UnreadableArticleException($"Its text has more than {Limits.Characters:N0} characters, longer than any article. Split it into its articles, or upload an extract.");
        }
    }
}
