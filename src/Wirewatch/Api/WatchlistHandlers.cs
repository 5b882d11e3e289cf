using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Wirewatch.Digests;
using Wirewatch.Watchlists;

namespace Wirewatch.Api;

/// <summary>The operations about watchlists. Thread safe.</summary>
internal sealed class WatchlistHandlers(WatchlistStore watchlists, MatchStore matches, DigestLedger ledger)
{
    private const int MaximumBody = 256 * 1024;
    private const string OwnerName = "owner";

    /// <summary>POST api/watchlists.</summary>
    public async Task<IResult> CreateAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        _ = ApiQuery.Of(request);
        var (definition, owner) = await ReadAsync(request, cancellationToken);
        var created = await watchlists.CreateAsync(owner ?? WatchlistReader.DefaultOwner, definition, cancellationToken);
        return Answer(created, StatusCodes.Status201Created);
    }

    /// <summary>GET api/watchlists.</summary>
    public async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var query = ApiQuery.OfPages(request, OwnerName);
        var (items, continuation) = await watchlists.ListAsync(OwnerOf(query), query.PageSize, query.Continuation, cancellationToken);
        return new JsonResult<WatchlistPage>(new WatchlistPage([.. items.Select(WatchlistView.Of)], query.TokenFor(continuation)), ApiJson.Readable.WatchlistPage);
    }

    /// <summary>GET api/watchlists/{id}.</summary>
    public async Task<IResult> GetAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var owner = OwnerOf(ApiQuery.Of(request, OwnerName));
        return Answer(await watchlists.FindAsync(owner, IdOf(id, owner), cancellationToken) ?? throw Missing(id, owner), StatusCodes.Status200OK);
    }

    /// <summary>PUT api/watchlists/{id}.</summary>
    public async Task<IResult> ReplaceAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var query = ApiQuery.Of(request, OwnerName);
        var (definition, named) = await ReadAsync(request, cancellationToken);
        var owner = query[OwnerName] is null && named is not null ? named : OwnerOf(query);
        if (named is not null && named != owner)
        {
            throw ApiException.BadRequest($"The field 'owner' is '{named}', but the query parameter 'owner' is '{owner}'. A watchlist keeps its owner: give the same one, or leave one of them out.");
        }

        try
        {
            return Answer(await watchlists.ReplaceAsync(owner, IdOf(id, owner), definition, Precondition(request), cancellationToken) ?? throw Missing(id, owner), StatusCodes.Status200OK);
        }
        catch (WatchlistChangedException)
        {
            throw Changed(id);
        }
    }

    /// <summary>DELETE api/watchlists/{id}.</summary>
    public async Task<IResult> DeleteAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var owner = OwnerOf(ApiQuery.Of(request, OwnerName));
        try
        {
            var watchlist = IdOf(id, owner);
            var existed = await watchlists.DeleteAsync(owner, watchlist, Precondition(request), cancellationToken);

            // Also where it is gone already: an earlier call may have died in between.
            await matches.RemoveWatchlistAsync(owner, watchlist, cancellationToken);
            return existed ? Results.NoContent() : throw Missing(id, owner);
        }
        catch (WatchlistChangedException)
        {
            throw Changed(id);
        }
    }

    /// <summary>GET api/watchlists/{id}/digests. Also for a watchlist that was deleted: what was sent stays in the ledger.</summary>
    public async Task<IResult> ListDigestsAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var query = ApiQuery.OfPages(request, OwnerName);
        var owner = OwnerOf(query);
        var watchlist = IdOf(id, owner);
        var (items, continuation) = await ledger.ListAsync(owner, watchlist, query.PageSize, query.Continuation, cancellationToken);
        var views = await Task.WhenAll(items.Select(async entry => DigestView.Of(
            entry, entry.Withheld == 0 ? [] : await matches.WithheldAsync(owner, entry.Digest, watchlist, DigestView.MaximumWithheld, cancellationToken))));
        return items.Count == 0 && query.Continuation is null && await watchlists.FindAsync(owner, watchlist, cancellationToken) is null
            ? throw Missing(id, owner)
            : new JsonResult<DigestPage>(new DigestPage(views, query.TokenFor(continuation)), ApiJson.Readable.DigestPage);
    }

    private static async Task<(WatchlistDefinition Definition, string? Owner)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            throw new ApiException(StatusCodes.Status415UnsupportedMediaType, "This operation reads JSON. Send the watchlist with 'Content-Type: application/json'.");
        }

        var bytes = await ApiBody.ReadBytesAsync(request, MaximumBody, cancellationToken);
        try
        {
            return WatchlistReader.Read(bytes);
        }
        catch (WatchlistFaultException fault)
        {
            throw ApiException.BadRequest(fault.Message);
        }
    }

    private static JsonResult<WatchlistView> Answer(StoredWatchlist stored, int status)
    {
        var address = $"/api/watchlists/{stored.Watchlist.Id}";
        var view = WatchlistView.Of(stored);
        return new JsonResult<WatchlistView>(view, ApiJson.Readable.WatchlistView)
        {
            Status = status,
            EntityTag = $"\"{stored.Tag}\"",
            Location = status != StatusCodes.Status201Created ? null
                : stored.Watchlist.Owner == WatchlistReader.DefaultOwner ? address
                : $"{address}?owner={Uri.EscapeDataString(stored.Watchlist.Owner)}",
        };
    }

    private static string OwnerOf(ApiQuery query)
    {
        try
        {
            return WatchlistReader.ReadOwner(query[OwnerName] ?? WatchlistReader.DefaultOwner);
        }
        catch (WatchlistFaultException fault)
        {
            throw ApiException.BadRequest(fault.Message.Replace("The field", "The query parameter", StringComparison.Ordinal));
        }
    }

    private static WatchlistId IdOf(string id, string owner) => WatchlistId.IsWellFormed(id) ? new WatchlistId(id) : throw Missing(id, owner);

    // RFC 9110 13.1.1: If-Match compares strongly, and "*" matches whatever there is.
    private static Func<string, bool> Precondition(HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0)
        {
            return _ => true;
        }

        return EntityTagHeaderValue.TryParseList(request.Headers.IfMatch, out var expected)
            ? tag => expected.Any(candidate => candidate.Tag == "*" || (!candidate.IsWeak && candidate.Tag == $"\"{tag}\""))
            : throw ApiException.BadRequest("The header 'If-Match' holds no entity tag. Send the ETag of the watchlist with its quotation marks, or leave the header out.");
    }

    private static ApiException Missing(string id, string owner) => ApiException.NotFound(
        $"The owner '{owner}' has no watchlist '{ApiQuery.Shortened(id)}'. GET /api/watchlists?owner={Uri.EscapeDataString(owner)} lists what there is.");

    private static ApiException Changed(string id) => new(StatusCodes.Status412PreconditionFailed,
        $"The watchlist '{id}' has changed since its ETag was given. GET it again and repeat the change on what it is now.");
}
