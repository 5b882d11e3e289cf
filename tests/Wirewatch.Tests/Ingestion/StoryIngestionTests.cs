using Azure.Data.Tables;
using Wirewatch.Articles;
using Wirewatch.Storage;
using Wirewatch.Testing;

namespace Wirewatch.Tests.Ingestion;

/// <summary>Copies of one story find one another, whoever comes when.</summary>
public sealed class StoryIngestionTests(AzuriteFixture azurite)
{
    private readonly CrashRuns runs = new(azurite);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copy_with_another_headline_and_a_dropped_paragraph_is_in_the_story_of_the_first()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await scene.PublishAsync("first", Text("bauer wins", 0, 120));
        await scene.PublishAsync("copy", Text("an election is over", 0, 90), "2025-01-18T00:00:00Z");
        await scene.PublishAsync("other", Text("bauer wins", 500, 120));

        var story = await StoryOfAsync(scene, "first");
        Assert.NotNull(story);
        Assert.Equal(story, await StoryOfAsync(scene, "copy"));
        Assert.NotEqual(story, await StoryOfAsync(scene, "other"));
        Assert.Equal(story, scene.Observer.StoryOf("copy"));
        Assert.Equal(["copy", "first"], await ListedAsync(scene, story));
        var day = await scene.Articles.GetDayAsync(new DateOnly(2025, 1, 18), new PageRequest(10), Cancellation);
        Assert.Equal(story, Assert.Single(day.Items).Story);
    }

    [Fact]
    public async Task The_same_words_two_months_later_are_another_story()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await scene.PublishAsync("first", Text("weather", 0, 60));
        await scene.PublishAsync("later", Text("weather", 0, 60), "2025-03-18T00:00:00Z");

        Assert.NotEqual(await StoryOfAsync(scene, "first"), await StoryOfAsync(scene, "later"));
    }

    [Fact]
    public async Task A_text_of_fewer_than_five_words_has_no_story()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await scene.PublishAsync("short", "a headline\nbauer has won again");

        Assert.Null(await StoryOfAsync(scene, "short"));
        Assert.Empty(await RowsAsync(scene));
    }

    [Fact]
    public async Task An_article_stays_in_its_story_while_its_text_remains_much_the_same_and_leaves_it_with_another_text()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await scene.PublishAsync("first", Text("one", 0, 120));
        await scene.PublishAsync("copy", Text("two", 0, 120));
        var story = await StoryOfAsync(scene, "first");

        await scene.PublishAsync("copy", Text("two", 5, 120), "2025-01-18T00:00:00Z");
        Assert.Equal(story, await StoryOfAsync(scene, "copy"));
        Assert.Equal(["copy", "first"], await ListedAsync(scene, story!));

        await scene.PublishAsync("copy", Text("two", 700, 120));
        Assert.NotEqual(story, await StoryOfAsync(scene, "copy"));
        Assert.Equal(["first"], await ListedAsync(scene, story!));
        await AssertSameAsFreshAsync(scene, ("first", Text("one", 0, 120)), ("copy", Text("two", 700, 120)));
    }

    [Fact]
    public async Task A_story_outlives_the_article_that_founded_it_and_leaves_no_row_when_all_are_gone()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await scene.PublishAsync("first", Text("one", 0, 80));
        await scene.PublishAsync("second", Text("two", 0, 80));
        var story = await StoryOfAsync(scene, "first");

        await RemoveAsync(scene, "first");
        await scene.PublishAsync("third", Text("three", 0, 80));
        Assert.Equal(story, await StoryOfAsync(scene, "second"));
        Assert.Equal(story, await StoryOfAsync(scene, "third"));

        await RemoveAsync(scene, "second");
        await RemoveAsync(scene, "third");
        Assert.Empty(await RowsAsync(scene));
    }

    [Fact]
    public async Task Articles_of_before_there_were_stories_get_theirs_when_they_change_and_are_removed_whole()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        foreach (var name in new List<string> { "first", "second", "third" })
        {
            await scene.PublishAsync(name, Text(name, 0, 80));
            await ForgetStoryAsync(scene, name);
        }

        await scene.PublishAsync("second", Text("second", 3, 80));
        await scene.PublishAsync("third", Text("third", 3, 80));
        Assert.NotNull(await StoryOfAsync(scene, "second"));
        Assert.Equal(await StoryOfAsync(scene, "second"), await StoryOfAsync(scene, "third"));
        Assert.Null(await StoryOfAsync(scene, "first"));

        await RemoveAsync(scene, "first");
        Assert.Equal(["second", "third"], await ListedAsync(scene, (await StoryOfAsync(scene, "second"))!));
    }

    [Fact]
    public async Task A_row_that_this_version_cannot_read_is_passed_over()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await scene.PublishAsync("first", Text("one", 0, 80));
        var article = await ArticleAsync(scene, "first");
        foreach (var partition in StoryEntry.Of(ArticleId.FromBlobName("first"), article.Summary.Published, article.Annotations)!.Partitions)
        {
            var strange = new TableEntity(partition, StorageKey.Join(StorageKey.ReverseTicks(article.Summary.Published), "strange")) { ["article"] = "strange", ["sketch"] = new byte[9] };
            await scene.Storage.Stories.UpsertEntityAsync(strange, cancellationToken: Cancellation);
        }

        await scene.PublishAsync("second", Text("two", 0, 80));
        Assert.Equal(await StoryOfAsync(scene, "first"), await StoryOfAsync(scene, "second"));
    }

    [Theory]
    [InlineData("first", "second")]
    [InlineData("second", "first")]
    public async Task Two_copies_agree_whenever_one_comes_into_the_other(string slow, string quick)
    {
        for (var call = 0; ; call++)
        {
            var scene = await IngestionScene.CreateAsync(azurite);
            await scene.UploadAsync(slow, Text("one", 0, 80));
            await scene.UploadAsync(quick, Text("two", 4, 80));
            var fault = new FrozenBefore(call, () => scene.IngestAsync(quick));
            await scene.Start(fault).IngestAsync(slow, Cancellation);
            if (!fault.Happened)
            {
                Assert.True(call > 20, "Hardly any storage call was made.");
                return;
            }

            await AssertOneStoryAsync(scene, slow, quick);
        }
    }

    [Theory]
    [InlineData("first", "second")]
    [InlineData("second", "first")]
    public async Task Two_copies_agree_when_one_crashes_and_comes_again_after_the_other(string crashing, string other)
    {
        for (var call = 0; ; call++)
        {
            var scene = await IngestionScene.CreateAsync(azurite);
            await scene.UploadAsync(crashing, Text("one", 0, 80));
            var fault = new KilledBefore(call);
            await Record.ExceptionAsync(() => scene.Start(fault).IngestAsync(crashing, Cancellation));
            await scene.PublishAsync(other, Text("two", 4, 80));
            scene.Clock.Advance(TimeSpan.FromSeconds(61));
            await scene.IngestAsync(crashing);
            await AssertOneStoryAsync(scene, crashing, other);
            if (!fault.Happened)
            {
                return;
            }
        }
    }

    [Fact]
    public async Task Copies_that_come_at_the_same_time_in_many_processes_are_one_story()
    {
        for (var round = 0; round < 10; round++)
        {
            var scene = await IngestionScene.CreateAsync(azurite);
            await scene.UploadAsync("a", Text("one", 0, 80));
            await scene.UploadAsync("b", Text("two", 2, 80));
            await Task.WhenAll(scene.IngestAsync("a"), scene.IngestAsync("b"));
            await AssertOneStoryAsync(scene, "a", "b");
        }
    }

    [Fact]
    public Task A_crash_while_a_copy_is_new_is_made_good_by_the_same_event() => runs.KillEverywhereAsync(
        async scene =>
        {
            await scene.PublishAsync("first", Text("Bauer", 0, 60));
            await scene.UploadAsync("talk", Text("Kim", 3, 60));
        },
        (_, ingestion) => ingestion.IngestAsync("talk", Cancellation));

    [Theory]
    [InlineData(2)]
    [InlineData(600)]
    public Task A_crash_while_a_copy_is_overwritten_is_made_good_by_the_same_event(int from) => runs.KillEverywhereAsync(
        async scene =>
        {
            await PublishTwoAsync(scene);
            await scene.UploadAsync("talk", Text("Yoon", from, 60), "2025-01-18T00:00:00Z");
        },
        (_, ingestion) => ingestion.IngestAsync("talk", Cancellation));

    [Fact]
    public Task A_crash_in_one_version_of_a_copy_leaves_no_trace_in_the_next() => runs.KillEverywhereAsync(
        async scene =>
        {
            await PublishTwoAsync(scene);
            await scene.UploadAsync("talk", Text("Yoon", 600, 60), "2025-01-18T00:00:00Z");
        },
        (_, ingestion) => ingestion.IngestAsync("talk", Cancellation),
        scene => scene.PublishAsync("talk", Text("Choi", 900, 60)));

    [Fact]
    public Task A_crash_while_a_copy_is_removed_is_made_good_by_the_same_event() => runs.KillEverywhereAsync(
        async scene =>
        {
            await PublishTwoAsync(scene);
            await scene.DeleteAsync("talk");
        },
        (_, ingestion) => ingestion.RemoveAsync("talk", Cancellation));

    [Fact]
    public Task An_answer_that_is_lost_while_a_copy_is_overwritten_changes_nothing() => runs.LoseEveryAnswerAsync(
        async scene =>
        {
            await PublishTwoAsync(scene);
            await scene.UploadAsync("talk", Text("Yoon", 600, 60));
        },
        ingestion => ingestion.IngestAsync("talk", Cancellation));

    [Fact]
    public Task A_process_that_sleeps_through_its_lease_while_a_copy_is_overwritten_gives_way_to_the_next_version() => runs.FreezeEverywhereAsync(
        async scene =>
        {
            await PublishTwoAsync(scene);
            await scene.UploadAsync("talk", Text("Park", 600, 60));
        },
        ingestion => ingestion.IngestAsync("talk", Cancellation),
        scene => scene.UploadAsync("talk", Text("Yoon", 900, 60)));

    [Fact]
    public async Task Thousands_of_articles_with_the_same_closing_lines_cost_no_more_and_hide_no_copy()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await scene.PublishAsync("first", Text("one", 0, 120));
        var first = await ArticleAsync(scene, "first");
        var entry = StoryEntry.Of(ArticleId.FromBlobName("first"), first.Summary.Published, first.Annotations)!;
        foreach (var partition in entry.Partitions.Take(3))
        {
            var others = Enumerable.Range(0, 3_000).Select(number => new StoryEntry(
                new ArticleId($"other-{number}"), first.Summary.Published.AddMinutes(number - 1_500), Language.Text.TextSketch.Of(Text("", 10_000 + (number * 50), 20))));
            foreach (var some in others.Chunk(100))
            {
                await scene.Storage.Stories.SubmitTransactionAsync(some.Select(other => new TableTransactionAction(TableTransactionActionType.UpsertReplace, other.RowOf(partition))), Cancellation);
            }
        }

        await scene.UploadAsync("copy", Text("two", 0, 100));
        using var transactions = StorageTransactions.Begin();
        await scene.IngestAsync("copy");
        Assert.InRange(transactions.Count, 15, 40);
        await AssertOneStoryAsync(scene, "first", "copy");
    }

    private static async Task PublishTwoAsync(IngestionScene scene)
    {
        await scene.PublishAsync("first", Text("Bauer", 0, 60));
        await scene.PublishAsync("talk", Text("Kim", 3, 60));
    }

    // Every word once, so that texts share what their stretches share.
    private static string Text(string title, int from, int words) => $"{title}\n{string.Join(' ', Enumerable.Range(from, words).Select(number => $"word{number}"))}";

    private static async Task RemoveAsync(IngestionScene scene, string name)
    {
        await scene.DeleteAsync(name);
        await scene.Start().RemoveAsync(name, Cancellation);
    }

    private static async Task<StoredArticle> ArticleAsync(IngestionScene scene, string name) => (await scene.Articles.GetAsync(ArticleId.FromBlobName(name), Cancellation))!;

    private static async Task<string?> StoryOfAsync(IngestionScene scene, string name) => (await ArticleAsync(scene, name)).Summary.Story;

    private static async Task<IEnumerable<string>> ListedAsync(IngestionScene scene, string story) =>
        (await scene.Articles.GetStoryAsync(story, new PageRequest(10), Cancellation)).Items.Select(article => article.BlobName).Order(StringComparer.Ordinal);

    private static async Task AssertOneStoryAsync(IngestionScene scene, string one, string other)
    {
        var story = await StoryOfAsync(scene, one);
        Assert.NotNull(story);
        Assert.Equal(story, await StoryOfAsync(scene, other));
        Assert.Equal(story, scene.Observer.StoryOf(one));
        Assert.Equal(story, scene.Observer.StoryOf(other));
        Assert.Equal(2, (await ListedAsync(scene, story)).Count());
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

    private static async Task<List<TableEntity>> RowsAsync(IngestionScene scene) => await scene.Storage.Stories.QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync(Cancellation);

    // What an earlier version of the program left: no rows in the table of stories, no column in the row of the article.
    private static async Task ForgetStoryAsync(IngestionScene scene, string name)
    {
        foreach (var row in await RowsAsync(scene))
        {
            await scene.Storage.Stories.DeleteEntityAsync(row, cancellationToken: Cancellation);
        }

        var article = (await scene.Storage.Articles.GetEntityAsync<TableEntity>(ArticleRow.Partition(ArticleId.FromBlobName(name)), ArticleRow.Key, cancellationToken: Cancellation)).Value;
        article.Remove("story");
        await scene.Storage.Articles.UpdateEntityAsync(article, article.ETag, TableUpdateMode.Replace, Cancellation);
    }
}
