using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <summary>To whom the words around a quotation attribute it.</summary>
/// <param name="Speaker">The entity, or null where the article names nobody.</param>
/// <param name="Cue">The words that attribute it, if any do.</param>
/// <param name="IsIssued">It stands in a statement, report or other paper, and the article says further up who issued that.</param>
internal readonly record struct Attribution(EntityId? Speaker, TextSpan? Cue, bool IsIssued = false);
