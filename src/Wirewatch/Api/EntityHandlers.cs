using Microsoft.AspNetCore.Http;
using Wirewatch.Language;
using Wirewatch.Storage;

namespace Wirewatch.Api;

/// <summary>The operations about entities. Thread safe.</summary>
internal sealed class EntityHandlers(EntityQueries entities, DecisionStore decisions)
{
    private const int LongestName = 300;
    private const int LongestId = 600;

    // Roles change slowly; the newest articles state them all.
    private const int ArticlesForRoles = 25;

    private static readonly string[] Types = [.. Enum.GetNames<MentionType>().Select(name => name.ToLowerInvariant())];

    /// <summary>GET api/entities.</summary>
    public async Task<IResult> FindAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var query = ApiQuery.OfPages(request, "name", "type");
        var name = query.Required("name", "name=smith");
        if (name.Length > LongestName)
        {
            throw ApiException.BadRequest($"The query parameter 'name' has {name.Length} characters, more than the {LongestName} that a name has. Shorten it; the start of a name is enough.");
        }

        var page = await entities.FindByNameAsync(name, TypeIn(query), PageOf(query), cancellationToken);
        return new JsonResult<ApiPage<EntityFoundView>>(ApiPage<EntityFoundView>.Of(page, query, EntityFoundView.Of), ApiJson.Readable.ApiPageEntityFoundView);
    }

    /// <summary>GET api/entities/{id}. An id that people decided is the same as another answers with that other's profile.</summary>
    public async Task<IResult> GetAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        _ = ApiQuery.Of(request);
        var active = await decisions.ReadActiveAsync(cancellationToken);
        var entity = active.Resolve(EntityOf(id));
        var profile = await entities.GetProfileAsync(entity, cancellationToken)
            ?? throw ApiException.NotFound($"No article mentions an entity with the id '{ApiQuery.Shortened(id)}'. Search for it by name: /api/entities?name=...");
        var newest = await entities.GetMentionsAsync(entity, new PageRequest(ArticlesForRoles), cancellationToken);
        return new JsonResult<EntityView>(EntityView.Of(profile, newest.Items, active.MergedInto(entity)), ApiJson.Readable.EntityView) { Tagged = true };
    }

    /// <summary>GET api/entities/{id}/mentions.</summary>
    public async Task<IResult> GetMentionsAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var query = ApiQuery.OfPages(request);
        var page = await entities.GetMentionsAsync(await ResolvedAsync(id, cancellationToken), PageOf(query), cancellationToken);
        return new JsonResult<ApiPage<EntityMentionView>>(ApiPage<EntityMentionView>.Of(page, query, EntityMentionView.Of), ApiJson.Readable.ApiPageEntityMentionView);
    }

    /// <summary>GET api/entities/{id}/quotations.</summary>
    public async Task<IResult> GetQuotationsAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var query = ApiQuery.OfPages(request);
        var page = await entities.GetQuotationsAsync(await ResolvedAsync(id, cancellationToken), PageOf(query), cancellationToken);
        return new JsonResult<ApiPage<EntityQuotationView>>(ApiPage<EntityQuotationView>.Of(page, query, EntityQuotationView.Of), ApiJson.Readable.ApiPageEntityQuotationView);
    }

    /// <summary>GET api/entities/{id}/roles.</summary>
    public async Task<IResult> GetRolesAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var query = ApiQuery.OfPages(request);
        var page = await entities.GetRolesAsync(await ResolvedAsync(id, cancellationToken), PageOf(query), cancellationToken);
        return new JsonResult<ApiPage<EntityRoleTimelineView>>(ApiPage<EntityRoleTimelineView>.Of(page, query, EntityRoleTimelineView.Of), ApiJson.Readable.ApiPageEntityRoleTimelineView);
    }

    internal static EntityId EntityOf(string id) =>
        id.Length is >= 1 and <= LongestId && !id.Any(char.IsControl)
            ? new EntityId(id)
            : throw ApiException.NotFound($"'{ApiQuery.Shortened(new string([.. id.Where(letter => !char.IsControl(letter))]))}' is no entity's id. An id looks like Q7184 or person:jane-doe; search by name: /api/entities?name=...");

    private async Task<EntityId> ResolvedAsync(string id, CancellationToken cancellationToken) => (await decisions.ReadActiveAsync(cancellationToken)).Resolve(EntityOf(id));

    private static PageRequest PageOf(ApiQuery query) => new(query.PageSize, query.Continuation);

    private static MentionType? TypeIn(ApiQuery query) =>
        query["type"] is not { } text ? null
        : Array.IndexOf(Types, text) is >= 0 and var index ? Enum.GetValues<MentionType>()[index]
        : throw ApiException.BadRequest($"The query parameter 'type' is '{ApiQuery.Shortened(text)}', which is no type of entity. Use one of {string.Join(", ", Types)}, or leave it out.");
}
