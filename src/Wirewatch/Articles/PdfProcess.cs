using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Wirewatch.Pdf;

namespace Wirewatch.Articles;

/// <summary>Runs <c>Wirewatch.Pdf.dll</c>, which lies beside this assembly, for one document. A PDF whose objects refer to themselves overflows the stack of
/// its reader, and one that unpacks without end fills its memory; neither can be caught within a process. The child has a bounded heap, no settings of ours in
/// its environment, and is killed when the time is over. Thread safe.</summary>
internal static class PdfProcess
{
    private const string HeapLimit = "0x18000000";
    private const int MostOutput = 64 * 1024 * 1024;

    /// <summary>How many run at a time.</summary>
    public static SemaphoreSlim Gate { get; } = new(2);

    /// <summary>What the document says, or why it cannot be read.</summary>
    /// <exception cref="UnreadableArticleException">The reader broke down over it.</exception>
    /// <exception cref="OperationCanceledException">The time is over.</exception>
    public static PdfText Read(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var process = Start();
        using var killing = cancellationToken.Register(() => Kill(process));
        var output = Exchange(process, content);
        process.WaitForExit();
        cancellationToken.ThrowIfCancellationRequested();
        return process.ExitCode == 0 && output is not null && JsonSerializer.Deserialize(output, PdfJson.Default.PdfText) is { } text
            ? text
            : throw new UnreadableArticleException("The PDF refers to itself, nests without end, or unpacks to more than any article has. Print it into a new PDF, or save its text, and upload that.");
    }

    private static Process Start()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Wirewatch.Pdf.dll");
        var start = new ProcessStartInfo(DotnetHost(), ["exec", program])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };

        // The environment holds connection strings and identities.
        start.Environment.Clear();
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        try
        {
            var process = Process.Start(start) ?? throw new InvalidOperationException("The process that reads PDFs did not start.");

            // The runtime tells of an overflowing stack at length; nobody needs it.
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            return process;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"The process that reads PDFs cannot be started: '{start.FileName} {program}'. Deploy the whole output folder, and let the service start processes.", missing);
        }
    }

    // Null: it says more than any article has.
    private static byte[]? Exchange(Process process, ReadOnlyMemory<byte> content)
    {
        try
        {
            using var input = process.StandardInput.BaseStream;
            input.Write(content.Span);
        }
        catch (IOException)
        {
            // It has ended already; its exit code tells.
        }

        using var output = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int count; (count = process.StandardOutput.BaseStream.Read(buffer)) > 0;)
        {
            if (output.Length + count > MostOutput)
            {
                Kill(process);
                return null;
            }

            output.Write(buffer, 0, count);
        }

        return output.ToArray();
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception ended) when (ended is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }

    // The runtime lies in {root}/shared/Microsoft.NETCore.App/{version}, whatever this process was started with.
    private static string DotnetHost() => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
