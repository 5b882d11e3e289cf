using Wirewatch.Language;

namespace Wirewatch.Storage;

/// <summary>What the blob of a version holds: the annotations that are shown and, where decisions touch them, what the annotator found.
/// Immutable.</summary>
/// <param name="Shown">The annotations with decisions applied. The rows of the version follow from them.</param>
/// <param name="Found">What the annotator found.</param>
/// <param name="Decisions">The ids of the decisions that touch the article.</param>
internal sealed record KeptAnnotations(AnnotatedText Shown, AnnotatedText Found, IReadOnlyList<string> Decisions);

/// <summary>The members of the blob beside those of the shown annotations; absent where no decision touches the article.</summary>
internal sealed record DecidedMembers(IReadOnlyList<string>? Decisions, AnnotatedText? Found);
