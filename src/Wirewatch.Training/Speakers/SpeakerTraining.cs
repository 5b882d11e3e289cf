using Wirewatch.Language.Facts.Speakers;

namespace Wirewatch.Training.Speakers;

/// <summary>Learns the weights of <see cref="SpeakerModel"/>: a log-linear model over the candidates of each stretch in which every candidate that means the
/// right entity is right, and logistic regression for speech, both with a Gaussian prior. The same input gives the same weights.</summary>
internal sealed class SpeakerTraining(SpeakerTrainingOptions options)
{
    /// <summary>Learns from articles: first with the speakers of earlier quotations as they are, then again with those that the first model finds.</summary>
    public SpeakerModel Train(IReadOnlyList<SpeakerArticle> articles)
    {
        SpeakerModel? model = null;
        for (var round = 0; round < options.Rounds; round++)
        {
            var ranked = new List<RankedStretch>();
            var judged = new List<JudgedStretch>();
            foreach (var article in articles)
            {
                Collect(article, model, ranked, judged);
            }
            var speakers = new GradientAscent(options.Rate, options.Prior);
            for (var step = 0; step < options.Steps; step++)
            {
                foreach (var stretch in ranked)
                {
                    stretch.AddGradient(speakers);
                }
                speakers.Step();
            }
            var speech = new GradientAscent(options.Rate, options.SpeechPrior);
            for (var step = 0; step < options.Steps; step++)
            {
                foreach (var stretch in judged)
                {
                    stretch.AddGradient(speech);
                }
                speech.Step();
            }
            model = new SpeakerModel(speakers.Weights, speech.Weights);
        }
        return model!;
    }

    private static void Collect(SpeakerArticle article, SpeakerModel? model, List<RankedStretch> ranked, List<JudgedStretch> judged)
    {
        var context = article.Context!;
        var ranking = new SpeakerRanking(context);
        var speech = new SpeechFeatures(context);
        var features = new FeatureSet();
        var previous = new PreviousSpeech(-1, -1);
        for (var i = 0; i < article.Truth.Count; i++)
        {
            var truth = article.Truth[i];
            var stretch = new StretchFeatures(context, i);
            var lists = new List<int[]>();
            ranking.Collect(i, stretch, previous, features, (_, set) => lists.Add(set.Items.ToArray()));
            var expected = article.IndexOf(truth.Speaker);
            var right = ranking.Candidates.Select(candidate => article.IsExpected(candidate.Entity, truth.Speaker)).ToArray();
            var known = Array.Exists(right, static one => one);
            var best = ranking.Certain(stretch) ?? ranking.Candidates[model is not null ? ranking.BestOf(lists.ConvertAll(list => SpeakerModel.Score(model.Speakers, list))) : Math.Max(0, Array.IndexOf(right, true))];
            speech.Extract(stretch, best, previous, features);
            if (truth.Weight > 0)
            {
                judged.Add(new JudgedStretch(features.Items.ToArray(), truth.IsSpeech));
            }
            if (truth.IsSpeech && known)
            {
                ranked.Add(new RankedStretch([.. lists], right, MathF.Sqrt(truth.Weight)));
            }
            if (truth.IsSpeech)
            {
                previous = new PreviousSpeech(i, model is not null ? best.Entity : expected);
            }
        }
    }
}

/// <summary>How speakers are learnt.</summary>
internal sealed record SpeakerTrainingOptions
{
    public int Rounds { get; init; } = 2;

    public int Steps { get; init; } = 120;

    public float Rate { get; init; } = 0.05f;

    /// <summary>The precision of the prior on the weights that choose speakers.</summary>
    public float Prior { get; init; } = 8f;

    /// <summary>The precision of the prior on the weights that tell speech.</summary>
    public float SpeechPrior { get; init; } = 4f;
}

/// <summary>A stretch with the features of its candidates, and which are right.</summary>
internal sealed record RankedStretch(int[][] Candidates, bool[] Right, float Weight)
{
    private readonly float[] _masses = new float[Candidates.Length];

    public void AddGradient(GradientAscent ascent)
    {
        var top = float.NegativeInfinity;
        for (var i = 0; i < _masses.Length; i++)
        {
            _masses[i] = SpeakerModel.Score(ascent.Weights, Candidates[i]);
            top = Math.Max(top, _masses[i]);
        }
        var total = 0f;
        var right = 0f;
        for (var i = 0; i < _masses.Length; i++)
        {
            _masses[i] = MathF.Exp(_masses[i] - top);
            total += _masses[i];
            right += Right[i] ? _masses[i] : 0;
        }
        right = Math.Max(right, 1e-20f);
        for (var i = 0; i < _masses.Length; i++)
        {
            var slope = (Right[i] ? _masses[i] / right : 0) - (_masses[i] / total);
            if (MathF.Abs(slope) > 1e-6f)
            {
                ascent.Add(Candidates[i], slope * Weight);
            }
        }
    }
}

/// <summary>A stretch with its features, and whether it is speech.</summary>
internal sealed record JudgedStretch(int[] Features, bool IsSpeech)
{
    public void AddGradient(GradientAscent ascent) =>
        ascent.Add(Features, (IsSpeech ? 1f : 0f) - (1f / (1f + MathF.Exp(-SpeakerModel.Score(ascent.Weights, Features)))));
}

/// <summary>Full-batch gradient ascent with Adam's steps (Kingma and Ba 2015) and a Gaussian prior.</summary>
internal sealed class GradientAscent(float rate, float prior)
{
    private readonly float[] _gradient = new float[FeatureSet.Size];
    private readonly float[] _mean = new float[FeatureSet.Size];
    private readonly float[] _square = new float[FeatureSet.Size];
    private int _time;

    public float[] Weights { get; } = new float[FeatureSet.Size];

    public void Add(int[] features, float slope)
    {
        foreach (var feature in features)
        {
            _gradient[feature] += slope;
        }
    }

    public void Step()
    {
        _time++;
        var first = 1 - MathF.Pow(0.9f, _time);
        var second = 1 - MathF.Pow(0.999f, _time);
        for (var i = 0; i < Weights.Length; i++)
        {
            var slope = _gradient[i] - (prior * Weights[i]);
            _gradient[i] = 0;
            _mean[i] = (0.9f * _mean[i]) + (0.1f * slope);
            _square[i] = (0.999f * _square[i]) + (0.001f * slope * slope);
            Weights[i] += rate * (_mean[i] / first) / (MathF.Sqrt(_square[i] / second) + 1e-8f);
        }
    }
}
