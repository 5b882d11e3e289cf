namespace Wirewatch.Articles;

/// <summary>Addresses of articles as uploads state them.</summary>
internal static class WebAddress
{
    private const int Longest = 2000;

    /// <summary>The text as an absolute http or https address of at most 2,000 characters, or null where it is none.</summary>
    public static string? Parse(string? text) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) && address.AbsoluteUri.Length <= Longest
            ? address.AbsoluteUri
            : null;
}
