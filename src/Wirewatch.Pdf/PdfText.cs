using System.Text.Json.Serialization;

namespace Wirewatch.Pdf;

/// <summary>What a PDF says, as it passes from one process to the other. Immutable.</summary>
public sealed record PdfText
{
    /// <summary>Why it cannot be read, for whoever uploaded it; null where it was.</summary>
    public string? Refusal { get; init; }

    /// <summary>The headline: what stands largest above the text, else what the document's properties say.</summary>
    public string? Title { get; init; }

    /// <summary>When the document was made, if its properties say so.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The language as a BCP 47 tag, if the document states it; not checked.</summary>
    public string? Language { get; init; }

    /// <summary>The paragraphs in reading order, without the headline.</summary>
    public IReadOnlyList<string> Paragraphs { get; init; } = [];
}

/// <summary>Writes and reads <see cref="PdfText"/>.</summary>
[JsonSerializable(typeof(PdfText))]
public sealed partial class PdfJson : JsonSerializerContext;
