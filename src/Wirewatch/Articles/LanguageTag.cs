using System.Text.RegularExpressions;

namespace Wirewatch.Articles;

/// <summary>Language tags as uploads state them.</summary>
internal static partial class LanguageTag
{
    /// <summary>A BCP 47 tag in its usual case (<c>en</c>, <c>pt-BR</c>, <c>zh-Hant</c>), or null where the text is none. Underscores are taken for hyphens.</summary>
    public static string? Parse(string? text)
    {
        var match = Shape().Match((text ?? "").Trim().Replace('_', '-'));
        if (!match.Success)
        {
            return null;
        }

        var tag = match.Groups["language"].Value.ToLowerInvariant();
        if (match.Groups["script"] is { Success: true, Value: var script })
        {
            tag += $"-{char.ToUpperInvariant(script[0])}{script[1..].ToLowerInvariant()}";
        }

        return match.Groups["region"] is { Success: true, Value: var region } ? $"{tag}-{region.ToUpperInvariant()}" : tag;
    }

    [GeneratedRegex("^(?<language>[A-Za-z]{2,3})(-(?<script>[A-Za-z]{4}))?(-(?<region>[A-Za-z]{2}|[0-9]{3}))?(-[A-Za-z0-9]{1,8}){0,4}$")]
    private static partial Regex Shape();
}
