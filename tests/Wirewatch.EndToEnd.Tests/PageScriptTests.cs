using System.Diagnostics;
using Wirewatch.Testing;

namespace Wirewatch.EndToEnd.Tests;

public sealed class PageScriptTests
{
    [Fact]
    public async Task The_pages_script_is_valid_JavaScript()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(AzuriteFixture.RepositoryRoot, "src", "Wirewatch", "Api", "page.html"), TestContext.Current.CancellationToken);
        var start = page.IndexOf('>', page.IndexOf("<script", StringComparison.Ordinal)) + 1;
        using var node = Process.Start(new ProcessStartInfo("node", ["--check", "-"]) { RedirectStandardInput = true, RedirectStandardError = true })!;
        await node.StandardInput.WriteAsync(page[start..page.IndexOf("</script>", start, StringComparison.Ordinal)]);
        node.StandardInput.Close();

        var faults = await node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("", faults);
        Assert.Equal(0, node.ExitCode);
    }
}
