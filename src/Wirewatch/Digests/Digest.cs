using System.Globalization;

namespace Wirewatch.Digests;

/// <summary>What one mail tells: the model of both its plain text and its HTML. Immutable.</summary>
/// <param name="Sections">One for each watchlist that has news, in the order of names.</param>
internal sealed record Digest(IReadOnlyList<DigestSection> Sections)
{
    private const int MaximumSubject = 120;

    /// <summary>The subject, which tells the content: <c>Rob Bauer: 1 new mention</c>.</summary>
    public string Subject
    {
        get
        {
            var whole = string.Join("; ", Sections.Select(section => $"{section.Name}: {section.Count}"));
            if (whole.Length <= MaximumSubject)
            {
                return whole;
            }

            var first = Sections[0].Name is { Length: > 60 } name ? name[..(char.IsLowSurrogate(name[59]) ? 58 : 59)] + "…" : Sections[0].Name;
            var total = Mentions(Sections.Sum(section => section.Mentions));
            return Sections.Count == 1 ? $"{first}: {total}" : $"{first} and {Sections.Count - 1} more: {total}";
        }
    }

    /// <summary>A number of new sentences in words.</summary>
    public static string Mentions(int count) => count == 1 ? "1 new mention" : string.Create(CultureInfo.InvariantCulture, $"{count} new mentions");
}

/// <summary>What is new to one watchlist.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Stories">Newest first.</param>
internal sealed record DigestSection(string Name, IReadOnlyList<DigestStory> Stories)
{
    /// <summary>How many sentences are new, each once for a story.</summary>
    public int Mentions => Stories.Sum(story => story.Mentions);

    /// <summary>That number in words.</summary>
    public string Count => Digest.Mentions(Mentions);
}
