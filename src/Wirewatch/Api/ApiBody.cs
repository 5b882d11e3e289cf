using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Wirewatch.Api;

/// <summary>Reads the bodies of requests, within bounds.</summary>
internal static class ApiBody
{
    /// <summary>Reads a JSON body.</summary>
    /// <param name="request">The request; its content type must be JSON.</param>
    /// <param name="type">How to read it; members that it does not know are a fault.</param>
    /// <param name="maximumBytes">The largest body that is read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ApiException">400, 413 or 415, naming the fault.</exception>
    public static async Task<T> ReadJsonAsync<T>(HttpRequest request, JsonTypeInfo<T> type, int maximumBytes, CancellationToken cancellationToken)
        where T : notnull
    {
        if (!request.HasJsonContentType())
        {
            throw new ApiException(StatusCodes.Status415UnsupportedMediaType,
                $"The body is {Described(request.ContentType)}, but this operation reads JSON. Send it with 'Content-Type: application/json'.");
        }

        var bytes = await ReadBytesAsync(request, maximumBytes, cancellationToken);
        try
        {
            return JsonSerializer.Deserialize(bytes.Span, type)
                ?? throw ApiException.BadRequest("The body is the JSON value null. Send a JSON object.");
        }
        catch (JsonException exception)
        {
            throw ApiException.BadRequest(Explained(exception));
        }
    }

    /// <summary>Reads a body whole.</summary>
    /// <exception cref="ApiException">413: it is larger than <paramref name="maximumBytes"/>.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(HttpRequest request, int maximumBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maximumBytes)
        {
            throw TooLarge(maximumBytes);
        }

        using var whole = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (whole.Length + read > maximumBytes)
            {
                throw TooLarge(maximumBytes);
            }

            whole.Write(buffer, 0, read);
        }

        return whole.ToArray();
    }

    private static ApiException TooLarge(int maximumBytes) => new(StatusCodes.Status413PayloadTooLarge,
        $"The body is larger than {maximumBytes:N0} bytes, which is the most that this operation reads. Send a smaller one.");

    private static string Described(string? contentType) => string.IsNullOrEmpty(contentType) ? "without a content type" : $"'{ApiQuery.Shortened(contentType)}'";

    // The serializer appends "Path: ... | LineNumber: ... | BytePositionInLine: ..." and names .NET types; a caller needs the place only.
    private static string Explained(JsonException exception)
    {
        var place = exception.Path is { Length: > 0 } path and not "$" ? $" at {path}" : "";
        var line = exception.LineNumber is { } number ? $", line {number + 1}" : "";
        var fault = exception.Message switch
        {
            var text when text.Contains("could not be mapped", StringComparison.Ordinal) && Quoted(text) is { } name => $"it has a member '{ApiQuery.Shortened(name)}', which is unknown here",
            var text when text.Contains("missing required properties", StringComparison.Ordinal) && Listed(text) is { } names => $"a member is missing: {names}",
            var text when text.Contains("Duplicate", StringComparison.Ordinal) => "it has the same member twice",
            var text when text.Contains("could not be converted", StringComparison.Ordinal) => "a value has the wrong type",
            _ => "it is no well-formed JSON",
        };
        return $"The body cannot be read: {fault}{place}{line}. Mend it and send it again; {"/api/openapi.json"} describes what is read here.";
    }

    private static string? Quoted(string text) => text.Split('\'') is { Length: > 1 } parts ? parts[1] : null;

    private static string? Listed(string text)
    {
        var start = text.IndexOf(':', StringComparison.Ordinal);
        return start < 0 ? null : text[(start + 1)..].Split(". Path", StringSplitOptions.None)[0].Trim(' ', '.');
    }
}
