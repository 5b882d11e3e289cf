using Wirewatch.Language.Recognition;

namespace Wirewatch.Language.Resolution;

/// <summary>One way in which an article writes a name of one type: all mentions that fold alike.</summary>
/// <param name="number">Its place among the variants of the article.</param>
/// <param name="type">What the mentions name.</param>
/// <param name="text">The first mention as written.</param>
/// <param name="folded">The folded form.</param>
internal sealed class NameVariant(int number, MentionType type, string text, string folded)
{
    /// <summary>Its place among the variants of the article, from zero.</summary>
    public int Number { get; } = number;

    /// <summary>What the mentions name.</summary>
    public MentionType Type { get; } = type;

    /// <summary>The first mention as written.</summary>
    public string Text { get; } = text;

    /// <summary>The folded form.</summary>
    public string Folded { get; } = folded;

    /// <summary>The next variant with the same folded form and another type, or null.</summary>
    public NameVariant? NextOfForm { get; set; }

    /// <summary>The next person with the same family name and first letter, or null.</summary>
    public NameVariant? NextAlike { get; set; }

    /// <summary>Every reading of the folded form.</summary>
    public KnownEntities.NameReadings Readings { get; init; } = KnownEntities.Find(folded);

    /// <summary>The words of the folded form.</summary>
    public string[] Words { get; } = folded.Contains(' ') && folded.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words ? words : [folded];

    /// <summary>The variant that stands for this one's entity; itself until variants are joined.</summary>
    private NameVariant? _parent;

    /// <summary>The index in <see cref="KnownEntities"/> of what it names; zero if unknown. Kept on the root.</summary>
    public int Known { get; set; }

    /// <summary>Whether it is written in capitals alone, and short: <c>JCS</c>, <c>U.S.</c>, <c>G7</c>.</summary>
    public bool IsAcronym { get; } = IsWrittenAsAcronym(text);

    /// <summary>Whether a suffix such as <c>Jr.</c> ends it.</summary>
    public bool HasSuffix { get; } = type == MentionType.Person && folded.LastIndexOf(' ') is > 0 and var space
        && (WordLexicon.Find(folded.AsSpan(space + 1)) & WordClasses.Suffix) != 0;

    /// <summary>The folded form from the word at <paramref name="word"/> on.</summary>
    public ReadOnlySpan<char> From(int word) => Folded.AsSpan(StartOf(word));

    /// <summary>The folded form up to the word at <paramref name="word"/>, which must not be the first.</summary>
    public ReadOnlySpan<char> Before(int word) => Folded.AsSpan(0, StartOf(word) - 1);

    /// <summary>The variant that stands for the whole entity.</summary>
    public NameVariant Root
    {
        get
        {
            var root = this;
            while (root._parent is { } parent)
            {
                root = parent;
            }

            for (var variant = this; variant._parent is { } parent && parent != root; variant = parent)
            {
                variant._parent = root;
            }

            return root;
        }
    }

    /// <summary>Says that both variants name one entity.</summary>
    public void Join(NameVariant other)
    {
        var (root, otherRoot) = (Root, other.Root);
        if (root != otherRoot)
        {
            otherRoot._parent = root;
            root.Known = root.Known != 0 ? root.Known : otherRoot.Known;
        }
    }

    // Words of a folded form are parted by single spaces.
    private int StartOf(int word)
    {
        var start = 0;
        for (var index = 0; index < word; index++)
        {
            start += Words[index].Length + 1;
        }

        return start;
    }

    private static bool IsWrittenAsAcronym(string text)
    {
        var capitals = 0;
        foreach (var letter in text)
        {
            if (char.IsUpper(letter))
            {
                capitals++;
            }
            else if (letter is not ('.' or '-' or '&') && !char.IsDigit(letter))
            {
                return false;
            }
        }

        return capitals is >= 2 and <= 8;
    }
}
