using Wirewatch.Language.Facts;
using Wirewatch.Language.Recognition;
using Wirewatch.Language.Recognition.Tagging;
using Wirewatch.Language.Resolution;
using Wirewatch.Language.Text;

namespace Wirewatch.Language;

/// <summary>The one way in: the text of an article becomes an <see cref="AnnotatedText"/>. Thread safe; holds no state between articles.</summary>
public sealed class Annotator
{
    /// <summary>Changes whenever the same text may be annotated differently; it is stored with every annotation.</summary>
    public const string Version = "5";

    /// <summary>Everything that happens to an article, in order: tokens, sentences, names, entities, dates, amounts, roles, relations, quotations, indirect speech.</summary>
    internal static IReadOnlyList<IAnnotationStep> Steps { get; } =
    [
        new Segmentation(),
        new NameRecognition(new LearnedNameRecognizer(TaggerModel.Embedded)),
        new EntityResolution(),
        new DateFinding(),
        new AmountFinding(),
        new RoleFinding(),
        new RelationFinding(),
        new QuotationFinding(),
        new IndirectSpeechFinding(),
    ];

    /// <summary>Finds names, entities, roles, quotations, dates and amounts. Never fails because of what the text says.</summary>
    /// <param name="article">The text and what is known about it.</param>
    public AnnotatedText Annotate(ArticleText article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var document = new Document(article);
        foreach (var step in Steps)
        {
            step.Apply(document);
        }

        return document.ToAnnotatedText();
    }
}
