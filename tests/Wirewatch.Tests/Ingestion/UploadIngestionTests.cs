using Wirewatch.Articles;
using Wirewatch.Decisions;
using Wirewatch.Ingestion;
using Wirewatch.Language;
using Wirewatch.Storage;
using Wirewatch.Testing;

namespace Wirewatch.Tests.Ingestion;

/// <summary>Uploads that hold several articles.</summary>
public sealed class UploadIngestionTests(AzuriteFixture azurite)
{
    private static readonly PageRequest FirstPage = new(100);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_article_of_an_upload_is_one_of_its_own_that_names_the_upload_and_its_part()
    {
        var scene = await IngestionScene.CreateAsync(azurite);

        Assert.Equal(IngestionOutcome.Indexed, await scene.PublishAsync("feed", "parts\n=.\nthe feed by Kim\n=a\nBauer spoke\n=b\nYoon spoke"));

        var bauer = Assert.Single((await scene.Entities.GetMentionsAsync(new("person:bauer"), FirstPage, Cancellation)).Items).Article;
        Assert.Equal(("feed", "a", ArticleId.OfPart("feed", "a")), (bauer.BlobName, bauer.Part, bauer.Id));
        Assert.Equal("Bauer spoke", (await scene.Articles.GetAsync(bauer.Id, Cancellation))!.Annotations.Text);
        Assert.Null((await scene.Articles.GetAsync(ArticleId.FromBlobName("feed"), Cancellation))!.Summary.Part);
        Assert.Equal(3, (await scene.Articles.GetOfUploadAsync("feed", Cancellation)).Count);
        Assert.Equal(3, (await scene.Articles.GetDayAsync(new DateOnly(2025, 1, 17), FirstPage, Cancellation)).Items.Count);
    }

    [Fact]
    public async Task An_overwritten_upload_removes_the_articles_that_vanished_and_tells_only_of_what_changed()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await scene.PublishAsync("feed", "parts\n=a\nBauer spoke\n=b\nYoon spoke\n=c\nKim spoke");
        var told = scene.Observer.Heard.Count;

        Assert.Equal(IngestionOutcome.Indexed, await scene.PublishAsync("feed", "parts\n=a\nBauer spoke\n=c\nKim spoke again\n=d\nPark spoke"));

        Assert.Equal(
            ["indexed feed: Kim spoke again", "indexed feed: Park spoke", $"removed {ArticleId.OfPart("feed", "b")}"],
            scene.Observer.Heard.Skip(told).Order(StringComparer.Ordinal));
        Assert.Null(await scene.Entities.GetProfileAsync(new("person:yoon"), Cancellation));
        await AssertSameAsFreshAsync(scene, "feed", "parts\n=a\nBauer spoke\n=c\nKim spoke again\n=d\nPark spoke");
    }

    [Fact]
    public async Task The_same_articles_in_a_new_order_tell_nobody()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await scene.PublishAsync("feed", "parts\n=a\nBauer spoke\n=b\nYoon spoke");
        var full = await scene.DumpAsync();
        var told = scene.Observer.Heard.Count;

        Assert.Equal(IngestionOutcome.Unchanged, await scene.PublishAsync("feed", "parts\n=b\nYoon spoke\n=a\nBauer spoke"));
        Assert.Equal(IngestionOutcome.Unchanged, await scene.IngestAsync("feed"));

        Assert.Equal(told, scene.Observer.Heard.Count);
        await scene.UploadAsync("feed", "parts\n=a\nBauer spoke\n=b\nYoon spoke");
        Assert.Equal(full, await scene.DumpAsync());
    }

    [Fact]
    public async Task A_part_that_cannot_be_read_is_noted_in_the_quarantine_while_the_others_go_on()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await scene.PublishAsync("feed", "parts\n=a\nBauer spoke\n=b\nYoon spoke");

        Assert.Equal(IngestionOutcome.Indexed, await scene.PublishAsync("feed", "parts\n=a\nBauer spoke\n=b\nunreadable"));

        var noted = Assert.Single((await new Quarantine(scene.Storage).ListAsync(FirstPage, Cancellation)).Items);
        Assert.Equal(("feed", "b", "It holds no article. Upload one."), (noted.Name, noted.Part, noted.Reason));
        Assert.Null(await scene.Articles.GetAsync(ArticleId.OfPart("feed", "b"), Cancellation));
        Assert.NotNull(await scene.Articles.GetAsync(ArticleId.OfPart("feed", "a"), Cancellation));
        Assert.True(await scene.Storage.ArticleBlobs.GetBlobClient("feed").ExistsAsync(Cancellation));

        await scene.PublishAsync("feed", "parts\n=a\nBauer spoke\n=b\nYoon spoke");
        Assert.Empty((await new Quarantine(scene.Storage).ListAsync(FirstPage, Cancellation)).Items);
        await AssertSameAsFreshAsync(scene, "feed", "parts\n=a\nBauer spoke\n=b\nYoon spoke");
    }

    [Fact]
    public async Task An_upload_without_a_readable_part_goes_to_the_quarantine_whole()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await scene.PublishAsync("feed", "parts\n=a\nBauer spoke\n=b\nYoon spoke");

        Assert.Equal(IngestionOutcome.Quarantined, await scene.PublishAsync("feed", "parts\n=a\nunreadable\n=b\nunreadable"));

        var moved = Assert.Single((await new Quarantine(scene.Storage).ListAsync(FirstPage, Cancellation)).Items);
        Assert.Equal("None of the 2 files or items in it is an article that can be read. 'a': It holds no article. Upload one.", moved.Reason);
        Assert.Null(moved.Part);
        Assert.Empty(await scene.Articles.ListAsync(Cancellation).ToListAsync(Cancellation));

        await scene.PublishAsync("feed", "parts\n=a\nBauer spoke\n=b\nYoon spoke");
        Assert.Equal(IngestionOutcome.Quarantined, await scene.PublishAsync("feed", "unreadable"));
        Assert.Equal("It holds no article. Upload one.", Assert.Single((await new Quarantine(scene.Storage).ListAsync(FirstPage, Cancellation)).Items).Reason);
        Assert.Empty(await scene.Articles.ListAsync(Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_deleted_upload_takes_all_its_articles_with_it()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        var empty = await scene.DumpAsync();
        await scene.PublishAsync("feed", "parts\n=.\nthe feed\n=a\nBauer spoke\n=b\nunreadable");

        await scene.DeleteAsync("feed");

        Assert.Equal(IngestionOutcome.Removed, await scene.Start().RemoveAsync("feed", Cancellation));
        Assert.Equal(empty, await scene.DumpAsync());
        Assert.Equal(IngestionOutcome.Nothing, await scene.Start().RemoveAsync("feed", Cancellation));
    }

    [Fact]
    public async Task What_a_watcher_is_told_of_an_upload_of_several_articles_is_its_own_etag()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await scene.PublishAsync("feed", "parts\n=.\nthe feed\n=a\nBauer spoke");
        await scene.PublishAsync("feed", "parts\n=.\nthe feed\n=a\nBauer spoke\n=b\nYoon spoke");

        var upload = Assert.Single(await scene.Articles.ListAsync(Cancellation).ToListAsync(Cancellation));

        var etag = (await scene.Storage.ArticleBlobs.GetBlobClient("feed").GetPropertiesAsync(cancellationToken: Cancellation)).Value.ETag.ToString();
        Assert.Equal(("feed", etag, Annotator.Version), (upload.BlobName, upload.BlobETag, upload.AnnotatorVersion));
        await Record.ExceptionAsync(async () =>
        {
            await scene.UploadAsync("feed", "parts\n=a\nKim spoke");
            await scene.Start(new KilledBefore(8)).IngestAsync("feed", Cancellation);
        });
        Assert.Contains(await scene.Articles.ListAsync(Cancellation).ToListAsync(Cancellation), found => found is { BlobName: "feed", BlobETag: null });
    }

    [Fact]
    public async Task A_persons_decision_holds_for_one_of_several_articles_and_for_its_next_version()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await scene.PublishAsync("feed", "parts\n=a\nKim spoke\n=b\nYoon spoke");

        await scene.Decide().TakeAsync(new Decision(new("person:kim"), DecisionKind.Rename) { Name = "Kim the First" }, "jane", Cancellation);
        var told = scene.Observer.Heard.Count;
        Assert.Equal(IngestionOutcome.Unchanged, await scene.PublishAsync("feed", "parts\n=b\nYoon spoke\n=a\nKim spoke"));

        Assert.Equal(told, scene.Observer.Heard.Count);
        Assert.Equal("a", (await scene.Articles.GetAsync(ArticleId.OfPart("feed", "a"), Cancellation))!.Summary.Part);
        var upload = Assert.Single(await scene.Articles.ListAsync(Cancellation).ToListAsync(Cancellation));
        Assert.NotNull(upload.BlobETag);
        await scene.PublishAsync("feed", "parts\n=a\nKim spoke again");
        Assert.Equal("Kim the First", (await scene.Articles.GetAsync(ArticleId.OfPart("feed", "a"), Cancellation))!.Annotations.Entities[0].Name);
        Assert.Single(await scene.Articles.ListAsync(Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Two_hundred_and_fifty_articles_come_and_go()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        string Upload(int from, int to) => "parts" + string.Concat(Enumerable.Range(from, to - from).Select(number => $"\n={number}\nabout Name{number % 10}x"));

        await scene.PublishAsync("feed", Upload(0, 250));
        Assert.Equal(250, (await scene.Articles.GetOfUploadAsync("feed", Cancellation)).Count);

        await scene.PublishAsync("feed", Upload(240, 255));
        await AssertSameAsFreshAsync(scene, "feed", Upload(240, 255));
    }

    [Fact]
    public async Task Many_processes_that_ingest_versions_of_one_upload_end_with_the_last()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        for (var round = 0; round < 4; round++)
        {
            await scene.UploadAsync("feed", $"parts\n=a\nBauer spoke\n={round}\nKim spoke {round}\n=c\nYoon {round}");
            await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
            {
                while (true)
                {
                    try
                    {
                        await scene.Start(LeaseTimes.Default, TimeProvider.System).IngestAsync("feed", Cancellation);
                        return;
                    }
                    catch (ArticleBusyException)
                    {
                        // The trigger calls again.
                    }
                }
            }));
        }

        await AssertSameAsFreshAsync(scene, "feed", "parts\n=a\nBauer spoke\n=3\nKim spoke 3\n=c\nYoon 3");
    }

    private async Task AssertSameAsFreshAsync(IngestionScene scene, string name, string text)
    {
        var fresh = await IngestionScene.CreateAsync(azurite);
        await fresh.PublishAsync(name, text);
        Assert.Equal(await fresh.DumpAsync(), await scene.DumpAsync());
    }
}
