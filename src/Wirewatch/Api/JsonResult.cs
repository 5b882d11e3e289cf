using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Wirewatch.Api;

/// <summary>An answer in JSON. Where <see cref="Tagged"/>, it carries an entity tag of its bytes and answers 304 to who has them already.</summary>
/// <param name="value">What to write.</param>
/// <param name="type">How to write it.</param>
internal sealed class JsonResult<T>(T value, JsonTypeInfo<T> type) : IResult
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>The media type.</summary>
    public string ContentType { get; init; } = "application/json; charset=utf-8";

    /// <summary>The address of what was created.</summary>
    public string? Location { get; init; }

    /// <summary>The answer is one resource that a caller may keep and revalidate.</summary>
    public bool Tagged { get; init; }

    /// <summary>An entity tag to use instead of the hash of the bytes, with its quotation marks.</summary>
    public string? EntityTag { get; init; }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, type);
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.Headers.XContentTypeOptions = "nosniff";
        if (Location is not null)
        {
            response.Headers.Location = Location;
        }

        if (Tagged || EntityTag is not null)
        {
            if (EntityTags.AnswersNotModified(httpContext, EntityTag ?? EntityTags.Of(bytes)))
            {
                return;
            }
        }
        else
        {
            response.Headers.CacheControl = "no-store";
        }

        response.ContentType = ContentType;
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
