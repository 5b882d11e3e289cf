using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts.Speakers;

/// <summary>How a stretch in quotation marks stands in its sentence.</summary>
internal enum StretchShape
{
    /// <summary>Goes on with a stretch left open in the paragraph before.</summary>
    Continues,

    /// <summary>A cue and a comma or colon stand before it.</summary>
    LedIn,

    /// <summary>A colon stands before it, without a cue.</summary>
    BehindColon,

    /// <summary>The sentence begins with it and goes on with who said it.</summary>
    ReadsOn,

    /// <summary>Whole sentences, first of their paragraph.</summary>
    WholeParagraph,

    /// <summary>Whole sentences within a paragraph.</summary>
    Whole,

    /// <summary>Whole sentences, and the sentence before ends with a colon or comma.</summary>
    Introduced,

    /// <summary>A part of a sentence with a cue before it.</summary>
    PartWithCueBefore,

    /// <summary>A part of a sentence with a cue only behind it.</summary>
    PartWithCueBehind,

    /// <summary>A part of a sentence without a cue.</summary>
    Part,

    /// <summary>The sentence begins with it, and it is only a part of it.</summary>
    Opening,
}

/// <summary>What holds for a stretch whoever said it, computed once for all its candidates.</summary>
internal readonly record struct StretchFeatures
{
    /// <summary>Its index among the document's stretches.</summary>
    public int Index { get; }

    /// <summary>Reads the stretch at <paramref name="index"/>.</summary>
    public StretchFeatures(SpeechContext context, int index)
    {
        var document = context.Document;
        Index = index;
        Stretch = context.Stretches[index];
        FirstSentence = context.SentenceOf(index);
        var last = FirstSentence;
        while (document.Sentences[last].Last <= Stretch.Last)
        {
            last++;
        }
        LastSentence = last;
        var from = document.Sentences[FirstSentence].First;
        var to = document.Sentences[last].Last;
        CueBefore = -1;
        for (var i = Stretch.First - 1; i >= from && i >= Stretch.First - SpeechContext.LongestSentence && CueBefore < 0; i--)
        {
            CueBefore = !context.IsQuoted(i) && (context.IsCue(i) || context.IsAccordingTo(i)) ? i : -1;
        }
        CueBehind = -1;
        for (var i = Stretch.Last + 1; i < to && i <= Stretch.Last + SpeechContext.LongestSentence && CueBehind < 0; i++)
        {
            CueBehind = !context.IsQuoted(i) && (context.IsCue(i) || context.IsAccordingTo(i)) ? i : -1;
        }
        OtherBefore = index > 0 && context.Stretches[index - 1].Last >= from;
        OtherBehind = index + 1 < context.Stretches.Count && context.Stretches[index + 1].First < to;
        var starts = Stretch.First == from;
        var whole = starts && Stretch.Last >= to - 2;
        var before = starts ? default : context.Word(Stretch.First - 1);
        Shape = Stretch.ContinuesPrevious ? StretchShape.Continues
            : !starts && before is "," or ":" && CueBefore >= 0 && Stretch.First - CueBefore <= 12 ? StretchShape.LedIn
            : !starts && before is ":" ? StretchShape.BehindColon
            : whole && FirstSentence > 0 && context.Word(Stretch.First - 1) is ":" or "," ? StretchShape.Introduced
            : whole ? document.Tokens[Stretch.First].StartsParagraph ? StretchShape.WholeParagraph : StretchShape.Whole
            : starts ? ReadsOn(context, Stretch, to) ? StretchShape.ReadsOn : StretchShape.Opening
            : CueBefore >= 0 ? StretchShape.PartWithCueBefore : CueBehind >= 0 ? StretchShape.PartWithCueBehind : StretchShape.Part;
        Pronoun = PronounAt(context, CueBefore) is var subject and not Gender.Unknown ? subject : PronounAt(context, CueBehind);
        InHeadline = FirstSentence == 0 && document.Tokens[to - 1].Kind is not (TokenKind.Stop or TokenKind.Quote) && to < document.Tokens.Count;
        StartsParagraph = document.Tokens[from].StartsParagraph;
    }

    public QuotedStretch Stretch { get; }

    public int FirstSentence { get; }

    public int LastSentence { get; }

    public int CueBefore { get; }

    public int CueBehind { get; }

    public bool OtherBefore { get; }

    public bool OtherBehind { get; }

    public StretchShape Shape { get; }

    /// <summary>Whether "he" or "she" stands next to a cue of its sentence.</summary>
    public Gender Pronoun { get; }

    public bool InHeadline { get; }

    public bool StartsParagraph { get; }

    private static Gender PronounAt(SpeechContext context, int cue)
    {
        for (var i = cue - 2; cue >= 0 && i <= cue + 1; i++)
        {
            if (i >= 0 && i < context.Document.Tokens.Count && i != cue && !context.IsQuoted(i) && context.Mentions.At(i) < 0)
            {
                switch (context.Word(i))
                {
                    case "he" or "He":
                        return Gender.Male;
                    case "she" or "She":
                        return Gender.Female;
                }
            }
        }
        return Gender.Unknown;
    }

    // Whether the sentence goes on behind the marks with who said it.
    private static bool ReadsOn(SpeechContext context, QuotedStretch stretch, int to)
    {
        var next = stretch.Last + 1;
        if (next >= to)
        {
            return false;
        }
        var inside = context.Word(stretch.Last - 1);
        return inside is "," or "!" or "?" or "..." or "\u2026" || context.Word(next) is "," || context.IsCue(next)
            || (context.Word(next) is "he" or "she" or "they" && next + 1 < to && context.IsCue(next + 1))
            || (context.Mentions.At(next) is var mention and >= 0 && context.Mentions.Last(mention) < to && context.IsCue(context.Mentions.Last(mention)));
    }
}
