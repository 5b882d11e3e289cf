using System.CommandLine;
using System.Text;
using System.Text.Json;
using Wirewatch.Articles;
using Wirewatch.Language;

namespace Wirewatch.Local.Commands;

/// <summary><c>./run annotate</c>: annotated articles, one line of JSON each, without any storage.</summary>
internal static class AnnotateCommand
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Articles in any supported format.", Arity = ArgumentArity.ZeroOrMore };
        var plain = new Option<bool>("--plain") { Description = "A file is bare text in UTF-8, without title or metadata; offsets are into it as given." };
        var lines = new Option<bool>("--jsonl")
        {
            Description = "Reads lines {\"id\",\"text\",\"published\"?,\"title\"?} from standard input and writes one line each, the id kept.",
        };
        var published = ArticleFiles.PublishedOption();
        var command = new Command("annotate", "Prints each article with its entities, quotations, dates and amounts as one line of JSON; offsets are UTF-16 code units.")
        {
            files, plain, lines, published,
        };
        command.Validators.Add(result =>
        {
            var count = result.GetValue(files)?.Length ?? 0;
            if (result.GetValue(lines))
            {
                if (count > 0 || result.GetValue(plain) || result.GetResult(published) is not null)
                {
                    result.AddError("--jsonl reads everything from standard input; leave out files and other options.");
                }
            }
            else if (count == 0)
            {
                result.AddError("annotate needs a FILE, or --jsonl to read lines from standard input.");
            }
        });
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(lines)
            ? AnnotateLinesAsync(cancellationToken)
            : AnnotateFilesAsync(parsed.GetRequiredValue(files), parsed.GetValue(plain), parsed.GetValue(published), cancellationToken));
        return command;
    }

    private static async Task<int> AnnotateLinesAsync(CancellationToken cancellationToken)
    {
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        return await new JsonLines(new Annotator()).AnnotateAsync(input, output, Console.Error, cancellationToken) ? CommandLine.Done : CommandLine.Failed;
    }

    private static async Task<int> AnnotateFilesAsync(string[] paths, bool plain, string? published, CancellationToken cancellationToken)
    {
        var annotator = new Annotator();
        var files = new ArticleFiles(new ArticleReader());
        await using var output = Console.OpenStandardOutput();
        async Task WriteAsync(ArticleText text)
        {
            await JsonSerializer.SerializeAsync(output, annotator.Annotate(text), AnnotationJson.Readable.AnnotatedText, cancellationToken);
            await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
        }

        return await ArticleFiles.ForEachAsync(paths, async path =>
        {
            if (plain)
            {
                await WriteAsync(await ReadPlainAsync(path, published, cancellationToken));
            }
            else
            {
                await files.ReadAsync(path, published, article => WriteAsync(article.ToText()), cancellationToken);
            }
        });
    }

    private static async Task<ArticleText> ReadPlainAsync(string path, string? published, CancellationToken cancellationToken)
    {
        var bytes = await ArticleFiles.ReadBytesAsync(path, cancellationToken);
        var content = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsMemory(Encoding.UTF8.Preamble.Length) : bytes;
        try
        {
            return new ArticleText(StrictUtf8.GetString(content.Span))
            {
                Published = published is not null && ArticleFiles.TryReadDate(published, out var date) ? date : null,
            };
        }
        catch (DecoderFallbackException exception)
        {
            throw new LocalFaultException($"is not UTF-8 (byte {exception.Index}); convert it, or leave out --plain to have its encoding found.", exception);
        }
    }
}
