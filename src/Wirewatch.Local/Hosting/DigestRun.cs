using Wirewatch.Digests;

namespace Wirewatch.Local.Hosting;

/// <summary>Sees to it that everything that is due now is told: plans, and waits until the running instance's queue has sent it all.</summary>
/// <param name="planner">The service's planner.</param>
/// <param name="client">Reads the ledger.</param>
/// <param name="time">The clock.</param>
internal sealed class DigestRun(DigestPlanner planner, LocalClient client, TimeProvider time)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>Plans and waits.</summary>
    /// <returns>The digests that have come to their end since <paramref name="before"/> was read, each once.</returns>
    public async Task<IReadOnlyList<SentDigest>> RunAsync(IReadOnlySet<string> before, CancellationToken cancellationToken)
    {
        while (true)
        {
            await planner.PlanAsync(cancellationToken);
            if ((await planner.LookAsync(cancellationToken)).IsSettled)
            {
                return [.. (await client.ListDigestsAsync(cancellationToken)).Where(digest => !before.Contains(digest.Id))];
            }

            await Task.Delay(LookEvery, time, cancellationToken);
        }
    }

    /// <summary>Why the digests on their way have not arrived yet, in words.</summary>
    public async Task<string> DescribeAsync(CancellationToken cancellationToken)
    {
        var outlook = await planner.LookAsync(cancellationToken);
        return outlook.Unfinished.Select(digest => digest.Fault).OfType<string>().FirstOrDefault()
            ?? (outlook.Unfinished.Count > 0 ? "a digest is still being sent." : "nothing failed so far.");
    }
}
