using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Wirewatch.Articles;
using Wirewatch.Tests.Api;

namespace Wirewatch.Tests.Articles;

public sealed class IntakeOptionsTests
{
    [Theory]
    [InlineData("MaximumMegabytes", "0")]
    [InlineData("MaximumMegabytes", "101")]
    [InlineData("MaximumUnpackedMegabytes", "many")]
    [InlineData("MaximumExpansion", "9")]
    [InlineData("MaximumEntries", "-1")]
    [InlineData("MaximumDepth", "9")]
    [InlineData("MaximumCharacters", "9999")]
    [InlineData("SecondsPerArticle", "1.5")]
    public async Task A_limit_that_is_none_keeps_the_service_from_starting_and_is_named(string setting, string value)
    {
        var settings = new Dictionary<string, string?> { ["WirewatchStorage"] = "UseDevelopmentStorage=true", [$"Wirewatch:Intake:{setting}"] = value };

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => ApiHost.StartAsync(settings));

        Assert.Contains($"Wirewatch:Intake:{setting} is '{value}', but it is a number of", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_are_those_of_the_settings_and_else_safe()
    {
        var services = new ServiceCollection().AddLogging().AddWirewatch(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Wirewatch:Intake:MaximumMegabytes"] = "2" }).Build());
        using var provider = services.BuildServiceProvider();
        var limits = provider.GetRequiredService<IOptions<IntakeOptions>>().Value;

        Assert.Equal((2 * 1024 * 1024, 1000, 3, TimeSpan.FromSeconds(30)), (limits.Bytes, limits.Entries, limits.Depth, limits.TimePerArticle));
        Assert.Equal(2 * 1024 * 1024, provider.GetRequiredService<ArticleReader>().MaximumBytes);
    }
}
