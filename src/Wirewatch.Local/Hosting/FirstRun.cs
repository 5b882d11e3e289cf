using Wirewatch.Digests;
using Wirewatch.Language;
using Wirewatch.Local.Emulation;
using Wirewatch.Storage;

namespace Wirewatch.Local.Hosting;

/// <summary>What happens at every start: a sample watchlist where its owner has none, the sample articles through the front door, the
/// entities that were found, and the digest. Over data of an earlier run it changes nothing and sends nothing.</summary>
internal sealed class FirstRun(
    Repository repository,
    ServeOptions options,
    WirewatchStorage storage,
    ArticleQueries articles,
    Quarantine quarantine,
    ArticleWatcher watcher,
    DigestPlanner planner,
    TimeProvider time,
    ILogger<FirstRun> logger)
{
    /// <summary>Goes through all of it.</summary>
    /// <exception cref="LocalFaultException">With <see cref="ServeOptions.Once"/>: a sample could not be read, or it took too long.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (options.Once)
        {
            patience.CancelAfter(options.Timeout);
        }

        using var client = new LocalClient(options.Ports);
        var digests = new DigestRun(planner, client, time);
        var step = "the sample watchlist was created";
        try
        {
            var watchlist = await client.CreateSampleWatchlistAsync(Path.Combine(repository.LocalTools, "sample-watchlist.json"), patience.Token);
            if (watchlist is not null)
            {
                logger.LogInformation("Created the sample watchlist '{Watchlist}'", watchlist);
            }

            var before = (await client.ListDigestsAsync(patience.Token)).Where(digest => digest.IsFinished).Select(digest => digest.Id).ToHashSet(StringComparer.Ordinal);

            step = "the sample articles were ingested";
            var (names, uploaded) = await Seeds.Of(repository, options.Seeds).UploadAsync(storage.ArticleBlobs, patience.Token);
            logger.LogInformation("Uploaded {Uploaded} of {Count} sample articles, the others are there already", uploaded, names.Count);
            await watcher.WaitUntilSettledAsync(names, patience.Token);
            var ingested = await ReadAsync(names, patience.Token);
            EntityTable.Write(ingested);

            step = "the digest was delivered";
            TellDigests(await digests.RunAsync(before, patience.Token));
            TellWhereToLook();
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            var failing = watcher.Failing.Select(failure => $"'{failure.Key}': {failure.Value}").FirstOrDefault() ?? await digests.DescribeAsync(cancellationToken);
            throw new LocalFaultException(
                $"{options.Timeout.TotalSeconds:0} s went by before {step}: {failing} wirewatch.log in {options.Data} has the details, and --timeout SECONDS waits longer.", exception);
        }
    }

    private async Task<IReadOnlyList<AnnotatedText>> ReadAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var ingested = new List<AnnotatedText>();
        foreach (var name in names)
        {
            if (await articles.GetOfUploadAsync(name, cancellationToken) is { Count: > 0 } found)
            {
                ingested.AddRange(found.Select(article => article.Annotations));
                continue;
            }

            var reason = await ReasonAsync(name, cancellationToken);
            if (options.Once)
            {
                throw new LocalFaultException($"the sample article '{name}' was not ingested: {reason}");
            }

            logger.LogWarning("The sample article '{Name}' was not ingested: {Reason}", name, reason);
        }

        return ingested;
    }

    private async Task<string> ReasonAsync(string name, CancellationToken cancellationToken)
    {
        string? continuation = null;
        do
        {
            var page = await quarantine.ListAsync(new PageRequest(PageRequest.MaximumSize, continuation), cancellationToken);
            if (page.Items.FirstOrDefault(upload => upload.Name == name) is { } upload)
            {
                return upload.Reason;
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
        return "somebody deleted it meanwhile.";
    }

    private void TellDigests(IReadOnlyList<SentDigest> digests)
    {
        var refused = digests.SelectMany(digest => digest.Refused).FirstOrDefault();
        if (refused is not null)
        {
            var told = $"the mail server refused the digest to {refused.Address}: {refused.Response}";
            throw new LocalFaultException(told);
        }

        foreach (var address in digests.SelectMany(digest => digest.Accepted).Distinct(StringComparer.Ordinal))
        {
            logger.LogInformation("Delivered the digest to {Address}", address);
        }

        if (!digests.Any(digest => digest.Accepted.Any()))
        {
            logger.LogInformation("No digest was due: there is nothing new since the last one");
        }
    }

    private void TellWhereToLook()
    {
        logger.LogInformation("API   {Address}/api/entities?name=..., all operations in {Address}/api/openapi.json", options.Ports.ServiceAddress, options.Ports.ServiceAddress);
        logger.LogInformation("Page  {Address}", options.Ports.ServiceAddress);
        logger.LogInformation("Mail  {Address}", options.Ports.MailAddress);
        logger.LogInformation("{Next}", options.Once ? "Done; ./run without --once serves these until Ctrl-C" : "Serving until Ctrl-C");
    }
}
