using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Wirewatch.Digests;
using Wirewatch.Ingestion;
using Wirewatch.Storage;
using Wirewatch.Testing;
using Wirewatch.Watchlists;

namespace Wirewatch.Tests.Digests;

/// <summary>One process of the service over a real Azurite and a real SMTP server, which a <see cref="Crash"/> may kill.</summary>
internal sealed class DigestWorker : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly FakeTimeProvider time;

    public DigestWorker(string connection, int smtpPort, FakeTimeProvider time, Crash? crash = null, Func<IMailServer, IMailServer>? mailServer = null)
    {
        this.time = time;
        crash ??= Crash.Never;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["WirewatchStorage"] = connection,
            ["Wirewatch:PublicUrl"] = "https://wirewatch.example.com",
            ["Wirewatch:Mail:Host"] = "127.0.0.1",
            ["Wirewatch:Mail:Port"] = smtpPort.ToString(CultureInfo.InvariantCulture),
            ["Wirewatch:Mail:From"] = "Wirewatch <digests@wirewatch.example.com>",
            ["Wirewatch:Mail:Security"] = "none",
        }).Build();
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(time)
            .AddWirewatch(configuration)
            .AddSingleton(AzuriteFixture.Connect(connection, crash))
            .AddSingleton(provider => crash.Around((mailServer ?? (server => server))(new SmtpMailServer(provider.GetRequiredService<IOptions<MailOptions>>()))))
            .BuildServiceProvider();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public WatchlistStore Watchlists => services.GetRequiredService<WatchlistStore>();

    public DigestLedger Ledger => services.GetRequiredService<DigestLedger>();

    public WirewatchStorage Storage => services.GetRequiredService<WirewatchStorage>();

    public MatchStore Matches => services.GetRequiredService<MatchStore>();

    private WatchMatcher Matcher => services.GetServices<IArticleObserver>().OfType<WatchMatcher>().Single();

    public Task IndexAsync(IngestedArticle article) => Matcher.ArticleIndexedAsync(article, Token);

    public Task RemoveAsync(IngestedArticle article) => Matcher.ArticleRemovedAsync(article.Id, Token);

    public Task<StoredWatchlist> WatchAsync(string json, string owner = "local") =>
        Watchlists.CreateAsync(owner, WatchlistReader.Read(System.Text.Encoding.UTF8.GetBytes(json)).Definition, Token);

    public Task PlanAsync() => services.GetRequiredService<DigestPlanner>().PlanAsync(Token);

    public Task SendAsync(string message) => services.GetRequiredService<DigestSender>().SendAsync(message, Token);

    /// <summary>Takes every message that is in the queue and sends its digest. A message whose digest fails is lost.</summary>
    public async Task<int> SendQueuedAsync()
    {
        var taken = 0;
        QueueMessage[] messages;
        while ((messages = await Storage.DigestQueue.ReceiveMessagesAsync(32, TimeSpan.FromHours(1), Token)).Length > 0)
        {
            taken += messages.Length;
            foreach (var message in messages)
            {
                await SendAsync(message.Body.ToString());
                await Storage.DigestQueue.DeleteMessageAsync(message.MessageId, message.PopReceipt, Token);
            }
        }

        return taken;
    }

    /// <summary>Plans and sends, an hour and more between the rounds: what has to be taken up again is.</summary>
    public async Task RunUntilDoneAsync()
    {
        for (var round = 0; round < 4; round++)
        {
            await PlanAsync();
            await SendQueuedAsync();
            time.Advance(TimeSpan.FromMinutes(61));
        }
    }

    public async Task<IReadOnlyList<TableEntity>> RowsAsync(string table)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in Storage.Table(table).QueryAsync<TableEntity>(cancellationToken: Token))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The keys of the rows of <c>matches</c> that begin with a word: <c>pending</c>, <c>sent</c>, <c>told</c>.</summary>
    public async Task<IReadOnlyList<string>> MatchKeysAsync(string kind) =>
        [.. (await RowsAsync(StorageNames.Matches)).Select(row => row.RowKey).Where(key => key.StartsWith(kind + ":", StringComparison.Ordinal))];

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
