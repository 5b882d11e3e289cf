using Wirewatch.Testing;

namespace Wirewatch.Tests.Ingestion;

/// <summary>Whatever happens at any single storage call while an upload of several articles changes, the same event again ends in the state of an undisturbed run.</summary>
public sealed class UploadCrashTests(AzuriteFixture azurite)
{
    private const string Feed = "parts\n=a\nabout Bauer\n=b\nYoon met Kim\n=c\nabout Lee";
    private const string Later = "parts\n=a\nabout Bauer\n=b\nPark met Bauer\n=c\nunreadable\n=d\nHan said “yes”";
    private const string Small = "parts\n=a\nabout Bauer\n=b\nYoon met Kim";
    private const string SmallLater = "parts\n=b\nPark met Kim\n=c\nHan said “yes”";
    private const string Single = "the talk of Bauer";
    private const string WithText = "parts\n=.\nthe feed of Kim\n=b\nYoon met Kim";

    private readonly CrashRuns runs = new(azurite);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Feed, Later)]
    [InlineData(WithText, Single)]
    [InlineData(Single, Feed)]
    [InlineData(Feed, "parts\n=a\nunreadable\n=b\nunreadable")]
    public Task A_crash_while_its_articles_come_go_and_change_is_made_good_by_the_same_event(string old, string next) =>
        runs.KillEverywhereAsync(scene => OverwriteAsync(scene, old, next), (_, ingestion) => ingestion.IngestAsync("talk", Cancellation));

    [Fact]
    public Task A_crash_while_it_is_removed_is_made_good_by_the_same_event() =>
        runs.KillEverywhereAsync(scene => DeleteAsync(scene, Later), (_, ingestion) => ingestion.RemoveAsync("talk", Cancellation));

    [Fact]
    public Task A_crash_in_one_version_leaves_no_trace_in_the_next() =>
        runs.KillEverywhereAsync(
            scene => OverwriteAsync(scene, Small, SmallLater),
            (_, ingestion) => ingestion.IngestAsync("talk", Cancellation),
            scene => scene.PublishAsync("talk", Single));

    [Fact]
    public Task A_crash_in_one_version_leaves_no_trace_when_it_is_deleted() =>
        runs.KillEverywhereAsync(
            scene => OverwriteAsync(scene, Small, SmallLater),
            (_, ingestion) => ingestion.IngestAsync("talk", Cancellation),
            async scene =>
            {
                await scene.DeleteAsync("talk");
                await scene.Start().RemoveAsync("talk", Cancellation);
            });

    [Fact]
    public Task An_answer_that_is_lost_while_it_is_overwritten_changes_nothing() =>
        runs.LoseEveryAnswerAsync(scene => OverwriteAsync(scene, Small, SmallLater), ingestion => ingestion.IngestAsync("talk", Cancellation));

    [Fact]
    public Task An_answer_that_is_lost_while_it_is_removed_changes_nothing() =>
        runs.LoseEveryAnswerAsync(scene => DeleteAsync(scene, Later), ingestion => ingestion.RemoveAsync("talk", Cancellation));

    [Theory]
    [InlineData(Small)]
    [InlineData(Single)]
    public Task A_process_that_sleeps_through_its_leases_gives_way_to_the_next_version(string next) =>
        runs.FreezeEverywhereAsync(scene => OverwriteAsync(scene, Small, SmallLater), ingestion => ingestion.IngestAsync("talk", Cancellation), scene => scene.UploadAsync("talk", next));

    [Fact]
    public Task A_process_that_sleeps_while_it_removes_gives_way_to_the_next_version() =>
        runs.FreezeEverywhereAsync(scene => DeleteAsync(scene, Small), ingestion => ingestion.RemoveAsync("talk", Cancellation), scene => scene.UploadAsync("talk", WithText));

    private static async Task OverwriteAsync(IngestionScene scene, string old, string next)
    {
        await scene.PublishAsync("talk", old);
        await scene.UploadAsync("talk", next);
    }

    private static async Task DeleteAsync(IngestionScene scene, string old)
    {
        await scene.PublishAsync("talk", old);
        await scene.DeleteAsync("talk");
    }
}
