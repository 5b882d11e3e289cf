using Wirewatch.Watchlists;

namespace Wirewatch.Digests;

/// <summary>A digest as it is delivered. Written once to the container <c>digests</c> and never changed, so that every attempt sends the
/// same bytes. Immutable.</summary>
/// <param name="Digest">The digest's id.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Matches">What it tells.</param>
/// <param name="Mails">The mails, one for each address.</param>
internal sealed record ComposedDigest(string Digest, string Owner, IReadOnlyList<Match> Matches, IReadOnlyList<ComposedMail> Mails);

/// <summary>One mail. Immutable.</summary>
/// <param name="Address">Where it goes.</param>
/// <param name="MessageId">Its Message-ID without the angle brackets.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">Its plain text.</param>
/// <param name="Html">Its HTML.</param>
/// <param name="Message">The whole message in MIME, as it is handed over.</param>
internal sealed record ComposedMail(string Address, string MessageId, string Subject, string Text, string Html, byte[] Message);
