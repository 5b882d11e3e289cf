using Microsoft.Azure.Functions.Worker;
using Wirewatch.Digests;

namespace Wirewatch.Functions;

/// <summary>What happens when digests are due.</summary>
/// <param name="planner">Finds what is due.</param>
/// <param name="sender">Sends one digest.</param>
public sealed class DigestFunctions(DigestPlanner planner, DigestSender sender)
{
    /// <summary>Every minute. The planner looks at everything that is overdue, so the host need not remember runs that it missed.</summary>
    [Function("PlanDigests")]
    public Task PlanDigests([TimerTrigger("0 * * * * *", UseMonitor = false)] TimerInfo timer, CancellationToken cancellationToken) =>
        planner.PlanAsync(cancellationToken);

    /// <summary>A digest is to be sent.</summary>
    [Function("SendDigest")]
    public Task SendDigest([QueueTrigger("digests", Connection = "WirewatchStorage")] string message, CancellationToken cancellationToken) =>
        sender.SendAsync(message, cancellationToken);
}
