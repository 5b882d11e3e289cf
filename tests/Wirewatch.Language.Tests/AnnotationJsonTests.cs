using System.Text.Json;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Tests;

public sealed class AnnotationJsonTests
{
    [Fact]
    public void An_annotated_text_survives_the_round_trip_through_its_json()
    {
        var text = new AnnotatedText
        {
            Title = "Bauer “speaks”",
            Published = new DateTimeOffset(2025, 1, 17, 0, 0, 0, TimeSpan.Zero),
            Language = "en",
            Text = "Bauer speaks.",
            Sentences = [new TextSpan(0, 13)],
            Mentions = [new Mention(0, 5, "Bauer", MentionType.Person, new EntityId("person:bauer"))],
            Entities = [new Entity(new EntityId("person:bauer"), MentionType.Person, "Bauer") { Roles = [new Role("Adm.", 0, 4) { Former = true }] }],
            Quotations = [new Quotation(0, 5, "Bauer") { Cue = new TextSpan(6, 12) }],
            Amounts = [new Amount(0, 5, "about 11,000 soldiers", 11000) { Unit = "soldiers", Approximate = true }],
        };

        var json = JsonSerializer.Serialize(text, AnnotationJson.Readable.AnnotatedText);
        var read = JsonSerializer.Deserialize(json, AnnotationJson.Default.AnnotatedText)!;

        Assert.Equal(json, JsonSerializer.Serialize(read, AnnotationJson.Readable.AnnotatedText));
        Assert.Contains("\"published\":\"2025-01-17T00:00:00Z\"", json, StringComparison.Ordinal);
        Assert.Contains("\"sentences\":[{\"start\":0,\"end\":13}]", json, StringComparison.Ordinal);
        Assert.Contains("{\"start\":0,\"end\":5,\"text\":\"Bauer\",\"type\":\"person\",\"entity\":\"person:bauer\"}", json, StringComparison.Ordinal);
        Assert.Equal(new TextSpan(6, 12), read.Quotations[0].Cue);
    }
}
