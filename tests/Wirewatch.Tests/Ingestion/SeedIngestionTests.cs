using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Wirewatch.Articles;
using Wirewatch.Ingestion;
using Wirewatch.Storage;
using Wirewatch.Testing;

namespace Wirewatch.Tests.Ingestion;

public sealed class SeedIngestionTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_whole_service_ingests_a_real_article_and_finds_each_of_its_entities_again()
    {
        var connection = await azurite.CreateAccountAsync(Cancellation);
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("WirewatchStorage", connection)]).Build();
        await using var services = new ServiceCollection().AddLogging().AddWirewatch(settings).BuildServiceProvider();
        var storage = services.GetRequiredService<WirewatchStorage>();
        await storage.CreateAllAsync(Cancellation);
        var file = Directory.GetFiles(Path.Combine(AzuriteFixture.RepositoryRoot, "seeds"), "*.txt").Order(StringComparer.Ordinal).First();
        var name = Path.GetFileName(file);
        await storage.ArticleBlobs.GetBlobClient(name).UploadAsync(
            BinaryData.FromBytes(await File.ReadAllBytesAsync(file, Cancellation)),
            new BlobUploadOptions { Metadata = new Dictionary<string, string> { ["published"] = "2025-01-17" } },
            Cancellation);
        var ingestion = services.GetRequiredService<ArticleIngestion>();

        using var transactions = StorageTransactions.Begin();
        Assert.Equal(IngestionOutcome.Indexed, await ingestion.IngestAsync(name, Cancellation));
        TestContext.Current.TestOutputHelper!.WriteLine("{0} took {1} storage transactions.", name, transactions.Count);
        Assert.Equal(IngestionOutcome.Unchanged, await ingestion.IngestAsync(name, Cancellation));

        var article = await services.GetRequiredService<ArticleQueries>().GetAsync(ArticleId.FromBlobName(name), Cancellation);
        Assert.Equal(new DateOnly(2025, 1, 17), DateOnly.FromDateTime(article!.Summary.Published.DateTime));
        Assert.False(article.Summary.PublishedAssumed);
        var queries = services.GetRequiredService<EntityQueries>();
        foreach (var entity in article.Annotations.Entities)
        {
            var mention = Assert.Single((await queries.GetMentionsAsync(entity.Id, new PageRequest(10), Cancellation)).Items);
            Assert.Equal(article.Annotations.Mentions.Count(found => found.Entity == entity.Id), mention.Count);
            Assert.Equal(article.Annotations.Quotations.Count(quotation => quotation.Speaker == entity.Id), mention.Quotations.Count);
            Assert.All(mention.Sentences.SelectMany(sentence => sentence.Mentions), span =>
                Assert.Contains(article.Annotations.Mentions, found => found.Start == span.Start && found.End == span.End && found.Entity == entity.Id));
            Assert.Contains((await queries.FindByNameAsync(entity.Name, entity.Type, new PageRequest(100), Cancellation)).Items, found => found.Entity == entity.Id);
            Assert.Equal(entity.Name, (await queries.GetProfileAsync(entity.Id, Cancellation))!.Name);
        }
    }
}
