namespace Wirewatch.Language;

/// <summary>One step of the <see cref="Annotator"/>. Shared by every article and thread, so it holds no state of an article.</summary>
internal interface IAnnotationStep
{
    /// <summary>Reads what earlier steps found and adds its own. Must not fail, whatever the text says.</summary>
    void Apply(Document document);
}
