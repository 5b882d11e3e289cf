using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Wirewatch.Storage;
using Wirewatch.Testing;

namespace Wirewatch.Tests.Storage;

public sealed class WirewatchStorageTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Creating_everything_twice_and_at_once_creates_it_once()
    {
        var storage = new WirewatchStorage(new StorageOptions { ConnectionString = await azurite.CreateAccountAsync(Cancellation) });

        await Task.WhenAll(storage.CreateAllAsync(Cancellation), storage.CreateAllAsync(Cancellation));
        await storage.CreateAllAsync(Cancellation);

        Assert.Equal(StorageNames.Tables.Order(), (await storage.TableService.QueryAsync(cancellationToken: Cancellation).ToListAsync(Cancellation)).Select(table => table.Name).Order());
        Assert.True(await storage.DigestQueue.ExistsAsync(Cancellation));
        Assert.True(await storage.QuarantineBlobs.ExistsAsync(Cancellation));
    }

    [Fact]
    public async Task Accounts_of_the_emulator_do_not_see_each_other()
    {
        var first = await azurite.CreateStorageAsync(Cancellation);
        var second = await azurite.CreateStorageAsync(Cancellation);

        await first.Articles.AddEntityAsync(new Azure.Data.Tables.TableEntity("p", "r"), Cancellation);

        Assert.False((await second.Articles.GetEntityIfExistsAsync<Azure.Data.Tables.TableEntity>("p", "r", cancellationToken: Cancellation)).HasValue);
    }

    [Fact]
    public async Task Storage_transactions_are_counted_where_they_were_begun()
    {
        var storage = await azurite.CreateStorageAsync(Cancellation);
        using var outer = StorageTransactions.Begin();
        await storage.DigestQueue.ExistsAsync(Cancellation);
        using (var inner = StorageTransactions.Begin())
        {
            await Task.WhenAll(storage.DigestQueue.ExistsAsync(Cancellation), storage.QuarantineBlobs.ExistsAsync(Cancellation));
            Assert.Equal(2, inner.Count);
        }

        await storage.DigestQueue.ExistsAsync(Cancellation);
        Assert.Equal(4, outer.Count);
    }

    [Fact]
    public void A_missing_setting_is_named()
    {
        var provider = Services(new() { ["WirewatchStorage:blobServiceUri"] = "https://a.blob.core.windows.net" });

        var error = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<WirewatchStorage>);

        Assert.Contains("WirewatchStorage:queueServiceUri and WirewatchStorage:tableServiceUri", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_is_none_is_named()
    {
        var provider = Services(new() { ["WirewatchStorage:blobServiceUri"] = "somewhere" });

        var error = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<WirewatchStorage>);

        Assert.Contains("WirewatchStorage:blobServiceUri is 'somewhere'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_addresses_of_the_services_are_enough_with_an_identity()
    {
        var storage = Services(new()
        {
            ["WirewatchStorage:blobServiceUri"] = "https://a.blob.core.windows.net",
            ["WirewatchStorage:queueServiceUri"] = "https://a.queue.core.windows.net",
            ["WirewatchStorage:tableServiceUri"] = "https://a.table.core.windows.net",
            ["WirewatchStorage:clientId"] = "11111111-2222-3333-4444-555555555555",
        }).GetRequiredService<WirewatchStorage>();

        Assert.Equal("https://a.blob.core.windows.net/articles", storage.ArticleBlobs.Uri.AbsoluteUri);
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings) =>
        new ServiceCollection().AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
}
