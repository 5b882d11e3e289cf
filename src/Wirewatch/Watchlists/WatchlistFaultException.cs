namespace Wirewatch.Watchlists;

/// <summary>What somebody wrote is no valid watchlist. The message names the field, the fault and the way out, for the person who wrote it.</summary>
/// <param name="field">The field, as a path in the JSON: <c>terms[1].type</c>.</param>
/// <param name="fault">What is wrong with it and what to do.</param>
public sealed class WatchlistFaultException(string field, string fault) : Exception($"The field '{field}' {fault}")
{
    /// <summary>The field, as a path in the JSON.</summary>
    public string Field { get; } = field;
}
