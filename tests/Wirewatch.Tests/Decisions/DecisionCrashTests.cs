using Microsoft.Extensions.Time.Testing;
using Wirewatch.Decisions;
using Wirewatch.Language;
using Wirewatch.Storage;
using Wirewatch.Testing;
using Wirewatch.Tests.Ingestion;

namespace Wirewatch.Tests.Decisions;

/// <summary>Whatever happens at any single storage call while a decision is taken or undone, doing it again or the timer ends in the state of
/// an undisturbed run.</summary>
public sealed class DecisionCrashTests(AzuriteFixture azurite)
{
    private static readonly TimeSpan PastTheLease = TimeSpan.FromSeconds(61);
    private static readonly EntityId Kim = new("person:kim");

    private static readonly Dictionary<string, Decision> Decisions = new()
    {
        ["not this article"] = new Decision(Kim, DecisionKind.NotThis) { Article = Wirewatch.Articles.ArticleId.FromBlobName("talk") },
        ["not this pattern"] = new Decision(Kim, DecisionKind.NotThis) { Pattern = DecisionPattern.Parse("said") },
        ["same"] = new Decision(Kim, DecisionKind.SameAs) { Target = new EntityId("person:bauer"), TargetName = "Bauer", TargetType = MentionType.Person },
        ["new"] = new Decision(Kim, DecisionKind.SameAs) { Target = new EntityId("Q5") },
        ["rename"] = new Decision(Kim, DecisionKind.Rename) { Name = "Kim the First" },
    };

    public static TheoryData<string> Kinds => [.. Decisions.Keys];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("not this pattern")]
    [InlineData("same")]
    public Task A_crash_while_a_decision_is_taken_is_made_good_by_taking_it_again(string kind) =>
        KillEverywhereAsync(_ => Task.CompletedTask, (_, keeper) => keeper.TakeAsync(Decisions[kind], "jane", Cancellation));

    [Theory]
    [InlineData("same")]
    [InlineData("rename")]
    public Task A_crash_while_a_decision_is_undone_is_made_good_by_undoing_it_again(string kind) =>
        KillEverywhereAsync(
            scene => scene.Decide().TakeAsync(Decisions[kind], "jane", Cancellation),
            (_, keeper) => keeper.UndoAsync(Kim, Decisions[kind].Id, "joe", Cancellation));

    [Fact]
    public Task A_crash_while_a_decision_is_taken_is_made_good_by_the_timer_alone() =>
        KillEverywhereAsync(
            _ => Task.CompletedTask,
            async (scene, keeper) =>
            {
                await keeper.ApplyPendingAsync(Cancellation);
                if (await new DecisionStore(scene.Storage).FindAsync(Kim, Decisions["same"].Id, Cancellation) is null)
                {
                    await keeper.TakeAsync(Decisions["same"], "jane", Cancellation);
                }
            });

    [Fact]
    public async Task An_answer_that_is_lost_while_a_decision_is_taken_changes_nothing()
    {
        var expected = await DumpAsync(scene => scene.Decide().TakeAsync(Decisions["same"], "jane", Cancellation));
        await CrashRuns.EverywhereAsync(async call =>
        {
            var fault = new LostAnswer(call);
            var actual = await DumpAsync(async scene =>
            {
                await scene.Decide(fault).TakeAsync(Decisions["same"], "jane", Cancellation);
                await scene.Decide().ApplyPendingAsync(Cancellation);
            });
            CrashRuns.AssertSame(expected, actual, $"call {call} sent twice");
            return fault.Happened;
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Undoing_brings_back_exactly_what_was(string kind)
    {
        var before = await DumpAsync(_ => Task.CompletedTask);
        var after = await DumpAsync(async scene =>
        {
            await scene.Decide().TakeAsync(Decisions[kind], "jane", Cancellation);
            await scene.Decide().UndoAsync(Kim, Decisions[kind].Id, "joe", Cancellation);
        });

        CrashRuns.AssertSame(before, WithoutDecisions(after), kind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Articles_that_come_later_are_as_if_the_decision_had_found_them(string kind)
    {
        var before = await DumpAsync(scene => scene.Decide().TakeAsync(Decisions[kind], "jane", Cancellation));
        var scene = await IngestionScene.CreateAsync(azurite);
        var set = new DecisionStore(scene.Storage);
        await set.TryWriteAsync(new StoredDecision(Decisions[kind] with { Taken = scene.Clock.GetUtcNow() }, true, false, []), Cancellation);
        await PublishAsync(scene);

        CrashRuns.AssertSame(WithoutDecisions(before), WithoutDecisions(await scene.DumpAsync()), kind);
    }

    [Fact]
    public async Task An_article_that_is_being_ingested_while_a_decision_is_taken_follows_it()
    {
        var expected = await DumpAsync(async scene =>
        {
            await scene.PublishAsync("late", "Kim again");
            await scene.Decide().TakeAsync(Decisions["same"], "jane", Cancellation);
        });
        await CrashRuns.EverywhereAsync(async call =>
        {
            var scene = await IngestionScene.CreateAsync(azurite);
            await PublishAsync(scene);
            await scene.UploadAsync("late", "Kim again");
            var fault = new FrozenBefore(call, () =>
                scene.Decide(new FakeTimeProvider(scene.Clock.GetUtcNow() + PastTheLease)).TakeAsync(Decisions["same"], "jane", Cancellation));

            // Its own clock stands still, so not even its deadline tells the sleeper.
            await scene.Start(LeaseTimes.Default, new FakeTimeProvider(scene.Clock.GetUtcNow()), fault).IngestAsync("late", Cancellation);
            if (fault.Happened)
            {
                await scene.Decide().ApplyPendingAsync(Cancellation);
                CrashRuns.AssertSame(expected, await scene.DumpAsync(), $"decided before call {call}");
            }

            return fault.Happened;
        });
    }

    private static async Task PublishAsync(IngestionScene scene)
    {
        await scene.PublishAsync("other", "Kim knows Bauer");
        await scene.PublishAsync("talk", "the talk of Bauer\nKim met Yoon and Kim said “no” to Bauer");
    }

    private static string WithoutDecisions(string dump) =>
        string.Join('\n', dump.Split('\n').Where(line => !line.StartsWith("entities: ~decisions", StringComparison.Ordinal)));

    private async Task<string> DumpAsync(Func<IngestionScene, Task> then)
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        await PublishAsync(scene);
        await then(scene);
        return await scene.DumpAsync();
    }

    private async Task KillEverywhereAsync(Func<IngestionScene, Task> before, Func<IngestionScene, Wirewatch.Ingestion.EntityDecisions, Task> step)
    {
        var expected = await DumpAsync(async scene =>
        {
            await before(scene);
            await step(scene, scene.Decide());
        });
        await CrashRuns.EverywhereAsync(async call =>
        {
            var fault = new KilledBefore(call);
            var actual = await DumpAsync(async scene =>
            {
                await before(scene);
                await Record.ExceptionAsync(() => step(scene, scene.Decide(fault)));
                scene.Clock.Advance(PastTheLease);
                await step(scene, scene.Decide());
            });
            CrashRuns.AssertSame(expected, actual, $"killed before call {call}");
            return fault.Happened;
        });
    }
}
