using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Wirewatch.Language;

namespace Wirewatch.Api;

/// <summary>The JSON of the API: camel case, no nulls written, every letter readable. Request bodies are read strictly: an unknown or
/// repeated member is a fault. Thread safe.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    Converters = [typeof(UtcTimeJsonConverter)])]
[JsonSerializable(typeof(ApiProblem))]
[JsonSerializable(typeof(ServiceHealth))]
[JsonSerializable(typeof(ApiPage<EntityFoundView>))]
[JsonSerializable(typeof(EntityView))]
[JsonSerializable(typeof(ApiPage<EntityMentionView>))]
[JsonSerializable(typeof(ApiPage<EntityQuotationView>))]
[JsonSerializable(typeof(ApiPage<EntityRoleTimelineView>))]
[JsonSerializable(typeof(DecisionRequest))]
[JsonSerializable(typeof(DecisionView))]
[JsonSerializable(typeof(ApiPage<DecisionView>))]
[JsonSerializable(typeof(ApiPage<ArticleSummaryView>))]
[JsonSerializable(typeof(ArticleView))]
[JsonSerializable(typeof(AnnotateRequest))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(ApiPage<QuarantinedView>))]
[JsonSerializable(typeof(RetriedView))]
[JsonSerializable(typeof(WatchlistView))]
[JsonSerializable(typeof(WatchlistPage))]
[JsonSerializable(typeof(DigestPage))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>The context that reads and writes everything in the API.</summary>
    public static ApiJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        Converters = { new UtcTimeJsonConverter() },

        // Answers are JSON and nothing else (nosniff), never a part of a page, so an apostrophe may stay one.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
