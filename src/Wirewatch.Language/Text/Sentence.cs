namespace Wirewatch.Language.Text;

/// <summary>A sentence as a range of tokens.</summary>
/// <param name="First">The index of its first token.</param>
/// <param name="Last">One past the index of its last token; greater than <paramref name="First"/>.</param>
/// <param name="Span">Its place in the text, from the first token's start to the last token's end.</param>
internal readonly record struct Sentence(int First, int Last, TextSpan Span);
