using BenchmarkDotNet.Running;
using Wirewatch.Benchmarks.Pages;

if (args is ["pages", ..])
{
    return PageScores.Run(args[1..]);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
