using Wirewatch.Language;
using Wirewatch.Language.Facts;
using Wirewatch.Language.Facts.Speakers;
using Wirewatch.Training.Scoring;

namespace Wirewatch.Training.Speakers;

/// <summary>An article to learn speakers from: its document up to the roles, its stretches in marks, and what each is in truth.</summary>
internal sealed class SpeakerArticle
{
    private readonly string?[] _expectedOfEntity;

    /// <summary>Reads an article whose document has names, entities and roles.</summary>
    public SpeakerArticle(GoldArticle gold, Document document)
    {
        Id = gold.Id;
        Context = QuotationFinding.Prepare(document);
        var names = FactScore.ExpectedNames(gold, document.Mentions);
        _expectedOfEntity = [.. document.Entities.Select(entity => names.GetValueOrDefault(entity.Id))];
        var quotations = gold.Line.GetProperty("quotations").EnumerateArray().Select(line => (
            Start: gold.CodePoints[line.GetProperty("start").GetInt32()], End: gold.CodePoints[line.GetProperty("end").GetInt32()],
            Speaker: line.GetProperty("speaker").GetString())).ToList();
        if (Context is null)
        {
            return;
        }
        foreach (var stretch in Context.Stretches)
        {
            var start = document.Tokens[stretch.First].Start;
            var end = document.Tokens[stretch.Last].End;
            var inside = quotations.Where(quotation => quotation.Start < end && start < quotation.End).ToList();
            Truth.Add(new StretchTruth(inside.Count > 0, inside.Count > 0 ? inside[0].Speaker : null, Math.Max(1, inside.Count)));
        }
    }

    /// <summary>Takes a document whose entities are the expected ones.</summary>
    public SpeakerArticle(string id, Document document, IReadOnlyList<StretchTruth> truth)
    {
        Id = id;
        Context = QuotationFinding.Prepare(document);
        _expectedOfEntity = [.. document.Entities.Select(static entity => entity.Id.Value)];
        Truth.AddRange(truth);
    }

    /// <summary>Takes a document whose entities are the expected ones.</summary>
    /// <param name="id">What the article is called in messages.</param>
    /// <param name="document">The document up to the roles.</param>
    /// <param name="truthAt">What the stretch that begins at an offset is; one without weight counts for nothing.</param>
    public SpeakerArticle(string id, Document document, Func<int, StretchTruth> truthAt)
        : this(id, document, [])
    {
        Truth.AddRange((Context?.Stretches ?? []).Select(stretch => truthAt(document.Tokens[stretch.First].Start)));
    }

    public string Id { get; }

    public SpeechContext? Context { get; }

    public List<StretchTruth> Truth { get; } = [];

    /// <summary>Whether the entity at an index of the document, or nobody at -1, is the one expected.</summary>
    public bool IsExpected(int entity, string? expected) => entity < 0 ? expected is null : expected is not null && _expectedOfEntity[entity] == expected;

    /// <summary>The index of the entity expected, or -1.</summary>
    public int IndexOf(string? expected) => expected is null ? -1 : Array.IndexOf(_expectedOfEntity, expected);
}

/// <summary>What a stretch in marks is.</summary>
/// <param name="IsSpeech">Somebody said or wrote it.</param>
/// <param name="Speaker">The entity's name within the article, or null.</param>
/// <param name="Weight">How many quotations it is in the data; zero where nobody judged it.</param>
internal readonly record struct StretchTruth(bool IsSpeech, string? Speaker, int Weight);
