using System.Text.RegularExpressions;

namespace Wirewatch.Articles;

/// <summary>A mail inside another one's text, as mail programs put it there when somebody forwards it.</summary>
/// <param name="Subject">Its subject.</param>
/// <param name="Sender">The name of its sender, without the address.</param>
/// <param name="Date">Its date, as written.</param>
/// <param name="Paragraphs">Its text.</param>
internal sealed partial record ForwardedMail(string? Subject, string? Sender, string? Date, IReadOnlyList<Paragraph> Paragraphs)
{
    private const int MostHeaderLines = 12;
    private const int LongestHeaderLine = 2000;

    /// <summary>The forwarded mail in the text of another; null where nothing marks one, or nothing follows the mark.</summary>
    public static ForwardedMail? In(IReadOnlyList<Paragraph> paragraphs)
    {
        for (var start = 0; start < paragraphs.Count; start++)
        {
            if (!Opening().IsMatch(paragraphs[start].Text))
            {
                continue;
            }

            var end = start + 1;
            while (end < paragraphs.Count && end - start < MostHeaderLines && HeaderLine().IsMatch(paragraphs[end].Text))
            {
                end++;
            }

            var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (Match field in Field().Matches(string.Join('\n', paragraphs.Skip(start).Take(end - start).Select(paragraph => paragraph.Text[..Math.Min(LongestHeaderLine, paragraph.Text.Length)]))))
            {
                fields.TryAdd(field.Groups["name"].Value, field.Groups["value"].Value.Trim());
            }

            return end == paragraphs.Count || fields.Count == 0
                ? null
                : new ForwardedMail(
                    fields.GetValueOrDefault("subject"),
                    fields.TryGetValue("from", out var sender) ? SenderAddress().Replace(sender, "").Trim(' ', '"') is { Length: > 0 } name ? name : sender : null,
                    fields.GetValueOrDefault("date") ?? fields.GetValueOrDefault("sent"),
                    [.. paragraphs.Skip(end)]);
        }

        return null;
    }

    /// <summary>The line that mail programs put above a forwarded mail.</summary>
    [GeneratedRegex(@"^[> ]*(?:-{2,}\s*(?:forwarded message|original message)\s*-{2,}|begin forwarded message:)", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    public static partial Regex Opening();

    [GeneratedRegex(@"^(?:from|date|sent|subject|to|cc|reply-to)\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HeaderLine();

    [GeneratedRegex(@"\b(?<name>from|date|sent|subject|to|cc|reply-to)\s*:\s*(?<value>.*?)(?=\s+(?:from|date|sent|subject|to|cc|reply-to)\s*:|\n|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    [GeneratedRegex(@"\s*[<\[(][^<>\[\]()]*@[^<>\[\]()]*[>\])]")]
    private static partial Regex SenderAddress();
}
