using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using Wirewatch.Language.Recognition.Tagging;
using Wirewatch.Training.Corpora;

namespace Wirewatch.Training.Tagging;

/// <summary><c>train</c>: trains the name recogniser and writes its model.</summary>
internal static class TrainCommand
{
    /// <summary>The command for the command line.</summary>
    public static Command Create()
    {
        var shipped = TrainingOptions.Shipped;
        var data = new Option<DirectoryInfo>("--data") { Description = "The folder that holds ner/, text/ and gazetteers/.", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "The file to write.", Required = true };
        var work = new Option<DirectoryInfo?>("--work") { Description = "A folder for finished stages; a run that was stopped goes on from there." };
        var seed = new Option<int>("--seed") { Description = "Decides all that is random.", DefaultValueFactory = _ => shipped.Seed };
        var epochs = new Option<int>("--epochs") { Description = "How often each sentence is seen.", DefaultValueFactory = _ => shipped.Epochs };
        var rate = new Option<float>("--rate") { Description = "The step of AdaGrad.", DefaultValueFactory = _ => shipped.Rate };
        var caution = new Option<float>("--caution") { Description = "What AdaGrad's sums of squares begin with.", DefaultValueFactory = _ => shipped.Caution };
        var dropout = new Option<float>("--dropout") { Description = "The share of features left out at random.", DefaultValueFactory = _ => shipped.Dropout };
        var decay = new Option<float>("--decay") { Description = "How much weights shrink with each step.", DefaultValueFactory = _ => shipped.Decay };
        var members = new Option<int>("--members") { Description = "How many trainings the weights are the mean of.", DefaultValueFactory = _ => shipped.Members };
        var rarest = new Option<int>("--rarest") { Description = "How often a feature must occur.", DefaultValueFactory = _ => shipped.Rarest };
        var features = new Option<int>("--features") { Description = "How many features are kept.", DefaultValueFactory = _ => shipped.Features };
        var without = new Option<string[]>("--without") { Description = "Sets to leave out, and to measure on.", AllowMultipleArgumentsPerToken = true };
        var command = new Command("train", "Trains the name recogniser.") { data, output, work, seed, epochs, rate, caution, dropout, decay, members, rarest, features, without };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetRequiredValue(data).FullName;
            var options = shipped with
            {
                Seed = parsed.GetValue(seed),
                Epochs = parsed.GetValue(epochs),
                Rate = parsed.GetValue(rate),
                Caution = parsed.GetValue(caution),
                Dropout = parsed.GetValue(dropout),
                Decay = parsed.GetValue(decay),
                Members = parsed.GetValue(members),
                Rarest = parsed.GetValue(rarest),
                Features = parsed.GetValue(features),
            };
            var left = parsed.GetValue(without) ?? [];
            var labelled = Corpus.Training(folder).Where(set => !left.Contains(set.Key)).SelectMany(set => set.Value()).ToList();
            var clock = Stopwatch.StartNew();
            byte[] model = [];
            AnsiConsole.Progress().HideCompleted(false).Start(context =>
            {
                var task = context.AddTask("Training", maxValue: 1);
                var checkpoints = new Checkpoints(parsed.GetValue(work)?.FullName, folder, options);
                var run = new TrainingRun(folder, options, checkpoints, message => AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{clock.Elapsed:mm\\:ss} {message}"), done => task.Value = done);
                model = run.Train(labelled);
                task.Value = 1;
            });
            File.WriteAllBytes(parsed.GetRequiredValue(output).FullName, model);
            Console.WriteLine($"{model.Length:N0} bytes in {clock.Elapsed:mm\\:ss}");
            var recognizer = new LearnedNameRecognizer(ModelFile.Load(model));
            NameScoring.PrintSets(recognizer, folder);
            foreach (var set in Corpus.Training(folder).Where(set => left.Contains(set.Key)))
            {
                Console.WriteLine($"{set.Key,-12} {NameScoring.Score(recognizer, set.Value())}");
            }
        });
        return command;
    }
}
