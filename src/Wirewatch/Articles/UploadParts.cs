using System.Globalization;
using System.Text;

namespace Wirewatch.Articles;

/// <summary>Takes one upload apart, through archives and mails in each other, into what is read as one article each. A file is unpacked only while
/// its part is looked at, so going through everything needs little more memory than the largest file does. Not thread safe.</summary>
internal sealed class UploadParts(ArticleUpload upload, IntakeOptions limits, CancellationToken cancellationToken)
{
    private const int LongestName = 300;

    // Stands between the names of two levels, so it must be what no name of a file holds.
    private const char Level = '\0';

    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> repetitions = new(StringComparer.Ordinal);
    private readonly Unpacking unpacking = new(limits, upload.Content.Length, cancellationToken);

    /// <summary>The parts in the order of the upload. To be enumerated once.</summary>
    /// <exception cref="UnreadableArticleException">Nothing of the upload can be read, or it holds more than it may.</exception>
    public IEnumerable<DraftPart> Enumerate() => Open(upload, null, 0);

    private IEnumerable<DraftPart> Open(ArticleUpload file, string? path, int depth)
    {
        foreach (var item in ArticleFormats.ReaderFor(file).Open(file, unpacking))
        {
            var own = item.Key is null ? path : path is null ? item.Key : path + Level + item.Key;
            if (item.File is { } inside && depth < limits.Depth)
            {
                foreach (var part in item.Key is null ? Open(inside, own, depth + 1) : Apart(inside, own, depth + 1))
                {
                    yield return part;
                }
            }
            else
            {
                var fault = item.Fault ?? $"It lies more than {limits.Depth} archives or mails deep. Unpack the outer ones and upload what is inside.";
                yield return Part(own, file, item.Item ?? (_ => throw new UnreadableArticleException(fault))) with { Gate = item.Gate };
            }
        }
    }

    // A damaged file among others is a part that cannot be read, and the others go on.
    private IEnumerable<DraftPart> Apart(ArticleUpload file, string? path, int depth)
    {
        using var parts = Open(file, path, depth).GetEnumerator();
        while (true)
        {
            string? fault = null;
            try
            {
                if (!parts.MoveNext())
                {
                    yield break;
                }
            }
            catch (UnreadableArticleException damage) when (damage is not ExcessiveUploadException)
            {
                fault = damage.Message;
            }

            if (fault is not null)
            {
                yield return Part(path, file, _ => throw new UnreadableArticleException(fault));
                yield break;
            }

            yield return parts.Current;
        }
    }

    private DraftPart Part(string? path, ArticleUpload file, Func<ReadingBounds, ArticleDraft> read)
    {
        var plain = path ?? "";
        var key = plain;
        while (!keys.Add(key))
        {
            var number = repetitions[plain] = repetitions.GetValueOrDefault(plain, 1) + 1;
            key = $"{plain}{Level}{number}";
        }

        return new DraftPart(key, key.Length == 0 ? null : NameOf(key), file, read);
    }

    private static string NameOf(string key)
    {
        var name = new StringBuilder();
        foreach (var rune in key.EnumerateRunes())
        {
            name.Append(rune.Value == Level ? "/" : Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? " " : rune.ToString());
            if (name.Length > LongestName)
            {
                return name.ToString(0, char.IsHighSurrogate(name[LongestName - 2]) ? LongestName - 2 : LongestName - 1) + "…";
            }
        }

        return name.ToString();
    }
}

/// <summary>One part of an upload, not read yet. Immutable.</summary>
/// <param name="Key">What tells it from the others; empty for the upload itself.</param>
/// <param name="Name">The key in one line of at most 300 UTF-16 code units; null for the upload itself.</param>
/// <param name="File">The file that it stands in.</param>
/// <param name="Read">Reads it.</param>
internal sealed record DraftPart(string Key, string? Name, ArticleUpload File, Func<ReadingBounds, ArticleDraft> Read)
{
    /// <summary>What must be taken before it is read, or null.</summary>
    public SemaphoreSlim? Gate { get; init; }
}
