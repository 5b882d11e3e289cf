using System.Text.Json;
using System.Text.Json.Nodes;
using Wirewatch.Api;

namespace Wirewatch.Tests.Api;

public sealed class OpenApiTests
{
    private static readonly JsonNode Document = JsonNode.Parse(ServiceHandlers.Resource("openapi.json"))!;

    [Fact]
    public void The_document_lists_exactly_the_operations_that_are_served()
    {
        var described = Document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(method => $"{method.Key.ToUpperInvariant()} {path.Key} {method.Value!["operationId"]}"))
            .Order(StringComparer.Ordinal);

        Assert.Equal(ApiOperations.All.Select(operation => $"{operation.Method} /{operation.Route} {operation.Name}").Order(StringComparer.Ordinal), described);
    }

    [Fact]
    public void Every_reference_in_the_document_leads_somewhere()
    {
        var references = Flatten(Document).OfType<JsonObject>().Where(node => node.ContainsKey("$ref")).Select(node => (string)node["$ref"]!).Distinct().ToList();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.NotNull(reference.Split('/').Skip(1).Aggregate((JsonNode?)Document, (node, name) => node?[name])));
    }

    [Fact]
    public void Every_route_parameter_is_described() =>
        Assert.All(ApiOperations.All.Where(operation => operation.Route.Contains("{id}", StringComparison.Ordinal)), operation =>
            Assert.Contains(Document["paths"]!["/" + operation.Route]![operation.Method.ToLowerInvariant()]!["parameters"]!.AsArray(), parameter =>
                (string?)(parameter!["$ref"] is { } reference ? Document["components"]!["parameters"]![((string)reference!).Split('/')[^1]]! : parameter)["name"] == "id"));

    [Theory]
    [InlineData("Article", typeof(ArticleView))]
    [InlineData("ArticleSummary", typeof(ArticleSummaryView))]
    [InlineData("AnnotatedText", typeof(Language.AnnotatedText))]
    [InlineData("AnnotateRequest", typeof(AnnotateRequest))]
    [InlineData("Mention", typeof(Language.Mention))]
    [InlineData("Entity", typeof(Language.Entity))]
    [InlineData("Role", typeof(Language.Role))]
    [InlineData("Quotation", typeof(Language.Quotation))]
    [InlineData("DateExpression", typeof(Language.DateExpression))]
    [InlineData("Amount", typeof(Language.Amount))]
    [InlineData("EntityFound", typeof(EntityFoundView))]
    [InlineData("EntityProfile", typeof(EntityView))]
    [InlineData("EntityMention", typeof(EntityMentionView))]
    [InlineData("EntityQuotation", typeof(EntityQuotationView))]
    [InlineData("EntityRole", typeof(EntityRoleTimelineView))]
    [InlineData("DecisionRequest", typeof(DecisionRequest))]
    [InlineData("Decision", typeof(DecisionView))]
    [InlineData("Watchlist", typeof(WatchlistView))]
    [InlineData("Digest", typeof(DigestView))]
    [InlineData("QuarantinedUpload", typeof(QuarantinedView))]
    [InlineData("Problem", typeof(ApiProblem))]
    [InlineData("Health", typeof(ServiceHealth))]
    public void Every_schema_has_the_members_of_the_type_that_is_written(string schema, Type type)
    {
        var described = Flatten(Document["components"]!["schemas"]![schema]!)
            .OfType<JsonObject>()
            .Where(node => node.Parent is null || node.GetPath() == $"$.components.schemas.{schema}" || node.GetPath().StartsWith($"$.components.schemas.{schema}.allOf[", StringComparison.Ordinal) && node.GetPath().EndsWith(']'))
            .SelectMany(node => node["properties"]?.AsObject().Select(member => member.Key) ?? []);
        var inherited = schema == "Article" ? Document["components"]!["schemas"]!["AnnotatedText"]!["properties"]!.AsObject().Select(member => member.Key) : [];

        Assert.Equal(
            type.GetProperties().Where(property => property.GetMethod is { IsStatic: false }).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(StringComparer.Ordinal),
            described.Concat(inherited).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_article_of_the_api_has_every_member_of_an_annotated_text() =>
        Assert.Empty(typeof(Language.AnnotatedText).GetProperties().Where(member => typeof(ArticleView).GetProperty(member.Name)?.PropertyType != member.PropertyType).Select(member => member.Name));

    private static IEnumerable<JsonNode> Flatten(JsonNode? node) =>
        node switch
        {
            JsonObject value => value.SelectMany(member => Flatten(member.Value)).Prepend(value),
            JsonArray value => value.SelectMany(Flatten).Prepend(value),
            null => [],
            _ => [node],
        };
}
