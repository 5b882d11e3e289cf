using System.Text.Json.Nodes;
using Wirewatch.Api;
using Wirewatch.Testing;

namespace Wirewatch.Tests;

/// <summary>What the Functions build tells the host is what the service serves. Runs where the app has been built.</summary>
public sealed class FunctionsMetadataTests
{
    [Fact]
    public void The_built_app_declares_exactly_the_functions_of_the_service()
    {
        var declared = JsonNode.Parse(File.ReadAllText(Path.Combine(BuiltApp(), "functions.metadata")))!.AsArray();

        Assert.Equal(
            [.. ApiOperations.All.Select(Declared).Concat(Triggers.All.Select(Declared)).Order(StringComparer.Ordinal)],
            [.. declared.Select(function => Declared(function!)).Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public void The_built_app_carries_its_extensions_and_the_host_settings()
    {
        var extensions = JsonNode.Parse(File.ReadAllText(Path.Combine(BuiltApp(), "extensions.json")))!["extensions"]!.AsArray();

        Assert.Superset(
            new HashSet<string?> { "AzureStorageBlobs", "AzureStorageQueues", "EventGrid" },
            extensions.Select(extension => (string?)extension!["name"]).ToHashSet());
        Assert.Equal(
            File.ReadAllText(Path.Combine(AzuriteFixture.RepositoryRoot, "host.json")),
            File.ReadAllText(Path.Combine(BuiltApp(), "host.json")));
    }

    private static string Declared(ApiOperation operation) =>
        $"{operation.Name} httpTrigger {(operation.IsPublic ? "Anonymous" : "Function")} {operation.Method} {(operation.Route.Length == 0 ? FunctionsSources.RootRoute : operation.Route)}";

    private static string Declared(Trigger trigger) => trigger switch
    {
        BlobCreatedTrigger blob => $"{blob.Name} blobTrigger {blob.Container}/{{name}} EventGrid WirewatchStorage deferred:True",
        BlobDeletedTrigger => $"{trigger.Name} eventGridTrigger",
        TimerTrigger timer => $"{timer.Name} timerTrigger {timer.Schedule}",
        QueueTrigger queue => $"{queue.Name} queueTrigger {queue.Queue} WirewatchStorage",
        _ => throw new ArgumentOutOfRangeException(nameof(trigger), trigger, "A trigger that this test does not know."),
    };

    private static string Declared(JsonNode function)
    {
        var trigger = Assert.Single(function["bindings"]!.AsArray(), binding => $"{binding!["type"]}".EndsWith("Trigger", StringComparison.Ordinal))!;
        var details = $"{trigger["type"]}" switch
        {
            "httpTrigger" => $" {trigger["authLevel"]} {string.Join(',', trigger["methods"]!.AsArray())} {trigger["route"]}",
            // Deferred: the host hands over which blob it is, and not the bytes.
            "blobTrigger" => $" {trigger["path"]} {trigger["source"]} {trigger["connection"]} deferred:{trigger["properties"]!["supportsDeferredBinding"]}",
            "timerTrigger" => $" {trigger["schedule"]}",
            "queueTrigger" => $" {trigger["queueName"]} {trigger["connection"]}",
            _ => "",
        };
        return $"{function["name"]} {trigger["type"]}{details}";
    }

    private static string BuiltApp()
    {
        // .../bin/{configuration}/{framework}/
        var framework = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var project = Path.Combine(AzuriteFixture.RepositoryRoot, "src", "Wirewatch.Functions");
        var app = Path.Combine(project, "bin", framework.Parent!.Name, framework.Name);
        var built = new FileInfo(Path.Combine(app, "Wirewatch.Functions.dll"));
        Assert.SkipUnless(built.Exists && File.Exists(Path.Combine(app, "functions.metadata")), "src/Wirewatch.Functions has not been built here; its packages do not restore everywhere.");
        Assert.SkipUnless(Directory.GetFiles(project, "*.cs").All(source => File.GetLastWriteTimeUtc(source) <= built.LastWriteTimeUtc), "The built src/Wirewatch.Functions is older than its sources.");
        return app;
    }
}
