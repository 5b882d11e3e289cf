using System.CommandLine;
using Wirewatch.Language.Recognition.Tagging;

namespace Wirewatch.Training.Tagging;

/// <summary><c>names</c>: scores a model of the name recogniser on every set that no model is trained on.</summary>
internal static class NamesCommand
{
    /// <summary>The command for the command line.</summary>
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "The folder that holds ner/ and html/.", Required = true };
        var model = new Option<FileInfo?>("--model") { Description = "A model file; the shipped model if left out." };
        var command = new Command("names", "Scores the name recogniser.") { data, model };
        command.SetAction(parsed =>
        {
            var tagger = parsed.GetValue(model) is { } path ? ModelFile.Load(File.ReadAllBytes(path.FullName)) : TaggerModel.Embedded;
            NameScoring.PrintSets(new LearnedNameRecognizer(tagger), parsed.GetRequiredValue(data).FullName);
        });
        return command;
    }
}
