using Wirewatch.Language;
using Wirewatch.Language.Text;

namespace Wirewatch.Articles;

/// <summary>When two articles are one story: one is a copy of the other, with another headline or byline, without some paragraphs or
/// with light edits. Two reports of one event in different words are two stories. Stateless.</summary>
/// <remarks>The thresholds were chosen on one half of a labelled set; the command is `stories` of tests/Wirewatch.Benchmarks.</remarks>
public static class StoryRule
{
    /// <summary>How far apart two articles of one story are published at most.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(30);

    /// <summary>Texts of fewer shingles are one story only where they are the same.</summary>
    public const int ShortText = 40;

    /// <summary>The least containment of the shorter text in the longer one.</summary>
    public const double MinimumContainment = 0.65;

    /// <summary>The least resemblance.</summary>
    public const double MinimumResemblance = 0.25;

    /// <summary>How many anchors a text has.</summary>
    public const int Anchors = 6;

    /// <summary>The sketch of an article's text without its headline, or null where too little is left to tell stories apart.</summary>
    public static TextSketch? SketchOf(AnnotatedText article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var start = article.Title is { Length: > 0 } title && article.Text.StartsWith(title, StringComparison.Ordinal) ? title.Length : 0;
        var sketch = TextSketch.Of(article.Text[start..]);
        return sketch.Shingles > 0 ? sketch : null;
    }

    /// <summary>The hashes under which a text is found: copies share one of them, nearly always.</summary>
    public static IReadOnlyList<ulong> AnchorsOf(TextSketch sketch)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        return sketch.Smallest[..Math.Min(Anchors, sketch.Smallest.Length)].ToArray();
    }

    /// <summary>Whether two texts are one story. Symmetric; not transitive.</summary>
    public static bool AreOneStory(TextSketch one, TextSketch other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (Math.Min(one.Shingles, other.Shingles) < ShortText)
        {
            return one.Equals(other);
        }

        var found = one.CompareTo(other);
        return found.Containment >= MinimumContainment && found.Resemblance >= MinimumResemblance;
    }
}
