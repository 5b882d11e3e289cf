using Azure.Core;
using Azure.Core.Pipeline;
using Wirewatch.Digests;

namespace Wirewatch.Tests.Digests;

/// <summary>Kills a worker at one step: before a call to storage or the mail server leaves, or after it was carried out but before its answer
/// arrives. From then on nothing that the worker calls works, unless it is only that one call that fails.</summary>
internal sealed class Crash(int step, bool afterTheCall, bool isDeadly = true) : HttpPipelinePolicy
{
    private int count;
    private bool mailIsTaken;

    public static Crash Never => new(int.MaxValue, false);

    /// <summary>How many steps there were so far.</summary>
    public int Steps => count;

    /// <summary>Whether the worker has died.</summary>
    public bool HasHappened { get; private set; }

    /// <summary>Whether it died between the mail server's word and the write that remembers it, where no protocol can tell.</summary>
    public bool WasInTheWindow { get; private set; }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Before();
        await ProcessNextAsync(message, pipeline);
        mailIsTaken = false;
        After();
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException("Storage is called asynchronously.");

    public IMailServer Around(IMailServer server) => new MailServer(this, server);

    private void Before()
    {
        if (HasHappened && isDeadly)
        {
            throw new CrashException();
        }

        if (++count == step && !afterTheCall)
        {
            Die();
        }
    }

    private void After()
    {
        if (count == step && afterTheCall)
        {
            Die();
        }
    }

    private void Die()
    {
        (HasHappened, WasInTheWindow) = (true, mailIsTaken);
        throw new CrashException();
    }

    private sealed class MailServer(Crash crash, IMailServer server) : IMailServer
    {
        public async Task<IMailSession> ConnectAsync(CancellationToken cancellationToken)
        {
            crash.Before();
            var session = new MailSession(crash, await server.ConnectAsync(cancellationToken));
            crash.After();
            return session;
        }
    }

    private sealed class MailSession(Crash crash, IMailSession session) : IMailSession
    {
        public async Task<string> SendAsync(ReadOnlyMemory<byte> message, string address, CancellationToken cancellationToken)
        {
            crash.Before();
            var response = await session.SendAsync(message, address, cancellationToken);
            crash.mailIsTaken = true;
            crash.After();
            return response;
        }

        public ValueTask DisposeAsync() => session.DisposeAsync();
    }
}

internal sealed class CrashException() : Exception("The worker died.");
