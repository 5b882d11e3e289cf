using Azure;
using Azure.Data.Tables;

namespace Wirewatch.Watchlists;

/// <summary>The sentences that a watchlist was told of an article, or of a story, by their hashes. Immutable.</summary>
internal sealed record ToldSentences
{
    /// <summary>The most sentences that are remembered; of more, those told first are forgotten, so that the row stays far below what the
    /// table service holds.</summary>
    public const int Maximum = 10_000;

    private const string HashesColumn = "Told";
    private const string AtColumn = "At";
    private const string TextHashColumn = "TextHash";

    private readonly IReadOnlyList<string> hashes;

    private ToldSentences(IReadOnlyList<string> hashes)
    {
        this.hashes = hashes;
        Hashes = hashes.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Nothing was told.</summary>
    public static ToldSentences None { get; } = new([]);

    /// <summary>The hashes.</summary>
    public IReadOnlySet<string> Hashes { get; }

    /// <summary>When something was last told of it, UTC; null where that is not known.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The hash of the article's text when something was last told of it; null where that is not known.</summary>
    public string? TextHash { get; init; }

    /// <summary>The row's tag; null where there is no row.</summary>
    public ETag? ETag { get; init; }

    /// <summary>What a row says.</summary>
    public static ToldSentences Read(TableEntity row) => new(TextColumns.Read(row, HashesColumn).Split(' ', StringSplitOptions.RemoveEmptyEntries))
    {
        At = row.GetInt64(AtColumn) is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
        TextHash = row.GetString(TextHashColumn),
        ETag = row.ETag,
    };

    /// <summary>With more sentences, which become the newest ones.</summary>
    public ToldSentences With(IEnumerable<string> told)
    {
        var newest = told.Distinct(StringComparer.Ordinal).ToArray();
        return new ToldSentences([.. hashes.Except(newest, StringComparer.Ordinal).Concat(newest).TakeLast(Maximum)]) { At = At, TextHash = TextHash, ETag = ETag };
    }

    /// <summary>The write of this to <paramref name="row"/>, guarded against a write in between.</summary>
    public TableTransactionAction WriteTo(TableEntity row)
    {
        TextColumns.Write(row, HashesColumn, string.Join(' ', hashes));
        row[AtColumn] = At?.UtcTicks;
        row[TextHashColumn] = TextHash;
        return ETag is { } tag
            ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, tag)
            : new TableTransactionAction(TableTransactionActionType.Add, row);
    }
}
