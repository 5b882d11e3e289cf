using Wirewatch.Language.Text;

namespace Wirewatch.Language;

/// <summary>What the <see cref="Annotator"/> reads: the canonical text of one article and what is known about it. Immutable.</summary>
/// <param name="Text">The text that every offset refers to. A known title stands in it as its first paragraph, if the reader put it there.</param>
public sealed record ArticleText(string Text)
{
    /// <summary>The headline, if one is known. Offsets never refer to it.</summary>
    public string? Title { get; init; }

    /// <summary>When the article was published, in the offset of its place of publication if known; expressions such as "Friday" are
    /// resolved against its calendar day. Without it only absolute dates get values.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>The language as a BCP 47 tag, <c>en</c> unless the reader detected another.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Stretches of <see cref="Text"/> that are captions of pictures.</summary>
    public IReadOnlyList<TextSpan> Captions { get; init; } = [];
}
