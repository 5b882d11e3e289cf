using System.Text.Json.Serialization;

namespace Wirewatch.Language.Text;

/// <summary>A stretch of a text: <see cref="Start"/> inclusive to <see cref="End"/> exclusive, in UTF-16 code units.</summary>
/// <param name="Start">The first code unit, zero or more.</param>
/// <param name="End">One past the last code unit, <paramref name="Start"/> or more.</param>
[method: JsonConstructor]
public readonly record struct TextSpan(int Start, int End) : IComparable<TextSpan>
{
    /// <summary>The number of UTF-16 code units.</summary>
    [JsonIgnore]
    public int Length => End - Start;

    /// <summary>Whether <paramref name="other"/> lies wholly inside this span (equal spans contain each other).</summary>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    /// <summary>Whether the code unit at <paramref name="offset"/> lies inside this span.</summary>
    public bool Contains(int offset) => Start <= offset && offset < End;

    /// <summary>Whether the two spans share at least one code unit.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>The characters of <paramref name="text"/> that this span covers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span reaches beyond <paramref name="text"/>.</exception>
    public string Of(string text) => text[Start..End];

    /// <summary>Orders by start, then the longer span first.</summary>
    public int CompareTo(TextSpan other) => Start != other.Start ? Start.CompareTo(other.Start) : other.End.CompareTo(End);

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator <(TextSpan left, TextSpan right) => left.CompareTo(right) < 0;

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator <=(TextSpan left, TextSpan right) => left.CompareTo(right) <= 0;

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator >(TextSpan left, TextSpan right) => left.CompareTo(right) > 0;

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator >=(TextSpan left, TextSpan right) => left.CompareTo(right) >= 0;
}
