using Wirewatch.Language.Recognition.Tagging;
using Wirewatch.Training.Tagging;

namespace Wirewatch.Language.Tests.Training;

public sealed class TrainingRunTests : IDisposable
{
    private static readonly TrainingOptions Options = TrainingOptions.Shipped with { Epochs = 4, Rarest = 1, Members = 2, Features = 4000 };
    private readonly string _folder = Directory.CreateTempSubdirectory("wirewatch-training-").FullName;
    private readonly string _data;

    public TrainingRunTests() => _data = SmallData.Write(Path.Combine(_folder, "data"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_same_seed_gives_the_same_model_and_another_seed_another_one()
    {
        var model = Train(Options, null);

        Assert.Equal(model, Train(Options, null));
        Assert.NotEqual(model, Train(Options with { Seed = 2 }, null));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.4)]
    [InlineData(0.7)]
    [InlineData(0.93)]
    public void A_run_that_was_stopped_goes_on_and_ends_in_the_model_of_an_unbroken_one(double stoppedAt)
    {
        var work = Path.Combine(_folder, "work");

        Assert.Throws<OperationCanceledException>(() => Train(Options, work, done =>
        {
            if (done >= stoppedAt)
            {
                throw new OperationCanceledException();
            }
        }));

        var stages = new List<string>();
        Assert.Equal(Train(Options, null), Train(Options, work, report: stages.Add));
        Assert.DoesNotContain(stages, stage => stage.Contains("frequent ones", StringComparison.Ordinal));
    }

    [Fact]
    public void The_model_finds_the_names_it_was_shown()
    {
        var recognizer = new LearnedNameRecognizer(ModelFile.Load(Train(Options, null)));

        var score = NameScoring.Score(recognizer, SmallData.Articles);

        Assert.True(score.F1() > 0.9, score.ToString());
    }

    private byte[] Train(TrainingOptions options, string? work, Action<double>? progress = null, Action<string>? report = null) =>
        new TrainingRun(_data, options, new Checkpoints(work, _data, options), report ?? (_ => { }), progress ?? (_ => { })).Train(SmallData.Articles);
}
