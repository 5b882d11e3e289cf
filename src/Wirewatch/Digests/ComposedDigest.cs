using Wirewatch.Watchlists;

namespace Wirewatch.Digests;

/// <summary>A digest as it is delivered. Written once to the container <c>digests</c> and never changed, so that every attempt sends the
/// same bytes. Immutable.</summary>
/// <param name="Digest">The digest's id.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Matches">What it tells; copies of one story each with all their sentences.</param>
/// <param name="Mails">The mails, one for each address; none where everything is withheld.</param>
internal sealed record ComposedDigest(string Digest, string Owner, IReadOnlyList<Match> Matches, IReadOnlyList<ComposedMail> Mails)
{
    /// <summary>What it leaves out because it was told before from a copy; null in those that were composed before there was any.</summary>
    public IReadOnlyList<Match>? Withheld { get; init; }
}

/// <summary>One mail. Immutable.</summary>
/// <param name="Address">Where it goes.</param>
/// <param name="MessageId">Its Message-ID without the angle brackets.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">Its plain text.</param>
/// <param name="Html">Its HTML.</param>
/// <param name="Message">The whole message in MIME, as it is handed over.</param>
internal sealed record ComposedMail(string Address, string MessageId, string Subject, string Text, string Html, byte[] Message)
{
    /// <summary>The watchlists that it tells of; null, which means all, in those that were composed before this was kept.</summary>
    public IReadOnlyList<WatchlistId>? Watchlists { get; init; }
}
