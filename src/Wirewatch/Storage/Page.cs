namespace Wirewatch.Storage;

/// <summary>One page of a query's answer.</summary>
/// <param name="Items">The items in the query's order; may be fewer than asked for, even none, although more pages follow.</param>
/// <param name="Continuation">Give it to the same query for the next page; null on the last one. Opaque; valid for this query only.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Continuation);

/// <summary>Which page of a query's answer is wanted.</summary>
/// <param name="Size">The most items, 1 to <see cref="MaximumSize"/>.</param>
/// <param name="Continuation">The continuation of the page before, or null for the first page.</param>
public readonly record struct PageRequest(int Size, string? Continuation = null)
{
    /// <summary>The largest page that the service gives.</summary>
    public const int MaximumSize = 1000;

    internal int CheckedSize => Size is >= 1 and <= MaximumSize
        ? Size
        : throw new ArgumentOutOfRangeException(nameof(Size), Size, $"A page holds 1 to {MaximumSize} items.");
}

/// <summary>The storage service does not accept a continuation: it was altered or belongs to another query.</summary>
public sealed class InvalidContinuationException()
    : Exception("The continuation is not one of this query. Ask for the first page again, without a continuation.");
