using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts.Speakers;

/// <summary>Decides for each stretch in quotation marks whether it is somebody's words, and whose. One document, stretches in order; not thread safe.</summary>
/// <remarks>Two linear models: a log-linear ranking of everything nearby that may say who speaks, in the manner of Elson and McKeown, "Automatic Attribution of
/// Quoted Speech in Literary Narrative" (2010), and O'Keefe, Pareti, Curran, Koprinska and Honnibal, "A Sequence Labelling Approach to Quote Attribution"
/// (2012); and a logistic regression that tells speech from titles, nicknames and terms.</remarks>
internal sealed class SpeakerAttribution(SpeechContext context, SpeakerModel model)
{
    private readonly SpeakerRanking _ranking = new(context);
    private readonly SpeechFeatures _speech = new(context);
    private readonly FeatureSet _features = new();
    private PreviousSpeech _previous = new(-1, -1);

    /// <summary>Attributes the stretch at <paramref name="index"/>; call once for each, in order.</summary>
    /// <returns>Null where the marks enclose no quotation: a title, a nickname, a term.</returns>
    public Attribution? Attribute(int index)
    {
        var stretch = new StretchFeatures(context, index);
        var best = _ranking.Best(index, stretch, _previous, _features, model.Speakers);
        _speech.Extract(stretch, best, _previous, _features);
        if (SpeakerModel.Score(model.Speech, _features.Items) <= 0)
        {
            return null;
        }
        _previous = new PreviousSpeech(index, best.Entity);
        return new Attribution(best.Entity < 0 ? null : context.Document.Entities[best.Entity].Id, CueOf(stretch, best));
    }

    // The cue on the side of the speaker's words that is nearest to the marks, or else the one there is.
    private TextSpan? CueOf(in StretchFeatures stretch, in SpeakerCandidate speaker)
    {
        var cue = speaker.First > stretch.Stretch.Last ? stretch.CueBehind : speaker.First >= 0 && stretch.CueBefore >= 0 ? stretch.CueBefore
            : stretch.Shape == StretchShape.ReadsOn ? stretch.CueBehind : stretch.CueBefore >= 0 ? stretch.CueBefore : stretch.CueBehind;
        if (cue < 0)
        {
            return null;
        }
        var last = context.IsAccordingTo(cue) ? cue + 1 : cue;
        return new TextSpan(context.Document.Tokens[cue].Start, context.Document.Tokens[last].End);
    }
}
