using Azure.Core;
using Azure.Core.Pipeline;

namespace Wirewatch.Testing;

/// <summary>The process was killed; nothing catches this but the test.</summary>
public sealed class ProcessKilledException() : Exception("The process was killed.");

/// <summary>Does something at one storage call, counted from zero over all clients that share it. Thread safe.</summary>
public abstract class StorageFault(int call) : HttpPipelinePolicy
{
    private int calls = -1;

    /// <summary>Whether the call came.</summary>
    public bool Happened => Volatile.Read(ref calls) >= call;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException("Wirewatch is asynchronous.");

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var number = Interlocked.Increment(ref calls);
        return number < call ? ProcessNextAsync(message, pipeline) : HitAsync(message, pipeline, number == call);
    }

    protected abstract ValueTask HitAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline, bool isFirst);
}

/// <summary>The process is killed before a storage call: that call and all later ones fail.</summary>
public sealed class KilledBefore(int call) : StorageFault(call)
{
    protected override ValueTask HitAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline, bool isFirst) => throw new ProcessKilledException();
}

/// <summary>The answer to a storage call is lost, so that the client sends it again.</summary>
public sealed class LostAnswer(int call) : StorageFault(call)
{
    protected override async ValueTask HitAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline, bool isFirst)
    {
        if (isFirst)
        {
            await ProcessNextAsync(message, pipeline);
        }

        await ProcessNextAsync(message, pipeline);
    }
}

/// <summary>The process stands still before a storage call while something else happens.</summary>
public sealed class FrozenBefore(int call, Func<Task> meanwhile) : StorageFault(call)
{
    private readonly TaskCompletionSource thawed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override async ValueTask HitAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline, bool isFirst)
    {
        if (isFirst)
        {
            try
            {
                await meanwhile();
            }
            finally
            {
                thawed.TrySetResult();
            }
        }

        // What else the process does stands still as well.
        await thawed.Task;

        await ProcessNextAsync(message, pipeline);
    }
}
