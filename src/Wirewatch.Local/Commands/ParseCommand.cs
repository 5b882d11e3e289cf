using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Wirewatch.Articles;
using Wirewatch.Language;
using Wirewatch.Language.Text;

namespace Wirewatch.Local.Commands;

/// <summary><c>./run parse</c>: what the readers make of files, one line of JSON each, without any storage.</summary>
internal static class ParseCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Articles in any supported format.", Arity = ArgumentArity.OneOrMore };
        var published = ArticleFiles.PublishedOption();
        var command = new Command("parse", "Prints each parsed article as one line of JSON: file, part (of a file that holds several), title, published (null where nothing states it), authors, language, text, captions.")
        {
            files, published,
        };
        command.SetAction((parsed, cancellationToken) => ParseAsync(parsed.GetRequiredValue(files), parsed.GetValue(published), cancellationToken));
        return command;
    }

    private static async Task<int> ParseAsync(string[] paths, string? published, CancellationToken cancellationToken)
    {
        var files = new ArticleFiles(new ArticleReader());
        await using var output = Console.OpenStandardOutput();
        return await ArticleFiles.ForEachAsync(paths, path => files.ReadAsync(path, published, async article =>
        {
            var line = new ParsedArticle(
                path, article.Part, article.Title, article.PublishedAssumed ? null : article.Published, article.Authors, article.Language, article.Text, article.Captions);
            await JsonSerializer.SerializeAsync(output, line, ParseJson.Readable.ParsedArticle, cancellationToken);
            await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
        }, cancellationToken));
    }
}

/// <summary>A line of <c>./run parse</c>.</summary>
internal sealed record ParsedArticle(
    string File, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Part, string? Title, DateTimeOffset? Published, IReadOnlyList<string> Authors, string Language, string Text, IReadOnlyList<TextSpan> Captions);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ParsedArticle))]
internal sealed partial class ParseJson : JsonSerializerContext
{
    public static ParseJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new UtcTimeJsonConverter() },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
