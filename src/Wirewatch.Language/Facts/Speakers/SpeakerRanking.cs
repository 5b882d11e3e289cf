namespace Wirewatch.Language.Facts.Speakers;

/// <summary>Weighs the candidates of a stretch. One document, stretches in order; not thread safe.</summary>
internal sealed class SpeakerRanking(SpeechContext context)
{
    private readonly SpeakerCandidates _collector = new(context);
    private readonly SpeakerFeatures _extractor = new(context);
    private readonly PlainSpeakers _plain = new(context);
    private readonly List<bool> _subordinate = [];
    private readonly List<int> _zones = [];
    private readonly List<float> _scores = [];
    private readonly List<float> _masses = [];

    /// <summary>The candidates of the stretch last given to <see cref="Collect"/>.</summary>
    public List<SpeakerCandidate> Candidates { get; } = [];

    /// <summary>Collects the candidates of the stretch at <paramref name="index"/> and calls <paramref name="visit"/> with each one's index and features.</summary>
    public void Collect(int index, in StretchFeatures stretch, in PreviousSpeech previous, FeatureSet features, Action<int, FeatureSet> visit)
    {
        Candidates.Clear();
        _collector.Collect(index, stretch, previous, Candidates);
        _subordinate.Clear();
        _zones.Clear();
        foreach (var candidate in Candidates)
        {
            _zones.Add(_extractor.ZoneOf(stretch, candidate));
            _subordinate.Add(candidate.First >= 0 && _extractor.IsSubordinate(candidate));
        }
        for (var i = 0; i < Candidates.Count; i++)
        {
            var candidate = Candidates[i];
            var (order, isFirst, isMain) = PlaceOf(i);
            _extractor.Extract(stretch, candidate, _zones[i], order, isFirst, isMain, previous, features);
            visit(i, features);
        }
    }

    /// <summary>The candidate of the stretch at <paramref name="index"/> with the highest score.</summary>
    public SpeakerCandidate Best(int index, in StretchFeatures stretch, in PreviousSpeech previous, FeatureSet features, float[] weights)
    {
        if (Certain(stretch) is { } certain)
        {
            return certain;
        }
        _scores.Clear();
        Collect(index, stretch, previous, features, (_, set) => _scores.Add(SpeakerModel.Score(weights, set.Items)));
        return Candidates[BestOf(_scores)];
    }

    /// <summary>Who said a stretch, where the rules or the words before it leave no doubt; null elsewhere.</summary>
    public SpeakerCandidate? Certain(in StretchFeatures stretch) => context.IsRuleCertain(stretch.Index)
        ? new SpeakerCandidate(context.RuleOf(stretch.Index) < 0 ? SourceKind.Nobody : SourceKind.Voice, -1, -1, Math.Max(-1, context.RuleOf(stretch.Index)), 0, -1)
        : _plain.Find(stretch);

    /// <summary>The index of the likeliest candidate of the likeliest entity: the chances of the candidates that mean one entity add up.</summary>
    public int BestOf(List<float> scores)
    {
        var highest = float.NegativeInfinity;
        foreach (var score in scores)
        {
            highest = Math.Max(highest, score);
        }
        _masses.Clear();
        foreach (var score in scores)
        {
            _masses.Add(MathF.Exp(score - highest));
        }
        var best = 0;
        var most = -1f;
        for (var i = 0; i < scores.Count; i++)
        {
            var mass = 0f;
            var top = i;
            for (var j = 0; j < scores.Count; j++)
            {
                if (Candidates[j].Entity == Candidates[i].Entity)
                {
                    mass += _masses[j];
                    top = scores[j] > scores[top] ? j : top;
                }
            }
            if (mass > most)
            {
                (best, most) = (top, mass);
            }
        }
        return best;
    }

    // How many sources stand between the candidate and the stretch, and whether none stands before it in its sentence.
    private (int Order, bool IsFirst, bool IsMain) PlaceOf(int index)
    {
        var candidate = Candidates[index];
        if (candidate.First < 0)
        {
            return (0, false, false);
        }
        var zone = _zones[index];
        var order = 0;
        var isFirst = true;
        var isMain = true;
        var last = -1;
        for (var i = 0; i < Candidates.Count; i++)
        {
            var other = Candidates[i];
            if (other.First < 0 || other.First == candidate.First || other.First == last || other.Kind is SourceKind.Norp or SourceKind.Location or SourceKind.OtherName || _zones[i] != zone)
            {
                continue;
            }
            last = other.First;
            if (zone == 1 ? other.First < candidate.First : other.First > candidate.First)
            {
                order++;
            }
            isFirst &= other.First > candidate.First;
            isMain &= other.First > candidate.First || _subordinate[i];
        }
        return (order, isFirst, isMain && !_subordinate[index]);
    }
}
