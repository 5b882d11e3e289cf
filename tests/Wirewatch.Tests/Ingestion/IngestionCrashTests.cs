using Wirewatch.Testing;

namespace Wirewatch.Tests.Ingestion;

/// <summary>Whatever happens at any single storage call, the same event again ends in the state of an undisturbed run.</summary>
public sealed class IngestionCrashTests(AzuriteFixture azurite)
{
    private const string First = "the talk of Bauer\nKim met Yoon and Kim said “no” to Bauer";
    private const string Second = "the talk of Bauer again\nPark said “yes”";
    private const string Third = "only Kim and Choi";
    private readonly CrashRuns runs = new(azurite);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_crash_while_an_article_is_new_is_made_good_by_the_same_event() =>
        runs.KillEverywhereAsync(scene => scene.UploadAsync("talk", First), (_, ingestion) => ingestion.IngestAsync("talk", Cancellation));

    [Fact]
    public Task A_crash_while_an_article_is_overwritten_is_made_good_by_the_same_event() =>
        runs.KillEverywhereAsync(
            async scene =>
            {
                await PublishTwoAsync(scene);
                await scene.UploadAsync("talk", Second, "2025-01-18T00:00:00Z");
            },
            (_, ingestion) => ingestion.IngestAsync("talk", Cancellation));

    [Fact]
    public Task A_crash_while_an_article_is_removed_is_made_good_by_the_same_event() =>
        runs.KillEverywhereAsync(
            async scene =>
            {
                await PublishTwoAsync(scene);
                await scene.DeleteAsync("talk");
            },
            (_, ingestion) => ingestion.RemoveAsync("talk", Cancellation));

    [Fact]
    public Task A_crash_on_the_way_to_the_quarantine_is_made_good_by_the_same_event() =>
        runs.KillEverywhereAsync(
            async scene =>
            {
                await PublishTwoAsync(scene);
                await scene.UploadAsync("talk", "unreadable");
            },
            (_, ingestion) => ingestion.IngestAsync("talk", Cancellation));

    [Fact]
    public Task A_crash_in_one_version_leaves_no_trace_in_the_next() =>
        runs.KillEverywhereAsync(
            async scene =>
            {
                await PublishTwoAsync(scene);
                await scene.UploadAsync("talk", Second, "2025-01-18T00:00:00Z");
            },
            (_, ingestion) => ingestion.IngestAsync("talk", Cancellation),
            scene => scene.PublishAsync("talk", Third));

    [Fact]
    public Task A_crash_in_one_version_leaves_no_trace_when_the_upload_is_taken_back() =>
        runs.KillEverywhereAsync(
            async scene =>
            {
                await PublishTwoAsync(scene);
                await scene.UploadAsync("talk", Second, "2025-01-18T00:00:00Z");
            },
            (_, ingestion) => ingestion.IngestAsync("talk", Cancellation),
            scene => scene.PublishAsync("talk", First));

    [Fact]
    public Task A_crash_in_one_version_leaves_no_trace_when_the_upload_is_deleted() =>
        runs.KillEverywhereAsync(
            async scene =>
            {
                await PublishTwoAsync(scene);
                await scene.UploadAsync("talk", Second, "2025-01-18T00:00:00Z");
            },
            (_, ingestion) => ingestion.IngestAsync("talk", Cancellation),
            async scene =>
            {
                await scene.DeleteAsync("talk");
                await scene.Start().RemoveAsync("talk", Cancellation);
            });

    [Fact]
    public Task An_answer_that_is_lost_while_an_article_is_overwritten_changes_nothing() =>
        runs.LoseEveryAnswerAsync(
            async scene =>
            {
                await PublishTwoAsync(scene);
                await scene.UploadAsync("talk", Second, "2025-01-18T00:00:00Z");
            },
            ingestion => ingestion.IngestAsync("talk", Cancellation));

    [Fact]
    public Task An_answer_that_is_lost_while_an_article_is_removed_changes_nothing() =>
        runs.LoseEveryAnswerAsync(
            async scene =>
            {
                await PublishTwoAsync(scene);
                await scene.DeleteAsync("talk");
            },
            ingestion => ingestion.RemoveAsync("talk", Cancellation));

    [Fact]
    public Task An_answer_that_is_lost_on_the_way_to_the_quarantine_changes_nothing() =>
        runs.LoseEveryAnswerAsync(
            async scene =>
            {
                await PublishTwoAsync(scene);
                await scene.UploadAsync("talk", "unreadable");
            },
            ingestion => ingestion.IngestAsync("talk", Cancellation));

    [Theory]
    [InlineData(Third)]
    [InlineData(First)]
    public Task A_process_that_sleeps_through_its_lease_while_it_overwrites_gives_way_to_the_next_version(string next) =>
        runs.FreezeEverywhereAsync(
            async scene =>
            {
                await PublishTwoAsync(scene);
                await scene.UploadAsync("talk", Second, "2025-01-18T00:00:00Z");
            },
            ingestion => ingestion.IngestAsync("talk", Cancellation),
            scene => scene.UploadAsync("talk", next));

    [Fact]
    public Task A_process_that_sleeps_through_its_lease_while_it_removes_gives_way_to_the_next_version() =>
        runs.FreezeEverywhereAsync(
            async scene =>
            {
                await PublishTwoAsync(scene);
                await scene.DeleteAsync("talk");
            },
            ingestion => ingestion.RemoveAsync("talk", Cancellation),
            scene => scene.UploadAsync("talk", First));

    private static async Task PublishTwoAsync(IngestionScene scene)
    {
        await scene.PublishAsync("other", "Kim knows Bauer");
        await scene.PublishAsync("talk", First);
    }
}
