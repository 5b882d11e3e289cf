using System.Text;
using System.Text.Json;
using CsCheck;
using Wirewatch.Language;
using Wirewatch.Local.Commands;
using Wirewatch.Testing;

namespace Wirewatch.EndToEnd.Tests;

/// <summary>The commands that work on files and standard input alone.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wirewatch commands ").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData]
    [InlineData("serve")]
    [InlineData("annotate")]
    [InlineData("parse")]
    [InlineData("upload")]
    [InlineData("quarantine")]
    [InlineData("digest")]
    public async Task Every_command_explains_itself(params string[] command)
    {
        var outcome = await LocalProcess.RunAsync([.. command, "--help"], Cancellation);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Usage:", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("", outcome.Errors);
    }

    [Theory]
    [InlineData("serve", "--bogus")]
    [InlineData("annotate")]
    [InlineData("annotate", "--jsonl", "file.txt")]
    [InlineData("annotate", "file.txt", "--published", "yesterday")]
    [InlineData("serve", "--port", "70000")]
    [InlineData("serve", "--port", "abc")]
    [InlineData("serve", "--timeout", "0")]
    [InlineData("serve", "--timeout", "99999999999")]
    public async Task Words_that_make_no_sense_are_refused_with_exit_code_2(params string[] words)
    {
        var outcome = await LocalProcess.RunAsync(words, Cancellation);

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("wirewatch: ", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_the_environment_that_is_none_is_refused_with_the_variables_name()
    {
        var outcome = await LocalProcess.RunAsync(["serve"], Cancellation, variable: ("WIREWATCH_BLOB_PORT", "abc"));

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("wirewatch: WIREWATCH_BLOB_PORT is 'abc', which is no port; give a number from 1 to 65535.\n", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_file_keeps_every_offset_and_a_missing_one_does_not_stop_the_rest()
    {
        const string Text = "Title line\r\n\r\nSon met \ud83d\ude00 Rob Bauer.\n\n\n";
        var file = Path.Combine(folder, "an article.txt");
        await File.WriteAllTextAsync(file, Text, Cancellation);

        var outcome = await LocalProcess.RunAsync(["annotate", "--plain", Path.Combine(folder, "missing.txt"), file], Cancellation);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("missing.txt': does not exist.", outcome.Errors, StringComparison.Ordinal);
        using var line = JsonDocument.Parse(Assert.Single(outcome.Output.TrimEnd('\n').Split('\n')));
        Assert.Equal(Text, line.RootElement.GetProperty("text").GetString());
        Assert.False(line.RootElement.TryGetProperty("title", out _));
        Assert.False(line.RootElement.TryGetProperty("published", out _));
    }

    [Fact]
    public async Task A_plain_file_that_is_not_utf_8_is_refused_with_the_byte()
    {
        var file = Path.Combine(folder, "latin.txt");
        await File.WriteAllBytesAsync(file, [.. "caf"u8, 0xe9, .. " noir"u8], Cancellation);

        var outcome = await LocalProcess.RunAsync(["annotate", "--plain", file], Cancellation);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("is not UTF-8 (byte 3)", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parsed_file_tells_its_name_its_text_and_the_date_it_was_given()
    {
        var file = Path.Combine(folder, "one.txt");
        await File.WriteAllTextAsync(file, "A headline\n\nThe minister spoke in Brussels on Friday. He left on Saturday for talks elsewhere.\n", Cancellation);

        var dated = await LocalProcess.RunAsync(["parse", "--published", "2025-01-17", file], Cancellation);
        var undated = await LocalProcess.RunAsync(["parse", file], Cancellation);

        Assert.Equal(0, dated.ExitCode);
        using var line = JsonDocument.Parse(dated.Output);
        Assert.Equal(file, line.RootElement.GetProperty("file").GetString());
        Assert.Equal("A headline", line.RootElement.GetProperty("title").GetString());
        Assert.Equal("2025-01-17T00:00:00Z", line.RootElement.GetProperty("published").GetString());
        Assert.Contains("The minister spoke", line.RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
        using var without = JsonDocument.Parse(undated.Output);
        Assert.Equal(JsonValueKind.Null, without.RootElement.GetProperty("published").ValueKind);
    }

    [Fact]
    public async Task Each_article_of_an_archive_is_a_line_and_what_cannot_be_read_is_told()
    {
        var file = Path.Combine(AzuriteFixture.RepositoryRoot, "tests", "Wirewatch.Tests", "Articles", "Examples", "several", "batch.zip");

        var parsed = await LocalProcess.RunAsync(["parse", file], Cancellation);
        var annotated = await LocalProcess.RunAsync(["annotate", file], Cancellation);

        Assert.Equal((1, 1), (parsed.ExitCode, annotated.ExitCode));
        Assert.Equal(["council.html", "older/inner.zip/ferries.txt"], parsed.Output.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("part").GetString()));
        Assert.StartsWith($"wirewatch: '{file}': 'numbers.xls': ", parsed.Errors, StringComparison.Ordinal);
        Assert.Equal(2, annotated.Output.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task A_pdf_is_parsed_by_the_program_beside_this_one()
    {
        var file = Path.Combine(AzuriteFixture.RepositoryRoot, "tests", "Wirewatch.Tests", "Articles", "Examples", "pdf", "two-columns.pdf");

        var parsed = await LocalProcess.RunAsync(["parse", file], Cancellation);

        Assert.True(parsed.ExitCode == 0, parsed.Errors);
        Assert.StartsWith("Council of Oslo puts off the vote on its harbour", JsonDocument.Parse(parsed.Output).RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_lines_are_told_with_their_numbers_and_the_others_are_answered_in_order()
    {
        const string Input = """
            {"id":7,"text":"One."}
            not json

            {"id":"x","text":"\ud800"}
            {"text":"no id"}
            {"id":1,"text":5}
            {"id":2,"text":"t","published":"2025-13-01"}
            [1]
            {"id":{"a":[1]},"text":"Two.","published":"2025-01-17","title":null}
            """;

        var outcome = await LocalProcess.RunAsync(["annotate", "--jsonl"], Cancellation, Input);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal([2, 4, 5, 6, 7, 8], outcome.Errors.TrimEnd().Split('\n').Select(line => int.Parse(line.Split(' ', ':')[3], System.Globalization.CultureInfo.InvariantCulture)));
        var lines = outcome.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("{\"id\":7,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("{\"id\":{\"a\":[1]},", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"published\":\"2025-01-17T00:00:00Z\"", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_lines_are_answered_in_order_with_their_ids_and_texts()
    {
        var annotator = new Annotator();
        var texts = Gen.String[Gen.Char.Where(letter => !char.IsSurrogate(letter)), 0, 40].Array[0, 60];
        await texts.SampleAsync(async given =>
        {
            var input = new MemoryStream();
            for (var id = 0; id < given.Length; id++)
            {
                await using var writer = new Utf8JsonWriter(input);
                writer.WriteStartObject();
                writer.WriteNumber("id", id);
                writer.WriteString("text", given[id]);
                writer.WriteEndObject();
                await writer.FlushAsync();
                input.Write("\n"u8);
            }

            input.Position = 0;
            using var output = new MemoryStream();
            using var faults = new StringWriter();
            Assert.True(await new JsonLines(annotator).AnnotateAsync(input, output, faults, CancellationToken.None), faults.ToString());
            var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(given.Length, lines.Length);
            for (var id = 0; id < given.Length; id++)
            {
                using var line = JsonDocument.Parse(lines[id]);
                Assert.Equal(id, line.RootElement.GetProperty("id").GetInt32());
                Assert.Equal(given[id], line.RootElement.GetProperty("text").GetString());
            }
        }, iter: 100);
    }

    [Fact]
    public async Task Any_bytes_as_lines_are_answered_or_refused_and_never_stop_the_program()
    {
        var random = new Random(4);
        var annotator = new Annotator();
        var good = Encoding.UTF8.GetBytes("{\"id\":1,\"text\":\"Son met Rob Bauer in Brussels on Jan. 15.\",\"published\":\"2025-01-17\"}\n");
        for (var round = 0; round < 300; round++)
        {
            var bytes = Enumerable.Repeat(good, 4).SelectMany(line => line).ToArray();
            for (var change = random.Next(8); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            using var input = new MemoryStream(bytes);
            using var output = new MemoryStream();
            using var faults = new StringWriter();
            var all = await new JsonLines(annotator).AnnotateAsync(input, output, faults, Cancellation);
            Assert.Equal(all, faults.ToString().Length == 0);
            foreach (var line in Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                JsonDocument.Parse(line).Dispose();
            }
        }
    }
}
