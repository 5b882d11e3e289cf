using Wirewatch.Language;
using Wirewatch.Language.Text;

namespace Wirewatch.Articles;

/// <summary>One clean article, whatever format it came in. Immutable.</summary>
public sealed record Article
{
    /// <summary>The name of the upload: the blob's name, or the file's.</summary>
    public required string Name { get; init; }

    /// <summary>Which of several articles in the upload it is: the path of a file in an archive, the id of a feed's item; on one line, at most 300 UTF-16
    /// code units. Null for the upload itself.</summary>
    public string? Part { get; init; }

    /// <summary>The headline, if the upload states one.</summary>
    public string? Title { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset Published { get; init; }

    /// <summary>Nothing states a date, so <see cref="Published"/> is the time of the upload.</summary>
    public bool PublishedAssumed { get; init; }

    /// <summary>The people or agencies in the byline.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The language as a BCP 47 tag.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The canonical text: title, blank line, paragraphs separated by blank lines; captions stand where they stood.
    /// Every offset of Wirewatch refers to this text.</summary>
    public required string Text { get; init; }

    /// <summary>Which stretches of <see cref="Text"/> are captions of pictures.</summary>
    public IReadOnlyList<TextSpan> Captions { get; init; } = [];

    /// <summary>Where it stands on the web, if the upload says so.</summary>
    public string? Url { get; init; }

    /// <summary>The outlet, if the upload says so.</summary>
    public string? Source { get; init; }

    /// <summary>What the annotator reads.</summary>
    public ArticleText ToText() => new(Text) { Title = Title, Published = Published, Language = Language, Captions = Captions };
}
