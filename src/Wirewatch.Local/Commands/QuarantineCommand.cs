using System.CommandLine;
using Wirewatch.Local.Emulation;
using Wirewatch.Storage;

namespace Wirewatch.Local.Commands;

/// <summary><c>./run quarantine</c>: what the running instance could not read, and another try for it.</summary>
internal static class QuarantineCommand
{
    public static Command Create()
    {
        var names = new Argument<string[]>("NAME") { Description = "Only uploads of these names.", Arity = ArgumentArity.ZeroOrMore };
        var retry = new Option<bool>("--retry") { Description = "Puts them back among the uploads, which are ingested at once; after an update, or with other limits." };
        var data = ServeCommand.DataOption();
        var command = new Command("quarantine", "Lists the uploads that could not be read and why, or ingests them again.") { names, retry, data };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(names), parsed.GetValue(retry), parsed.GetValue(data), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] names, bool retry, string? data, CancellationToken cancellationToken)
    {
        var ports = DataFolder.FindRunning(data ?? Repository.Find().Data);
        var storage = new WirewatchStorage(new StorageOptions { ConnectionString = ports.StorageConnection });
        var entries = await ListAsync(new Quarantine(storage), cancellationToken);
        var chosen = entries.Where(entry => names.Length == 0 || names.Contains(entry.Name, StringComparer.Ordinal)).ToArray();
        var failed = false;
        foreach (var name in names.Except(entries.Select(entry => entry.Name), StringComparer.Ordinal))
        {
            await Console.Error.WriteLineAsync($"wirewatch: '{name}': is not in the quarantine.");
            failed = true;
        }

        // Several parts of one upload come back with it together.
        foreach (var entry in retry ? chosen.DistinctBy(entry => entry.Name) : chosen)
        {
            if (!retry)
            {
                Console.WriteLine($"{OneLine(entry.Part is null ? entry.Name : $"{entry.Name}: {entry.Part}")}\t{OneLine(entry.Reason)}");
            }
            else if (await new QuarantineRetry(storage).RetryAsync(entry.Id, cancellationToken) is { Outcome: RetryOutcome.NameTaken })
            {
                await Console.Error.WriteLineAsync($"wirewatch: '{OneLine(entry.Name)}': there is another upload of this name by now; delete or rename that one first.");
                failed = true;
            }
            else
            {
                Console.WriteLine($"put back {OneLine(entry.Name)}");
            }
        }

        return failed ? CommandLine.Failed : CommandLine.Done;
    }

    private static async Task<List<QuarantinedUpload>> ListAsync(Quarantine quarantine, CancellationToken cancellationToken)
    {
        var entries = new List<QuarantinedUpload>();
        string? continuation = null;
        do
        {
            var page = await quarantine.ListAsync(new PageRequest(PageRequest.MaximumSize, continuation), cancellationToken);
            entries.AddRange(page.Items);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return entries;
    }

    // Names come from strangers: what in them would move the cursor is shown as a space.
    private static string OneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
