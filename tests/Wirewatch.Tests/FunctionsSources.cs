using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirewatch.Api;
using Wirewatch.Testing;

namespace Wirewatch.Tests;

/// <summary>The functions of the Azure Functions app, each as one line: its name, what triggers it, and the one method of the service that it
/// calls. Read from the sources, so that no package of the Functions worker is needed.</summary>
internal static class FunctionsSources
{
    /// <summary>A route that both the Functions host and its worker take for the root. Both take the empty route for the function's name
    /// or fail over it, and "/" becomes "//" in the worker.</summary>
    public const string RootRoute = "{empty:maxlength(0)?}";

    /// <summary>The sources as they are.</summary>
    public static string[] Read() =>
        [.. Directory.GetFiles(Path.Combine(AzuriteFixture.RepositoryRoot, "src", "Wirewatch.Functions"), "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    /// <summary>What the local host serves, in the words of <see cref="Describe(IEnumerable{string})"/>.</summary>
    public static string[] Expected() =>
    [
        .. ApiOperations.All.Select(Describe).Concat(Triggers.All.Select(Describe)).Order(StringComparer.Ordinal),
    ];

    /// <summary>The source of the function that an operation needs.</summary>
    public static string SourceOf(ApiOperation operation) => $"""
            /// <summary>{operation.Method} {operation.Route}.</summary>
            [Function("{operation.Name}")]
            public Task<IResult> {operation.Name}([HttpTrigger(AuthorizationLevel.{(operation.IsPublic ? "Anonymous" : "Function")}, "{operation.Method}", Route = "{(operation.Route.Length == 0 ? RootRoute : operation.Route)}")] HttpRequest request) =>
                api.InvokeAsync("{operation.Name}", request);
        """;

    /// <summary>The functions in some sources.</summary>
    public static string[] Describe(IEnumerable<string> sources) =>
    [
        .. sources
            .SelectMany(source => CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            .Where(method => Attribute(method.AttributeLists, "Function") is not null)
            .Select(Describe)
            .Order(StringComparer.Ordinal),
    ];

    private static string Describe(ApiOperation operation) =>
        $"{operation.Name}: {operation.Method} /{operation.Route}, {(operation.IsPublic ? "Anonymous" : "Function")} -> WirewatchApi.InvokeAsync({operation.Name})";

    private static string Describe(Trigger trigger) => trigger switch
    {
        BlobCreatedTrigger blob => $"{blob.Name}: created in {blob.Container}, EventGrid, WirewatchStorage -> {blob.Handler}",
        BlobDeletedTrigger blob => $"{blob.Name}: deleted in {blob.Container} -> {blob.Handler}",
        TimerTrigger timer => $"{timer.Name}: at {timer.Schedule} -> {timer.Handler}",
        QueueTrigger queue => $"{queue.Name}: queue {queue.Queue}, WirewatchStorage -> {queue.Handler}",
        _ => throw new ArgumentOutOfRangeException(nameof(trigger), trigger, "A trigger that this test does not know."),
    };

    private static string Describe(MethodDeclarationSyntax method)
    {
        var name = Arguments(Attribute(method.AttributeLists, "Function")!)["0"];
        var called = Called(method);
        foreach (var parameter in method.ParameterList.Parameters)
        {
            if (Attribute(parameter.AttributeLists, "HttpTrigger") is { } http)
            {
                var values = Arguments(http);
                var route = values.GetValueOrDefault("Route", $"no route for {name}");
                return $"{name}: {values["1"]} /{(route == RootRoute ? "" : route)}, {values["0"]} -> {called}";
            }

            if (Attribute(parameter.AttributeLists, "BlobTrigger") is { } blob)
            {
                var values = Arguments(blob);
                var path = values["0"].EndsWith("/{name}", StringComparison.Ordinal) ? values["0"][..^"/{name}".Length] : values["0"];
                return $"{name}: created in {path}, {values.GetValueOrDefault("Source")}, {values.GetValueOrDefault("Connection")} -> {called}";
            }

            if (Attribute(parameter.AttributeLists, "EventGridTrigger") is not null)
            {
                var containers = method.DescendantNodes().OfType<SubpatternSyntax>()
                    .Where(pattern => pattern.NameColon?.Name.Identifier.Text == "Container")
                    .Select(pattern => pattern.Pattern is ConstantPatternSyntax constant ? Value(constant.Expression) : "?");
                return $"{name}: deleted in {string.Join('+', containers)} -> {called}";
            }

            if (Attribute(parameter.AttributeLists, "TimerTrigger") is { } timer)
            {
                return $"{name}: at {Arguments(timer)["0"]} -> {called}";
            }

            if (Attribute(parameter.AttributeLists, "QueueTrigger") is { } queue)
            {
                var values = Arguments(queue);
                return $"{name}: queue {values["0"]}, {values.GetValueOrDefault("Connection")} -> {called}";
            }
        }

        return $"{name}: nothing triggers it -> {called}";
    }

    // The services are the class's constructor parameters; a function calls one method of one of them, once, and makes nothing.
    private static string Called(MethodDeclarationSyntax method)
    {
        var services = (method.Parent as TypeDeclarationSyntax)?.ParameterList?.Parameters
            .ToDictionary(parameter => parameter.Identifier.Text, parameter => parameter.Type?.ToString() ?? "?", StringComparer.Ordinal) ?? [];
        var calls = method.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver } && services.ContainsKey(receiver.Identifier.Text))
            .Select(call =>
            {
                var member = (MemberAccessExpressionSyntax)call.Expression;
                var operation = call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax literal }, ..] ? $"({literal.Token.ValueText})" : "";
                return $"{services[((IdentifierNameSyntax)member.Expression).Identifier.Text]}.{member.Name.Identifier.Text}{operation}";
            });
        var made = method.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>().Select(creation => creation.ToString());
        var statements = method.Body?.Statements.Count > 1 ? ["more than one statement"] : Array.Empty<string>();
        return string.Join(" and ", calls.Concat(made).Concat(statements));
    }

    private static AttributeSyntax? Attribute(SyntaxList<AttributeListSyntax> lists, string name) =>
        lists.SelectMany(list => list.Attributes).SingleOrDefault(attribute => attribute.Name.ToString() == name);

    // By name, or by position from "0".
    private static Dictionary<string, string> Arguments(AttributeSyntax attribute) =>
        (attribute.ArgumentList?.Arguments ?? []).Select((argument, index) => (
                Name: argument.NameEquals?.Name.Identifier.Text ?? argument.NameColon?.Name.Identifier.Text ?? $"{index}",
                Value: Value(argument.Expression)))
            .ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);

    private static string Value(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.Text,
        _ => expression.ToString(),
    };
}
