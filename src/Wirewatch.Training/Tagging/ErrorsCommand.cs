using System.CommandLine;
using Wirewatch.Language.Recognition;
using Wirewatch.Language.Recognition.Tagging;
using Wirewatch.Training.Corpora;

namespace Wirewatch.Training.Tagging;

/// <summary><c>errors</c>: shows where the recogniser and the labels differ, each with its surroundings, and counts the confusions.</summary>
internal static class ErrorsCommand
{
    private const int Context = 50;

    /// <summary>The command for the command line.</summary>
    public static Command Create()
    {
        var file = new Option<FileInfo>("--articles") { Description = "A file of annotated articles in the format of ner/wirenews, or as text with [name|type] (.txt).", Required = true };
        var model = new Option<FileInfo?>("--model") { Description = "A model file; the shipped model if left out." };
        var command = new Command("errors", "Lists the errors of the name recogniser.") { file, model };
        command.SetAction(parsed =>
        {
            var tagger = parsed.GetValue(model) is { } path ? ModelFile.Load(File.ReadAllBytes(path.FullName)) : TaggerModel.Embedded;
            var articles = parsed.GetRequiredValue(file).FullName;
            var texts = (articles.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) ? BracketReader.Read(articles) : WirenewsReader.Read(articles)).ToList();
            var recognizer = new LearnedNameRecognizer(tagger);
            Print(recognizer, texts);
            NameScoring.Print(recognizer, texts);
        });
        return command;
    }

    private static void Print(INameRecognizer recognizer, IEnumerable<LabelledText> texts)
    {
        var confusions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var found = NameScoring.Find(recognizer, text.Text);
            var wanted = text.Spans.Select(s => new NameSpan(s.Start, s.End, (Language.MentionType)System.Numerics.BitOperations.TrailingZeroCount((int)s.Types))).ToList();
            foreach (var name in wanted.Except(found))
            {
                var instead = found.Where(f => f.Start < name.End && name.Start < f.End).ToList();
                var kind = instead.Count == 0 ? $"{name.Type} -> nothing"
                    : instead.Any(f => f.Span == name.Span) ? $"{name.Type} -> {instead[0].Type}"
                    : $"{name.Type} -> other ends";
                Add(kind, text, name, string.Join(" + ", instead.Select(f => $"{f.Span.Of(text.Text)} ({f.Type})")));
            }
            foreach (var name in found.Where(f => !wanted.Any(w => w.Start < f.End && f.Start < w.End)))
            {
                Add($"nothing -> {name.Type}", text, name, "");
            }
        }
        foreach (var (kind, count) in confusions.OrderByDescending(c => c.Value))
        {
            Console.WriteLine($"{count,5}  {kind}");
        }

        void Add(string kind, LabelledText text, NameSpan name, string instead)
        {
            confusions[kind] = confusions.GetValueOrDefault(kind) + 1;
            var before = text.Text[Math.Max(0, name.Start - Context)..name.Start];
            var after = text.Text[name.End..Math.Min(text.Text.Length, name.End + Context)];
            Console.WriteLine($"{text.Id} {kind}: {before}[{name.Span.Of(text.Text)}]{after} | {instead}".ReplaceLineEndings(" "));
        }
    }
}
