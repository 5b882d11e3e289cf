using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Wirewatch.Api;

/// <summary>The opaque text with which a caller asks for the next page. It holds where the storage goes on and remembers which query it
/// belongs to. It grants nothing - the query decides what can be read -, so it needs no secret.</summary>
internal static class ContinuationToken
{
    private const int HashLength = 8;

    /// <summary>Packs where the storage goes on.</summary>
    /// <param name="continuation">The storage's own continuation.</param>
    /// <param name="query">What identifies the query: its path and parameters.</param>
    public static string Write(string continuation, string query)
    {
        var payload = Encoding.UTF8.GetBytes(continuation);
        return Base64Url.EncodeToString([.. HashOf(Encoding.UTF8.GetBytes(query)), .. HashOf(payload), .. payload]);
    }

    /// <summary>Unpacks a token that <see cref="Write"/> made for the same query.</summary>
    /// <exception cref="ApiException">400: the token is damaged or belongs to another query.</exception>
    public static string Read(string token, string query)
    {
        byte[] bytes;
        try
        {
            bytes = Base64Url.DecodeFromChars(token);
        }
        catch (FormatException)
        {
            throw Damaged();
        }

        if (bytes.Length < 2 * HashLength || !HashOf(bytes.AsSpan(2 * HashLength)).SequenceEqual(bytes.AsSpan(HashLength, HashLength)))
        {
            throw Damaged();
        }

        return HashOf(Encoding.UTF8.GetBytes(query)).SequenceEqual(bytes.AsSpan(0, HashLength))
            ? Encoding.UTF8.GetString(bytes.AsSpan(2 * HashLength))
            : throw ApiException.BadRequest(
                "The query parameter 'continuation' belongs to another query. Repeat the query that gave it with the same parameters, or leave it out to start from the first page.");
    }

    private static ReadOnlySpan<byte> HashOf(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes).AsSpan(0, HashLength);

    private static ApiException Damaged() => ApiException.BadRequest(
        "The query parameter 'continuation' is not a token of this service. Copy 'continuation' of the last page whole, or leave it out to start from the first page.");
}
