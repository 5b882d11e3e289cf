using System.Text;

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
            foreach (var story in section.Stories)
            {
                Write(text, story, publicUrl);
            }
        }

        return text.Append("-- \nWirewatch sends each sentence of a story once. It wrote because the watchlists above are yours.\n").ToString();
    }

    private static void Write(StringBuilder text, DigestStory story, string? publicUrl)
    {
        text.Append(DigestWords.TitleOf(story.Lead)).Append('\n').Append(DigestWords.OriginOf(story.Lead)).Append('\n');
        if (DigestWords.ChangeOf(story.Lead) is { } change)
        {
            text.Append(change).Append('\n');
        }

        text.Append('\n');
        foreach (var line in story.Lines)
        {
            text.Append("  - ");
            foreach (var (run, isMarked) in DigestWords.RunsOf(line.Sentence))
            {
                text.Append(isMarked ? $"*{run}*" : run);
            }

            text.Append('\n');
            if (DigestWords.PlacesOf(line, story) is { } places)
            {
                text.Append("    (").Append(places).Append(")\n");
            }
        }

        foreach (var omission in DigestWords.OmissionsOf(story))
        {
            text.Append("  ").Append(omission).Append('\n');
        }

        text.Append('\n');
        WriteCopies(text, story, publicUrl);
        foreach (var reason in DigestWords.ReasonsOf(story))
        {
            text.Append("  Why: ").Append(reason).Append('\n');
        }

        foreach (var address in new[] { story.Lead.Url, DigestWords.AddressOf(story.Lead, publicUrl) }.OfType<string>())
        {
            text.Append("  ").Append(address).Append('\n');
        }

        text.Append('\n');
    }

    private static void WriteCopies(StringBuilder text, DigestStory story, string? publicUrl)
    {
        if (story.Copies.Count == 0)
        {
            return;
        }

        text.Append("  ").Append(DigestWords.HeadingOfCopies(story)).Append('\n');
        foreach (var copy in story.Copies.Take(DigestWords.MaximumCopies))
        {
            text.Append("  - ").Append(DigestWords.CopyOf(copy, story.Lead)).Append('\n');
            if ((copy.Url ?? DigestWords.AddressOf(copy, publicUrl)) is { } address)
            {
                text.Append("    ").Append(address).Append('\n');
            }
        }

        if (DigestWords.UnlistedCopiesOf(story) is { } unlisted)
        {
            text.Append("  ").Append(unlisted).Append('\n');
        }

        text.Append('\n');
    }
}
