using System.Text.Json.Serialization;
using Wirewatch.Language.Text;

namespace Wirewatch.Language;

/// <summary>An article with everything that was found in it. Immutable. Every offset is in UTF-16 code units into <see cref="Text"/>;
/// every list is ordered by start. This is the one JSON shape of the command line, the stored annotations and the API.</summary>
public sealed record AnnotatedText
{
    /// <summary>The headline, if known.</summary>
    public string? Title { get; init; }

    /// <summary>When the article was published, if known.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>The language as a BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>The canonical text.</summary>
    public required string Text { get; init; }

    /// <summary>Sentences, without the white space between them; they never overlap.</summary>
    public IReadOnlyList<TextSpan> Sentences { get; init; } = [];

    /// <summary>Which stretches of the text are captions of pictures.</summary>
    public IReadOnlyList<TextSpan> Captions { get; init; } = [];

    /// <summary>Named mentions; they never overlap.</summary>
    public IReadOnlyList<Mention> Mentions { get; init; } = [];

    /// <summary>The things that the mentions name, in the order of their first mention.</summary>
    public IReadOnlyList<Entity> Entities { get; init; } = [];

    /// <summary>What somebody said or wrote.</summary>
    public IReadOnlyList<Quotation> Quotations { get; init; } = [];

    /// <summary>Calendar expressions.</summary>
    public IReadOnlyList<DateExpression> Dates { get; init; } = [];

    /// <summary>Counted or measured things and money.</summary>
    public IReadOnlyList<Amount> Amounts { get; init; } = [];

    /// <summary>What sentences state plainly about two entities; the words of several relations may overlap.</summary>
    public IReadOnlyList<Relation> Relations { get; init; } = [];
}

/// <summary>A name in the text.</summary>
/// <param name="Start">First code unit.</param>
/// <param name="End">One past the last code unit.</param>
/// <param name="Text">The name as written.</param>
/// <param name="Type">What kind of thing it names.</param>
/// <param name="Entity">The entity it names.</param>
public sealed record Mention(int Start, int End, string Text, MentionType Type, EntityId Entity)
{
    /// <summary>The country for whose government a capital stands here ("Moscow said"), or null where the city itself is meant.</summary>
    public EntityId? StandsFor { get; init; }
}

/// <summary>One person, body, place or other named thing of an article.</summary>
/// <param name="Id">The same in every article.</param>
/// <param name="Type">What kind of thing it is.</param>
/// <param name="Name">The canonical name: the known name, else the fullest form in the article.</param>
public sealed record Entity(EntityId Id, MentionType Type, string Name)
{
    /// <summary>The other forms in which this article names it, each once, without <see cref="Name"/>.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The Wikidata id, if known.</summary>
    public string? Wikidata { get; init; }

    /// <summary>How many mentions the article has.</summary>
    public int Mentions { get; init; }

    /// <summary>Titles and posts that the article gives a person, in the order of the text.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];
}

/// <summary>A title, rank or post, as written.</summary>
/// <param name="Title">The role as the article words it.</param>
/// <param name="Start">First code unit.</param>
/// <param name="End">One past the last code unit.</param>
public sealed record Role(string Title, int Start, int End)
{
    /// <summary>The body or country of the post, if the article states it.</summary>
    public EntityId? At { get; init; }

    /// <summary>The article says that the person no longer holds it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Former { get; init; }

    /// <summary>The article says that the person holds it for a time in another's place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Acting { get; init; }
}

/// <summary>What somebody said or wrote: in quotation marks, or told in the article's words. Quotations of one kind never overlap; an indirect one may
/// hold direct ones.</summary>
/// <param name="Start">The first code unit. Direct: the opening mark, or the first letter of a later sentence, for one that runs over several sentences
/// is several quotations of one speaker. Indirect: the first word of the clause, without the cue.</param>
/// <param name="End">One past the last code unit. Direct: the closing mark, or the stop of an earlier sentence. Indirect: the last word, or a mark
/// that closes behind it.</param>
/// <param name="Text">The words with the marks that the span covers.</param>
public sealed record Quotation(int Start, int End, string Text)
{
    /// <summary>Whether these are the words or their sense. What was stored before there were two kinds reads as direct.</summary>
    public QuotationKind Kind { get; init; }

    /// <summary>Who said it, or null where the article names nobody; an indirect one always has a speaker.</summary>
    public EntityId? Speaker { get; init; }

    /// <summary>The words that attribute it, such as <c>said</c>, if found.</summary>
    public TextSpan? Cue { get; init; }

    /// <summary>Those words as written, of an indirect quotation: <c>denies</c> turns the sense of what follows.</summary>
    public string? CueText { get; init; }
}

/// <summary>An expression that names a day, month, year or range on the calendar.</summary>
/// <param name="Start">First code unit.</param>
/// <param name="End">One past the last code unit.</param>
/// <param name="Text">The expression as written.</param>
/// <param name="Value">ISO 8601: <c>2025-01-15</c>, <c>2024-10</c>, <c>2010</c>, or a range <c>2025-01-15/2025-01-16</c> with both ends included.</param>
public sealed record DateExpression(int Start, int End, string Text, string Value);

/// <summary>A counted or measured thing, a share or a sum of money.</summary>
/// <param name="Start">First code unit.</param>
/// <param name="End">One past the last code unit.</param>
/// <param name="Text">The expression as written.</param>
/// <param name="Value">The number, scaled ("3 million" is 3000000).</param>
public sealed record Amount(int Start, int End, string Text, decimal Value)
{
    /// <summary>What is counted, in the article's words (<c>soldiers</c>), <c>percent</c>, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>The ISO 4217 code of a sum of money.</summary>
    public string? Currency { get; init; }

    /// <summary>The article says that the number is not exact ("about", "nearly", "more than"), or it is one end of a range ("10 to 15").</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Approximate { get; init; }
}
