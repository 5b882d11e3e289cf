using Wirewatch.Language.Facts.Speakers;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <summary>Decides for each stretch in quotation marks whether it is somebody's words, and whose. One document, stretches in order; not thread safe.</summary>
internal sealed class QuotationAttribution
{
    private readonly SpeechContext _context;
    private readonly Document _document;
    private readonly List<QuotedStretch> _stretches;
    private readonly SpeakerResolution _speakers;
    private readonly MentionTokens _mentions;
    private Attribution? _previous;
    private int _sentence;

    /// <summary>Prepares to attribute the stretches of <paramref name="context"/>.</summary>
    /// <param name="context">The document.</param>
    /// <param name="quoted">Whether each token stands in quotation marks.</param>
    public QuotationAttribution(SpeechContext context, bool[] quoted)
    {
        _context = context;
        _document = context.Document;
        _mentions = context.Mentions;
        _stretches = context.Stretches;
        _speakers = new SpeakerResolution(_document, _mentions, context.Roles, quoted, context.Bodies);
    }

    private ReadOnlySpan<char> Text => _document.Text;

    /// <summary>Attributes the stretch at <paramref name="index"/>; call once for each, in order.</summary>
    /// <returns>Null where the marks enclose no quotation: a title, a nickname, a term.</returns>
    public Attribution? Attribute(int index)
    {
        var stretch = _stretches[index];
        while (_document.Sentences[_sentence].Last <= stretch.First)
        {
            _sentence++;
        }
        var found = Find(index, stretch);
        if (!IsSpeech(index, stretch, found))
        {
            return null;
        }
        var attribution = found ?? Inherit(index, stretch);
        _speakers.Remember(attribution.Speaker, stretch.Last);
        _previous = attribution;
        return attribution;
    }

    private Attribution? Find(int index, QuotedStretch stretch)
    {
        if (stretch.ContinuesPrevious && _previous is { } previous)
        {
            return previous;
        }
        var lastSentence = _sentence;
        while (_document.Sentences[lastSentence].Last <= stretch.Last)
        {
            lastSentence++;
        }
        var sentenceStart = _document.Sentences[_sentence].First;
        var sentenceEnd = _document.Sentences[lastSentence].Last;
        var from = sentenceStart;
        if (index > 0)
        {
            from = Math.Max(from, _stretches[index - 1].Last + 1);
        }
        var to = index + 1 < _stretches.Count ? Math.Min(sentenceEnd, _stretches[index + 1].First) : sentenceEnd;
        if (ReadsOn(stretch, to) && Behind(stretch.Last + 1, to) is { } behind)
        {
            return behind;
        }
        if (Before(from, stretch.First) is { } before)
        {
            return before;
        }
        if (Behind(stretch.Last + 1, to) is { } late)
        {
            return late;
        }
        // `"x" and "y", he said`: past the other stretches of the sentence.
        if (from > sentenceStart && _previous is { Cue: { } cue } same && cue.Start >= _document.Tokens[sentenceStart].Start)
        {
            return same;
        }
        for (var next = index + 1; next < _stretches.Count && _stretches[next].Last + 1 < sentenceEnd && next < index + 6; next++)
        {
            var end = next + 1 < _stretches.Count ? Math.Min(sentenceEnd, _stretches[next + 1].First) : sentenceEnd;
            if (Behind(_stretches[next].Last + 1, end) is { } further)
            {
                return further;
            }
        }
        return null;
    }

    // Whether the sentence goes on behind the marks with who said it.
    private bool ReadsOn(QuotedStretch stretch, int to)
    {
        var next = stretch.Last + 1;
        if (next >= to)
        {
            return false;
        }
        var tokens = _document.Tokens;
        var inside = tokens[stretch.Last - 1].Of(Text);
        var word = tokens[tokens[next].Kind == TokenKind.Punctuation && next + 1 < to ? next + 1 : next].Of(Text);
        if (word is "and" or "but" or "while" or "which" or "who" or "as" or "that" or "after" or "because" or "although" or "where" or "when" or "with" or "in" or "to" or "for"
            or "so" or "or" or "of" or "at" or "on" or "by" or "from" or "if" or "before" or "then")
        {
            return false;
        }
        return inside is "," or "!" or "?" or "..." or "\u2026" || tokens[next].Of(Text) is "," || IsCue(next)
            || (tokens[next].Of(Text) is "he" or "she" or "they" && next + 1 < to && IsCue(next + 1));
    }

    private Attribution? Behind(int from, int to)
    {
        for (var i = from; i < to && i < from + SpeechContext.LongestSentence; i++)
        {
            if (IsAccordingTo(i, to))
            {
                return _speakers.TryBehind(i + 1, to, out var source) ? new Attribution(source, Span(i, i + 2)) : null;
            }
            if (!IsCue(i))
            {
                continue;
            }
            var atStart = i == from || (i == from + 1 && _document.Tokens[from].Kind == TokenKind.Punctuation)
                || (i == from + 2 && _document.Tokens[from].Kind == TokenKind.Punctuation && _document.Tokens[from + 1].IsLowerCase && _mentions.At(from + 1) < 0
                    && _document.Tokens[from + 1].Of(Text) is not ("he" or "she" or "they" or "it"));
            EntityId? speaker;
            if (atStart && _speakers.TryBehind(i, to, out speaker))
            {
                return new Attribution(speaker, Span(i, i + 1), _speakers.IsIssued);
            }
            var subject = from < to && _document.Tokens[from].Kind == TokenKind.Punctuation ? from + 1 : from;
            if (!atStart && _speakers.TryBefore(i, subject, out speaker))
            {
                return new Attribution(speaker, Span(i, i + 1), _speakers.IsIssued);
            }
        }
        return null;
    }

    private Attribution? Before(int from, int to)
    {
        for (var i = to - 1; i >= from && i >= to - SpeechContext.LongestSentence; i--)
        {
            if (IsAccordingTo(i, to))
            {
                return _speakers.TryBehind(i + 1, to, out var source) ? new Attribution(source, Span(i, i + 2)) : null;
            }
            if (!IsCue(i))
            {
                continue;
            }
            EntityId? speaker;
            if (i + 1 < to && _document.Tokens[i + 1].Of(Text) is "by" && _speakers.TryBehind(i + 1, to, out speaker))
            {
                return new Attribution(speaker, Span(i, i + 1), _speakers.IsIssued);
            }
            if (_speakers.TryBefore(i, from, out speaker))
            {
                return new Attribution(speaker, Span(i, i + 1), _speakers.IsIssued);
            }
            // `called "x" and said "y"`: the subject stands before the stretch before.
            if (_previous is { } previous && from > _document.Sentences[_sentence].First)
            {
                return previous with { Cue = Span(i, i + 1) };
            }
        }
        return null;
    }

    private Attribution Inherit(int index, QuotedStretch stretch)
    {
        var sentence = _document.Sentences[_sentence];
        var startsParagraph = _document.Tokens[stretch.First].StartsParagraph;
        if (!startsParagraph && stretch.First > sentence.First && _speakers.TryFirst(sentence.First, stretch.First, out var subject))
        {
            return new Attribution(subject, null);
        }
        if (_sentence > 0)
        {
            var before = _document.Sentences[_sentence - 1];
            var quoted = index > 0 && _stretches[index - 1].Last >= before.First;
            if (quoted && _previous is { } previous)
            {
                return previous with { IsIssued = false };
            }
            var introduces = _document.Tokens[before.Last - 1].Of(Text) is ":";
            if (introduces || !_document.Tokens[sentence.First].StartsParagraph)
            {
                if (Before(before.First, before.Last) is { } introduced)
                {
                    return introduced;
                }
                if (_speakers.TryFirst(before.First, before.Last, out var introducing))
                {
                    return new Attribution(introducing, null);
                }
            }
        }
        return new Attribution(startsParagraph || _document.Tokens[sentence.First].StartsParagraph ? _previous?.Speaker : _speakers.LastPerson(stretch.First), null);
    }

    private bool IsSpeech(int index, QuotedStretch stretch, Attribution? found)
    {
        var tokens = _document.Tokens;
        var length = stretch.Last - stretch.First - 1;
        var words = 0;
        var capitalised = 0;
        var ends = false;
        for (var i = stretch.First + 1; i <= stretch.Last; i++)
        {
            if (tokens[i].IsWord)
            {
                words++;
                capitalised += tokens[i].IsCapitalised || tokens[i].Length <= 3 ? 1 : 0;
            }
            ends |= tokens[i].Kind is TokenKind.Stop or TokenKind.Punctuation;
        }
        if (words == 0)
        {
            return false;
        }
        var isTitle = capitalised == words && tokens[stretch.First + 1].IsCapitalised && !ends && words <= 8;
        var named = IsNamed(stretch.First);
        if (named && (isTitle || words <= 5 || found is null) && words <= 8)
        {
            return false;
        }
        if (found is { Cue: not null })
        {
            return !(isTitle && words <= 4);
        }
        return !isTitle && (words >= 4 || length >= 6 || (ends && stretch.First == _document.Sentences[_sentence].First) || (index > 0 && found is not null));
    }

    // "the film", "nicknamed", "known as": what follows in marks is a name.
    private bool IsNamed(int open)
    {
        if (open == 0)
        {
            return false;
        }
        var before = _document.Tokens[open - 1].Of(Text);
        if (before is "as" && open > 1)
        {
            return _document.Tokens[open - 2].Of(Text) is "known" or "to" && open > 2;
        }
        if (before is "the" or "a" or "an" && open > 1)
        {
            before = _document.Tokens[open - 2].Of(Text);
            return before is "called" or "so-called" or "named" or "dubbed";
        }
        return SpeechCues.IsNaming(before);
    }

    private bool IsAccordingTo(int index, int to) => index + 2 < to && SpeechCues.IsAccordingTo(_document, index);

    private bool IsCue(int index) => _context.IsCue(index);

    private TextSpan Span(int first, int last) => new(_document.Tokens[first].Start, _document.Tokens[last - 1].End);
}
