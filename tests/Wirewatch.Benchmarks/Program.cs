using BenchmarkDotNet.Running;
using Wirewatch.Benchmarks;
using Wirewatch.Benchmarks.Fuzzing;
using Wirewatch.Benchmarks.Memory;
using Wirewatch.Benchmarks.Pages;
using Wirewatch.Benchmarks.Stories;

switch (args)
{
    case ["pages", ..]:
        return PageScores.Run(args[1..]);
    case ["stories", ..]:
        return StoryScores.Run(args[1..]);
    case ["fuzz", ..]:
        return FuzzCounts.Run(args[1..]);
    case ["memory", ..]:
        return PeakMemory.Run(args[1..]);
    case ["throughput", ..]:
        return Throughput.Run(args.Length > 1 ? args[1] : Corpus.Sample);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
