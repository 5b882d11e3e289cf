using System.Net;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Wirewatch.Storage;
using Wirewatch.Testing;

[assembly: AssemblyFixture(typeof(Wirewatch.EndToEnd.Tests.ServingHost))]

namespace Wirewatch.EndToEnd.Tests;

/// <summary>One running host over the samples of the repository for all tests that leave each other alone.</summary>
public sealed class ServingHost : IAsyncDisposable
{
    private readonly SemaphoreSlim starting = new(1, 1);
    private LocalProcess? local;

    /// <summary>The host, started at the first call.</summary>
    internal async Task<LocalProcess> StartAsync(CancellationToken cancellationToken)
    {
        await starting.WaitAsync(cancellationToken);
        try
        {
            if (local is null)
            {
                var created = await LocalProcess.CreateAsync(cancellationToken);
                created.AddRepositorySeeds();
                await created.ServeAsync(cancellationToken);
                local = created;
            }

            return local;
        }
        finally
        {
            starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (local is not null)
        {
            await local.DisposeAsync();
        }

        starting.Dispose();
    }
}

/// <summary>Uploads, questions and bad input at a running host.</summary>
public sealed class ServingTests(ServingHost host)
{
    private const string Text = "Ministers met in Brussels on Thursday.\n\nAdm. Rob Bauer, chair of the NATO Military Committee, spoke first. The talks went on until Friday.\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_is_indexed_overwritten_and_removed_as_its_blob_is()
    {
        var local = await host.StartAsync(Cancellation);
        var blob = Articles(local).GetBlobClient("life/of an article.txt");

        await UploadAsync(blob, Text, "2024-02-01");
        var article = await ArticleAsync(local, blob.Name, "2024-02-01");
        Assert.Equal(1, await CountAsync(local, "2024-02-01"));

        await UploadAsync(blob, Text.Replace("Thursday", "Wednesday", StringComparison.Ordinal), "2024-02-02");
        Assert.Equal(article, await ArticleAsync(local, blob.Name, "2024-02-02"));
        await LocalProcess.UntilAsync(async () => await CountAsync(local, "2024-02-01") == 0, Cancellation);

        await blob.DeleteAsync(cancellationToken: Cancellation);
        await LocalProcess.UntilAsync(async () => await CountAsync(local, "2024-02-02") == 0, Cancellation);

        // The article's own row goes last, a moment after it has left the lists.
        await LocalProcess.UntilAsync(async () => await local.StatusAsync($"api/articles/{article}", Cancellation) == HttpStatusCode.NotFound, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, (await local.FaultAsync(HttpMethod.Get, $"api/articles/{article}", null, Cancellation)).Status);
    }

    [Fact]
    public async Task Uploading_the_same_file_again_sends_nothing()
    {
        var local = await host.StartAsync(Cancellation);
        var seed = Directory.GetFiles(local.Seeds)[0];

        var outcome = await LocalProcess.RunAsync(["upload", seed, "--published", "2025-01-17", "--data", local.Data], Cancellation);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal($"uploaded {Path.GetFileName(seed)}\n", outcome.Output);
        await LocalProcess.UntilAsync(() => Task.FromResult(local.Output.Contains($"Unchanged '{Path.GetFileName(seed)}'", StringComparison.Ordinal)
            || local.Output.Split('\n').Count(line => line.Contains($"'{Path.GetFileName(seed)}' as", StringComparison.Ordinal)) > 1), Cancellation);
        var digest = await LocalProcess.RunAsync(["digest", "--data", local.Data], Cancellation);

        // Other tests upload articles of their own, which make mails of their own.
        Assert.Equal(0, digest.ExitCode);
        Assert.Single(local.Mails(), mail => mail.TextBody is { } text && text.Contains("Son shared assessments", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("empty.txt", "", "empty")]
    [InlineData("picture of a dog.txt", "\u0089PNG\0\0\u0001\u0002\0\0\0\0\u0003", "picture")]
    [InlineData("neither encoding.txt", "caf\u00e9 \u0081\u008d\u00ff\u00fe \u00c3 broken \u00e2\u0028\u00a1", "")]
    public async Task An_unreadable_upload_lies_in_quarantine_with_its_reason(string name, string latin1, string reason)
    {
        var local = await host.StartAsync(Cancellation);
        var blob = Articles(local).GetBlobClient(name);

        await blob.UploadAsync(BinaryData.FromBytes(Encoding.Latin1.GetBytes(latin1)), overwrite: true, Cancellation);

        var found = await QuarantinedOrIndexedAsync(local, name);
        if (reason.Length > 0)
        {
            Assert.Contains(reason, found, StringComparison.OrdinalIgnoreCase);
            Assert.False(await blob.ExistsAsync(Cancellation));
        }
    }

    [Fact]
    public async Task An_archive_is_uploaded_read_retried_and_removed_with_all_its_articles()
    {
        var local = await host.StartAsync(Cancellation);
        var file = Path.Combine(AzuriteFixture.RepositoryRoot, "tests", "Wirewatch.Tests", "Articles", "Examples", "several", "batch.zip");
        var council = Wirewatch.Articles.ArticleId.OfPart("batch.zip", "council.html").Value;

        Assert.Equal(0, (await LocalProcess.RunAsync(["upload", file, "--published", "2024-06-01", "--data", local.Data], Cancellation)).ExitCode);
        await LocalProcess.UntilAsync(async () => await CountAsync(local, "2024-06-01") == 2, Cancellation);
        var article = await local.GetAsync($"api/articles/{council}", Cancellation);
        Assert.Equal(("batch.zip", "council.html"), (article.GetProperty("name").GetString(), article.GetProperty("part").GetString()));
        Assert.Contains("old Office document", await QuarantinedOrIndexedAsync(local, "batch.zip"), StringComparison.Ordinal);

        var listed = await LocalProcess.RunAsync(["quarantine", "batch.zip", "--data", local.Data], Cancellation);
        var retried = await LocalProcess.RunAsync(["quarantine", "batch.zip", "--retry", "--data", local.Data], Cancellation);
        Assert.StartsWith("batch.zip: numbers.xls\t", listed.Output, StringComparison.Ordinal);
        Assert.Equal("put back batch.zip\n", retried.Output);
        await LocalProcess.UntilAsync(() => Task.FromResult(local.Output.Contains("Unchanged 'batch.zip'", StringComparison.Ordinal)), Cancellation);

        await Articles(local).GetBlobClient("batch.zip").DeleteAsync(cancellationToken: Cancellation);
        await LocalProcess.UntilAsync(async () => await CountAsync(local, "2024-06-01") == 0, Cancellation);
    }

    [Fact]
    public async Task An_upload_of_30_megabytes_lies_in_quarantine_whole()
    {
        var local = await host.StartAsync(Cancellation);
        var content = new byte[30 * 1024 * 1024];
        Array.Fill(content, (byte)'a');

        await Articles(local).GetBlobClient("large.txt").UploadAsync(BinaryData.FromBytes(content), overwrite: true, Cancellation);

        Assert.Contains("31,457,280 bytes", await QuarantinedOrIndexedAsync(local, "large.txt"), StringComparison.Ordinal);
        var quarantined = new BlobContainerClient(local.Ports.StorageConnection, StorageNames.QuarantineBlobs).GetBlobClient("large.txt");
        Assert.Equal(content.Length, (await quarantined.GetPropertiesAsync(cancellationToken: Cancellation)).Value.ContentLength);
    }

    [Theory]
    [InlineData("odd/na#me? 100% f\u00fcr M\u00fcnchen.txt", "2024-03-01")]
    [InlineData("long", "2024-03-02")]
    public async Task Any_name_of_a_blob_is_indexed_and_removed(string name, string day)
    {
        var local = await host.StartAsync(Cancellation);
        var whole = name == "long" ? $"{string.Join('/', Enumerable.Repeat(new string('\u00fc', 99), 9))}.txt" : name;
        var blob = Articles(local).GetBlobClient(whole);

        await UploadAsync(blob, Text, day);
        await ArticleAsync(local, whole, day);

        await blob.DeleteAsync(cancellationToken: Cancellation);
        await LocalProcess.UntilAsync(async () => await CountAsync(local, day) == 0, Cancellation);
    }

    [Fact]
    public async Task What_is_uploaded_and_deleted_while_nothing_runs_is_noticed_at_the_next_start()
    {
        await using var local = await LocalProcess.CreateAsync(Cancellation);
        await File.WriteAllTextAsync(Path.Combine(local.Seeds, "seed.txt"), Text, Cancellation);
        var first = await local.OnceAsync(Cancellation);
        Assert.True(first.ExitCode == 0, first.Errors);

        File.Delete(Path.Combine(local.Seeds, "seed.txt"));
        await using (var folder = new EmulatorsOnly(local))
        {
            await folder.StartAsync(Cancellation);
            await Articles(local).GetBlobClient("seed.txt").DeleteAsync(cancellationToken: Cancellation);
            await UploadAsync(Articles(local).GetBlobClient("late.txt"), Text, "2024-04-01");
        }

        await local.ServeAsync(Cancellation);
        await ArticleAsync(local, "late.txt", "2024-04-01");
        await LocalProcess.UntilAsync(() => Task.FromResult(local.Output.Contains("Removed 'seed.txt'", StringComparison.Ordinal)), Cancellation);
    }

    [Theory]
    [InlineData("""{"name":"N","terms":[{"name":"X"}],"schedule":{"every":"day","at":"08:00","zone":"Mars/Phobos"},"channels":[{"email":"a@example.com"}]}""", "Mars/Phobos")]
    [InlineData("""{"name":"N","terms":[{"name":"X"}],"schedule":{"every":"hour"},"channels":[{"email":"a@example.com"}],"colour":"red"}""", "colour")]
    [InlineData("""{"name":"N","terms":[],"schedule":{"every":"hour"},"channels":[{"email":"a@example.com"}]}""", "terms")]
    public async Task A_faulty_watchlist_is_refused_with_the_fault_named(string json, string named)
    {
        var local = await host.StartAsync(Cancellation);

        var (status, detail) = await local.FaultAsync(HttpMethod.Post, "api/watchlists", json, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(named, detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_size_below_one_and_a_token_of_another_query_are_refused()
    {
        var local = await host.StartAsync(Cancellation);
        foreach (var name in new[] { "paged one.txt", "paged two.txt" })
        {
            await UploadAsync(Articles(local).GetBlobClient(name), Text, "2024-05-01");
            await ArticleAsync(local, name, "2024-05-01");
        }

        var page = await local.GetAsync("api/articles?day=2024-05-01&pageSize=1", Cancellation);
        var token = Uri.EscapeDataString(page.GetProperty("continuation").GetString()!);

        var (sizeStatus, sizeDetail) = await local.FaultAsync(HttpMethod.Get, "api/articles?day=2024-05-01&pageSize=-1", null, Cancellation);
        var (tokenStatus, tokenDetail) = await local.FaultAsync(HttpMethod.Get, $"api/articles?day=2024-05-02&pageSize=1&continuation={token}", null, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, sizeStatus);
        Assert.Contains("-1", sizeDetail, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, tokenStatus);
        Assert.Contains("another query", tokenDetail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_no_message_is_put_aside_and_the_queue_goes_on()
    {
        var local = await host.StartAsync(Cancellation);
        var queue = new QueueClient(local.Ports.StorageConnection, StorageNames.DigestQueue);
        var poison = new QueueClient(local.Ports.StorageConnection, StorageNames.PoisonQueue);

        await queue.SendMessageAsync("not Base64 {}", cancellationToken: Cancellation);

        await LocalProcess.UntilAsync(async () => (await poison.PeekMessagesAsync(32, Cancellation)).Value.Any(message => message.MessageText == "not Base64 {}"), Cancellation);
    }

    private static BlobContainerClient Articles(LocalProcess local) => new(local.Ports.StorageConnection, StorageNames.ArticleBlobs);

    private static Task<Response<BlobContentInfo>> UploadAsync(BlobClient blob, string text, string published) => blob.UploadAsync(
        BinaryData.FromString(text), new BlobUploadOptions { Metadata = new Dictionary<string, string> { ["published"] = published } }, Cancellation);

    // The id of the article that a blob has become.
    private static async Task<string> ArticleAsync(LocalProcess local, string blob, string day)
    {
        var id = Wirewatch.Articles.ArticleId.FromBlobName(blob).Value;
        await LocalProcess.UntilAsync(async () => (await DayAsync(local, day)).Any(article => article.GetProperty("id").GetString() == id), Cancellation);
        return id;
    }

    private static async Task<int> CountAsync(LocalProcess local, string day) => (await DayAsync(local, day)).Count;

    private static async Task<IReadOnlyList<JsonElement>> DayAsync(LocalProcess local, string day) =>
        [.. (await local.GetAsync($"api/articles?day={day}", Cancellation)).GetProperty("items").EnumerateArray()];

    // The reason for which an upload lies in quarantine, or "" where it was read after all.
    private static async Task<string> QuarantinedOrIndexedAsync(LocalProcess local, string name)
    {
        string? reason = null;
        await LocalProcess.UntilAsync(async () =>
        {
            var page = await local.GetAsync("api/quarantine?pageSize=100", Cancellation);
            reason = page.GetProperty("items").EnumerateArray()
                .Where(upload => upload.GetProperty("name").GetString() == name)
                .Select(upload => upload.GetProperty("reason").GetString())
                .FirstOrDefault();
            return reason is not null || local.Output.Contains($"Indexed '{name}'", StringComparison.Ordinal);
        }, Cancellation);
        return reason ?? "";
    }
}
