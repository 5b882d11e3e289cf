using Microsoft.AspNetCore.Http;
using Wirewatch.Articles;
using Wirewatch.Decisions;
using Wirewatch.Ingestion;
using Wirewatch.Language;
using Wirewatch.Language.Text;
using Wirewatch.Storage;

namespace Wirewatch.Api;

/// <summary>The operations about people's decisions. Thread safe.</summary>
internal sealed class DecisionHandlers(EntityDecisions work, DecisionStore decisions, EntityQueries entities)
{
    private const int MaximumBody = 16 * 1024;
    private const int LongestName = 200;
    private const int LongestBy = 100;
    private const string ByName = "by";

    /// <summary>GET api/entities/{id}/decisions.</summary>
    public async Task<IResult> ListAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var query = ApiQuery.OfPages(request);
        var page = await decisions.ListAsync(EntityHandlers.EntityOf(id), new PageRequest(query.PageSize, query.Continuation), cancellationToken);
        return new JsonResult<ApiPage<DecisionView>>(ApiPage<DecisionView>.Of(page, query, DecisionView.Of), ApiJson.Readable.ApiPageDecisionView);
    }

    /// <summary>POST api/entities/{id}/decisions.</summary>
    public async Task<IResult> TakeAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        _ = ApiQuery.Of(request);
        var entity = EntityHandlers.EntityOf(id);
        var body = await ApiBody.ReadJsonAsync(request, ApiJson.Readable.DecisionRequest, MaximumBody, cancellationToken);
        var by = LineOf($"The field '{ByName}'", body.By ?? "", LongestBy);
        var decision = Read(entity, body);
        var known = await decisions.FindAsync(entity, decision.Id, cancellationToken);
        if (known is not { IsActive: true })
        {
            decision = await CheckedAsync(decision, cancellationToken);
        }

        var taken = await work.TakeAsync(decision, by, cancellationToken);
        return new JsonResult<DecisionView>(DecisionView.Of(taken), ApiJson.Readable.DecisionView)
        {
            Status = known is { IsActive: true } ? StatusCodes.Status200OK : StatusCodes.Status201Created,
            Location = $"/api/entities/{Uri.EscapeDataString(entity.Value)}/decisions/{taken.Decision.Id}",
        };
    }

    /// <summary>DELETE api/entities/{id}/decisions/{decision}. The decision stays on record, so the answer is what it is now.</summary>
    public async Task<IResult> UndoAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var query = ApiQuery.Of(request, ByName);
        var by = LineOf($"The query parameter '{ByName}'", query.Required(ByName, "by=jane"), LongestBy);
        var decision = request.RouteValues["decision"] as string ?? "";
        var undone = Decision.IsId(decision) ? await work.UndoAsync(EntityHandlers.EntityOf(id), decision, by, cancellationToken) : null;
        return undone is null
            ? throw ApiException.NotFound($"There is no decision '{ApiQuery.Shortened(decision)}' about '{ApiQuery.Shortened(id)}'. /api/entities/{{id}}/decisions lists what there is.")
            : new JsonResult<DecisionView>(DecisionView.Of(undone), ApiJson.Readable.DecisionView);
    }

    private static Decision Read(EntityId entity, DecisionRequest body)
    {
        var (allowed, given) = body.Kind switch
        {
            DecisionKind.NotThis => ("'article' or 'pattern'", new[] { body.Article, body.Pattern }.Count(argument => argument is not null)),
            DecisionKind.SameAs => ("'entity'", body.Entity is null ? 0 : 1),
            _ => ("'name'", body.Name is null ? 0 : 1),
        };
        var all = new[] { body.Article, body.Pattern, body.Entity, body.Name }.Count(argument => argument is not null);
        if (given != 1 || all != 1)
        {
            throw ApiException.BadRequest($"A decision of this kind takes exactly one argument, {allowed}, but the body has {(all == 0 ? "none" : all > given ? "another one" : $"{given} of them")}. Mend it and send it again.");
        }

        return body.Kind switch
        {
            DecisionKind.NotThis when body.Article is { } article => new Decision(entity, DecisionKind.NotThis) { Article = new ArticleId(LineOf("The field 'article'", article, LongestBy)) },
            DecisionKind.NotThis => new Decision(entity, DecisionKind.NotThis)
            {
                Pattern = DecisionPattern.Parse(LineOf("The field 'pattern'", body.Pattern!, DecisionPattern.MaximumLength))
                    ?? throw ApiException.BadRequest($"The field 'pattern' is '{ApiQuery.Shortened(body.Pattern!)}', which holds no word. Write words that stand in the sentence, for example 'Kim * football'; * stands for any words between."),
            },
            DecisionKind.SameAs => new Decision(entity, DecisionKind.SameAs) { Target = EntityHandlers.EntityOf(LineOf("The field 'entity'", body.Entity!, MaximumBody)) },
            _ => new Decision(entity, DecisionKind.Rename) { Name = NameOf(body.Name!) },
        };
    }

    private async Task<Decision> CheckedAsync(Decision decision, CancellationToken cancellationToken)
    {
        var active = await decisions.ReadActiveAsync(cancellationToken);
        if (active.Resolve(decision.Entity) is var stands && stands != decision.Entity)
        {
            throw Conflict($"'{decision.Entity}' is the same as '{stands}' by an earlier decision. Decide about '{stands}', or undo that decision first.");
        }

        var profile = await entities.GetProfileAsync(decision.Entity, cancellationToken)
            ?? throw ApiException.NotFound($"No article mentions an entity with the id '{ApiQuery.Shortened(decision.Entity.Value)}'. Search for it by name: /api/entities?name=...");
        switch (decision)
        {
            case { Article: { } article }:
                return await decisions.IsMentionedAsync(decision.Entity, article, cancellationToken)
                    ? decision
                    : throw ApiException.BadRequest($"The field 'article' is '{ApiQuery.Shortened(article.Value)}', but no article of this id mentions '{decision.Entity}'. /api/entities/{{id}}/mentions lists those that do.");
            case { Target: { } target }:
                return await WithTargetAsync(decision, target, active, cancellationToken);
            case { Name: { } name } when name == profile.Name:
                throw Conflict($"'{decision.Entity}' is called '{name}' already. Give another name, or undo the decision that gave it another one.");
            default:
                return decision;
        }
    }

    private async Task<Decision> WithTargetAsync(Decision decision, EntityId target, DecisionSet active, CancellationToken cancellationToken)
    {
        if (target == decision.Entity)
        {
            throw ApiException.BadRequest($"The field 'entity' is '{target}', the entity itself. Give the other one.");
        }

        if (active.Resolve(target) == decision.Entity)
        {
            throw Conflict($"'{target}' is the same as '{decision.Entity}' by an earlier decision, so this one would close a circle. Undo that decision first.");
        }

        var profile = await entities.GetProfileAsync(target, cancellationToken);
        return profile is null && !target.IsWikidata && active.Resolve(target) == target
            ? throw ApiException.BadRequest($"The field 'entity' is '{ApiQuery.Shortened(target.Value)}', but no article mentions an entity with this id. Give a known entity's id or a Wikidata id.")
            : decision with { TargetName = profile?.Name, TargetType = profile?.Type };
    }

    private static string NameOf(string name)
    {
        var line = LineOf("The field 'name'", name, LongestName);
        return Folding.Fold(line).Length > 0 ? line : throw ApiException.BadRequest($"The field 'name' is '{ApiQuery.Shortened(line)}', which holds no letter and no digit. Give a name that people can search.");
    }

    private static string LineOf(string what, string text, int longest)
    {
        var line = text.Trim();
        return line.Length == 0 ? throw ApiException.BadRequest($"{what} is empty. Fill it in.")
            : line.Length > longest ? throw ApiException.BadRequest($"{what} has {line.Length} characters, more than the {longest} that it may have. Shorten it.")
            : line.Any(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029') || !IsWellFormed(line) ? throw ApiException.BadRequest($"{what} holds control characters or broken ones. Leave them out.")
            : line;
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) && ++i > 0))
            {
                return false;
            }
        }

        return true;
    }

    private static ApiException Conflict(string detail) => new(StatusCodes.Status409Conflict, detail);
}
