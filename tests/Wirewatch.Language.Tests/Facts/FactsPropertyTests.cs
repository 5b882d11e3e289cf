using CsCheck;
using Wirewatch.Language.Facts;
using Wirewatch.Language.Recognition;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Tests.Facts;

/// <summary>Laws of roles and quotations for every text and every set of names in it.</summary>
public sealed class FactsPropertyTests
{
    private static readonly Gen<Document> Documents = Gen.Select(Texts.Any, Gen.Int[0, 20].Array[0, 30]).Select((text, steps) => Read(text, steps));

    [Fact]
    public void Facts_lie_in_the_text_in_order_and_name_entities_of_the_article() =>
        Documents.Sample(document =>
        {
            Apply(document);
            var ends = new int[2];
            var start = 0;
            foreach (var quotation in document.Quotations)
            {
                ref var end = ref ends[(int)quotation.Kind];
                Assert.True(quotation.Start >= end && quotation.Start >= start && quotation.End > quotation.Start);
                Assert.True(quotation.Kind == QuotationKind.Direct || quotation is { Speaker: not null, Cue: not null, CueText: not null });
                Assert.Equal(document.Text[quotation.Start..quotation.End], quotation.Text);
                Assert.True(quotation.Speaker is not { } speaker || document.Entities.Exists(entity => entity.Id == speaker));
                end = quotation.End;
                start = quotation.Start;
            }
            foreach (var entity in document.Entities)
            {
                Assert.Equal(entity.Roles.OrderBy(role => role.Start).Select(role => role.Start), entity.Roles.Select(role => role.Start));
                foreach (var role in entity.Roles)
                {
                    Assert.Equal(MentionType.Person, entity.Type);
                    Assert.Equal(document.Text[role.Start..role.End], role.Title);
                    Assert.True(role.At is not { } at || document.Entities.Exists(other => other.Id == at));
                }
            }
        });

    [Fact]
    public void The_same_document_gives_the_same_facts_twice() =>
        Gen.Select(Texts.Any, Gen.Int[0, 20].Array[0, 30]).Sample((text, steps) =>
        {
            var first = Read(text, steps);
            var second = Read(text, steps);
            Apply(first);
            Apply(second);
            Assert.Equal(first.Quotations, second.Quotations);
            Assert.Equal(first.Entities.SelectMany(entity => entity.Roles), second.Entities.SelectMany(entity => entity.Roles));
        });

    [Fact]
    public void Endless_runs_of_marks_and_titles_take_no_more_than_their_share()
    {
        foreach (var piece in (string[])["\" ", "“a", "' a ", "President ", "“a b c” said ", "the head of ", "that day ", "2010-", "he said ", "he said that it was ", "according to a, ", "a, who is, said ",  "head of the office of ", ", ", "and "])
        {
            var document = Read(string.Concat(Enumerable.Repeat(piece, 20_000)), [3, 5, 7]);
            Apply(document);
            Assert.NotEmpty(document.Tokens);
        }
    }

    private static void Apply(Document document)
    {
        new DateFinding().Apply(document);
        new RoleFinding().Apply(document);
        new QuotationFinding().Apply(document);
        new IndirectSpeechFinding().Apply(document);
    }

    // Marks every token that the steps reach as a name, its type by the step.
    private static Document Read(string text, int[] steps)
    {
        var document = new Document(new ArticleText(text) { Published = new DateTimeOffset(2024, 3, 14, 0, 0, 0, TimeSpan.Zero) });
        new Segmentation().Apply(document);
        var token = -1;
        foreach (var step in steps)
        {
            token += step + 1;
            if (token >= document.Tokens.Count)
            {
                break;
            }
            var span = document.Tokens[token];
            var type = (MentionType)(step % 7);
            var id = new EntityId($"{type}:{step}");
            document.Names.Add(new NameSpan(span.Start, span.End, type));
            document.Mentions.Add(new Mention(span.Start, span.End, text[span.Start..span.End], type, id));
            if (!document.Entities.Exists(entity => entity.Id == id))
            {
                document.Entities.Add(new Entity(id, type, id.Value) { Mentions = 1 });
            }
        }
        return document;
    }
}
