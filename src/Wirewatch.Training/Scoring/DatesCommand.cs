using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Wirewatch.Language;
using Wirewatch.Language.Facts;
using Wirewatch.Language.Text;

namespace Wirewatch.Training.Scoring;

/// <summary><c>score-dates</c>: scores the calendar expressions on the date cases of Recognizers-Text: single dates, periods and holidays. Times,
/// durations and repeated dates are left out, and so are the cases that the set's own reference fails.</summary>
/// <remarks>The set is of what people type to an assistant; much of it is no expression of the calendar in the annotation of news.</remarks>
internal static class DatesCommand
{
    private static readonly string[] Files = ["DateParser.json", "DatePeriodParser.json", "HolidayParser.json"];

    /// <summary>The command for the command line.</summary>
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "The folder that holds dates/.", Required = true };
        var cases = new Option<bool>("--cases") { Description = "List every case that is not right." };
        var command = new Command("score-dates", "Scores the date expressions against the cases of Recognizers-Text.") { data, cases };
        command.SetAction(parsed =>
        {
            Console.WriteLine($"{"cases",-22} {"apply",6} {"span",6} {"span and value",15}");
            foreach (var file in Files)
            {
                Score(Path.Combine(parsed.GetRequiredValue(data).FullName, "dates", "ms-datetime-english", file), parsed.GetValue(cases));
            }
        });
        return command;
    }

    private static void Score(string path, bool list)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path).AsMemory(File.ReadAllBytes(path).AsSpan().StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]) ? 3 : 0));
        var (apply, spans, values) = (0, 0, 0);
        foreach (var line in document.RootElement.EnumerateArray())
        {
            if (Applies(line) is not { } result)
            {
                continue;
            }

            apply++;
            var text = line.GetProperty("Input").GetString()!;
            var start = result.GetProperty("Start").GetInt32();
            var end = start + result.GetProperty("Length").GetInt32();

            // The set counts "from", "in" and "the" as part of the expression; the annotation of articles does not.
            var words = text[start..end];
            var lead = ((string[])["from the ", "in the ", "from ", "the ", "in ", "on "]).FirstOrDefault(word => words.StartsWith(word, StringComparison.OrdinalIgnoreCase));
            var inner = start + (lead?.Length ?? 0);
            var published = DateTimeOffset.Parse(line.GetProperty("Context").GetProperty("ReferenceDateTime").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            var article = new Document(new ArticleText(text) { Published = published });
            new Segmentation().Apply(article);
            new DateFinding().Apply(article);
            var found = article.Dates.Find(date => (date.Start == start || date.Start == inner) && date.End == end);
            spans += found is null ? 0 : 1;
            var right = found is not null && IsRight(found.Value, result.GetProperty("Value"));
            values += right ? 1 : 0;
            if (list && !right)
            {
                Console.WriteLine($"{published:yyyy-MM-dd} {text} | {text[start..end]} = {result.GetProperty("Value").GetProperty("Timex").GetString()} | {string.Join("; ", article.Dates.Select(static date => $"{date.Text} = {date.Value}"))}");
            }
        }

        Console.WriteLine($"{Path.GetFileNameWithoutExtension(path),-22} {apply,6} {spans,6} {values,15}");
    }

    private static JsonElement? Applies(JsonElement line)
    {
        if (!line.TryGetProperty("Context", out var context) || !context.TryGetProperty("ReferenceDateTime", out _) || line.GetProperty("Results").GetArrayLength() != 1
            || (line.TryGetProperty("NotSupported", out var missing) && missing.GetString()!.Contains("dotnet", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var result = line.GetProperty("Results")[0];
        return result.TryGetProperty("Value", out var value) && value.ValueKind == JsonValueKind.Object && Resolutions(value).Any(static pair => pair.Start is not null) ? result : null;
    }

    // A period's end is the day behind it in the set, but the last day itself where the words name it.
    private static bool IsRight(string found, JsonElement value)
    {
        var (start, end) = Days(found);
        return Resolutions(value).Any(pair => pair.Start == start && (pair.End == end || pair.End == end.AddDays(1) || (pair.End is null && start == end)));
    }

    private static IEnumerable<(DateOnly? Start, DateOnly? End)> Resolutions(JsonElement value)
    {
        foreach (var name in (string[])["FutureResolution", "PastResolution"])
        {
            if (value.TryGetProperty(name, out var resolution) && resolution.ValueKind == JsonValueKind.Object)
            {
                yield return resolution.TryGetProperty("date", out var date) ? (Day(date.GetString()), null)
                    : (resolution.TryGetProperty("startDate", out var from) && resolution.TryGetProperty("endDate", out var to) ? (Day(from.GetString()), Day(to.GetString())) : default);
            }
        }
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static (DateOnly Start, DateOnly End) Days(string value)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            return (Days(value[..slash]).Start, Days(value[(slash + 1)..]).End);
        }

        var parts = value.Split('-').Select(static part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var first = new DateOnly(parts[0], parts.Length > 1 ? parts[1] : 1, parts.Length > 2 ? parts[2] : 1);
        return (first, parts.Length > 2 ? first : parts.Length > 1 ? first.AddMonths(1).AddDays(-1) : first.AddYears(1).AddDays(-1));
    }
}
