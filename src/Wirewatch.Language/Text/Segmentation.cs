namespace Wirewatch.Language.Text;

/// <summary>The first step: the text becomes tokens and sentences. Thread safe.</summary>
internal sealed class Segmentation : IAnnotationStep
{
    /// <inheritdoc/>
    public void Apply(Document document)
    {
        var tokenizer = new Tokenizer(document.Text);
        while (tokenizer.MoveNext())
        {
            document.Tokens.Add(tokenizer.Current);
        }
        SentenceSplitter.Split(document.Text, document.Tokens, document.Sentences);
    }
}
