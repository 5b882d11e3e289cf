using System.Text.Json;
using Wirewatch.Language;

namespace Wirewatch.Training.Scoring;

/// <summary>An annotated article to score against. Offsets are UTF-16 code units into <see cref="Text"/>.</summary>
internal sealed record GoldArticle
{
    /// <summary>The article's name in its set.</summary>
    public required string Id { get; init; }

    /// <summary>The headline.</summary>
    public required string Title { get; init; }

    /// <summary>The day of publication.</summary>
    public required DateTimeOffset Published { get; init; }

    /// <summary>The text: headline, blank line, paragraphs.</summary>
    public required string Text { get; init; }

    /// <summary>The named mentions with the entity's name within the article.</summary>
    public required IReadOnlyList<GoldMention> Mentions { get; init; }

    /// <summary>The whole line, for scorers of other things; its offsets are code points (see <see cref="CodePoints"/>).</summary>
    public required JsonElement Line { get; init; }

    /// <summary>The UTF-16 offset of every code point of <see cref="Text"/>, and of its end.</summary>
    public required int[] CodePoints { get; init; }

    /// <summary>Reads the articles of one file of wirenews.</summary>
    public static IEnumerable<GoldArticle> Read(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement.Clone();
            var text = root.GetProperty("text").GetString()!;
            var offsets = OffsetsOf(text);
            yield return new GoldArticle
            {
                Id = root.GetProperty("id").GetString()!,
                Title = root.GetProperty("title").GetString()!,
                Published = DateTimeOffset.Parse(root.GetProperty("published").GetString() + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture),
                Text = text,
                Line = root,
                CodePoints = offsets,
                Mentions = [.. root.GetProperty("mentions").EnumerateArray().Select(mention => new GoldMention(
                    offsets[mention.GetProperty("start").GetInt32()], offsets[mention.GetProperty("end").GetInt32()],
                    Enum.Parse<MentionType>(mention.GetProperty("type").GetString()!, ignoreCase: true), mention.GetProperty("entity").GetString()!))],
            };
        }
    }

    private static int[] OffsetsOf(string text)
    {
        var offsets = new List<int>(text.Length + 1);
        for (var index = 0; index < text.Length; index += char.IsSurrogatePair(text, index) ? 2 : 1)
        {
            offsets.Add(index);
        }

        offsets.Add(text.Length);
        return [.. offsets];
    }
}

/// <summary>A named mention to score against.</summary>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">One past the last code unit.</param>
/// <param name="Type">What it names.</param>
/// <param name="Entity">The id of its entity within the article.</param>
internal readonly record struct GoldMention(int Start, int End, MentionType Type, string Entity);
