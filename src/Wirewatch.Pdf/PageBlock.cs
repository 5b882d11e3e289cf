namespace Wirewatch.Pdf;

/// <summary>Lines of one column that stand together, top to bottom. Immutable. Lengths are points; the vertical axis points up.</summary>
internal sealed record PageBlock(IReadOnlyList<PageLine> Lines)
{
    /// <summary>Where its first letter begins.</summary>
    public double Left { get; } = Lines.Min(line => line.Left);

    /// <summary>Where its last letter ends.</summary>
    public double Right { get; } = Lines.Max(line => line.Right);

    /// <summary>The size in which most of its letters are set.</summary>
    public double Size { get; } = Lines.GroupBy(line => Math.Round(line.Size, 1)).MaxBy(group => group.Sum(line => line.Text.Length))!.Key;

    /// <summary>How many UTF-16 code units its lines hold.</summary>
    public int Length { get; } = Lines.Sum(line => line.Text.Length);
}

/// <summary>One line. Immutable.</summary>
/// <param name="Text">Its words with a space between.</param>
/// <param name="Left">Where it begins.</param>
/// <param name="Right">Where it ends.</param>
/// <param name="Base">The height of its base line.</param>
/// <param name="Size">The size of most of its letters.</param>
internal sealed record PageLine(string Text, double Left, double Right, double Base, double Size);
