using System.Diagnostics;

namespace Wirewatch.Testing;

/// <summary>The pinned emulator and mail catcher of <c>infra/local</c>.</summary>
public static class NodePackages
{
    /// <summary>Installs them with <c>npm ci</c> if the lock file's packages are not there yet; test runs beside each other wait for one another.</summary>
    public static async Task InstallAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(AzuriteFixture.RepositoryRoot, "infra", "local");
        if (AreInstalled(folder))
        {
            return;
        }

        using var turn = await TakeTurnAsync(Path.Combine(folder, ".install.lock"), cancellationToken);
        if (AreInstalled(folder))
        {
            return;
        }

        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "ci", "--no-audit", "--no-fund" },
        };
        using var npm = Process.Start(start) ?? throw new InvalidOperationException("npm did not start; is Node.js 20 or later installed?");
        var said = npm.StandardOutput.ReadToEndAsync(cancellationToken);
        var complained = npm.StandardError.ReadToEndAsync(cancellationToken);
        await npm.WaitForExitAsync(cancellationToken);
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"'npm ci' in {folder} failed: {await said}{await complained}");
        }
    }

    // npm writes this copy of the lock file last.
    private static bool AreInstalled(string folder)
    {
        var installed = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
        return installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json"));
    }

    private static async Task<FileStream> TakeTurnAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
            }
        }
    }
}
