namespace Wirewatch.Language.Recognition;

/// <summary>The step that fills <see cref="Document.Names"/>.</summary>
internal sealed class NameRecognition(INameRecognizer recognizer) : IAnnotationStep
{
    /// <inheritdoc/>
    public void Apply(Document document) => recognizer.Recognize(document, document.Names);
}
