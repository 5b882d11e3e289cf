namespace Wirewatch.Training.Tagging;

/// <summary>One sentence to learn from: for each token its features as row numbers, and the tags that it may have as bits.</summary>
/// <param name="Rows">The rows of all tokens, one token behind the other.</param>
/// <param name="Starts">Where each token's rows begin, and the end of the last.</param>
/// <param name="Mode">Which transitions hold: 0 for ordinary sentences, 1 where the case says nothing.</param>
/// <param name="Allowed">For each token, bit <c>t</c> is set if it may have tag <c>t</c>.</param>
internal sealed record Sample(int[] Rows, int[] Starts, uint[] Allowed, int Mode)
{
    /// <summary>The number of tokens.</summary>
    public int Length => Allowed.Length;
}
