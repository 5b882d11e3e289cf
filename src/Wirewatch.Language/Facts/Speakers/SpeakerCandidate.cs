namespace Wirewatch.Language.Facts.Speakers;

/// <summary>Who may have said something, and by which words.</summary>
/// <param name="Kind">What sort of words they are.</param>
/// <param name="First">Their first token, or -1 where there are none.</param>
/// <param name="Last">One past their last token.</param>
/// <param name="Entity">The index of the entity in <see cref="Document.Entities"/>, or -1 for nobody with a name.</param>
/// <param name="Rank">How many other entities the words may sooner mean: zero for names.</param>
/// <param name="Antecedent">The mention through which a pronoun or a noun means the entity, or -1.</param>
internal readonly record struct SpeakerCandidate(SourceKind Kind, int First, int Last, int Entity, int Rank, int Antecedent);
