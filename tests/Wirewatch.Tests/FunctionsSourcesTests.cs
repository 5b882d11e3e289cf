using System.Text.Json.Nodes;
using Wirewatch.Api;
using Wirewatch.Testing;

namespace Wirewatch.Tests;

/// <summary>What the Azure Functions app serves is what the local host serves.</summary>
public sealed class FunctionsSourcesTests
{
    [Fact]
    public void Every_operation_of_the_API_is_a_function()
    {
        var functions = FunctionsSources.Describe(FunctionsSources.Read());
        var missing = ApiOperations.All.Where(operation => !functions.Any(function => function.StartsWith(operation.Name + ":", StringComparison.Ordinal))).ToArray();

        Assert.True(missing.Length == 0,
            $"Add to src/Wirewatch.Functions/ApiFunctions.cs:{Environment.NewLine}{string.Join(Environment.NewLine + Environment.NewLine, missing.Select(FunctionsSources.SourceOf))}");
    }

    [Fact]
    public void Names_triggers_routes_methods_schedules_and_handlers_are_those_of_the_service() =>
        Assert.Equal(FunctionsSources.Expected(), FunctionsSources.Describe(FunctionsSources.Read()));

    [Fact]
    public void Every_handler_of_a_trigger_is_a_method_of_the_service() => Assert.All(Triggers.All, trigger =>
    {
        var (type, method) = trigger.Handler.Split('.') is [var first, var second] ? (first, second) : throw new FormatException(trigger.Handler);

        Assert.NotNull(Assert.Single(typeof(Triggers).Assembly.GetExportedTypes(), candidate => candidate.Name == type).GetMethod(method));
    });

    [Theory]
    [InlineData("[Function(\"GetHealth\")]", "[Function(\"Health\")]")]
    [InlineData("\"api/health\"", "\"api/healthy\"")]
    [InlineData("(AuthorizationLevel.Anonymous, \"GET\", Route = \"api/health\")", "(AuthorizationLevel.Function, \"GET\", Route = \"api/health\")")]
    [InlineData("\"GET\", Route = \"api/health\"", "\"POST\", Route = \"api/health\"")]
    [InlineData("api.InvokeAsync(\"GetHealth\"", "api.InvokeAsync(\"GetEntity\"")]
    [InlineData("\"articles/{name}\"", "\"annotations/{name}\"")]
    [InlineData("Source = BlobTriggerSource.EventGrid, ", "")]
    [InlineData("Connection = \"WirewatchStorage\")] BlobClient", "Connection = \"AzureWebJobsStorage\")] BlobClient")]
    [InlineData("ingestion.IngestAsync(blob.Name", "ingestion.RemoveAsync(blob.Name")]
    [InlineData("Container: \"articles\"", "Container: \"quarantine\"")]
    [InlineData("\"0 * * * * *\"", "\"0 */5 * * * *\"")]
    [InlineData("\"digests\"", "\"digest\"")]
    [InlineData("sender.SendAsync(message, cancellationToken)", "sender.SendAsync(message, cancellationToken).ContinueWith(_ => planner.PlanAsync(cancellationToken))")]
    [InlineData("[Function(\"RemoveArticle\")]", "")]
    public void A_function_that_differs_is_noticed(string written, string instead)
    {
        var sources = FunctionsSources.Read();
        var changed = sources.Select(source => source.Replace(written, instead, StringComparison.Ordinal)).ToArray();

        Assert.NotEqual(sources, changed);
        Assert.NotEqual(FunctionsSources.Expected(), FunctionsSources.Describe(changed));
    }

    [Fact]
    public void The_host_is_configured_as_the_triggers_promise()
    {
        var host = JsonNode.Parse(File.ReadAllText(Path.Combine(AzuriteFixture.RepositoryRoot, "host.json")))!;
        var queues = host["extensions"]!["queues"]!;

        Assert.Equal("", (string?)host["extensions"]!["http"]!["routePrefix"]);
        Assert.Equal("base64", (string?)queues["messageEncoding"]);
        Assert.Equal(Triggers.SendDigest.MaximumDeliveries, (int)queues["maxDequeueCount"]!);
        Assert.Equal($"{Triggers.SendDigest.RetryAfter}", (string?)queues["visibilityTimeout"]);
    }
}
