namespace Wirewatch.Language.Recognition;

/// <summary>Finds the names of a text: the seam behind which hand-written rules and a learned model are exchanged. Thread safe.</summary>
internal interface INameRecognizer
{
    /// <summary>Adds the names of <paramref name="document"/>, whose tokens and sentences are known, to <paramref name="names"/>:
    /// ordered by start, not empty, not overlapping.</summary>
    void Recognize(Document document, List<NameSpan> names);
}
