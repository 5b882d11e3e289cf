using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Wirewatch.Articles;

namespace Wirewatch.Benchmarks.Pages;

/// <summary>Scores what <see cref="ArticleReader"/> makes of web pages against the article texts that people marked in them: the folder
/// holds <c>ground-truth.json</c> (page key to <c>articleBody</c> and <c>url</c>) and <c>html/{key}.html.gz</c>, as in Scrapinghub's
/// article-extraction-benchmark.</summary>
internal static class PageScores
{
    private const int Worst = 10;
    private const int Parts = 4;
    private const int TimedRounds = 15;
    private const int SlowestShown = 3;

    private sealed record Page(string Key, string Url, string Truth, byte[] Html, Article? Article, string Refusal)
    {
        // The benchmark marks running text alone: neither the headline nor the captions of pictures.
        public string Extracted { get; } = Article is null ? "" : BodyOf(Article);

        public ShingleScore Score => ShingleScore.Of(Truth, Extracted);
    }

    /// <summary>Runs the command: <c>pages --data FOLDER [--diff PART-OF-AN-ADDRESS] [--fold N]</c>.</summary>
    /// <returns>The exit status.</returns>
    public static int Run(string[] arguments)
    {
        if (Option(arguments, "--data") is not { } folder || !File.Exists(Path.Combine(folder, "ground-truth.json")))
        {
            Console.Error.WriteLine("Give --data the folder that holds ground-truth.json and html/, of the article-extraction-benchmark or made like it.");
            return 2;
        }

        var pages = Read(folder);
        if (Option(arguments, "--diff") is { } part)
        {
            foreach (var page in pages.Where(page => page.Url.Contains(part, StringComparison.OrdinalIgnoreCase) || page.Key.StartsWith(part, StringComparison.Ordinal)))
            {
                WriteDifference(page);
            }

            return 0;
        }

        WriteBody(pages);
        PageLabels.Read().Write(pages.ConvertAll(page => (page.Key, page.Url, page.Article)));
        WriteTime(pages);
        return 0;
    }

    private static List<Page> Read(string folder)
    {
        using var truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "ground-truth.json")));
        var pages = new List<Page>();
        foreach (var entry in truth.RootElement.EnumerateObject().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var html = Unpacked(Path.Combine(folder, "html", entry.Name + ".html.gz"));
            var (article, refusal) = (default(Article), "");
            try
            {
                article = new ArticleReader().Read(Upload(html));
            }
            catch (UnreadableArticleException exception)
            {
                refusal = exception.Message;
            }

            pages.Add(new Page(entry.Name, entry.Value.GetProperty("url").GetString() ?? "", entry.Value.GetProperty("articleBody").GetString() ?? "", html, article, refusal));
        }

        return pages;
    }

    private static byte[] Unpacked(string file)
    {
        using var unpacked = new MemoryStream();
        using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        packed.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    // The pages were saved as UTF-8 whatever their meta elements say.
    private static ArticleUpload Upload(byte[] html) => new("page.html", html, DateTimeOffset.UnixEpoch) { ContentType = "text/html; charset=utf-8" };

    private static string BodyOf(Article article)
    {
        var text = article.Text;
        foreach (var caption in article.Captions.Reverse())
        {
            text = text.Remove(caption.Start, caption.Length);
        }

        return article.Title is { } title ? text[title.Length..] : text;
    }

    private static void WriteBody(List<Page> pages)
    {
        var mean = ShingleScore.Mean(pages.ConvertAll(page => page.Score));
        Console.WriteLine($"Body text, {pages.Count} pages: F1 {Share(mean.F1)}, precision {Share(mean.Precision)}, recall {Share(mean.Recall)}");
        Console.WriteLine("The worst ten:");
        Console.WriteLine("    F1     P     R  page");
        foreach (var page in pages.OrderBy(page => page.Score.F1).Take(Worst))
        {
            Console.WriteLine($" {Share(page.Score.F1)} {Share(page.Score.Precision)} {Share(page.Score.Recall)}  {page.Key[..8]} {page.Url} {page.Refusal}");
        }

        // The rules were written while reading these pages, so the score of no part is that of unseen pages; but a rule which helps a few pages alone shows here.
        var parts = Enumerable.Range(0, Parts).Select(part => pages.Where((_, index) => index % Parts == part).Select(page => page.Score).ToList()).ToList();
        Console.WriteLine($"By every fourth page, F1: {string.Join(", ", parts.Select(part => Share(ShingleScore.Mean(part).F1)))}");
        Console.WriteLine($"Without that part: {string.Join(", ", parts.Select(left => Share(ShingleScore.Mean(parts.Where(part => part != left).SelectMany(part => part).ToList()).F1)))}; without the worst ten pages: {Share(ShingleScore.Mean(pages.Select(page => page.Score).OrderBy(score => score.F1).Skip(Worst).ToList()).F1)}");
    }

    private static void WriteTime(List<Page> pages)
    {
        var reader = new ArticleReader();
        var times = new List<(double Milliseconds, int Bytes, string Url)>();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        foreach (var page in pages.Where(page => page.Article is not null))
        {
            var best = Enumerable.Range(0, TimedRounds).Min(_ =>
            {
                var watch = Stopwatch.StartNew();
                reader.Read(Upload(page.Html));
                return watch.Elapsed.TotalMilliseconds;
            });
            times.Add((best, page.Html.Length, page.Url));
        }

        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / TimedRounds;
        var bytes = times.Sum(time => (double)time.Bytes);
        var perPage = times.Select(time => time.Milliseconds * 100_000 / time.Bytes).Order().ToList();
        Console.WriteLine(
            $"Time on one core, the best of {TimedRounds} rounds a page: {Milliseconds(times.Sum(time => time.Milliseconds) * 100_000 / bytes)} ms per 100 KB; "
            + $"the median page {Milliseconds(perPage[perPage.Count / 2])}, the slowest {Milliseconds(perPage[^1])}; {(allocated / bytes).ToString("0.0", CultureInfo.InvariantCulture)} bytes allocated per byte read");
        Console.WriteLine($"A page of 100 KB or less takes {Milliseconds(times.Where(time => time.Bytes <= 100_000).Max(time => time.Milliseconds))} ms at most. The slowest of their size:");
        foreach (var (milliseconds, size, url) in times.OrderByDescending(time => time.Milliseconds / time.Bytes).Take(SlowestShown))
        {
            Console.WriteLine($"  {Milliseconds(milliseconds * 100_000 / size)} ms per 100 KB, {Milliseconds(milliseconds)} ms for {size / 1000} KB: {url}");
        }
    }

    private static void WriteDifference(Page page)
    {
        Console.WriteLine($"=== {page.Key[..8]} {page.Url}: F1 {Share(page.Score.F1)} P {Share(page.Score.Precision)} R {Share(page.Score.Recall)} {page.Refusal}");
        foreach (var paragraph in Paragraphs(page.Extracted).Where(paragraph => ShingleScore.ShareWithin(paragraph, page.Truth) < 0.5))
        {
            Console.WriteLine("+ " + paragraph);
        }

        foreach (var paragraph in Paragraphs(page.Truth).Where(paragraph => ShingleScore.ShareWithin(paragraph, page.Extracted) < 0.5))
        {
            Console.WriteLine("- " + paragraph);
        }
    }

    private static string[] Paragraphs(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Share(double? share) => share?.ToString("0.000", CultureInfo.InvariantCulture) ?? "    -";

    private static string Milliseconds(double time) => time.ToString("0.0", CultureInfo.InvariantCulture);

    private static string? Option(string[] arguments, string name) => Array.IndexOf(arguments, name) is >= 0 and var index && index + 1 < arguments.Length ? arguments[index + 1] : null;
}
