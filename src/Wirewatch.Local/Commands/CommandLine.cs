using System.CommandLine;

namespace Wirewatch.Local.Commands;

/// <summary>The words after <c>./run</c>.</summary>
internal static class CommandLine
{
    /// <summary>Everything that was asked for was done.</summary>
    public const int Done = 0;

    /// <summary>Something failed; standard error says what.</summary>
    public const int Failed = 1;

    /// <summary>The words were not understood.</summary>
    public const int Misused = 2;

    /// <summary>Somebody pressed Ctrl-C.</summary>
    public const int Interrupted = 130;

    private const string DetailsVariable = "WIREWATCH_DETAILS";

    // Long enough for the host to finish the article at hand and for the emulator to save its data.
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(40);

    /// <summary>Understands the words and does what they say.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] words)
    {
        var parsed = Create().Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync($"wirewatch: {error.Message}");
            }

            await Console.Error.WriteLineAsync("wirewatch: './run --help' and './run COMMAND --help' tell what there is.");
            return Misused;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = StopWithin });
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
        catch (Exception exception) when (exception is LocalFaultException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"wirewatch: {exception.Message}");
            return Failed;
        }
        catch (Exception exception)
        {
            var details = Environment.GetEnvironmentVariable(DetailsVariable) == "1" ? exception.ToString() : $"{exception.Message} ({DetailsVariable}=1 shows the details.)";
            await Console.Error.WriteLineAsync($"wirewatch: unforeseen: {details}");
            return Failed;
        }
    }

    private static RootCommand Create()
    {
        var root = new RootCommand("Turns articles into knowledge that can be asked and watched. Without a command it serves on this machine.")
        {
            HelpName = "./run",
        };
        new ServeCommand().AddTo(root);
        var serve = new Command("serve", "Serves everything on this machine until Ctrl-C; the same as no command.");
        new ServeCommand().AddTo(serve);
        root.Subcommands.Add(serve);
        root.Subcommands.Add(AnnotateCommand.Create());
        root.Subcommands.Add(ParseCommand.Create());
        root.Subcommands.Add(UploadCommand.Create());
        root.Subcommands.Add(QuarantineCommand.Create());
        root.Subcommands.Add(DigestCommand.Create());
        return root;
    }
}
