namespace Wirewatch.Language.Text;

/// <summary>What a <see cref="Token"/> is made of.</summary>
internal enum TokenKind : byte
{
    /// <summary>Letters, perhaps with digits, inner apostrophes, hyphens or stops: <c>Jeong-hwan</c>, <c>O'Neill</c>, <c>F-16</c>, <c>10th</c>, <c>amazon.com</c>.</summary>
    Word,

    /// <summary>A word whose full stop belongs to it: <c>U.S.</c>, <c>Lt.</c>, <c>a.m.</c>, the initial <c>F.</c>.</summary>
    Abbreviation,

    /// <summary>The possessive or a shortened verb behind a word: <c>'s</c>, <c>’ll</c>, <c>'re</c>.</summary>
    Clitic,

    /// <summary>Digits with their separators: <c>11,000</c>, <c>3.5</c>, <c>2010</c>.</summary>
    Number,

    /// <summary>The sign of a currency: <c>$</c>, <c>€</c>.</summary>
    Currency,

    /// <summary>A quotation mark of any shape, opening or closing; a lone apostrophe too.</summary>
    Quote,

    /// <summary>An opening bracket.</summary>
    OpenBracket,

    /// <summary>A closing bracket.</summary>
    CloseBracket,

    /// <summary>A hyphen outside a word, or a dash: <c>-</c>, <c>–</c>, <c>—</c>, <c>--</c>.</summary>
    Dash,

    /// <summary>What may end a sentence: <c>.</c>, <c>!</c>, <c>?</c>, and runs of them.</summary>
    Stop,

    /// <summary>Three or more stops, or <c>…</c>.</summary>
    Ellipsis,

    /// <summary>A comma, colon, semicolon and other marks within a sentence.</summary>
    Punctuation,

    /// <summary>A web address.</summary>
    Url,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A hashtag such as <c>#Brexit</c> or an account such as <c>@NATO</c>.</summary>
    Tag,

    /// <summary>Anything else, one character as a reader sees it: signs, emoji, broken encodings.</summary>
    Symbol,
}

/// <summary>Cheap facts about the form of a <see cref="Token"/> and the white space before it.</summary>
[Flags]
internal enum TokenShape : ushort
{
    /// <summary>Nothing to say.</summary>
    None = 0,

    /// <summary>The first character is an upper-case letter.</summary>
    InitialCapital = 1,

    /// <summary>It has letters, and none is lower case.</summary>
    AllCapitals = 2,

    /// <summary>It has letters, and none is upper case.</summary>
    LowerCase = 4,

    /// <summary>It holds a digit.</summary>
    HasDigit = 8,

    /// <summary>It holds a hyphen between other characters.</summary>
    HasHyphen = 16,

    /// <summary>White space, the start of the text or a line break stands before it.</summary>
    SpaceBefore = 32,

    /// <summary>It is the first of its line.</summary>
    LineStart = 64,

    /// <summary>It is the first of its paragraph: a blank line or the start of the text stands before it.</summary>
    ParagraphStart = 128,
}

/// <summary>One word, number, mark or sign of a text. Offsets are UTF-16 code units.</summary>
/// <param name="Start">First code unit.</param>
/// <param name="End">One past the last code unit; greater than <paramref name="Start"/>.</param>
/// <param name="Kind">What it is made of.</param>
/// <param name="Shape">How it is written and what stands before it.</param>
internal readonly record struct Token(int Start, int End, TokenKind Kind, TokenShape Shape)
{
    /// <summary>The number of UTF-16 code units.</summary>
    public int Length => End - Start;

    /// <summary>The place in the text.</summary>
    public TextSpan Span => new(Start, End);

    /// <summary>Whether it is a word or an abbreviation.</summary>
    public bool IsWord => Kind <= TokenKind.Abbreviation;

    /// <summary>Whether its first character is an upper-case letter.</summary>
    public bool IsCapitalised => (Shape & TokenShape.InitialCapital) != 0;

    /// <summary>Whether it has letters, and none is lower case.</summary>
    public bool IsAllCapitals => (Shape & TokenShape.AllCapitals) != 0;

    /// <summary>Whether it has letters, and none is upper case.</summary>
    public bool IsLowerCase => (Shape & TokenShape.LowerCase) != 0;

    /// <summary>Whether it holds a digit.</summary>
    public bool HasDigit => (Shape & TokenShape.HasDigit) != 0;

    /// <summary>Whether it holds a hyphen between other characters.</summary>
    public bool HasHyphen => (Shape & TokenShape.HasHyphen) != 0;

    /// <summary>Whether white space or the start of the text stands before it.</summary>
    public bool HasSpaceBefore => (Shape & TokenShape.SpaceBefore) != 0;

    /// <summary>Whether it is the first of its line.</summary>
    public bool StartsLine => (Shape & TokenShape.LineStart) != 0;

    /// <summary>Whether it is the first of its paragraph.</summary>
    public bool StartsParagraph => (Shape & TokenShape.ParagraphStart) != 0;

    /// <summary>The characters of <paramref name="text"/> that this token covers.</summary>
    public ReadOnlySpan<char> Of(ReadOnlySpan<char> text) => text[Start..End];
}
