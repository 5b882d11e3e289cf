using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Wirewatch.Articles;
using Wirewatch.Ingestion;
using Wirewatch.Language;
using Wirewatch.Language.Text;
using Wirewatch.Storage;
using Wirewatch.Testing;

namespace Wirewatch.Tests.Ingestion;

/// <summary>One storage account, its uploads, and the ingestion over it with a reader and an annotator that are easy to foresee: every word
/// with a capital letter is a person, every line a sentence, and “...” is said by the person before it.</summary>
internal sealed partial class IngestionScene
{
    private IngestionScene(string connection) => (Connection, Storage) = (connection, AzuriteFixture.Connect(connection));

    public string Connection { get; }

    /// <summary>A client that no fault touches.</summary>
    public WirewatchStorage Storage { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2025, 1, 17, 12, 0, 0, TimeSpan.Zero));

    public RecordingObserver Observer { get; } = new();

    public EntityQueries Entities => new(Storage);

    public ArticleQueries Articles => new(Storage);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<IngestionScene> CreateAsync(AzuriteFixture azurite)
    {
        var scene = new IngestionScene(await azurite.CreateAccountAsync(Cancellation));
        await scene.Storage.CreateAllAsync(Cancellation);
        return scene;
    }

    /// <summary>A new process: nothing is remembered, and every storage call passes <paramref name="policies"/>.</summary>
    public ArticleIngestion Start(params HttpPipelinePolicy[] policies) => Start(LeaseTimes.Default, Clock, policies);

    public ArticleIngestion Start(LeaseTimes leaseTimes, TimeProvider time, params HttpPipelinePolicy[] policies)
    {
        var storage = AzuriteFixture.Connect(Connection, policies);
        return new ArticleIngestion(
            storage, new ArticleIndex(storage, time, leaseTimes), new Quarantine(storage), Open, IntakeOptions.Default.Bytes, Annotate, [Observer], time, NullLogger<ArticleIngestion>.Instance);
    }

    /// <summary>The keeper of decisions in a new process; it goes through the articles one by one, so that a crash comes between any two.</summary>
    public EntityDecisions Decide(params HttpPipelinePolicy[] policies) => Decide(Clock, policies);

    public EntityDecisions Decide(TimeProvider time, params HttpPipelinePolicy[] policies)
    {
        var storage = AzuriteFixture.Connect(Connection, policies);
        return new EntityDecisions(new DecisionStore(storage), new ArticleIndex(storage, time), [Observer], time, NullLogger<EntityDecisions>.Instance, articlesAtOnce: 1);
    }

    public async Task UploadAsync(string name, string text, string published = "2025-01-17T08:00:00Z") => await Storage.ArticleBlobs.GetBlobClient(name).UploadAsync(
        BinaryData.FromString(text),
        new BlobUploadOptions { Metadata = new Dictionary<string, string> { ["published"] = published }, HttpHeaders = new BlobHttpHeaders { ContentType = "text/plain" } },
        Cancellation);

    public async Task DeleteAsync(string name) => await Storage.ArticleBlobs.GetBlobClient(name).DeleteAsync(cancellationToken: Cancellation);

    public Task<IngestionOutcome> IngestAsync(string name) => Start().IngestAsync(name, Cancellation);

    public async Task<IngestionOutcome> PublishAsync(string name, string text, string published = "2025-01-17T08:00:00Z")
    {
        await UploadAsync(name, text, published);
        return await IngestAsync(name);
    }

    /// <summary>Everything that the account holds, without what differs from run to run: ETags, times of upload, spent leases.</summary>
    public async Task<string> DumpAsync()
    {
        var lines = new List<string>();
        foreach (var table in StorageNames.Tables)
        {
            await foreach (var row in Storage.Table(table).QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: Cancellation))
            {
                if (row.PartitionKey == "~epoch")
                {
                    continue;
                }

                var columns = row.Where(column => column.Key is not ("odata.etag" or "Timestamp" or "PartitionKey" or "RowKey" or "uploaded" or "blobETag" or "leaseUntil" or "taken" or "history") && column is not { Key: "leaseId", Value: "" })
                    .OrderBy(column => column.Key, StringComparer.Ordinal)
                    .Select(column => string.Create(CultureInfo.InvariantCulture, $"{column.Key}={(column.Value is byte[] bytes ? Convert.ToHexStringLower(bytes) : column.Value)}"));
                lines.Add($"{table}: {row.PartitionKey} / {row.RowKey}: {string.Join(", ", columns)}");
            }
        }

        foreach (var container in StorageNames.Containers)
        {
            await foreach (var blob in Storage.Blobs.GetBlobContainerClient(container).GetBlobsAsync(cancellationToken: Cancellation))
            {
                var content = await Storage.Blobs.GetBlobContainerClient(container).GetBlobClient(blob.Name).DownloadContentAsync(Cancellation);
                lines.Add($"blob {container}: {blob.Name}: {WithoutETag().Replace(content.Value.Content.ToString(), "")}");
            }
        }

        // When a decision was taken is part of the version's name.
        return string.Join('\n', lines.Select(line => DecidedVersion().Replace(line, "-decided")).Order(StringComparer.Ordinal));
    }

    /// <summary>An upload whose text begins with “parts” holds several articles: each follows a line of one word, its key; “.” is the upload itself.</summary>
    public static IEnumerable<UploadPart> Open(ArticleUpload upload, CancellationToken cancellationToken)
    {
        var text = Encoding.UTF8.GetString(upload.Content.Span);
        return text.StartsWith("parts\n", StringComparison.Ordinal)
            ? text.Split("\n=", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(part =>
            {
                var (key, body) = (part.Split('\n')[0], part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
                var name = key == "." ? null : key;
                return new UploadPart(name ?? "", name, _ => Read(upload with { Content = Encoding.UTF8.GetBytes(body) }) with { Part = name });
            })
            : [new UploadPart("", null, _ => Read(upload))];
    }

    public static Article Read(ArticleUpload upload)
    {
        var text = Encoding.UTF8.GetString(upload.Content.Span);
        return text.StartsWith("unreadable", StringComparison.Ordinal)
            ? throw new UnreadableArticleException("It holds no article. Upload one.")
            : new Article
            {
                Name = upload.Name,
                Text = text,
                Title = text.Split('\n')[0],
                Source = "The Test",
                Authors = ["An Author"],
                Published = DateTimeOffset.Parse(upload.Metadata["published"], CultureInfo.InvariantCulture),
            };
    }

    public static AnnotatedText Annotate(ArticleText article)
    {
        if (article.Text.StartsWith("defect", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("a defect");
        }

        Mention[] mentions =
        [
            .. Name().Matches(article.Text).Select(match => new Mention(
                match.Index, match.Index + match.Length, match.Value, MentionType.Person, new EntityId($"person:{match.Value.ToLowerInvariant()}"))),
        ];
        return new AnnotatedText
        {
            Title = article.Title,
            Published = article.Published,
            Language = article.Language,
            Text = article.Text,
            Sentences = [.. Line().Matches(article.Text).Select(match => new TextSpan(match.Index, match.Index + match.Length))],
            Mentions = mentions,
            Entities = [.. mentions.GroupBy(mention => mention.Entity).Select(group => new Entity(group.Key, MentionType.Person, group.First().Text) { Mentions = group.Count(), Aliases = [$"Old {group.First().Text}"] })],
            Quotations =
            [
                .. Quoted().Matches(article.Text).Select(match => new Quotation(match.Index + 1, match.Index + match.Length - 1, match.Value[1..^1])
                {
                    Speaker = mentions.LastOrDefault(mention => mention.End <= match.Index)?.Entity,
                }),
            ],
        };
    }

    [GeneratedRegex(@"\b\p{Lu}\w*")]
    private static partial Regex Name();

    [GeneratedRegex(@"[^\n]+")]
    private static partial Regex Line();

    [GeneratedRegex("“[^”]*”")]
    private static partial Regex Quoted();

    [GeneratedRegex("(?<=[0-9a-f]{32})-[0-9a-f]{16}")]
    private static partial Regex DecidedVersion();

    [GeneratedRegex("\"(eTag|quarantined)\": \"[^,]*\",")]
    private static partial Regex WithoutETag();

    /// <summary>Notes what it is told, and can do something at that moment.</summary>
    internal sealed class RecordingObserver : IArticleObserver
    {
        private readonly Lock gate = new();
        private readonly List<string> heard = [];
        private readonly Dictionary<string, string?> stories = [];

        public Func<Task>? Then { get; set; }

        public IReadOnlyList<string> Heard
        {
            get
            {
                lock (gate)
                {
                    return [.. heard];
                }
            }
        }

        /// <summary>The story of an article when it was last told.</summary>
        public string? StoryOf(string name)
        {
            lock (gate)
            {
                return stories[name];
            }
        }

        public Task ArticleIndexedAsync(IngestedArticle article, CancellationToken cancellationToken)
        {
            lock (gate)
            {
                stories[article.Article.Name] = article.Story;
            }

            return HearAsync($"indexed {article.Article.Name}: {article.Annotations.Text}");
        }

        public Task ArticleRemovedAsync(ArticleId article, CancellationToken cancellationToken) => HearAsync($"removed {article}");

        private Task HearAsync(string what)
        {
            lock (gate)
            {
                heard.Add(what);
            }

            var then = Then;
            Then = null;
            return then?.Invoke() ?? Task.CompletedTask;
        }
    }
}
