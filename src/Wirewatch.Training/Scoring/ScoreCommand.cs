using System.CommandLine;
using Wirewatch.Language;

namespace Wirewatch.Training.Scoring;

/// <summary><c>score</c>: annotates the articles of an annotated set with the product's annotator and compares.</summary>
internal static class ScoreCommand
{
    /// <summary>The command for the command line.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "A file in the form of wirenews, such as dev.jsonl." };
        var errors = new Option<int>("--errors") { Description = "How many of the commonest errors to print." };
        var command = new Command("score", "Scores the annotator against an annotated set.") { file, errors };
        command.SetAction(parsed =>
        {
            var annotator = new Annotator();
            var names = new NameScore();
            var facts = new FactScore();
            var factsOverExpectedNames = new FactScore();
            foreach (var gold in GoldArticle.Read(parsed.GetRequiredValue(file).FullName))
            {
                var found = annotator.Annotate(new ArticleText(gold.Text) { Title = gold.Title, Published = gold.Published });
                names.Add(gold, found);
                facts.Add(gold, found);
                factsOverExpectedNames.Add(gold, FactScore.AnnotateOverExpectedNames(gold));
            }

            names.Print(Console.Out);
            facts.Print(Console.Out, "facts over found names");
            factsOverExpectedNames.Print(Console.Out, "facts over expected names");
            names.PrintErrors(Console.Out, parsed.GetValue(errors));
        });
        return command;
    }
}
