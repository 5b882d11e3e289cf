using Wirewatch.Language.Facts.Speakers;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <summary>The step that finds what somebody said or wrote, in quotation marks, and who did: one quotation for each sentence. Needs names, entities and
/// roles. Thread safe.</summary>
internal sealed class QuotationFinding : IAnnotationStep
{
    /// <inheritdoc/>
    public void Apply(Document document)
    {
        if (Prepare(document) is not { } context)
        {
            return;
        }
        var attribution = new SpeakerAttribution(context, SpeakerModel.Embedded);
        for (var i = 0; i < context.Stretches.Count; i++)
        {
            if (attribution.Attribute(i) is { } found)
            {
                AddBySentence(document, context.Stretches[i], found, context.SentenceOf(i));
            }
        }
    }

    /// <summary>The stretches in marks of a document with names, entities and roles, ready to be attributed; null where there are none.</summary>
    internal static SpeechContext? Prepare(Document document)
    {
        var stretches = new List<QuotedStretch>();
        QuotedStretches.Find(document.Text, document.Tokens, stretches);
        if (stretches.Count == 0)
        {
            return null;
        }
        var mentions = document.MentionTokens;
        stretches.RemoveAll(stretch => IsInsideName(document, mentions, stretch));
        return stretches.Count == 0 ? null : new SpeechContext(document, mentions, stretches);
    }

    private static void AddBySentence(Document document, QuotedStretch stretch, Attribution attribution, int sentence)
    {
        var first = stretch.First;
        while (first <= stretch.Last)
        {
            var last = Math.Min(document.Sentences[sentence++].Last - 1, stretch.Last);
            // A closing mark alone is no sentence.
            if (last == stretch.Last - 1 || (last < stretch.Last && IsOnlyMarks(document, last + 1, stretch.Last)))
            {
                last = stretch.Last;
            }
            var start = document.Tokens[first].Start;
            var end = document.Tokens[last].End;
            document.Quotations.Add(new Quotation(start, end, document.Text[start..end]) { Speaker = attribution.Speaker, Cue = attribution.Cue });
            first = last + 1;
        }
    }

    private static bool IsOnlyMarks(Document document, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (document.Tokens[i].Kind != TokenKind.Quote)
            {
                return false;
            }
        }
        return true;
    }

    // Jeremy "Spike" Cohen
    private static bool IsInsideName(Document document, MentionTokens mentions, QuotedStretch stretch) =>
        mentions.At(stretch.First) is var mention and >= 0 && mention == mentions.At(stretch.Last)
        && document.Mentions[mention].Start < document.Tokens[stretch.First].End;
}
