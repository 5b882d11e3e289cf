namespace Wirewatch.Articles;

/// <summary>What the reader of one format found, before the cleaning that all formats share. Immutable.</summary>
internal sealed record ArticleDraft
{
    /// <summary>The headline, if the format marks one.</summary>
    public string? Title { get; init; }

    /// <summary>The paragraphs in reading order, without the headline.</summary>
    public required IReadOnlyList<Paragraph> Paragraphs { get; init; }

    /// <summary>When it was published, if it says so.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When the file was made, which counts where the article itself tells no date.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>Who wrote it.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The language as a BCP 47 tag, if stated.</summary>
    public string? Language { get; init; }

    /// <summary>Where it stands on the web.</summary>
    public string? Url { get; init; }

    /// <summary>The outlet.</summary>
    public string? Source { get; init; }
}

/// <summary>One paragraph.</summary>
/// <param name="Text">Its text, on one line.</param>
/// <param name="IsCaption">It is the caption of a picture.</param>
internal readonly record struct Paragraph(string Text, bool IsCaption = false);
