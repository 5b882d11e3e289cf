using System.Text.RegularExpressions;
using System.Xml.Linq;
using Wirewatch.Testing;

namespace Wirewatch.EndToEnd.Tests;

/// <summary>Dependencies point one way.</summary>
public sealed partial class ArrowsTests
{
    private static readonly string Sources = Path.Combine(AzuriteFixture.RepositoryRoot, "src");

    [Theory]
    [InlineData("Wirewatch.Language", "")]
    [InlineData("Wirewatch.Pdf", "")]
    [InlineData("Wirewatch", "Wirewatch.Language Wirewatch.Pdf")]
    [InlineData("Wirewatch.Local", "Wirewatch")]
    [InlineData("Wirewatch.Functions", "Wirewatch")]
    [InlineData("Wirewatch.Training", "Wirewatch.Language")]
    public void A_project_refers_only_to_what_it_stands_on(string project, string others)
    {
        var references = XDocument.Load(Path.Combine(Sources, project, $"{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.Equal(others.Split(' ', StringSplitOptions.RemoveEmptyEntries), references);
    }

    [Theory]
    [InlineData("Articles", "")]
    [InlineData("Decisions", "Articles")]
    [InlineData("Storage", "Articles Decisions")]
    [InlineData("Ingestion", "Articles Decisions Storage")]
    [InlineData("Watchlists", "Articles Decisions Storage Ingestion")]
    [InlineData("Digests", "Articles Decisions Storage Ingestion Watchlists")]
    [InlineData("Api", "Articles Decisions Storage Ingestion Watchlists Digests")]
    public void An_area_of_the_service_names_only_the_areas_below_it(string area, string below)
    {
        var allowed = below.Split(' ').Append(area).ToHashSet(StringComparer.Ordinal);
        var areas = Directory.GetDirectories(Path.Combine(Sources, "Wirewatch")).Select(Path.GetFileName).ToHashSet(StringComparer.Ordinal);

        var wrong = CodeOf("Wirewatch", area)
            .SelectMany(file => NamespaceOfTheService().Matches(file.Code).Select(match => (file.Path, Area: match.Groups[1].Value)))
            .Where(named => areas.Contains(named.Area) && !allowed.Contains(named.Area));

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_storage_knows_no_trigger_and_no_http_pipeline()
    {
        Assert.DoesNotContain(CodeOf("Wirewatch", "Storage"), file => file.Code.Contains("AspNetCore", StringComparison.Ordinal) || file.Code.Contains("Triggers", StringComparison.Ordinal));
    }

    [Fact]
    public void The_language_does_no_input_or_output_and_reads_no_clock()
    {
        var forbidden = new[] { "System.IO.File", "System.Net", "HttpClient", "DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.UtcNow", "TimeProvider", "Azure" };

        Assert.Empty(CodeOf("Wirewatch.Language").Where(file => forbidden.Any(word => file.Code.Contains(word, StringComparison.Ordinal))).Select(file => file.Path));
    }

    [Fact]
    public void Only_the_functions_project_names_the_functions_worker()
    {
        var named = Directory.GetDirectories(Sources).Select(Path.GetFileName).OfType<string>()
            .Where(project => project != "Wirewatch.Functions")
            .SelectMany(project => CodeOf(project))
            .Where(file => file.Code.Contains("Azure.Functions", StringComparison.Ordinal) || file.Code.Contains("Azure.WebJobs", StringComparison.Ordinal));

        Assert.Empty(named);
        Assert.Contains(CodeOf("Wirewatch.Functions"), file => file.Code.Contains("Azure.Functions", StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_reads_the_clock_of_the_machine_or_sleeps()
    {
        var wrong = Directory.GetDirectories(Sources).Select(Path.GetFileName).OfType<string>()
            .Where(project => project != "Wirewatch.Training")
            .SelectMany(project => CodeOf(project))
            .Where(file => Clock().IsMatch(file.Code))
            .Select(file => file.Path);

        Assert.Empty(wrong);
    }

    // Comments and doc comments may name anything.
    private static IEnumerable<(string Path, string Code)> CodeOf(params string[] folders) =>
        Directory.EnumerateFiles(Path.Combine([Sources, .. folders]), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(path => (path, Comment().Replace(File.ReadAllText(path), "")));

    [GeneratedRegex(@"\bWirewatch\.([A-Z]\w*)")]
    private static partial Regex NamespaceOfTheService();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bThread\.Sleep\b")]
    private static partial Regex Clock();
}
