using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Wirewatch.Articles;
using Wirewatch.Language;
using Wirewatch.Storage;

namespace Wirewatch.Api;

/// <summary>The operations about articles. Thread safe.</summary>
internal sealed class ArticleHandlers(ArticleQueries articles, Quarantine quarantine, QuarantineRetry retry, Annotator annotator, TimeProvider time)
{
    /// <summary>The largest body that is annotated: 2 MB.</summary>
    public const int MaximumBody = 2 * 1024 * 1024;

    private const int MaximumStory = 64;

    /// <summary>GET api/articles. Without a day and a story it leads to the newest day that has articles.</summary>
    public async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var query = ApiQuery.OfPages(request, "day", "story");
        if (query["story"] is { } story)
        {
            return await StoryAsync(query, story, cancellationToken);
        }

        if (query["day"] is not { } text)
        {
            return await NewestDayAsync(query, cancellationToken);
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            throw ApiException.BadRequest($"The query parameter 'day' is '{ApiQuery.Shortened(text)}', which is no day. Write it as year-month-day, for example 2025-01-17; days are those of UTC.");
        }

        var page = await articles.GetDayAsync(day, new PageRequest(query.PageSize, query.Continuation), cancellationToken);
        return new JsonResult<ApiPage<ArticleSummaryView>>(ApiPage<ArticleSummaryView>.Of(page, query, ArticleSummaryView.Of), ApiJson.Readable.ApiPageArticleSummaryView);
    }

    private async Task<IResult> StoryAsync(ApiQuery query, string story, CancellationToken cancellationToken)
    {
        if (query["day"] is not null)
        {
            throw ApiException.BadRequest("The query has both 'day' and 'story'. Give one of them: the copies of a story may be of several days.");
        }

        if (story.Length > MaximumStory || !story.All(char.IsAsciiLetterOrDigit))
        {
            throw ApiException.BadRequest($"The query parameter 'story' is '{ApiQuery.Shortened(story)}', which is no story. Give the 'storyId' of an article.");
        }

        var page = await articles.GetStoryAsync(story, new PageRequest(query.PageSize, query.Continuation), cancellationToken);
        return new JsonResult<ApiPage<ArticleSummaryView>>(ApiPage<ArticleSummaryView>.Of(page, query, ArticleSummaryView.Of), ApiJson.Readable.ApiPageArticleSummaryView);
    }

    // A redirection, so that the pages that follow are those of one day also when newer articles come.
    private async Task<IResult> NewestDayAsync(ApiQuery query, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var day = await articles.NewestDayAsync(today, cancellationToken) ?? today;
        return Results.Redirect(string.Create(CultureInfo.InvariantCulture, $"/api/articles?day={day:yyyy-MM-dd}&pageSize={query.PageSize}"));
    }

    /// <summary>GET api/articles/{id}.</summary>
    public async Task<IResult> GetAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        _ = ApiQuery.Of(request);
        var isId = id.Length is >= 1 and <= 100 && id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
        var article = (isId ? await articles.GetAsync(new ArticleId(id), cancellationToken) : null)
            ?? throw ApiException.NotFound($"There is no article with the id '{ApiQuery.Shortened(id)}'. /api/articles?day=... lists the articles of a day.");
        return new JsonResult<ArticleView>(ArticleView.Of(article), ApiJson.Readable.ArticleView) { Tagged = true };
    }

    /// <summary>POST api/annotate.</summary>
    public async Task<IResult> AnnotateAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        _ = ApiQuery.Of(request);
        var (text, id) = await ReadAsync(request, cancellationToken);
        if (string.IsNullOrWhiteSpace(text.Text))
        {
            throw ApiException.BadRequest("The text is empty. Send the text of an article.");
        }

        var answer = JsonSerializer.SerializeToNode(annotator.Annotate(text), AnnotationJson.Readable.AnnotatedText)!.AsObject();
        if (id is not null)
        {
            answer.Insert(0, "id", id);
        }

        return new JsonResult<JsonObject>(answer, ApiJson.Readable.JsonObject);
    }

    /// <summary>GET api/quarantine.</summary>
    public async Task<IResult> ListQuarantineAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var query = ApiQuery.OfPages(request);
        var page = await quarantine.ListAsync(new PageRequest(query.PageSize, query.Continuation), cancellationToken);
        return new JsonResult<ApiPage<QuarantinedView>>(ApiPage<QuarantinedView>.Of(page, query, QuarantinedView.Of), ApiJson.Readable.ApiPageQuarantinedView);
    }

    /// <summary>POST api/quarantine/{id}/retry.</summary>
    public async Task<IResult> RetryQuarantinedAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        _ = ApiQuery.Of(request);
        return await retry.RetryAsync(id, cancellationToken) switch
        {
            null => throw ApiException.NotFound($"There is nothing with the id '{ApiQuery.Shortened(id)}' in the quarantine. /api/quarantine lists what is there."),
            { Outcome: RetryOutcome.NameTaken, Entry: var entry } => throw new ApiException(StatusCodes.Status409Conflict,
                $"There is another upload called '{ApiQuery.Shortened(entry.Name)}' by now. Delete or rename that one first, or leave this one."),
            { Entry: var entry } => new JsonResult<RetriedView>(RetriedView.Of(entry), ApiJson.Readable.RetriedView) { Status = StatusCodes.Status202Accepted },
        };
    }

    private static async Task<(ArticleText Text, string? Id)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) == true)
        {
            var bytes = await ApiBody.ReadBytesAsync(request, MaximumBody, cancellationToken);
            try
            {
                return (new ArticleText(TextDecoding.Decode(bytes.Span, PlainTextFormat.CharsetOf(request.ContentType))), null);
            }
            catch (UnreadableArticleException exception)
            {
                throw ApiException.BadRequest(exception.Message);
            }
        }

        if (!request.HasJsonContentType())
        {
            throw new ApiException(StatusCodes.Status415UnsupportedMediaType,
                "The body is neither JSON nor plain text. Send {\"text\": \"...\"} with 'Content-Type: application/json', or the bare text with 'Content-Type: text/plain'.");
        }

        var body = await ApiBody.ReadJsonAsync(request, ApiJson.Readable.AnnotateRequest, MaximumBody, cancellationToken);
        var published = PublishedDate.ParseIso(body.Published);
        if (published is null && body.Published is not null)
        {
            throw ApiException.BadRequest($"The field 'published' is '{ApiQuery.Shortened(body.Published)}', which is no date. Write 2025-01-17 or 2025-01-17T09:30:00+09:00, or leave it out.");
        }

        var text = new ArticleText(body.Text)
        {
            Title = body.Title,
            Published = published,
            Language = body.Language is null ? "en" : LanguageTag.Parse(body.Language)
                ?? throw ApiException.BadRequest($"The field 'language' is '{ApiQuery.Shortened(body.Language)}', which is no language tag. Write en or pt-BR, or leave it out."),
        };
        return (text, body.Id);
    }
}
