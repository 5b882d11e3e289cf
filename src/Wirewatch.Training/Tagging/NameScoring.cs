using Wirewatch.Language;
using Wirewatch.Language.Recognition;
using Wirewatch.Language.Text;
using Wirewatch.Training.Corpora;

namespace Wirewatch.Training.Tagging;

/// <summary>Scores a recogniser on labelled texts by the conlleval definition: a name counts if both ends and the type are right.</summary>
internal static class NameScoring
{
    /// <summary>Prints the scores on every set that no model is trained on.</summary>
    /// <param name="recognizer">What finds the names.</param>
    /// <param name="data">The folder that holds ner/ and html/.</param>
    public static void PrintSets(INameRecognizer recognizer, string data)
    {
        Print(recognizer, Corpus.WirenewsDevelopment(data).ToList());
        Console.WriteLine($"{"outlets",-12} {Score(recognizer, Corpus.Outlets(data))}");
        Console.WriteLine($"{"voa",-12} {Score(recognizer, Corpus.HeldOut())}");
    }

    /// <summary>Prints the scores on the texts and on copies of them in other cases.</summary>
    public static void Print(INameRecognizer recognizer, IReadOnlyList<LabelledText> texts)
    {
        Console.WriteLine($"as written   {Score(recognizer, texts)}");
        Console.WriteLine($"lower case   {Score(recognizer, texts.Select(CaseCopies.Lower))}");
        Console.WriteLine($"capitals     {Score(recognizer, texts.Select(CaseCopies.Upper))}");
        Console.WriteLine($"headlines    {Score(recognizer, texts.Select(CaseCopies.Headlines))}");
    }

    /// <summary>The score on some texts.</summary>
    public static SpanScore Score(INameRecognizer recognizer, IEnumerable<LabelledText> texts)
    {
        var score = new SpanScore();
        foreach (var text in texts)
        {
            score.Add(text.Spans, Find(recognizer, text.Text));
        }
        return score;
    }

    /// <summary>The names of a text.</summary>
    public static List<NameSpan> Find(INameRecognizer recognizer, string text)
    {
        var document = new Document(new ArticleText(text));
        new Segmentation().Apply(document);
        recognizer.Recognize(document, document.Names);
        return document.Names;
    }
}
