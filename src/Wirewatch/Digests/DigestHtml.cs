using System.Globalization;
using System.Net;
using System.Text;

namespace Wirewatch.Digests;

/// <summary>Writes a digest as HTML for mail programs: one column, inline styles, system fonts, nothing loaded from anywhere. Every word
/// that comes from an article or a person is encoded. Stateless.</summary>
internal static class DigestHtml
{
    private const string Fonts = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

    private const string Head = $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <style>
        @media (prefers-color-scheme: dark) {
          .page { background: #16181b !important; color: #e8e6e3 !important; }
          .card { background: #1f2226 !important; border-color: #33373d !important; }
          .quiet { color: #a3a7ad !important; }
          .link { color: #8ab4f8 !important; }
          .mark { background: #5c4a00 !important; color: #fff3c4 !important; }
          .rule { border-color: #33373d !important; }
        }
        </style>
        """;

    /// <summary>The HTML, lines ended by LF.</summary>
    /// <param name="digest">What to tell.</param>
    /// <param name="publicUrl">Where readers reach the service, if they do.</param>
    public static string Write(Digest digest, string? publicUrl)
    {
        var html = new StringBuilder(Head)
            .Append(CultureInfo.InvariantCulture, $"\n<title>{Encoded(digest.Subject)}</title>\n</head>\n")
            .Append(CultureInfo.InvariantCulture, $"<body class=\"page\" style=\"margin:0;padding:0;background:#f4f4f2;color:#1d1f21;{Fonts};font-size:16px;line-height:1.5\">\n")
            .Append("<div style=\"max-width:640px;margin:0 auto;padding:24px 16px\">\n");
        foreach (var section in digest.Sections)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h1 style=\"font-size:20px;line-height:1.3;font-weight:600;margin:8px 4px 12px\">{Encoded(section.Name)}")
                .Append(CultureInfo.InvariantCulture, $" <span class=\"quiet\" style=\"font-weight:400;color:#5f6368\">{section.Count}</span></h1>\n");
            foreach (var story in section.Stories)
            {
                Write(html, story, publicUrl);
            }
        }

        return html
            .Append("<p class=\"quiet\" style=\"font-size:13px;color:#5f6368;margin:20px 4px 0\">Wirewatch sends each sentence of a story once. ")
            .Append("It wrote because the watchlists above are yours.</p>\n</div>\n</body>\n</html>\n")
            .ToString();
    }

    private static void Write(StringBuilder html, DigestStory story, string? publicUrl)
    {
        var title = Encoded(DigestWords.TitleOf(story.Lead));
        var article = DigestWords.AddressOf(story.Lead, publicUrl);
        html.Append("<div class=\"card\" style=\"background:#ffffff;border:1px solid #e2e2de;border-radius:8px;padding:16px 20px;margin:0 0 16px\">\n")
            .Append("<h2 style=\"font-size:17px;line-height:1.35;font-weight:600;margin:0\">")
            .Append((story.Lead.Url ?? article) is { } address ? Link(address, title, "color:inherit;text-decoration:none") : title)
            .Append(CultureInfo.InvariantCulture, $"</h2>\n<p class=\"quiet\" style=\"font-size:14px;color:#5f6368;margin:2px 0 12px\">{Encoded(DigestWords.OriginOf(story.Lead))}</p>\n");
        if (DigestWords.ChangeOf(story.Lead) is { } change)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p style=\"font-size:14px;font-weight:600;margin:-8px 0 12px\">{Encoded(change)}</p>\n");
        }

        foreach (var line in story.Lines)
        {
            Write(html, line, story);
        }

        foreach (var omission in DigestWords.OmissionsOf(story))
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"quiet\" style=\"font-size:14px;color:#5f6368;margin:0 0 12px\">{Encoded(omission)}</p>\n");
        }

        WriteCopies(html, story, publicUrl);
        html.Append("<p class=\"quiet\" style=\"font-size:13px;color:#5f6368;margin:0\">")
            .AppendJoin("<br>", DigestWords.ReasonsOf(story).Select(reason => $"Why: {Encoded(reason)}"));
        string[] links =
        [
            .. story.Lead.Url is { } url ? [Link(url, "Original", "color:#1a56c4")] : (string[])[],
            .. article is not null ? [Link(article, "Annotated article", "color:#1a56c4")] : (string[])[],
        ];
        if (links.Length > 0)
        {
            html.Append("<br>").AppendJoin(" · ", links);
        }

        html.Append("</p>\n</div>\n");
    }

    private static void Write(StringBuilder html, DigestLine line, DigestStory story)
    {
        html.Append("<p class=\"rule\" style=\"margin:0 0 12px;padding:0 0 0 12px;border-left:3px solid #d8d8d2\">");
        foreach (var (run, isMarked) in DigestWords.RunsOf(line.Sentence))
        {
            html.Append(isMarked ? $"<mark class=\"mark\" style=\"background:#fff0b3;color:inherit;padding:0 2px;border-radius:2px\">{Encoded(run)}</mark>" : Encoded(run));
        }

        if (DigestWords.PlacesOf(line, story) is { } places)
        {
            html.Append(CultureInfo.InvariantCulture, $"<br><span class=\"quiet\" style=\"font-size:13px;color:#5f6368\">{Encoded(places)}</span>");
        }

        html.Append("</p>\n");
    }

    private static void WriteCopies(StringBuilder html, DigestStory story, string? publicUrl)
    {
        if (story.Copies.Count == 0)
        {
            return;
        }

        html.Append(CultureInfo.InvariantCulture, $"<p style=\"font-size:14px;margin:0 0 12px\">{Encoded(DigestWords.HeadingOfCopies(story))}");
        foreach (var copy in story.Copies.Take(DigestWords.MaximumCopies))
        {
            var label = Encoded(DigestWords.CopyOf(copy, story.Lead));
            html.Append("<br>").Append((copy.Url ?? DigestWords.AddressOf(copy, publicUrl)) is { } address ? Link(address, label, "color:#1a56c4") : label);
        }

        if (DigestWords.UnlistedCopiesOf(story) is { } unlisted)
        {
            html.Append(CultureInfo.InvariantCulture, $"<br>{Encoded(unlisted)}");
        }

        html.Append("</p>\n");
    }

    private static string Link(string address, string html, string style) =>
        $"<a class=\"{(style.StartsWith("color:#", StringComparison.Ordinal) ? "link" : "title")}\" href=\"{Encoded(address)}\" style=\"{style}\">{html}</a>";

    private static string Encoded(string text) => WebUtility.HtmlEncode(DigestWords.Line(text));
}
