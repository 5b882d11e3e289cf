using System.CommandLine;
using System.Globalization;
using Wirewatch.Language;
using Wirewatch.Language.Text;
using Wirewatch.Training.Corpora;
using Wirewatch.Training.Gazetteers;

namespace Wirewatch.Training.Scoring;

/// <summary><c>outlets</c>: scores quotations and their speakers on news pages of many outlets that nothing was trained on.</summary>
internal static class OutletsCommand
{
    /// <summary>The command for the command line.</summary>
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "The folder that holds html/.", Required = true };
        var errors = new Option<bool>("--errors") { Description = "Print every quotation whose span or speaker is wrong." };
        var command = new Command("outlets", "Scores quotations and speakers on pages of many outlets.") { data, errors };
        command.SetAction(parsed =>
        {
            var annotator = new Annotator();
            var output = parsed.GetValue(errors) ? Console.Out : TextWriter.Null;
            var (all, read, unread) = (new OutletQuotationScore(output), new OutletQuotationScore(TextWriter.Null), new OutletQuotationScore(TextWriter.Null));
            var number = 0;
            var quotations = Delimited.Tabs(Path.Combine(AppContext.BaseDirectory, "Annotations", "outlet-quotations.tsv")).ToLookup(static row => row[0], Read);
            foreach (var page in Corpus.Outlets(parsed.GetRequiredValue(data).FullName))
            {
                var found = annotator.Annotate(new ArticleText(page.Text));
                all.Add(page, [.. quotations[page.Id]], found);
                (number++ % 2 == 0 ? read : unread).Add(page, [.. quotations[page.Id]], found);
            }
            all.Print(Console.Out, "all pages");
            read.Print(Console.Out, "every other page (errors were read)");
            unread.Print(Console.Out, "the pages between (never read)");
        });
        return command;
    }

    private static OutletQuotation Read(string[] row) => new(
        new TextSpan(int.Parse(row[1], CultureInfo.InvariantCulture), int.Parse(row[2], CultureInfo.InvariantCulture)), row[3] == "quotation", row[4] == "-" ? null : row[4]);
}

/// <summary>A stretch in quotation marks of a page, as a reader judged it.</summary>
/// <param name="Span">Where, with its marks.</param>
/// <param name="IsSpeech">Somebody said or wrote it.</param>
/// <param name="Speaker">A name as the page has it, or null for nobody with a name.</param>
internal sealed record OutletQuotation(TextSpan Span, bool IsSpeech, string? Speaker);

/// <summary>Counts quotations that are right: the span exactly, and with it the speaker. As in wirenews a stretch counts once for each of its sentences; where
/// sentences end is taken from the annotator, so that this score is not one of splitting.</summary>
internal sealed class OutletQuotationScore(TextWriter errors)
{
    private int _expected;
    private int _found;
    private int _spans;
    private int _speakers;

    /// <summary>Adds one page.</summary>
    public void Add(LabelledText page, IReadOnlyList<OutletQuotation> expected, AnnotatedText found)
    {
        var names = page.Spans.Select(static span => (span.Start, span.End)).ToHashSet();
        var entities = found.Mentions.Where(mention => names.Contains((mention.Start, mention.End))).ToLookup(static mention => mention.Text, static mention => mention.Entity);
        var wanted = new Dictionary<(int Start, int End), string?>();
        foreach (var quotation in expected.Where(static quotation => quotation.IsSpeech))
        {
            foreach (var piece in PiecesOf(quotation.Span, found.Sentences, page.Text))
            {
                wanted[(piece.Start, piece.End)] = quotation.Speaker;
            }
        }
        _expected += wanted.Count;
        var direct = found.Quotations.Where(static quotation => quotation.Kind == QuotationKind.Direct).ToList();
        _found += direct.Count;
        foreach (var quotation in direct)
        {
            if (!wanted.Remove((quotation.Start, quotation.End), out var speaker))
            {
                Report(page, quotation.Start, quotation.End, $"no quotation, found {quotation.Speaker}");
                continue;
            }
            _spans++;
            if (speaker is null ? quotation.Speaker is null : quotation.Speaker is { } id && entities[speaker].Contains(id))
            {
                _speakers++;
                continue;
            }
            Report(page, quotation.Start, quotation.End, $"found {quotation.Speaker?.Value ?? "nobody"}, expected {speaker ?? "nobody"}");
        }
        foreach (var (span, speaker) in wanted)
        {
            Report(page, span.Start, span.End, $"missed, of {speaker ?? "nobody"}");
        }
    }

    /// <summary>Prints the scores.</summary>
    public void Print(TextWriter output, string heading)
    {
        output.WriteLine();
        output.WriteLine(heading);
        output.WriteLine($"{"",-26} {"precision",9} {"recall",9} {"F1",9} {"expected",9}");
        PrintRow(output, "quotations", _spans);
        PrintRow(output, "quotations with speaker", _speakers);
    }

    private void PrintRow(TextWriter output, string what, int right) =>
        output.WriteLine($"{what,-26} {(double)right / _found,9:F3} {(double)right / _expected,9:F3} {2.0 * right / (_found + _expected),9:F3} {_expected,9}");

    private void Report(LabelledText page, int start, int end, string what)
    {
        errors.WriteLine($"# {what} ({page.Id[..8]})");
        errors.WriteLine($"  {page.Text[Math.Max(0, start - 250)..start]}<<<{page.Text[start..end]}>>>{page.Text[end..Math.Min(page.Text.Length, end + 150)]}".ReplaceLineEndings(" | "));
    }

    // A closing mark that a splitter leaves alone goes with the sentence before.
    private static List<TextSpan> PiecesOf(TextSpan whole, IReadOnlyList<TextSpan> sentences, string text)
    {
        var pieces = new List<TextSpan>();
        foreach (var sentence in sentences.Where(sentence => sentence.Start < whole.End && whole.Start < sentence.End))
        {
            var piece = new TextSpan(Math.Max(sentence.Start, whole.Start), Math.Min(sentence.End, whole.End));
            if (piece.Of(text).Any(char.IsLetterOrDigit))
            {
                pieces.Add(piece);
            }
            else if (pieces.Count > 0)
            {
                pieces[^1] = new TextSpan(pieces[^1].Start, piece.End);
            }
        }
        return pieces;
    }
}
