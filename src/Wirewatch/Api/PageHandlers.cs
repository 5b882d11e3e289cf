using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Wirewatch.Api;

/// <summary>The web page: one file that loads nothing and may run only its own script. Thread safe.</summary>
internal sealed partial class PageHandlers
{
    private static readonly byte[] Html = ServiceHandlers.Resource("page.html");

    private static readonly BytesResult Page = new(Html, "text/html; charset=utf-8",
        ("Content-Security-Policy", PolicyFor(Encoding.UTF8.GetString(Html))),
        ("Referrer-Policy", "no-referrer"),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"));

    /// <summary>GET /.</summary>
    public Task<IResult> GetAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IResult>(Page);
    }

    // The hashes are those of the file itself, so an edited page needs no edited policy.
    private static string PolicyFor(string html) =>
        $"default-src 'none'; script-src {Hash(Script().Match(html))}; style-src {Hash(Style().Match(html))}; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static string Hash(Match element) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.Groups[1].Value)))}'";

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
