using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using System.Text.Json;
using System.Threading.Channels;
using Wirewatch.Language;

namespace Wirewatch.Local.Commands;

/// <summary>Annotates a stream of JSON lines on every core, in order, holding only a few lines at a time.</summary>
internal sealed class JsonLines(Annotator annotator)
{
    private readonly record struct Answer(byte[]? Line, string? Fault);

    /// <summary>Reads <c>{"id","text","published"?,"title"?}</c> a line and writes <c>{"id":...}</c> with the members of
    /// <see cref="AnnotatedText"/> a line. Empty lines are passed over.</summary>
    /// <param name="input">UTF-8.</param>
    /// <param name="output">UTF-8; flushed whenever no further answer is ready.</param>
    /// <param name="faults">Gets one sentence for every line that could not be read, with its number counted from 1.</param>
    /// <param name="cancellationToken">Stops between two lines.</param>
    /// <returns>Whether every line could be read.</returns>
    public async Task<bool> AnnotateAsync(Stream input, Stream output, TextWriter faults, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var answers = Channel.CreateBounded<Task<Answer>>(new BoundedChannelOptions(4 * Environment.ProcessorCount) { SingleReader = true, SingleWriter = true });
        var reading = ReadAsync(input, answers.Writer, stop.Token);
        try
        {
            var good = await WriteAsync(answers.Reader, output, faults, stop.Token);
            await reading;
            return good;
        }
        finally
        {
            // When nobody reads the answers any more, the reader must not wait for more input.
            await stop.CancelAsync();
        }
    }

    private async Task ReadAsync(Stream input, ChannelWriter<Task<Answer>> answers, CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true));
        Exception? failure = null;
        try
        {
            for (long number = 0; ;)
            {
                var read = await pipe.ReadAsync(cancellationToken);
                var buffer = read.Buffer;
                while (TryTakeLine(ref buffer, read.IsCompleted, out var line))
                {
                    number++;
                    var bytes = line.ToArray();
                    var lineNumber = number;
                    await answers.WriteAsync(Task.Run(() => Annotate(bytes, lineNumber), cancellationToken), cancellationToken);
                }

                pipe.AdvanceTo(buffer.Start, buffer.End);
                if (read.IsCompleted)
                {
                    break;
                }
            }
        }
        catch (Exception exception)
        {
            failure = exception;
            throw;
        }
        finally
        {
            answers.Complete(failure);
            await pipe.CompleteAsync();
        }
    }

    private static bool TryTakeLine(ref ReadOnlySequence<byte> buffer, bool ended, out ReadOnlySequence<byte> line)
    {
        if (buffer.PositionOf((byte)'\n') is { } end)
        {
            line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return true;
        }

        line = buffer;
        if (!ended || buffer.IsEmpty)
        {
            return false;
        }

        buffer = buffer.Slice(buffer.End);
        return true;
    }

    private static async Task<bool> WriteAsync(ChannelReader<Task<Answer>> answers, Stream output, TextWriter faults, CancellationToken cancellationToken)
    {
        var good = true;
        await using var buffered = new BufferedStream(output, 1 << 16);
        while (await answers.WaitToReadAsync(cancellationToken))
        {
            while (answers.TryRead(out var pending))
            {
                if (!pending.IsCompleted)
                {
                    await buffered.FlushAsync(cancellationToken);
                }

                var answer = await pending;
                if (answer.Fault is not null)
                {
                    good = false;
                    await faults.WriteLineAsync(answer.Fault);
                }
                else if (answer.Line is not null)
                {
                    await buffered.WriteAsync(answer.Line, cancellationToken);
                }
            }

            await buffered.FlushAsync(cancellationToken);
        }

        return good;
    }

    private Answer Annotate(byte[] line, long number)
    {
        var content = line.AsMemory();
        if (number == 1 && content.Span.StartsWith(System.Text.Encoding.UTF8.Preamble))
        {
            content = content[System.Text.Encoding.UTF8.Preamble.Length..];
        }

        if (content.Span.Trim(" \t\r"u8).IsEmpty)
        {
            return default;
        }

        return TryRead(content, out var id, out var text, out var fault)
            ? new Answer(Write(id, annotator.Annotate(text)), null)
            : new Answer(null, $"wirewatch: line {number}: {fault}");
    }

    private static bool TryRead(
        ReadOnlyMemory<byte> line, out byte[] id, [NotNullWhen(true)] out ArticleText? text, [NotNullWhen(false)] out string? fault)
    {
        (id, text) = ([], null);
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                fault = "is no JSON object; a line is {\"id\":...,\"text\":\"...\"}.";
            }
            else if (!root.TryGetProperty("id", out var givenId))
            {
                fault = "has no \"id\"; a line is {\"id\":...,\"text\":\"...\"}.";
            }
            else if (!root.TryGetProperty("text", out var givenText) || givenText.ValueKind != JsonValueKind.String)
            {
                fault = "has no \"text\" that is a string; a line is {\"id\":...,\"text\":\"...\"}.";
            }
            else if (!TryGetString(root, "title", out var title))
            {
                fault = "has a \"title\" that is no string.";
            }
            else if (!TryGetString(root, "published", out var published))
            {
                fault = "has a \"published\" that is no string; write \"2025-01-17\" or \"2025-01-17T08:30:00+09:00\".";
            }
            else
            {
                DateTimeOffset? date = null;
                if (published is not null)
                {
                    if (!ArticleFiles.TryReadDate(published, out var given))
                    {
                        fault = $"has a \"published\" that is no date: '{published}'; write \"2025-01-17\" or \"2025-01-17T08:30:00+09:00\".";
                        return false;
                    }

                    date = given;
                }

                id = System.Text.Encoding.UTF8.GetBytes(givenId.GetRawText());
                text = new ArticleText(givenText.GetString()!) { Title = title, Published = date };
                fault = null;
                return true;
            }
        }
        catch (JsonException exception)
        {
            fault = $"is no JSON: something is wrong at byte {exception.BytePositionInLine + 1}.";
        }
        catch (InvalidOperationException)
        {
            // The document parses, yet a string in it holds half a surrogate pair or bytes that are not UTF-8.
            fault = "holds text that is not Unicode: half a surrogate pair, or bytes that are not UTF-8.";
        }

        return false;
    }

    // Absent and null are the same; false where the value is something else than a string.
    private static bool TryGetString(JsonElement root, string name, out string? value)
    {
        value = null;
        if (!root.TryGetProperty(name, out var given) || given.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        if (given.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        value = given.GetString();
        return true;
    }

    private static byte[] Write(byte[] id, AnnotatedText annotated)
    {
        // {"id":ID, and then the members of the annotated text, whose JSON begins with a brace.
        var members = JsonSerializer.SerializeToUtf8Bytes(annotated, AnnotationJson.Readable.AnnotatedText).AsSpan(1);
        var before = "{\"id\":"u8;
        var line = new byte[before.Length + id.Length + 1 + members.Length + 1];
        before.CopyTo(line);
        id.CopyTo(line, before.Length);
        line[before.Length + id.Length] = (byte)',';
        members.CopyTo(line.AsSpan(before.Length + id.Length + 1));
        line[^1] = (byte)'\n';
        return line;
    }
}
