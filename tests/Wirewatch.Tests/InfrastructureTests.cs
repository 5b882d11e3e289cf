using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;
using Wirewatch.Storage;
using Wirewatch.Testing;

namespace Wirewatch.Tests;

/// <summary>Compiles the infrastructure as the deployment does and checks that it agrees with the service.</summary>
public sealed class InfrastructureTests
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<(int ExitCode, string Output, string Complaints)>>> Compilations = new();

    [Theory]
    [InlineData("main.bicep")]
    [InlineData("subscriptions.bicep")]
    public async Task A_template_compiles_without_a_word_from_the_linter(string template)
    {
        var (exitCode, _, complaints) = await CompileAsync(template);

        Assert.Equal("", complaints);
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task The_storage_account_holds_what_the_service_expects_to_find()
    {
        var variables = (await ModuleAsync("storage"))["variables"]!;

        Assert.Equal(StorageNames.Containers, Strings(variables["containers"]));
        Assert.Equal(StorageNames.Tables, Strings(variables["tables"]));
        Assert.Equal([.. StorageNames.Queues, "webjobs-blobtrigger-poison"], Strings(variables["queues"]));
    }

    [Fact]
    public async Task Nobody_reaches_the_storage_account_with_a_key_or_without_a_role()
    {
        var account = Resource(await ModuleAsync("storage"), "Microsoft.Storage/storageAccounts");

        Assert.False((bool)account["properties"]!["allowSharedKeyAccess"]!);
        Assert.False((bool)account["properties"]!["allowBlobPublicAccess"]!);
        Assert.True((bool)account["properties"]!["supportsHttpsTrafficOnly"]!);
    }

    [Fact]
    public async Task The_app_is_told_every_address_of_the_storage_and_no_secret()
    {
        var settings = Resource(await ModuleAsync("app"), "Microsoft.Web/sites/config")["properties"]!.ToString();

        Assert.All(["blobServiceUri", "queueServiceUri", "tableServiceUri", "clientId"],
            name => Assert.Contains($"{StorageOptions.Setting}__{name}", settings, StringComparison.Ordinal));
        Assert.Contains("@Microsoft.KeyVault(SecretUri=", settings, StringComparison.Ordinal);
        Assert.DoesNotContain("listKeys", settings, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("AccountKey", settings, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Event_Grid_calls_the_functions_by_their_names_for_their_container_only()
    {
        var subscriptions = await SubscriptionsAsync();

        Assert.Equal(2, subscriptions.Count);
        AssertSubscription(subscriptions, "Microsoft.Storage.BlobCreated", Triggers.IngestArticle.Container, $"/runtime/webhooks/blobs?functionName=Host.Functions.{Triggers.IngestArticle.Name}&code=");
        AssertSubscription(subscriptions, "Microsoft.Storage.BlobDeleted", Triggers.RemoveArticle.Container, $"/runtime/webhooks/EventGrid?functionName={Triggers.RemoveArticle.Name}&code=");
    }

    [Fact]
    public async Task An_event_that_cannot_be_delivered_is_tried_for_a_day_and_then_kept()
    {
        foreach (var subscription in await SubscriptionsAsync())
        {
            var retries = Resolved(subscription["properties"]!["retryPolicy"])!;
            Assert.Equal(30, (int)retries["maxDeliveryAttempts"]!);
            Assert.Equal(1440, (int)retries["eventTimeToLiveInMinutes"]!);
            Assert.Equal("StorageBlob", (string?)Resolved(subscription["properties"]!["deadLetterWithResourceIdentity"])!["deadLetterDestination"]!["endpointType"]);
        }
    }

    private static void AssertSubscription(IEnumerable<JsonNode> subscriptions, string eventType, string container, string address)
    {
        var properties = Assert.Single(subscriptions, subscription => Strings(subscription["properties"]!["filter"]!["includedEventTypes"]).SequenceEqual([eventType]))["properties"]!;
        Assert.Equal($"/blobServices/default/containers/{container}/blobs/", (string?)Resolved(properties["filter"]!["subjectBeginsWith"]));
        Assert.Equal("CloudEventSchemaV1_0", (string?)properties["eventDeliverySchema"]);
        Assert.Contains(address, (string?)properties["destination"]!["properties"]!["endpointUrl"], StringComparison.Ordinal);
    }

    private static JsonNode? Resolved(JsonNode? value) =>
        value is JsonValue && (string?)value is { } text && text.StartsWith("[variables('", StringComparison.Ordinal)
            ? value.Root["variables"]![text["[variables('".Length..^"')]".Length]]
            : value;

    private static async Task<List<JsonNode>> SubscriptionsAsync() =>
        [.. Resources(await CompiledAsync("subscriptions.bicep")).Where(resource => (string?)resource["type"] == "Microsoft.EventGrid/systemTopics/eventSubscriptions")];

    private static async Task<JsonNode> ModuleAsync(string name) =>
        (await CompiledAsync("main.bicep"))["resources"]![name]!["properties"]!["template"]!;

    private static JsonNode Resource(JsonNode template, string type) => Assert.Single(Resources(template), resource => (string?)resource["type"] == type);

    // A template lists its resources in an array, or under their symbolic names as soon as it uses what only newer templates can do.
    private static IEnumerable<JsonNode> Resources(JsonNode template) => template["resources"] is JsonObject named
        ? named.Select(pair => pair.Value!)
        : template["resources"]!.AsArray().Select(resource => resource!);

    private static string[] Strings(JsonNode? array) => [.. array!.AsArray().Select(value => (string)value!)];

    private static async Task<JsonNode> CompiledAsync(string template) => JsonNode.Parse((await CompileAsync(template)).Output)!;

    private static Task<(int ExitCode, string Output, string Complaints)> CompileAsync(string template) =>
        Compilations.GetOrAdd(template, name => new(() => RunBicepAsync(name))).Value;

    private static async Task<(int ExitCode, string Output, string Complaints)> RunBicepAsync(string template)
    {
        var bicep = typeof(InfrastructureTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(metadata => metadata.Key == "Bicep")?.Value;
        Assert.SkipWhen(bicep is null, "The Bicep compiler of the tests runs on Linux x64 only.");
        using var process = Process.Start(new ProcessStartInfo(bicep)
        {
            ArgumentList = { "build", "--stdout", "--no-restore", Path.Combine(AzuriteFixture.RepositoryRoot, "infra", template) },
            Environment = { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var complaints = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await complaints);
    }
}
