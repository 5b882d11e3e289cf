using Wirewatch.Language.Facts;
using Wirewatch.Language.Facts.Speakers;
using Wirewatch.Language.Recognition;
using Wirewatch.Language.Text;

namespace Wirewatch.Language;

/// <summary>One article on its way through the <see cref="Annotator"/>: owns the text; every step reads it and adds to it. Every offset is in
/// UTF-16 code units into <see cref="Text"/>; every list is kept ordered by start, and its items never overlap. Not thread safe.</summary>
/// <param name="article">The text and what is known about it.</param>
internal sealed class Document(ArticleText article)
{
    private MentionTokens? _mentionTokens;
    private RoleTokens? _roleTokens;
    private EntityIndexes? _entityIndexes;
    private PersonGenders? _personGenders;

    /// <summary>What the annotator was given.</summary>
    public ArticleText Article { get; } = article;

    /// <summary>The canonical text.</summary>
    public string Text => Article.Text;

    /// <summary>The tokens of the text.</summary>
    public List<Token> Tokens { get; } = new(article.Text.Length / 5);

    /// <summary>Sentences as ranges of <see cref="Tokens"/>, without the white space between them; every token lies in exactly one.</summary>
    public List<Sentence> Sentences { get; } = [];

    /// <summary>Names as the recogniser found them, before anything is known about what they name.</summary>
    public List<NameSpan> Names { get; } = [];

    /// <summary>The names again, one for one, each with its entity.</summary>
    public List<Mention> Mentions { get; } = [];

    /// <summary>What the mentions name, in the order of their first mention. Roles are added by replacing the entity in its place.</summary>
    public List<Entity> Entities { get; } = [];

    /// <summary>What somebody said or wrote; indirect ones may hold direct ones.</summary>
    public List<Quotation> Quotations { get; } = [];

    /// <summary>Calendar expressions.</summary>
    public List<DateExpression> Dates { get; } = [];

    /// <summary>Counted or measured things and money.</summary>
    public List<Amount> Amounts { get; } = [];

    /// <summary>What sentences state plainly about two entities; these may overlap.</summary>
    public List<Relation> Relations { get; } = [];

    /// <summary>What stands between the name at <paramref name="index"/>, which must not be the first, and the one before.</summary>
    public ReadOnlySpan<char> GapBefore(int index) => Text.AsSpan(Names[index - 1].End..Math.Max(Names[index].Start, Names[index - 1].End));

    /// <summary>Which mention each token belongs to; asked for only when no mention will be added any more.</summary>
    public MentionTokens MentionTokens => _mentionTokens ??= new MentionTokens(this);

    /// <summary>Which role each token helps to word; asked for only when no role will be added any more.</summary>
    public RoleTokens RoleTokens => _roleTokens ??= new RoleTokens(this);

    /// <summary>The places of the entities; asked for only when no entity and no mention will be added any more.</summary>
    public EntityIndexes EntityIndexes => _entityIndexes ??= new EntityIndexes(this);

    /// <summary>Which persons are men or women; asked for only when no mention will be added any more.</summary>
    public PersonGenders PersonGenders => _personGenders ??= new PersonGenders(this);

    /// <summary>The finished article.</summary>
    public AnnotatedText ToAnnotatedText() => new()
    {
        Title = Article.Title,
        Published = Article.Published,
        Language = Article.Language,
        Text = Text,
        Sentences = Sentences.ConvertAll(sentence => sentence.Span),
        Captions = Article.Captions,
        Mentions = Mentions,
        Entities = Entities,
        Quotations = Quotations,
        Dates = Dates,
        Amounts = Amounts,
        Relations = Relations,
    };
}
