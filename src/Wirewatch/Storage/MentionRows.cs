using Azure.Data.Tables;
using Wirewatch.Articles;
using Wirewatch.Language;
using Wirewatch.Language.Text;

namespace Wirewatch.Storage;

/// <summary>The rows of table <c>mentions</c>: one for each entity of an article, bounded to what a row holds.</summary>
internal sealed class MentionRows
{
    /// <summary>How many quotations of the entity the row holds; the query for quotations filters on it.</summary>
    public const string QuotationCount = "quotationCount";

    private const string Sentences = "sentences";
    private const string Quotations = "quotations";
    private const string Truncated = "truncated";
    private const int LongSentence = 2_000;
    private const int Window = 500;

    private const int LongestAlias = 600;

    private readonly ArticleSummary article;
    private readonly AnnotatedText annotations;
    private readonly ILookup<EntityId, Mention> mentions;
    private readonly ILookup<EntityId, Quotation> quotations;

    public MentionRows(ArticleSummary article, AnnotatedText annotations)
    {
        this.article = article;
        this.annotations = annotations;
        mentions = annotations.Mentions.ToLookup(mention => mention.Entity);
        quotations = annotations.Quotations.Where(quotation => quotation.Speaker is not null).ToLookup(quotation => quotation.Speaker!.Value);
    }

    public static string Partition(EntityId entity) => StorageKey.Encode(entity.Value);

    public static string Key(DateTimeOffset published, ArticleId article) => StorageKey.Join(StorageKey.ReverseTicks(published), article.Value);

    public TableEntity Of(Entity entity)
    {
        var truncated = false;
        var row = new TableEntity(Partition(entity.Id), Key(article.Published, article.Id));
        Columns.Write(row, article);
        row[Columns.Entity] = entity.Id.Value;
        row[Columns.Type] = EntityRows.TypeName(entity.Type);
        row[Columns.Name] = Columns.Shorten(entity.Name, EntityRows.MaximumName);
        row[Columns.Wikidata] = entity.Wikidata;
        row[Columns.Count] = mentions[entity.Id].Count();
        row[Columns.Aliases] = StorageJson.WriteBounded(entity.Aliases, StorageJson.Compact.String, Columns.ShortColumn, ref truncated);
        row[Columns.Roles] = StorageJson.WriteBounded(entity.Roles, StorageJson.Compact.Role, Columns.LongColumn, ref truncated);
        row[Sentences] = StorageJson.WriteBounded(SentencesOf(entity.Id), StorageJson.Compact.MentioningSentence, Columns.LongColumn, ref truncated);
        row[Quotations] = StorageJson.WriteBounded(quotations[entity.Id], StorageJson.Compact.Quotation, Columns.LongColumn, ref truncated);
        row[QuotationCount] = quotations[entity.Id].Count();
        row[Truncated] = truncated;
        return row;
    }

    public static EntityMention Read(TableEntity row) => new()
    {
        Entity = new EntityId(Columns.Text(row, Columns.Entity)),
        Type = EntityRows.TypeOf(Columns.Text(row, Columns.Type)),
        Name = Columns.Text(row, Columns.Name),
        Article = Columns.ReadSummary(row),
        Count = row.GetInt32(Columns.Count) ?? 0,
        Aliases = StorageJson.Read(row.GetString(Columns.Aliases), StorageJson.Compact.StringArray),
        Roles = StorageJson.Read(row.GetString(Columns.Roles), StorageJson.Compact.RoleArray),
        Sentences = StorageJson.Read(row.GetString(Sentences), StorageJson.Compact.MentioningSentenceArray),
        Quotations = StorageJson.Read(row.GetString(Quotations), StorageJson.Compact.QuotationArray),
        Truncated = row.GetBoolean(Truncated) ?? false,
    };

    /// <summary>The columns that <see cref="ReadEntity"/> and <see cref="MayHaveMoreAliases"/> need.</summary>
    public static IReadOnlyList<string> ColumnsOfEntity { get; } = ["PartitionKey", "RowKey", Columns.Entity, Columns.Type, Columns.Name, Columns.Wikidata, Columns.Aliases, Truncated];

    /// <summary>The columns that <see cref="ReadRoles"/> needs.</summary>
    public static IReadOnlyList<string> ColumnsOfRoles { get; } = ["PartitionKey", "RowKey", Columns.Roles, .. Columns.OfSummary];

    /// <summary>The article and the roles that it gives the entity.</summary>
    public static (ArticleSummary Article, Role[] Roles) ReadRoles(TableEntity row) =>
        (Columns.ReadSummary(row), StorageJson.Read(row.GetString(Columns.Roles), StorageJson.Compact.RoleArray));

    /// <summary>The list of aliases may have been cut.</summary>
    public static bool MayHaveMoreAliases(TableEntity row) =>
        row.GetBoolean(Truncated) == true && row.GetString(Columns.Aliases)?.Length > Columns.ShortColumn - LongestAlias;

    /// <summary>The entity as the row's article knows it: enough to write its profile again.</summary>
    public static Entity ReadEntity(TableEntity row) => new(
        new EntityId(Columns.Text(row, Columns.Entity)), EntityRows.TypeOf(Columns.Text(row, Columns.Type)), Columns.Text(row, Columns.Name))
    {
        Wikidata = row.GetString(Columns.Wikidata),
        Aliases = StorageJson.Read(row.GetString(Columns.Aliases), StorageJson.Compact.StringArray),
    };

    private IEnumerable<MentioningSentence> SentencesOf(EntityId entity) => mentions[entity]
        .GroupBy(mention => SentenceAt(mention))
        .OrderBy(group => group.Key)
        .Select(group => Excerpt(group.Key, [.. group.Select(mention => new TextSpan(mention.Start, mention.End))]));

    private TextSpan SentenceAt(Mention mention)
    {
        var (low, high) = (0, annotations.Sentences.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var sentence = annotations.Sentences[middle];
            if (sentence.Contains(new TextSpan(mention.Start, mention.End)))
            {
                return sentence;
            }

            (low, high) = sentence.Start > mention.Start ? (low, middle - 1) : (middle + 1, high);
        }

        // A mention that lies in no sentence, or across two, is shown with what stands around it.
        return new TextSpan(0, annotations.Text.Length);
    }

    private MentioningSentence Excerpt(TextSpan sentence, TextSpan[] spans)
    {
        if (sentence.Length > LongSentence)
        {
            sentence = new TextSpan(Math.Max(sentence.Start, spans[0].Start - Window), Math.Min(sentence.End, spans[0].End + Window));
            if (sentence.Start > 0 && char.IsLowSurrogate(annotations.Text[sentence.Start]))
            {
                sentence = sentence with { Start = sentence.Start - 1 };
            }

            if (sentence.End < annotations.Text.Length && char.IsLowSurrogate(annotations.Text[sentence.End]))
            {
                sentence = sentence with { End = sentence.End + 1 };
            }

            spans = [.. spans.Where(sentence.Contains)];
        }

        return new MentioningSentence(sentence.Start, sentence.End, sentence.Of(annotations.Text), spans);
    }
}
