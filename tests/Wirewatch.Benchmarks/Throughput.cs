using System.Diagnostics;
using System.Globalization;
using Wirewatch.Language;
using Wirewatch.Language.Recognition;
using Wirewatch.Language.Recognition.Tagging;
using Wirewatch.Language.Text;

namespace Wirewatch.Benchmarks;

/// <summary><c>throughput [FILE]</c>: words a second on one core, allocation an article, load time and peak memory, in one plain table.</summary>
internal static class Throughput
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);
    private const int Rounds = 5;
    private const int Turns = 2000;

    /// <summary>Measures and prints. The first annotation in the process counts as loading.</summary>
    public static int Run(string path)
    {
        var texts = Corpus.Read(path);
        var words = texts.Sum(Corpus.CountWords);
        var annotator = new Annotator();
        var clock = Stopwatch.StartNew();
        annotator.Annotate(new ArticleText("Reuters reported from Seoul."));
        var load = clock.Elapsed;

        var best = 0.0;
        var allocated = 0L;
        // The first round lets the compiler settle.
        for (var round = 0; round <= Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var passes = 0;
            clock.Restart();
            do
            {
                foreach (var text in texts)
                {
                    annotator.Annotate(new ArticleText(text));
                }
                passes++;
            }
            while (clock.Elapsed < Round);
            best = round == 0 ? 0 : Math.Max(best, passes * words / clock.Elapsed.TotalSeconds);
            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / passes / texts.Length;
        }

        var (whole, recognition) = Shares(annotator, texts);
        var (steps, bytes) = TimesAndBytesOfSteps(texts);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"articles            {texts.Length,12:N0} ({words:N0} words)"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"words a second      {best,12:N0} (annotate, one thread, best of {Rounds})"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"on top of names     {(whole - recognition) / whole,12:P1} (of the time: entities, dates, amounts, roles, relations, quotations)"));
        for (var i = 0; i < steps.Length; i++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Annotator.Steps[i].GetType().Name,-18}{(double)steps[i] / steps.Sum(),12:P1} {bytes[i],12:N0} bytes an article"));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bytes an article    {allocated,12:N0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first annotation    {load.TotalMilliseconds,12:N0} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory         {process.PeakWorkingSet64 / 1048576.0,12:N0} MiB"));
        return 0;
    }

    /// <summary>The times of annotating everything, and of tokens, sentences and names alone, measured in turns so that both meet the same machine.</summary>
    private static (TimeSpan Whole, TimeSpan Recognition) Shares(Annotator annotator, string[] texts)
    {
        IAnnotationStep[] names = [new Segmentation(), new NameRecognition(new LearnedNameRecognizer(TaggerModel.Embedded))];
        var (whole, recognition) = (TimeSpan.Zero, TimeSpan.Zero);
        var clock = new Stopwatch();
        for (var turn = 0; turn < Turns; turn++)
        {
            clock.Restart();
            foreach (var text in texts)
            {
                annotator.Annotate(new ArticleText(text));
            }
            whole += turn < Turns / 2 ? TimeSpan.Zero : clock.Elapsed;
            clock.Restart();
            foreach (var text in texts)
            {
                var document = new Document(new ArticleText(text));
                foreach (var step in names)
                {
                    step.Apply(document);
                }
            }
            recognition += turn < Turns / 2 ? TimeSpan.Zero : clock.Elapsed;
        }
        return (whole, recognition);
    }

    /// <summary>The ticks that each step takes, the first half of the turns left out, and the bytes that it allocates for an article.</summary>
    private static (long[] Times, long[] Bytes) TimesAndBytesOfSteps(string[] texts)
    {
        var times = new long[Annotator.Steps.Count];
        var bytes = new long[Annotator.Steps.Count];
        for (var turn = 0; turn < Turns; turn++)
        {
            foreach (var text in texts)
            {
                var document = new Document(new ArticleText(text));
                for (var i = 0; i < times.Length; i++)
                {
                    var allocated = GC.GetAllocatedBytesForCurrentThread();
                    var start = Stopwatch.GetTimestamp();
                    Annotator.Steps[i].Apply(document);
                    times[i] += turn < Turns / 2 ? 0 : Stopwatch.GetTimestamp() - start;
                    bytes[i] += GC.GetAllocatedBytesForCurrentThread() - allocated;
                }
            }
        }
        return (times, Array.ConvertAll(bytes, all => all / Turns / texts.Length));
    }
}
