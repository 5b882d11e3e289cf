using Azure.Storage.Queues;
using Wirewatch.Digests;
using Wirewatch.Ingestion;

namespace Wirewatch.Local.Hosting;

/// <summary>What the Functions host does in Azure for the list in <see cref="Triggers"/>: each trigger's handler is called when its moment
/// comes.</summary>
internal static class TriggerPumps
{
    // Somebody sits before a laptop and waits: what is due is looked for every few seconds instead of every minute.
    private const string PlanSchedule = "*/3 * * * * *";
    private const string ApplySchedule = "*/5 * * * * *";

    /// <summary>Registers one background service a trigger.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="queues">The queue service, without decoding.</param>
    /// <exception cref="InvalidOperationException">The list has a trigger that this host does not know.</exception>
    public static void AddTo(IServiceCollection services, QueueServiceClient queues)
    {
        foreach (var trigger in Triggers.All)
        {
            switch (trigger)
            {
                case BlobCreatedTrigger { Name: nameof(Triggers.IngestArticle) }:
                    services.AddSingleton<ArticleWatcher>();
                    services.AddHostedService(provider => provider.GetRequiredService<ArticleWatcher>());
                    break;
                case BlobDeletedTrigger { Name: nameof(Triggers.RemoveArticle) }:
                    // The watcher above sees deletions too.
                    break;
                case TimerTrigger { Name: nameof(Triggers.PlanDigests) }:
                    services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<TimerPump>(
                        provider, trigger.Name, PlanSchedule, (Func<CancellationToken, Task>)provider.GetRequiredService<DigestPlanner>().PlanAsync));
                    break;
                case TimerTrigger { Name: nameof(Triggers.ApplyDecisions) }:
                    services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<TimerPump>(
                        provider, trigger.Name, ApplySchedule, (Func<CancellationToken, Task>)provider.GetRequiredService<EntityDecisions>().ApplyPendingAsync));
                    break;
                case QueueTrigger { Name: nameof(Triggers.SendDigest) }:
                    services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<QueuePump>(
                        provider, queues, trigger, (Func<string, CancellationToken, Task>)provider.GetRequiredService<DigestSender>().SendAsync));
                    break;
                default:
                    throw new InvalidOperationException($"The local host does not know the trigger {trigger.Name}.");
            }
        }
    }
}
