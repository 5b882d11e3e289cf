using System.Text.Json;
using Azure.Storage.Blobs;

namespace Wirewatch.Ingestion;

/// <summary>Which blob an Event Grid event of a storage account is about.</summary>
/// <param name="Container">The container's name.</param>
/// <param name="Name">The blob's name, not encoded.</param>
public sealed record BlobEvent(string Container, string Name)
{
    private const string Containers = "/blobServices/default/containers/";
    private const string Blobs = "/blobs/";

    /// <summary>Reads an event in either schema of Event Grid.</summary>
    /// <param name="subject">The event's subject, <c>/blobServices/default/containers/{container}/blobs/{name}</c>, which holds the name as
    /// it is: <c>#</c>, <c>?</c> and <c>%</c> are not encoded.</param>
    /// <param name="data">The event's data as JSON. Its <c>url</c> is read only where the subject has lost a character: Event Grid has
    /// been seen to replace letters outside the Basic Multilingual Plane.</param>
    /// <exception cref="FormatException">The event names no blob; the message tells what it names.</exception>
    public static BlobEvent Read(string? subject, BinaryData? data)
    {
        if (subject?.StartsWith(Containers, StringComparison.Ordinal) == true
            && subject.IndexOf(Blobs, Containers.Length, StringComparison.Ordinal) is > 0 and var end
            && end + Blobs.Length < subject.Length)
        {
            var read = new BlobEvent(subject[Containers.Length..end], subject[(end + Blobs.Length)..]);
            return read.Name.Contains('\uFFFD', StringComparison.Ordinal) && NameInUrl(data) is { } name ? read with { Name = name } : read;
        }

        throw new FormatException(
            $"The event's subject is '{subject}', but a blob's is '{Containers}<container>{Blobs}<name>'. Check what the Event Grid subscription is subscribed to.");
    }

    private static string? NameInUrl(BinaryData? data)
    {
        try
        {
            using var json = JsonDocument.Parse(data ?? BinaryData.FromString("null"));
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("url", out var url)
                && url.ValueKind == JsonValueKind.String
                && Uri.TryCreate(url.GetString(), UriKind.Absolute, out var address)
                && new BlobUriBuilder(address).BlobName is { Length: > 0 } name
                    ? name
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
