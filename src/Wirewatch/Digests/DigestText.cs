using System.Text;
using Wirewatch.Watchlists;

namespace Wirewatch.Digests;

/// <summary>Writes a digest as plain text. Stateless.</summary>
internal static class DigestText
{
    private const int MaximumRule = 60;

    /// <summary>The text, lines ended by LF.</summary>
    /// <param name="digest">What to tell.</param>
    /// <param name="publicUrl">Where readers reach the service, if they do.</param>
    public static string Write(Digest digest, string? publicUrl)
    {
        var text = new StringBuilder();
        foreach (var section in digest.Sections)
        {
            var heading = $"{DigestWords.Line(section.Name)}: {section.Count}";
            text.Append(heading).Append('\n').Append('=', Math.Min(heading.Length, MaximumRule)).Append("\n\n");
            foreach (var match in section.Articles)
            {
                Write(text, match, publicUrl);
            }
        }

        return text.Append("-- \nWirewatch sends each sentence once. It wrote because the watchlists above are yours.\n").ToString();
    }

    private static void Write(StringBuilder text, Match match, string? publicUrl)
    {
        text.Append(DigestWords.TitleOf(match)).Append('\n').Append(DigestWords.OriginOf(match)).Append("\n\n");
        foreach (var sentence in match.Sentences)
        {
            text.Append("  - ");
            foreach (var (run, isMarked) in DigestWords.RunsOf(sentence))
            {
                text.Append(isMarked ? $"*{run}*" : run);
            }

            text.Append('\n');
        }

        if (DigestWords.OmissionOf(match) is { } omission)
        {
            text.Append("  ").Append(omission).Append('\n');
        }

        text.Append('\n');
        foreach (var reason in DigestWords.ReasonsOf(match))
        {
            text.Append("  Why: ").Append(reason).Append('\n');
        }

        foreach (var address in new[] { match.Url, DigestWords.AddressOf(match, publicUrl) }.OfType<string>())
        {
            text.Append("  ").Append(address).Append('\n');
        }

        text.Append('\n');
    }
}
