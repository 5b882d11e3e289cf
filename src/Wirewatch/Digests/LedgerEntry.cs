using System.Text.Json.Serialization;
using Azure;
using Wirewatch.Watchlists;

namespace Wirewatch.Digests;

/// <summary>One digest in the ledger: what was due, what was sent to whom, and how far it has come. Immutable.</summary>
public sealed record LedgerEntry
{
    /// <summary>Names the digest; the same owner and due moments always give the same id.</summary>
    public required string Digest { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Owner { get; init; }

    /// <summary>When it was due, UTC.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>How far it has come.</summary>
    public required DigestState State { get; init; }

    /// <summary>The watchlists that were due.</summary>
    public required IReadOnlyList<DueWatchlist> Watchlists { get; init; }

    /// <summary>To whom it goes; empty until it is composed.</summary>
    public IReadOnlyList<Delivery> Deliveries { get; init; } = [];

    /// <summary>How many matches it tells.</summary>
    public int Matches { get; init; }

    /// <summary>How many matches it leaves out, wholly or in part, because the same was told before from a copy.</summary>
    public int Withheld { get; init; }

    /// <summary>How often a worker has taken it up.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the last attempt failed, if it did.</summary>
    public string? Fault { get; init; }

    /// <summary>Until when it belongs to the worker that sends it; UTC.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>The worker that it belongs to, by a random id.</summary>
    internal string? Lease { get; init; }

    /// <summary>Counts the writes of this row, so that a worker knows its own write again when the answer to it was lost.</summary>
    internal int Revision { get; init; }

    /// <summary>The row's tag.</summary>
    internal ETag ETag { get; init; }
}

/// <summary>A watchlist that was due.</summary>
/// <param name="Id">The watchlist.</param>
/// <param name="Moment">When, UTC.</param>
/// <param name="Cause">Empty for a schedule, else what made it due.</param>
public sealed record DueWatchlist(WatchlistId Id, DateTimeOffset Moment, string Cause);

/// <summary>One mail of a digest. Immutable.</summary>
/// <param name="Address">Where it goes.</param>
/// <param name="MessageId">Its Message-ID without the angle brackets, the same whenever it is sent again.</param>
/// <param name="State">How far it has come.</param>
public sealed record Delivery(string Address, string MessageId, DeliveryState State)
{
    /// <summary>When it came to this state, UTC.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What the mail server answered.</summary>
    public string? Response { get; init; }
}

/// <summary>How far a digest has come; states follow each other in this order.</summary>
[JsonConverter(typeof(DigestStateJsonConverter))]
public enum DigestState
{
    /// <summary>Due, not composed yet.</summary>
    Planned,

    /// <summary>Its mails stand in storage and will not change any more.</summary>
    Composed,

    /// <summary>Every mail was accepted or refused for good; its matches are being moved.</summary>
    Delivered,

    /// <summary>Finished.</summary>
    Done,

    /// <summary>Finished without a mail, because nothing was new any more or everything was told before from copies.</summary>
    Empty,
}

/// <summary>How far one mail has come.</summary>
[JsonConverter(typeof(DeliveryStateJsonConverter))]
public enum DeliveryState
{
    /// <summary>Not sent yet, or the server did not take it for now.</summary>
    Waiting,

    /// <summary>About to be handed over. Where it stays so, a worker died in between, and nobody can know whether the server took it.</summary>
    Sending,

    /// <summary>The server took it.</summary>
    Accepted,

    /// <summary>The server refused it for good.</summary>
    Refused,
}

internal sealed class DigestStateJsonConverter() : JsonStringEnumConverter<DigestState>(System.Text.Json.JsonNamingPolicy.CamelCase, allowIntegerValues: false);

internal sealed class DeliveryStateJsonConverter() : JsonStringEnumConverter<DeliveryState>(System.Text.Json.JsonNamingPolicy.CamelCase, allowIntegerValues: false);
