using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Wirewatch.Api;

/// <summary>Entity tags, and requests that name them.</summary>
internal static class EntityTags
{
    /// <summary>The strong tag of some bytes, with its quotation marks.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"";

    /// <summary>Sets the tag on the response, and says whether the caller has these bytes already: then 304 is the answer
    /// (RFC 9110 13.1.2: If-None-Match compares weakly, and "*" matches whatever there is).</summary>
    public static bool AnswersNotModified(HttpContext context, string tag)
    {
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        var knows = HttpMethods.IsGet(context.Request.Method)
            && EntityTagHeaderValue.TryParse(tag, out var own)
            && EntityTagHeaderValue.TryParseList(context.Request.Headers.IfNoneMatch, out var known)
            && known.Any(candidate => candidate.Tag == "*" || candidate.Compare(own, useStrongComparison: false));
        if (knows)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
        }

        return knows;
    }
}
