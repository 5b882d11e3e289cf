using System.Text.Json;

namespace Wirewatch.Digests;

/// <summary>The message in the queue <c>digests</c>: which digest to send.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Digest">Its id.</param>
/// <param name="Due">When it was due, UTC.</param>
internal sealed record DigestMessage(string Owner, string Digest, DateTimeOffset Due)
{
    /// <summary>Reads a message.</summary>
    /// <exception cref="FormatException">It is no such message.</exception>
    public static DigestMessage Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, DigestJson.Default.DigestMessage) is { Owner.Length: > 0, Digest.Length: > 0 } message
                ? message
                : throw new JsonException();
        }
        catch (JsonException exception)
        {
            throw new FormatException("A message in the queue of digests does not name an owner and a digest. Only the planner writes this queue; delete the message.", exception);
        }
    }

    /// <summary>The message as text.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, DigestJson.Default.DigestMessage);
}
