namespace Wirewatch.Language.Recognition.Tagging;

/// <summary>The tags of the linear chain: outside, and for each of the seven types begin, inside, last and unit (BILOU; Ratinov and Roth 2009).
/// Tag 0 is outside; the tags of type <c>t</c> are <c>1 + 4t</c> to <c>4 + 4t</c> in that order.</summary>
internal static class TagScheme
{
    /// <summary>The number of mention types.</summary>
    public const int Types = 7;

    /// <summary>The number of tags.</summary>
    public const int Tags = 1 + (4 * Types);

    /// <summary>The number of scores in a row: <see cref="Tags"/>, filled up to a whole vector.</summary>
    public const int Width = 32;

    /// <summary>The tag of tokens in no name.</summary>
    public const int Outside = 0;

    /// <summary>The tag of the first of several tokens.</summary>
    public static int Begin(int type) => 1 + (4 * type);

    /// <summary>The tag of a token between the first and the last.</summary>
    public static int Inside(int type) => 2 + (4 * type);

    /// <summary>The tag of the last of several tokens.</summary>
    public static int Last(int type) => 3 + (4 * type);

    /// <summary>The tag of a name of one token.</summary>
    public static int Unit(int type) => 4 + (4 * type);

    /// <summary>The type of a tag other than <see cref="Outside"/>.</summary>
    public static int TypeOf(int tag) => (tag - 1) >> 2;

    /// <summary>The tag of token <paramref name="index"/> of a name of <paramref name="length"/> tokens.</summary>
    public static int TagOf(int type, int index, int length) =>
        length == 1 ? Unit(type) : index == 0 ? Begin(type) : index == length - 1 ? Last(type) : Inside(type);

    /// <summary>Whether a sentence may begin with <paramref name="tag"/>.</summary>
    public static bool MayStart(int tag) => tag == Outside || ((tag - 1) & 3) is 0 or 3;

    /// <summary>Whether a sentence may end with <paramref name="tag"/>.</summary>
    public static bool MayEnd(int tag) => tag == Outside || ((tag - 1) & 3) is 2 or 3;

    /// <summary>Whether <paramref name="next"/> may follow <paramref name="tag"/>.</summary>
    public static bool MayFollow(int tag, int next) =>
        MayEnd(tag) ? MayStart(next) : next != Outside && TypeOf(next) == TypeOf(tag) && ((next - 1) & 3) is 1 or 2;
}
