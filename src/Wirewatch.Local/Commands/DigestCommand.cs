using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using Wirewatch.Digests;
using Wirewatch.Local.Emulation;
using Wirewatch.Local.Hosting;
using Wirewatch.Storage;

namespace Wirewatch.Local.Commands;

/// <summary><c>./run digest</c>: what is due goes out now.</summary>
internal static class DigestCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Command Create()
    {
        var data = ServeCommand.DataOption();
        var command = new Command("digest", "Lets the running instance send every digest that is due now, and waits for it.") { data };
        command.SetAction((parsed, cancellationToken) => SendAsync(parsed.GetValue(data), cancellationToken));
        return command;
    }

    private static async Task<int> SendAsync(string? data, CancellationToken cancellationToken)
    {
        var ports = DataFolder.FindRunning(data ?? Repository.Find().Data);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { [StorageOptions.Setting] = ports.StorageConnection })
            .Build();
        await using var services = new ServiceCollection()
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddWirewatch(configuration)
            .BuildServiceProvider();
        using var client = new LocalClient(ports);
        var run = new DigestRun(services.GetRequiredService<DigestPlanner>(), client, services.GetRequiredService<TimeProvider>());
        var before = (await client.ListDigestsAsync(cancellationToken)).Where(digest => digest.IsFinished).Select(digest => digest.Id).ToHashSet(StringComparer.Ordinal);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return Tell(await run.RunAsync(before, patience.Token));
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LocalFaultException($"{Patience.TotalSeconds:0} s went by and not everything is sent: {await run.DescribeAsync(cancellationToken)}", exception);
        }
    }

    private static int Tell(IReadOnlyList<SentDigest> digests)
    {
        var code = CommandLine.Done;
        foreach (var mail in digests.SelectMany(digest => digest.Deliveries))
        {
            if (mail.State == "refused")
            {
                Console.Error.WriteLine($"wirewatch: the mail server refused the digest to {mail.Address}: {mail.Response}");
                code = CommandLine.Failed;
            }
            else
            {
                Console.WriteLine($"delivered the digest to {mail.Address}");
            }
        }

        if (!digests.Any(digest => digest.Deliveries.Count > 0))
        {
            Console.WriteLine("No digest was due: there is nothing new since the last one.");
        }

        return code;
    }
}
