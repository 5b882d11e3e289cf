namespace Wirewatch.Language.Facts;

/// <summary>The step that finds what somebody said or wrote, in quotation marks, and who did: one quotation for each sentence. Needs names, entities and
/// roles. Thread safe.</summary>
internal sealed class QuotationFinding : IAnnotationStep
{
    /// <inheritdoc/>
    public void Apply(Document document)
    {
        var stretches = new List<QuotedStretch>();
        QuotedStretches.Find(document.Text, document.Tokens, stretches);
        if (stretches.Count == 0)
        {
            return;
        }
        var mentions = new MentionTokens(document);
        stretches.RemoveAll(stretch => IsInsideName(document, mentions, stretch));
        var attributions = new QuotationAttribution(document, mentions, stretches);
        var sentence = 0;
        for (var i = 0; i < stretches.Count; i++)
        {
            if (attributions.Attribute(i) is { } attribution)
            {
                sentence = AddBySentence(document, stretches[i], attribution, sentence);
            }
        }
    }

    private static int AddBySentence(Document document, QuotedStretch stretch, Attribution attribution, int sentence)
    {
        while (document.Sentences[sentence].Last <= stretch.First)
        {
            sentence++;
        }
        var first = stretch.First;
        while (first <= stretch.Last)
        {
            var last = Math.Min(document.Sentences[sentence].Last - 1, stretch.Last);
            var start = document.Tokens[first].Start;
            var end = document.Tokens[last].End;
            document.Quotations.Add(new Quotation(start, end, document.Text[start..end]) { Speaker = attribution.Speaker, Cue = attribution.Cue });
            first = last + 1;
            if (first <= stretch.Last)
            {
                sentence++;
            }
        }
        return sentence;
    }

    // Jeremy "Spike" Cohen
    private static bool IsInsideName(Document document, MentionTokens mentions, QuotedStretch stretch) =>
        mentions.At(stretch.First) is var mention and >= 0 && mention == mentions.At(stretch.Last)
        && document.Mentions[mention].Start < document.Tokens[stretch.First].End;
}
