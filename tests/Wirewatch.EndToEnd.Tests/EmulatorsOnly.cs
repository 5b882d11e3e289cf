using Wirewatch.Local.Emulation;

namespace Wirewatch.EndToEnd.Tests;

/// <summary>The storage emulator of a test's folder without the host.</summary>
internal sealed class EmulatorsOnly(LocalProcess local) : IAsyncDisposable
{
    private DataFolder? folder;
    private Emulators? emulators;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        folder = DataFolder.Open(local.Data);
        emulators = await Emulators.StartAsync(Repository.Find(), folder, local.Ports, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (emulators is not null)
        {
            await emulators.DisposeAsync();
        }

        folder?.Dispose();
    }
}
