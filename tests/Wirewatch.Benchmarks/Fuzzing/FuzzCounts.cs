using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Wirewatch.Tests.Articles.Fuzzing;

namespace Wirewatch.Benchmarks.Fuzzing;

/// <summary><c>fuzz [--cases N] [--seed S] [--only NAME]</c>: reads damaged uploads of every format, as the tests do, and counts what becomes of them.</summary>
internal static partial class FuzzCounts
{
    private const int LongestReason = 110;

    /// <summary>Runs and prints.</summary>
    /// <returns>1 where a case ended in anything but articles and refusals in plain words.</returns>
    public static int Run(string[] arguments)
    {
        var cases = int.Parse(Option(arguments, "--cases") ?? "1000", CultureInfo.InvariantCulture);
        var first = int.Parse(Option(arguments, "--seed") ?? "0", CultureInfo.InvariantCulture);
        var only = Option(arguments, "--only");
        var reasons = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var (all, read, quarantined, faults) = (0, 0, 0, 0);
        Console.WriteLine("upload                             cases  read whole  in part  quarantined  articles  slowest");
        foreach (var kind in FuzzCorpus.Kinds(Path.Combine(AppContext.BaseDirectory, "Examples")).Where(kind => only is null || kind.Name.Contains(only, StringComparison.Ordinal)))
        {
            var count = Math.Max(1, cases / kind.Cost);
            var outcomes = new FuzzOutcome[count];
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, index => outcomes[index] = kind.Run(first + index));
            for (var index = 0; index < count; index++)
            {
                var outcome = outcomes[index];
                foreach (var reason in outcome.Refusals.Select(Kind).Distinct())
                {
                    reasons.AddOrUpdate(reason, 1, (_, before) => before + 1);
                }

                if (!outcome.IsSound)
                {
                    faults++;
                    Console.WriteLine($"FAULT {kind.Name}, seed {first + index}: {outcome.Defect} {string.Join(' ', outcome.Refusals)}");
                }
            }

            var slowest = Enumerable.Range(0, count).MaxBy(index => outcomes[index].Time);
            var (whole, set) = (outcomes.Count(outcome => outcome.Refusals.Count == 0), outcomes.Count(outcome => outcome.IsQuarantined));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{kind.Name,-32}{count,8:N0}{whole,12:N0}{count - whole - set,9:N0}{set,13:N0}{outcomes.Sum(outcome => outcome.Articles.Count),10:N0}{outcomes[slowest].Time.TotalMilliseconds,7:N0} ms (seed {first + slowest})"));
            all += count;
            read += count - set;
            quarantined += set;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all:N0} cases: {read:N0} gave articles, {quarantined:N0} went to the quarantine with a reason, {faults:N0} ended otherwise."));
        Console.WriteLine("Why uploads or parts of them were refused:");
        foreach (var (reason, count) in reasons.OrderByDescending(pair => pair.Value))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,8:N0}  {reason}"));
        }

        return faults == 0 ? 0 : 1;
    }

    // Reasons name lines, numbers and names; without these they are of one kind.
    private static string Kind(string reason)
    {
        var kind = Particular().Replace(reason, "…");
        return kind.Length <= LongestReason ? kind : kind[..LongestReason] + "…";
    }

    private static string? Option(string[] arguments, string name) => Array.IndexOf(arguments, name) is >= 0 and var index && index + 1 < arguments.Length ? arguments[index + 1] : null;

    [GeneratedRegex("""[0-9][0-9,]*|'[^']*'|<[^>]*>|\(at [^)]*\)""")]
    private static partial Regex Particular();
}
