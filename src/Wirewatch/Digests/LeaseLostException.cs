namespace Wirewatch.Digests;

/// <summary>Another worker has taken a digest over.</summary>
/// <param name="digest">The digest's id.</param>
internal sealed class LeaseLostException(string digest) : Exception($"The digest {digest} now belongs to another worker, which goes on with it.");
