using System.CommandLine;
using Wirewatch.Language;
using Wirewatch.Language.Facts;
using Wirewatch.Language.Facts.Speakers;
using Wirewatch.Language.Recognition;
using Wirewatch.Language.Recognition.Tagging;
using Wirewatch.Language.Resolution;
using Wirewatch.Language.Text;
using Wirewatch.Training.Scoring;

namespace Wirewatch.Training.Speakers;

/// <summary><c>speakers</c>: learns who speaks, and what is speech, from wirenews, and writes the weights.</summary>
internal static class SpeakersCommand
{
    /// <summary>The command for the command line.</summary>
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "The folder that holds ner/.", Required = true };
        var output = new Option<FileInfo?>("--out") { Description = "The file to write; without it the training part is cross-validated." };
        var folds = new Option<int>("--folds") { Description = "How many parts to cross-validate.", DefaultValueFactory = _ => 5 };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => new SpeakerTrainingOptions().Rounds };
        var steps = new Option<int>("--steps") { DefaultValueFactory = _ => new SpeakerTrainingOptions().Steps };
        var rate = new Option<float>("--rate") { DefaultValueFactory = _ => new SpeakerTrainingOptions().Rate };
        var prior = new Option<float>("--prior") { DefaultValueFactory = _ => new SpeakerTrainingOptions().Prior };
        var speechPrior = new Option<float>("--speech-prior") { DefaultValueFactory = _ => new SpeakerTrainingOptions().SpeechPrior };
        var errors = new Option<bool>("--errors") { Description = "Print what the cross-validation got wrong." };
        var command = new Command("speakers", "Learns who speaks.") { data, output, folds, rounds, steps, rate, prior, speechPrior, errors };
        command.SetAction(parsed =>
        {
            var options = new SpeakerTrainingOptions
            {
                Rounds = parsed.GetValue(rounds), Steps = parsed.GetValue(steps), Rate = parsed.GetValue(rate), Prior = parsed.GetValue(prior), SpeechPrior = parsed.GetValue(speechPrior),
            };
            var gold = GoldArticle.Read(Path.Combine(parsed.GetRequiredValue(data).FullName, "ner", "wirenews", "train.jsonl")).ToList();
            var found = gold.ConvertAll(article => new SpeakerArticle(article, Found(article)));
            var expected = gold.ConvertAll(article => new SpeakerArticle(article, Expected(article)));
            var annotations = Path.Combine(AppContext.BaseDirectory, "Annotations");
            var written = WrittenExamples.Read(Path.Combine(annotations, "speakers.txt")).Concat(Usable(SpokenArticles.Read(annotations))).ToList();
            if (parsed.GetValue(output) is { } file)
            {
                var model = new SpeakerTraining(options).Train([.. Usable(found), .. Usable(expected), .. written]);
                using var stream = file.Create();
                using var writer = new BinaryWriter(stream);
                writer.Write(SpeakerModel.Format);
                foreach (var weight in model.Speakers.Concat(model.Speech))
                {
                    writer.Write((Half)weight);
                }
                return;
            }
            var count = parsed.GetValue(folds);
            var score = new SpeakerScore(parsed.GetValue(errors) ? Console.Out : TextWriter.Null);
            for (var fold = 0; fold < count; fold++)
            {
                var part = fold;
                var model = new SpeakerTraining(options).Train(
                    [.. Usable(found.Where((_, index) => index % count != part)), .. Usable(expected.Where((_, index) => index % count != part)), .. written]);
                foreach (var article in Usable(found.Where((_, index) => index % count == part)))
                {
                    score.Add(article, model);
                }
            }
            score.Print(Console.Out);
            var whole = new SpeakerTraining(options).Train([.. Usable(found), .. Usable(expected), .. written]);
            var check = new SpeakerScore(TextWriter.Null);
            foreach (var article in Usable(GoldArticle.Read(Path.Combine(parsed.GetRequiredValue(data).FullName, "ner", "wirenews", "dev.jsonl")).Select(article => new SpeakerArticle(article, Found(article)))))
            {
                check.Add(article, whole);
            }
            var fit = new SpeakerScore(parsed.GetValue(errors) ? Console.Out : TextWriter.Null);
            Console.WriteLine("written");
            foreach (var article in written)
            {
                fit.Add(article, whole);
            }
            fit.Print(Console.Out);
            Console.WriteLine("dev");
            check.Print(Console.Out);
        });
        return command;
    }

    private static IEnumerable<SpeakerArticle> Usable(IEnumerable<SpeakerArticle> articles) => articles.Where(static article => article.Context is not null);

    private static Document Found(GoldArticle gold)
    {
        var document = new Document(new ArticleText(gold.Text) { Title = gold.Title, Published = gold.Published });
        Apply(document, new Segmentation(), new NameRecognition(new LearnedNameRecognizer(TaggerModel.Embedded)), new EntityResolution(), new DateFinding(), new AmountFinding(), new RoleFinding());
        return document;
    }

    private static Document Expected(GoldArticle gold)
    {
        var document = FactScore.DocumentOverExpectedNames(gold);
        Apply(document, new Segmentation(), new DateFinding(), new AmountFinding(), new RoleFinding());
        return document;
    }

    private static void Apply(Document document, params ReadOnlySpan<IAnnotationStep> steps)
    {
        foreach (var step in steps)
        {
            step.Apply(document);
        }
    }
}

/// <summary>Counts stretches, each as many times as it is quotations in the data.</summary>
internal sealed class SpeakerScore(TextWriter errors)
{
    private int _speech;
    private int _found;
    private int _right;
    private int _spoken;
    private int _reachable;
    private int _rightSpeaker;

    public void Add(SpeakerArticle article, SpeakerModel model)
    {
        var ranking = new SpeakerRanking(article.Context!);
        var speech = new SpeechFeatures(article.Context!);
        var features = new FeatureSet();
        var previous = new PreviousSpeech(-1, -1);
        for (var i = 0; i < article.Truth.Count; i++)
        {
            var truth = article.Truth[i];
            var stretch = new StretchFeatures(article.Context!, i);
            var scores = new List<float>();
            ranking.Collect(i, stretch, previous, features, (_, set) => scores.Add(SpeakerModel.Score(model.Speakers, set.Items)));
            var best = ranking.Certain(stretch) ?? ranking.Candidates[ranking.BestOf(scores)];
            speech.Extract(stretch, best, previous, features);
            var isSpeech = SpeakerModel.Score(model.Speech, features.Items) > 0;
            _speech += truth.IsSpeech ? truth.Weight : 0;
            _found += isSpeech ? truth.Weight : 0;
            _right += isSpeech && truth.IsSpeech ? truth.Weight : 0;
            _reachable += truth.IsSpeech && ranking.Candidates.Exists(candidate => article.IsExpected(candidate.Entity, truth.Speaker)) ? truth.Weight : 0;
            var right = truth.IsSpeech && article.IsExpected(best.Entity, truth.Speaker);
            _spoken += right ? truth.Weight : 0;
            _rightSpeaker += right && isSpeech ? truth.Weight : 0;
            if (truth.IsSpeech ? !right || !isSpeech : isSpeech)
            {
                var document = article.Context!.Document;
                var wanted = ranking.Candidates.Where((candidate, _) => article.IsExpected(candidate.Entity, truth.Speaker)).ToList();
                var bestRight = wanted.Count == 0 ? default : wanted.MaxBy(candidate => scores[ranking.Candidates.IndexOf(candidate)]);
                string Show(in SpeakerCandidate candidate) => $"{candidate.Kind} \"{(candidate.First < 0 ? "" : document.Text[document.Tokens[candidate.First].Start..document.Tokens[candidate.Last - 1].End])}\" = {(candidate.Entity < 0 ? "nobody" : document.Entities[candidate.Entity].Name)} {(ranking.Candidates.IndexOf(candidate) is var place and >= 0 ? scores[place] : float.NaN):F1}";
                errors.WriteLine($"# {(isSpeech ? truth.IsSpeech ? "speaker" : "no speech" : "missed")} {article.Id} {stretch.Shape}: {Show(best)} | {(truth.IsSpeech ? wanted.Count == 0 ? "UNREACHABLE " + truth.Speaker : Show(bestRight) : "-")}");
                var (a, b) = (document.Tokens[stretch.Stretch.First].Start, document.Tokens[stretch.Stretch.Last].End);
                errors.WriteLine($"   {document.Text[Math.Max(0, a - 300)..a]}<<<{document.Text[a..b]}>>>{document.Text[b..Math.Min(document.Text.Length, b + 200)]}".ReplaceLineEndings(" | "));
            }
            if (isSpeech)
            {
                previous = new PreviousSpeech(i, best.Entity);
            }
        }
    }

    public void Print(TextWriter output)
    {
        output.WriteLine($"speech   precision {(double)_right / _found:F3} recall {(double)_right / _speech:F3} F1 {2.0 * _right / (_found + _speech):F3}");
        output.WriteLine($"speakers of all speech {(double)_spoken / _speech:F3} (reachable {(double)_reachable / _speech:F3})");
        output.WriteLine($"speech with speaker F1 {2.0 * _rightSpeaker / (_found + _speech):F3}");
    }
}
