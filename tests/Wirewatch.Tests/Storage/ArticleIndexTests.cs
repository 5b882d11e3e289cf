using CsCheck;
using Wirewatch.Articles;
using Wirewatch.Language;
using Wirewatch.Language.Text;
using Wirewatch.Storage;
using Wirewatch.Testing;
using Wirewatch.Tests.Ingestion;

namespace Wirewatch.Tests.Storage;

public sealed class ArticleIndexTests(AzuriteFixture azurite)
{
    private static readonly Gen<string> HostileText =
        Gen.OneOf(Gen.Char, Gen.Char["/\\#?%~:'\" \u0001\u0085\ud83d\ude00éaAbB북"]).Array[1, 40].Select(letters => new string(letters));

    private static readonly Gen<AnnotatedText> HostileAnnotations =
        from text in HostileText
        from longest in Gen.Int[1, 900]
        from entities in Gen.Select(HostileText, HostileText, HostileText.Array[0, 3]).Array[0, 6]
        from positions in Gen.Int[0, text.Length - 1].Array[entities.Length]
        select new AnnotatedText
        {
            Language = "en",
            Text = text,
            Sentences = [new TextSpan(0, text.Length)],
            Entities =
            [
                .. entities.Select(entity => new Entity(new EntityId($"person:{entity.Item1}{new string('x', longest)}"), MentionType.Person, entity.Item2)
                {
                    Aliases = entity.Item3,
                    Roles = [new Role(entity.Item2, 0, 1)],
                }),
            ],
            Mentions =
            [
                .. entities.Zip(positions, (entity, at) => new Mention(at, at + 1, text.Substring(at, 1), MentionType.Person, new EntityId($"person:{entity.Item1}{new string('x', longest)}"))),
            ],
        };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_an_article_names_is_indexed_replaced_and_removed_without_a_trace()
    {
        var scene = await IngestionScene.CreateAsync(azurite);
        var empty = await scene.DumpAsync();
        var index = new ArticleIndex(scene.Storage, scene.Clock);
        var id = ArticleId.FromBlobName("hostile");
        await Gen.Select(HostileAnnotations, HostileAnnotations).SampleAsync(
            async (first, second) =>
            {
                await ReplaceAsync(index, id, "1", first);
                await ReplaceAsync(index, id, "2", second);
                var stored = await scene.Articles.GetAsync(id, Cancellation);
                foreach (var entity in stored!.Annotations.Entities)
                {
                    Assert.Single((await scene.Entities.GetMentionsAsync(entity.Id, new PageRequest(10), Cancellation)).Items);
                    Assert.NotNull(await scene.Entities.GetProfileAsync(entity.Id, Cancellation));
                }

                Assert.Equal(
                    IndexOutcome.Written,
                    await index.RemoveAsync(await index.FindAsync(id, Cancellation), _ => Task.FromResult(true), _ => Task.CompletedTask, Cancellation));
                Assert.Equal(empty, await scene.DumpAsync());
            },
            iter: 25,
            threads: 1);
    }

    private static async Task ReplaceAsync(ArticleIndex index, ArticleId id, string version, AnnotatedText annotations)
    {
        var article = new Article { Name = "hostile", Text = annotations.Text, Published = DateTimeOffset.MinValue.AddDays(1), Title = annotations.Text };
        Assert.Equal(IndexOutcome.Written, await index.ReplaceAsync(
            await index.FindAsync(id, Cancellation),
            new IndexedArticle(id, version, $"\"{version}\"", DateTimeOffset.UnixEpoch, "1", article, annotations),
            _ => Task.FromResult(true),
            (_, _) => Task.CompletedTask,
            Cancellation));
    }
}
