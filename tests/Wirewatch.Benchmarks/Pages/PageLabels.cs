using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Wirewatch.Articles;

namespace Wirewatch.Benchmarks.Pages;

/// <summary>What people who read the pages of the benchmark found stated in them: the published date, with a time and an offset where the page states them,
/// and the title, of which only the SHA-256 of its lower-case words is kept.</summary>
internal sealed partial class PageLabels
{
    private readonly Dictionary<string, (string Published, string Title)> _labels;

    private PageLabels(Dictionary<string, (string, string)> labels) => _labels = labels;

    /// <summary>The labels beside this program.</summary>
    public static PageLabels Read() => new(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Pages", "labels.tsv")).Skip(1)
        .Select(line => line.Split('\t')).ToDictionary(cells => cells[0], cells => (cells[1], cells[2])));

    /// <summary>Prints how many dates and titles are right, and those that are not.</summary>
    /// <param name="pages">Key, address and article of each page; the article is null where the page was refused.</param>
    public void Write(IReadOnlyList<(string Key, string Url, Article? Article)> pages)
    {
        var labelled = pages.Where(page => _labels.ContainsKey(page.Key)).ToList();
        var dates = labelled.Where(page => _labels[page.Key].Published != "-").ToList();
        var wrongDates = dates.Where(page => page.Article is null || !IsRight(_labels[page.Key].Published, page.Article.Published)).ToList();
        Console.WriteLine($"Published date: {Right(dates.Count, wrongDates.Count)}");
        foreach (var (key, url, article) in wrongDates)
        {
            Console.WriteLine($"  {key[..8]} {_labels[key].Published} found {article?.Published:yyyy-MM-ddTHH:mm:sszzz} {url}");
        }

        var wrongTitles = labelled.Where(page => page.Article?.Title is not { } title || Hash(title) != _labels[page.Key].Title).ToList();
        Console.WriteLine($"Title: {Right(labelled.Count, wrongTitles.Count)}");
        foreach (var (key, url, article) in wrongTitles)
        {
            Console.WriteLine($"  {key[..8]} found {article?.Title ?? "(none)"} {url}");
        }
    }

    private static string Right(int all, int wrong) =>
        $"right on {all - wrong} of {all} pages that state it ({((all - wrong) * 100.0 / all).ToString("0.0", CultureInfo.InvariantCulture)} %)";

    // A date without a time is right by its day; one with a time also by the day on which that moment falls where the page was written.
    private static bool IsRight(string stated, DateTimeOffset? found)
    {
        if (found is not { } date)
        {
            return false;
        }

        var day = DateOnly.ParseExact(stated[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var offset = ZoneOffset().Match(stated) is { Success: true } zone && DateTimeOffset.TryParse(stated, CultureInfo.InvariantCulture, out var moment) && zone.Length > 0
            ? moment.Offset
            : date.Offset;
        return DateOnly.FromDateTime(date.ToOffset(offset).DateTime) == day || (date.TimeOfDay == TimeSpan.Zero && DateOnly.FromDateTime(date.DateTime) == day);
    }

    private static string Hash(string title)
    {
        var words = string.Join(' ', Word().Matches(title.Normalize(NormalizationForm.FormKC).ToLowerInvariant()).Select(match => match.Value));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)));
    }

    [GeneratedRegex("(Z|[+-][0-9]{2}:[0-9]{2})$")]
    private static partial Regex ZoneOffset();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
