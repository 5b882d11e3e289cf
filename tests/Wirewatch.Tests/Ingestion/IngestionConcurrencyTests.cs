using Wirewatch.Articles;
using Wirewatch.Ingestion;
using Wirewatch.Language;
using Wirewatch.Storage;
using Wirewatch.Testing;

namespace Wirewatch.Tests.Ingestion;

public sealed class IngestionConcurrencyTests(AzuriteFixture azurite)
{
    private static readonly LeaseTimes Impatient = LeaseTimes.Default with { Wait = TimeSpan.Zero };
    private static readonly LeaseTimes Quick = LeaseTimes.Default with { Poll = TimeSpan.FromMilliseconds(20) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_of_one_upload_in_many_processes_end_in_its_last_version()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        string[] texts = ["Bauer met Kim", "Kim met Yoon and Park", "Bauer alone", "Choi and Park", "Yoon said “no”"];
        var uploads = Task.Run(
            async () =>
            {
                foreach (var text in texts)
                {
                    await scene.UploadAsync("talk", text);
                    await Task.Delay(20, Cancellation);
                }
            },
            Cancellation);

        await Task.WhenAll([uploads, .. Enumerable.Range(0, 6).Select(_ => IngestPatientlyAsync(scene))]);
        await uploads;
        await scene.IngestAsync("talk");

        await AssertSameAsFreshAsync(scene, ("talk", texts[^1]));
    }

    [Fact]
    public async Task The_same_event_twice_at_once_is_announced_once()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await scene.UploadAsync("talk", "Bauer met Kim");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scene.Start(Quick, TimeProvider.System).IngestAsync("talk", Cancellation)));

        Assert.Single(outcomes, IngestionOutcome.Indexed);
        Assert.Single(scene.Observer.Heard);
        await AssertSameAsFreshAsync(scene, ("talk", "Bauer met Kim"));
    }

    [Fact]
    public async Task An_entity_has_a_profile_as_long_as_an_article_mentions_it_whoever_deletes_at_the_same_time()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        var remembering = scene.Start(Quick, TimeProvider.System);
        for (var round = 0; round < 12; round++)
        {
            await scene.UploadAsync("a", "Bauer spoke");
            await remembering.IngestAsync("a", Cancellation);
            await scene.DeleteAsync("a");
            await scene.UploadAsync("b", "Bauer spoke too");

            await Task.WhenAll(
                scene.Start(Quick, TimeProvider.System).RemoveAsync("a", Cancellation),
                remembering.IngestAsync("b", Cancellation));

            Assert.NotNull(await scene.Entities.GetProfileAsync(new EntityId("person:bauer"), Cancellation));
            Assert.Single((await scene.Entities.FindByNameAsync("bauer", null, new PageRequest(10), Cancellation)).Items);
            await scene.DeleteAsync("b");
            await remembering.RemoveAsync("b", Cancellation);
            Assert.Null(await scene.Entities.GetProfileAsync(new EntityId("person:bauer"), Cancellation));
            Assert.Empty((await scene.Entities.FindByNameAsync("bauer", null, new PageRequest(10), Cancellation)).Items);
        }
    }

    [Fact]
    public async Task A_profile_that_is_deleted_while_its_entity_is_mentioned_again_comes_back_at_any_interleaving()
    {
        for (var call = 0; ; call++)
        {
            var scene = await IngestionScene.CreateAsync(azurite);
            var remembering = scene.Start();
            await scene.UploadAsync("a", "Bauer spoke");
            await remembering.IngestAsync("a", Cancellation);
            await scene.DeleteAsync("a");
            await scene.UploadAsync("b", "Bauer spoke too");
            var fault = new FrozenBefore(call, () => remembering.IngestAsync("b", Cancellation));

            await scene.Start(fault).RemoveAsync("a", Cancellation);

            if (!fault.Happened)
            {
                Assert.True(call > 8, "Hardly any storage call was made.");
                return;
            }

            await AssertSameAsFreshAsync(scene, ("b", "Bauer spoke too"));
        }
    }

    [Fact]
    public async Task An_article_that_another_process_holds_is_busy_and_free_after_its_lease()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await scene.UploadAsync("talk", "Bauer spoke");
        await Record.ExceptionAsync(() => scene.Start(new KilledBefore(6)).IngestAsync("talk", Cancellation));

        var busy = await Assert.ThrowsAsync<ArticleBusyException>(() => scene.Start(Impatient, scene.Clock).IngestAsync("talk", Cancellation));
        Assert.Contains("another event is at work on it", busy.Message, StringComparison.Ordinal);
        Assert.Null(await scene.Articles.GetAsync(ArticleId.FromBlobName("talk"), Cancellation));
        Assert.Null(Assert.Single(await scene.Articles.ListAsync(Cancellation).ToListAsync(Cancellation)).BlobETag);

        scene.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(IngestionOutcome.Indexed, await scene.Start(Impatient, scene.Clock).IngestAsync("talk", Cancellation));
    }

    [Fact]
    public async Task A_failing_observer_leaves_the_article_free_for_the_next_try_and_uncommitted()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        scene.Observer.Then = () => throw new InvalidOperationException("the observer fails");
        await scene.UploadAsync("talk", "Bauer spoke");

        await Assert.ThrowsAsync<InvalidOperationException>(() => scene.IngestAsync("talk"));
        Assert.Null(await scene.Articles.GetAsync(ArticleId.FromBlobName("talk"), Cancellation));

        Assert.Equal(IngestionOutcome.Indexed, await scene.Start(Impatient, scene.Clock).IngestAsync("talk", Cancellation));
        await AssertSameAsFreshAsync(scene, ("talk", "Bauer spoke"));
    }

    [Fact]
    public async Task An_observer_that_outlasts_the_lease_is_cancelled_and_the_event_can_be_tried_again()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        scene.Observer.Then = () =>
        {
            scene.Clock.Advance(TimeSpan.FromSeconds(50));
            return Task.CompletedTask;
        };
        await scene.UploadAsync("talk", "Bauer spoke");

        var busy = await Assert.ThrowsAsync<ArticleBusyException>(() => scene.IngestAsync("talk"));

        Assert.Contains("outlasted its lease", busy.Message, StringComparison.Ordinal);
        Assert.Equal(IngestionOutcome.Indexed, await scene.Start(Impatient, scene.Clock).IngestAsync("talk", Cancellation));
        await AssertSameAsFreshAsync(scene, ("talk", "Bauer spoke"));
    }

    [Fact]
    public async Task An_upload_that_is_deleted_while_it_is_read_is_not_indexed()
    {
        for (var call = 0; ; call++)
        {
            var scene = await IngestionScene.CreateAsync(azurite);
            var empty = await scene.DumpAsync();
            await scene.UploadAsync("talk", "Bauer spoke");
            var removed = false;
            var fault = new FrozenBefore(call, async () =>
            {
                await scene.DeleteAsync("talk");
                removed = await Record.ExceptionAsync(() => scene.Start(Impatient, scene.Clock).RemoveAsync("talk", Cancellation)) is null;
            });

            await scene.Start(fault).IngestAsync("talk", Cancellation);

            if (!fault.Happened)
            {
                return;
            }

            // The deletion was told while the article was held, so its trigger comes again.
            if (!removed)
            {
                await scene.Start().RemoveAsync("talk", Cancellation);
            }

            Assert.Equal(empty, await scene.DumpAsync());
        }
    }

    private static async Task IngestPatientlyAsync(IngestionScene scene)
    {
        for (var count = 0; count < 4; count++)
        {
            try
            {
                await scene.Start(Quick, TimeProvider.System).IngestAsync("talk", Cancellation);
            }
            catch (ArticleBusyException)
            {
                // As a trigger would: the next event tries again.
            }
        }
    }

    private async Task AssertSameAsFreshAsync(IngestionScene scene, params (string Name, string Text)[] articles)
    {
        var fresh = await IngestionScene.CreateAsync(azurite);
        foreach (var (name, text) in articles)
        {
            await fresh.PublishAsync(name, text);
        }

        Assert.Equal(await fresh.DumpAsync(), await scene.DumpAsync());
    }
}
