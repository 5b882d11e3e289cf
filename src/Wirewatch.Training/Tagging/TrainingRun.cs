using System.Runtime.InteropServices;
using Wirewatch.Language.Recognition.Tagging;
using Wirewatch.Training.Corpora;

namespace Wirewatch.Training.Tagging;

/// <summary>Trains the recogniser: word classes, then five first-pass models that each tag the texts they have not seen, then the one model for both passes.
/// Every finished stage is kept in a work folder, so that a run that was stopped goes on where it was. The same input and seed give the same bytes.</summary>
internal sealed class TrainingRun
{
    private const int Folds = 5;
    private readonly TrainingOptions _options;
    private readonly Checkpoints _checkpoints;
    private readonly Action<string> _report;
    private readonly Action<double> _progress;
    private readonly string _data;
    private double _done;

    /// <summary>Prepares a run.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="options">How to train.</param>
    /// <param name="checkpoints">Where finished stages are kept.</param>
    /// <param name="report">Told what was done.</param>
    /// <param name="progress">Told the finished share of the whole, from 0 to 1.</param>
    public TrainingRun(string data, TrainingOptions options, Checkpoints checkpoints, Action<string> report, Action<double> progress)
    {
        _data = data;
        _options = options;
        _checkpoints = checkpoints;
        _report = report;
        _progress = progress;
    }

    /// <summary>Trains and returns the bytes of the model.</summary>
    public byte[] Train(IReadOnlyList<LabelledText> labelled)
    {
        var (words, phrases) = Lexicon(labelled);
        var lexicon = LexiconBuilder.Load(words, phrases);
        Advance(0.15);
        var groups = Variants(labelled);
        var texts = groups.SelectMany(g => g).ToList();
        _report($"{texts.Sum(t => t.Tokens.Length):N0} tokens, {texts.Sum(t => t.Source.Spans.Count):N0} labelled spans, of which {texts.Sum(t => t.Misaligned):N0} match no tokens");
        var encoding = new FeatureEncoding(lexicon);
        for (var fold = 0; fold < Folds; fold++)
        {
            TagUnseen(encoding, groups, fold);
            Advance(0.1);
        }
        var second = texts.SelectMany(t => encoding.Keys(t, second: true)).ToList();
        var both = second.Concat(texts.SelectMany(t => encoding.Keys(t, second: false))).ToList();
        // First all features that are not too rare; then the heaviest of them once more, so that they take over what the others did.
        var numbers = FeatureEncoding.Number(second, _options.Rarest);
        var field = Fit("all", both, numbers, _options.Epochs / 2, 0.15);
        numbers = FeatureEncoding.Heaviest(field, numbers, _options.Features);
        var members = new List<ConditionalRandomField>();
        for (var member = 0; member < _options.Members; member++)
        {
            members.Add(Fit($"model-{member}", both, numbers, _options.Epochs, 0.2 / _options.Members, member));
        }
        return ModelFile.Build(words, phrases, ConditionalRandomField.Mean(members), numbers, _report);
    }

    private (WordEntry[] Words, PhraseEntry[] Phrases) Lexicon(IReadOnlyList<LabelledText> labelled)
    {
        if (_checkpoints.Read("words") is { } words && _checkpoints.Read("phrases") is { } phrases)
        {
            return (MemoryMarshal.Cast<byte, WordEntry>(words).ToArray(), MemoryMarshal.Cast<byte, PhraseEntry>(phrases).ToArray());
        }
        var built = LexiconBuilder.Build(_data, PlainText.Read(_data), labelled, _report);
        _checkpoints.Write("words", MemoryMarshal.AsBytes<WordEntry>(built.Words));
        _checkpoints.Write("phrases", MemoryMarshal.AsBytes<PhraseEntry>(built.Phrases));
        return built;
    }

    /// <summary>Every text with copies of it as other desks write: all once more in lower case, which is how the model reads text in capitals, too, and some of
    /// the articles with other titles before names, with a dateline or as headlines.</summary>
    private List<List<EncodedText>> Variants(IReadOnlyList<LabelledText> labelled)
    {
        var datelines = new Datelines(Path.Combine(_data, "gazetteers"), _options.Seed);
        var titles = new Titles(_options.Seed);
        var groups = new List<List<EncodedText>>();
        foreach (var text in labelled)
        {
            var article = text.Unmarked == TypeSet.None && text.Text.Contains("\n\n", StringComparison.Ordinal) && text.Spans.All(s => int.IsPow2((int)s.Types));
            List<EncodedText> variants = [new EncodedText(article ? datelines.Apply(titles.Apply(text)) : text), new EncodedText(CaseCopies.Lower(text))];
            if (article && groups.Count % 3 == 0)
            {
                variants.Add(new EncodedText(CaseCopies.Headlines(text)));
            }
            groups.Add(variants);
        }
        return groups;
    }

    private void TagUnseen(FeatureEncoding encoding, List<List<EncodedText>> groups, int fold)
    {
        var unseen = groups.Where((_, i) => i % Folds == fold).SelectMany(g => g).ToList();
        if (_checkpoints.Read($"fold-{fold}") is { } bytes)
        {
            var tags = MemoryMarshal.Cast<byte, int>(bytes);
            foreach (var text in unseen)
            {
                text.FirstPass = tags[..text.Tokens.Length].ToArray();
                tags = tags[text.Tokens.Length..];
            }
            return;
        }
        var keyed = groups.Where((_, i) => i % Folds != fold).SelectMany(g => g).SelectMany(t => encoding.Keys(t, second: false)).ToList();
        var numbers = FeatureEncoding.Number(keyed, _options.Rarest);
        var field = Fit(null, keyed, numbers, _options.Epochs, 0);
        foreach (var text in unseen)
        {
            text.FirstPass = encoding.Decode(text, field, numbers, second: false);
        }
        _checkpoints.Write($"fold-{fold}", MemoryMarshal.AsBytes<int>(unseen.SelectMany(t => t.FirstPass!).ToArray()));
        _report($"first-pass model {fold + 1} of {Folds}");
    }

    private ConditionalRandomField Fit(string? name, List<KeyedSentence> keyed, Dictionary<uint, int> numbers, int epochs, double share, int member = 0)
    {
        var samples = keyed.Select(k => FeatureEncoding.Encode(k, numbers)).ToArray();
        var field = new ConditionalRandomField(numbers.Count, _options.Caution);
        var first = 0;
        while (name is not null && first < epochs && _checkpoints.Read($"{name}-{first}") is { } state)
        {
            field.Restore(state);
            Advance(share / epochs);
            first++;
        }
        for (var epoch = first; epoch < epochs; epoch++)
        {
            // The order of an epoch depends on its number alone, so that a resumed run sees what an unbroken one would.
            var random = new Random((_options.Seed * 10_000) + (member * 100) + epoch);
            var order = samples.ToArray();
            random.Shuffle(order);
            var loss = field.Epoch(order, _options.Rate * (1f - (0.7f * epoch / epochs)), _options.Dropout, random, _options.Decay);
            if (epoch >= epochs / 2)
            {
                field.Accumulate();
            }
            if (name is not null)
            {
                _checkpoints.Write($"{name}-{epoch}", field.State());
                _checkpoints.Drop($"{name}-{epoch - 1}");
                _report($"{name}: epoch {epoch + 1} of {epochs}, loss {loss:0.0000} a token");
                Advance(share / epochs);
            }
        }
        field.Average();
        return field;
    }

    private void Advance(double share) => _progress(_done += share);
}
