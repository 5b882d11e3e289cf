using System.Text;
using CsCheck;
using NodaTime;
using Wirewatch.Language;
using Wirewatch.Watchlists;

namespace Wirewatch.Tests.Watchlists;

public sealed class WatchlistReaderTests
{
    private const string Whole = """
        {"owner":"desk-1","name":"Committee","terms":[{"entity":"Q7184"},{"name":"Jane Doe","type":"person"}],
         "schedule":{"every":"day","at":"08:00","zone":"Asia/Seoul"},"channels":[{"email":"analyst@example.com"}]}
        """;

    private static readonly string[] Pieces = ["{", "}", "[", "]", "\"", ":", ",", "null", "\\u0000", "1e999", "\uD800"];

    [Fact]
    public void A_whole_watchlist_is_read()
    {
        var (definition, owner) = Read(Whole);
        Assert.Equal("desk-1", owner);
        Assert.Equal("Committee", definition.Name);
        Assert.Equal([new WatchTerm { Entity = new EntityId("Q7184") }, new WatchTerm { Name = "Jane Doe", Type = MentionType.Person }], definition.Terms);
        Assert.Equal(LocalSchedule.Daily(new LocalTime(8, 0), DateTimeZoneProviders.Tzdb["Asia/Seoul"]), definition.Schedule);
        Assert.Equal([new WatchChannel("analyst@example.com")], definition.Channels);
    }

    [Theory]
    [InlineData("\"Asia/Seoul\"", "\"Asia/Soul\"", "schedule.zone", "Asia/Soul")]
    [InlineData("\"Asia/Seoul\"", "\"UTC+07:30\"", "schedule.zone", "IANA")]
    [InlineData("\"08:00\"", "\"24:00\"", "schedule.at", "00:00 to 23:59")]
    [InlineData("\"08:00\"", "\"8:00\"", "schedule.at", "HH:mm")]
    [InlineData("\"day\"", "\"week\"", "schedule.at", "only with")]
    [InlineData("\"every\"", "\"each\"", "schedule.each", "every, at, zone")]
    [InlineData("\"owner\"", "\"ower\"", "ower", "unknown")]
    [InlineData("desk-1", "desk 1", "owner", "desk 1")]
    [InlineData("desk-1", "", "owner", "1 to 128")]
    [InlineData("\"name\":\"Committee\",", "", "name", "missing")]
    [InlineData("Committee", "  ", "name", "empty")]
    [InlineData("Committee", "a\\nBcc: b@example.com", "name", "line break")]
    [InlineData("Committee", "\\ud800", "name", "incomplete character")]
    [InlineData("[{\"entity\":\"Q7184\"},{\"name\":\"Jane Doe\",\"type\":\"person\"}]", "[]", "terms", "no entry")]
    [InlineData("[{\"entity\":\"Q7184\"},{\"name\":\"Jane Doe\",\"type\":\"person\"}]", "7", "terms", "square brackets")]
    [InlineData("{\"entity\":\"Q7184\"}", "{\"entity\":\"Q7184\",\"name\":\"x\"}", "terms[0]", "both")]
    [InlineData("{\"entity\":\"Q7184\"}", "{}", "terms[0]", "neither")]
    [InlineData("{\"entity\":\"Q7184\"}", "{\"name\":\"...\"}", "terms[0].name", "no letter or digit")]
    [InlineData("{\"entity\":\"Q7184\"}", "{\"entity\":7184}", "terms[0].entity", "quotation marks")]
    [InlineData("Q7184", "NATO", "terms[0].entity", "no entity's id")]
    [InlineData("Q7184", "animal:dog", "terms[0].entity", "no entity's id")]
    [InlineData("Q7184", "person:", "terms[0].entity", "no entity's id")]
    [InlineData("\"person\"", "\"Person\"", "terms[1].type", "organization")]
    [InlineData("analyst@example.com", "Ann <analyst@example.com>", "channels[0].email", "no e-mail address")]
    [InlineData("analyst@example.com", "analyst@example.com\\r\\nBcc: b@example.com", "channels[0].email", "no e-mail address")]
    [InlineData("analyst@example.com", "analyst", "channels[0].email", "analyst")]
    [InlineData("analyst@example.com", "a@b@example.com", "channels[0].email", "no e-mail address")]
    [InlineData("\"email\"", "\"e-mail\"", "channels[0].e-mail", "unknown")]
    [InlineData("\"channels\"", "\"name\":\"x\",\"channels\"", "$", "twice")]
    [InlineData("{\"owner\"", "[{\"owner\"", "$", "no well-formed JSON")]
    public void A_fault_names_the_field_the_fault_and_the_way_out(string right, string wrong, string field, string says)
    {
        Assert.Contains(right, Whole, StringComparison.Ordinal);
        var fault = Assert.Throws<WatchlistFaultException>(() => Read(Whole.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Equal(field, fault.Field);
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mutated_json_is_read_or_refused_and_never_fails_otherwise() =>
        Gen.Select(Gen.Int[0, Whole.Length - 1], Gen.Int[0, 6], Gen.OneOf(Gen.String, Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index])))
            .Sample((position, removed, inserted) =>
            {
                var mutated = Whole[..position] + inserted + Whole[Math.Min(Whole.Length, position + removed)..];
                try
                {
                    var (definition, _) = Read(mutated);
                    Assert.NotEmpty(definition.Terms);
                    Assert.DoesNotContain(definition.Channels, channel => channel.Email.Any(letter => letter is < '!' or > '~'));
                }
                catch (WatchlistFaultException fault)
                {
                    Assert.StartsWith("The field '", fault.Message, StringComparison.Ordinal);
                }
            }, iter: 20_000);

    private static (WatchlistDefinition Definition, string? Owner) Read(string json) => WatchlistReader.Read(Encoding.UTF8.GetBytes(json));
}
