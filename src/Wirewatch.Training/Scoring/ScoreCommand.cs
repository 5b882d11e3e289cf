using System.CommandLine;
using Wirewatch.Language;
using Wirewatch.Language.Recognition;
using Wirewatch.Training.Corpora;
using Wirewatch.Training.Tagging;

namespace Wirewatch.Training.Scoring;

/// <summary><c>score</c>: annotates the articles of an annotated set with the product's annotator and compares.</summary>
internal static class ScoreCommand
{
    /// <summary>The command for the command line.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "A file in the form of wirenews, such as dev.jsonl." };
        var errors = new Option<int>("--errors") { Description = "How many of the commonest errors to print." };
        var cases = new Option<bool>("--cases") { Description = "Also score copies in lower case, in capitals and as headlines." };
        var links = new Option<bool>("--links") { Description = "List every link to a known entity that is wrong or missing." };
        var roles = new Option<bool>("--roles") { Description = "List every role that is wrong or missing." };
        var quotations = new Option<bool>("--quotations") { Description = "Print every quotation whose span or speaker is wrong, and how many of each kind." };
        var dates = new Option<bool>("--dates") { Description = "List every date that is wrong or missing." };
        var indirect = new Option<bool>("--indirect") { Description = "Score only indirect speech, in the articles that were read for it, and list every clause that is wrong or missing." };
        var command = new Command("score", "Scores the annotator against an annotated set.") { file, errors, cases, links, roles, quotations, dates, indirect };
        command.SetAction(parsed =>
        {
            var annotator = new Annotator();
            var names = new NameScore();
            var facts = new FactScore();
            var factsOverExpectedNames = new FactScore();
            var linking = new LinkScore(Path.Combine(AppContext.BaseDirectory, "Annotations", "links-dev.tsv"), parsed.GetValue(links) ? Console.Out : null);
            var roleErrors = parsed.GetValue(roles) ? new RoleErrors(Console.Out) : null;
            var quotationErrors = parsed.GetValue(quotations) ? new QuotationErrors(Console.Out) : null;
            var dateErrors = parsed.GetValue(dates) ? new DateErrors(Console.Out) : null;
            var onlyIndirect = parsed.GetValue(indirect);
            var indirectSpeech = new IndirectScore(Path.Combine(AppContext.BaseDirectory, "Annotations", "indirect.tsv"), onlyIndirect ? Console.Out : null);
            foreach (var gold in GoldArticle.Read(parsed.GetRequiredValue(file).FullName))
            {
                if (onlyIndirect && !indirectSpeech.Holds(gold))
                {
                    continue;
                }
                var found = annotator.Annotate(new ArticleText(gold.Text) { Title = gold.Title, Published = gold.Published });
                indirectSpeech.Add(gold, found);
                if (onlyIndirect)
                {
                    continue;
                }
                names.Add(gold, found);
                facts.Add(gold, found);
                linking.Add(gold, found);
                roleErrors?.Add(gold, found);
                dateErrors?.Add(gold, found);
                quotationErrors?.Add(gold, found, FactScore.ExpectedNames(gold, found.Mentions));
                factsOverExpectedNames.Add(gold, FactScore.AnnotateOverExpectedNames(gold));
            }

            if (onlyIndirect)
            {
                indirectSpeech.Print(Console.Out);
                return;
            }
            names.Print(Console.Out);
            facts.Print(Console.Out, "facts over found names");
            factsOverExpectedNames.Print(Console.Out, "facts over expected names");
            linking.Print(Console.Out);
            indirectSpeech.Print(Console.Out);
            roleErrors?.Print();
            dateErrors?.Print();
            quotationErrors?.PrintCounts();
            names.PrintErrors(Console.Out, parsed.GetValue(errors));
            if (parsed.GetValue(cases))
            {
                PrintCases(annotator, WirenewsReader.Read(parsed.GetRequiredValue(file).FullName).ToList());
            }
        });
        return command;
    }

    private static void PrintCases(Annotator annotator, List<LabelledText> texts)
    {
        foreach (var (name, copy) in new (string, Func<LabelledText, LabelledText>)[]
            { ("lower case", CaseCopies.Lower), ("capitals", CaseCopies.Upper), ("headlines", CaseCopies.Headlines) })
        {
            var score = new SpanScore();
            foreach (var text in texts.Select(copy))
            {
                var mentions = annotator.Annotate(new ArticleText(text.Text)).Mentions;
                score.Add(text.Spans, [.. mentions.Select(mention => new NameSpan(mention.Start, mention.End, mention.Type))]);
            }
            Console.WriteLine($"{name,-12} {score}");
        }
    }
}
