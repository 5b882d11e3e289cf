namespace Wirewatch;

/// <summary>What starts the service's work besides HTTP: the one list that the local host runs and that the Azure Functions app mirrors,
/// attribute by attribute. A test compares the two. The operations of HTTP are listed in <see cref="Api"/>.</summary>
public static class Triggers
{
    /// <summary>An article arrived or was overwritten.</summary>
    public static BlobCreatedTrigger IngestArticle { get; } = new("IngestArticle", "ArticleIngestion.IngestAsync", "articles");

    /// <summary>An article was deleted.</summary>
    public static BlobDeletedTrigger RemoveArticle { get; } = new("RemoveArticle", "ArticleIngestion.RemoveAsync", "articles");

    /// <summary>Every minute: which digests are due now?</summary>
    public static TimerTrigger PlanDigests { get; } = new("PlanDigests", "DigestPlanner.PlanAsync", "0 * * * * *");

    /// <summary>A digest is to be sent.</summary>
    public static QueueTrigger SendDigest { get; } = new("SendDigest", "DigestSender.SendAsync", "digests");

    /// <summary>Every minute: which decisions do not all articles show yet?</summary>
    public static TimerTrigger ApplyDecisions { get; } = new("ApplyDecisions", "EntityDecisions.ApplyPendingAsync", "30 * * * * *");

    /// <summary>Every trigger.</summary>
    public static IReadOnlyList<Trigger> All { get; } = [IngestArticle, RemoveArticle, PlanDigests, SendDigest, ApplyDecisions];
}

/// <summary>Something that starts work.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Handler">What it calls, as <c>Type.Method</c>: a registered service of this assembly and its method.</param>
public abstract record Trigger(string Name, string Handler);

/// <summary>A blob was created or overwritten. The handler gets the blob's name, without the container and not encoded.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Handler">What it calls.</param>
/// <param name="Container">The blob container that is watched.</param>
public sealed record BlobCreatedTrigger(string Name, string Handler, string Container) : Trigger(Name, Handler);

/// <summary>A blob was deleted. The handler gets the blob's name, without the container and not encoded.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Handler">What it calls.</param>
/// <param name="Container">The blob container that is watched.</param>
public sealed record BlobDeletedTrigger(string Name, string Handler, string Container) : Trigger(Name, Handler);

/// <summary>The clock.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Handler">What it calls.</param>
/// <param name="Schedule">When, in UTC: a cron expression of six fields, the first of which is seconds.</param>
public sealed record TimerTrigger(string Name, string Handler, string Schedule) : Trigger(Name, Handler);

/// <summary>A message arrived. The handler gets its text, already decoded from Base64. A message whose handler fails is tried again after a
/// pause, <see cref="MaximumDeliveries"/> times in all, and then moved to the queue <see cref="PoisonQueue"/>.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Handler">What it calls.</param>
/// <param name="Queue">The storage queue.</param>
public sealed record QueueTrigger(string Name, string Handler, string Queue) : Trigger(Name, Handler)
{
    /// <summary>How often a message is given to its handler before it is put aside; <c>maxDequeueCount</c> in host.json.</summary>
    public int MaximumDeliveries { get; init; } = 5;

    /// <summary>How long a message whose handler failed waits before it is tried again; <c>visibilityTimeout</c> in host.json.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Where a message goes that could never be handled.</summary>
    public string PoisonQueue => $"{Queue}-poison";
}
