using Microsoft.AspNetCore.Http;

namespace Wirewatch.Api;

/// <summary>An answer that is the same for everybody until the next release.</summary>
/// <param name="bytes">The body.</param>
/// <param name="contentType">Its media type.</param>
/// <param name="headers">Further headers.</param>
internal sealed class BytesResult(byte[] bytes, string contentType, params (string Name, string Value)[] headers) : IResult
{
    private readonly string tag = EntityTags.Of(bytes);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.XContentTypeOptions = "nosniff";
        foreach (var (name, value) in headers)
        {
            response.Headers[name] = value;
        }

        if (EntityTags.AnswersNotModified(httpContext, tag))
        {
            return;
        }

        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
