using System.Diagnostics;
using System.Globalization;
using Wirewatch.Articles;
using Wirewatch.Language;

namespace Wirewatch.Benchmarks.Memory;

/// <summary><c>memory [--megabytes N] [--only NAME]</c>: the peak working set of reading and annotating an upload as large as one may be, in every format,
/// each in a process of its own.</summary>
internal static class PeakMemory
{
    private const int Megabyte = 1024 * 1024;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    /// <summary>Measures and prints.</summary>
    public static int Run(string[] arguments)
    {
        if (arguments is ["--measure", var file])
        {
            return Measure(file);
        }

        var megabytes = Option(arguments, "--megabytes") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 25;
        var only = Option(arguments, "--only");
        var folder = Directory.CreateTempSubdirectory("wirewatch-memory-");
        try
        {
            Console.WriteLine("upload                 bytes    unpacked and read  and annotated     bytes allocated  seconds  articles  refused");
            foreach (var (name, make) in LargeUploads.All.Where(upload => only is null || upload.Name.Contains(only, StringComparison.Ordinal)))
            {
                var path = Path.Combine(folder.FullName, name);
                File.WriteAllBytes(path, make((megabytes * Megabyte) - 10_000));
                Console.Write(string.Create(CultureInfo.InvariantCulture, $"{name,-18}{new FileInfo(path).Length,11:N0}    "));
                Start(path);
                if (name.EndsWith(".pdf", StringComparison.Ordinal))
                {
                    Console.WriteLine($"  its own process{PeakOfPdfReader(path) / Megabyte,13:N0} MiB");
                }

                File.Delete(path);
            }

            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Start(string path)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal)
            ? [typeof(PeakMemory).Assembly.Location, "memory", "--measure", path]
            : ["memory", "--measure", path]))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            Console.WriteLine($"  ended with {process.ExitCode}");
        }
    }

    private static long PeakOfPdfReader(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Wirewatch.Pdf.dll")]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var feeding = Task.Run(() =>
        {
            using var input = process.StandardInput.BaseStream;
            input.Write(File.ReadAllBytes(path));
        });
        var draining = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        var peak = 0L;
        while (!process.WaitForExit(Interval))
        {
            process.Refresh();
            peak = Math.Max(peak, process.PeakWorkingSet64);
        }

        Task.WaitAll(feeding, draining);
        return peak;
    }

    // Twice through the upload: reading alone peaks before anything is annotated.
    private static int Measure(string path)
    {
        var annotator = new Annotator();
        annotator.Annotate(new ArticleText("Reuters reported from Seoul."));
        var watch = Stopwatch.StartNew();
        var upload = new ArticleUpload(Path.GetFileName(path), File.ReadAllBytes(path), DateTimeOffset.UnixEpoch);
        var (articles, refusals) = ReadAll(upload, null);
        var read = Peak();
        ReadAll(upload, annotator);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{read / Megabyte,10:N0} MiB{Peak() / Megabyte,13:N0} MiB{GC.GetTotalAllocatedBytes(),20:N0}{watch.Elapsed.TotalSeconds,9:N1}{articles,10:N0}  {string.Join(' ', refusals.Take(1))}"));
        return 0;
    }

    private static (int Articles, List<string> Refusals) ReadAll(ArticleUpload upload, Annotator? annotator)
    {
        var (articles, refusals) = (0, new List<string>());
        try
        {
            foreach (var part in new ArticleReader().Open(upload, CancellationToken.None))
            {
                try
                {
                    var article = part.Read(CancellationToken.None);
                    annotator?.Annotate(article.ToText());
                    articles++;
                }
                catch (UnreadableArticleException refusal)
                {
                    refusals.Add(refusal.Message);
                }
            }
        }
        catch (UnreadableArticleException refusal)
        {
            refusals.Add(refusal.Message);
        }

        return (articles, refusals);
    }

    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private static string? Option(string[] arguments, string name) => Array.IndexOf(arguments, name) is >= 0 and var index && index + 1 < arguments.Length ? arguments[index + 1] : null;
}
