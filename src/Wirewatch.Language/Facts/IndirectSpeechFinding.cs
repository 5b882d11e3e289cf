using System.Runtime.InteropServices;
using Wirewatch.Language.Facts.Indirect;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <summary>The step that finds what somebody said where the article tells it in words of its own: a clause behind a verb of speech or <c>according to</c>,
/// or before one, whose source is named beyond doubt. Needs names, entities, roles and the direct quotations. Thread safe.</summary>
/// <remarks>Hand-written rules over tokens, stricter than those for direct speech: what a paraphrase puts into a wrong mouth no reader can check by its marks.
/// Speech told within speech belongs to the outer source and is not marked again; where the outer source has no name, nothing is marked.</remarks>
internal sealed class IndirectSpeechFinding : IAnnotationStep
{
    /// <inheritdoc/>
    public void Apply(Document document)
    {
        var found = new List<Quotation>();
        if (document.Mentions.Count > 0)
        {
            new Search(document, found).Run();
        }
        if (found.Count > 0)
        {
            document.Quotations.AddRange(found);
            document.Quotations.Sort(static (left, right) => new TextSpan(left.Start, left.End).CompareTo(new TextSpan(right.Start, right.End)) is var order and not 0 ? order : left.Kind.CompareTo(right.Kind));
        }
    }

    private sealed class Search
    {
        private static readonly int AccordingLength = "according".Length;

        private readonly IndirectContext _context;
        private readonly IndirectClauses _clauses;
        private readonly IndirectSources _sources;
        private readonly List<Quotation> _found;
        private EntityId? _last;
        private bool _hasLast;

        public Search(Document document, List<Quotation> found)
        {
            _context = new IndirectContext(document);
            _clauses = new IndirectClauses(_context);
            _sources = new IndirectSources(_context);
            _found = found;
        }

        public void Run()
        {
            for (var i = 0; i < _context.Document.Sentences.Count; i++)
            {
                Read(i);
            }
        }

        private void Read(int index)
        {
            var sentence = _context.Document.Sentences[index];
            var from = sentence.First;
            _hasLast = false;
            _last = null;
            var text = _context.Document.Text;
            var tokens = CollectionsMarshal.AsSpan(_context.Document.Tokens);
            for (var i = sentence.First; i < sentence.Last; i++)
            {
                if (_context.Quoted[i])
                {
                    var quotation = _context.QuotationAt(i);
                    while (i + 1 < sentence.Last && _context.Quoted[i + 1] && _context.Document.Tokens[i + 1].Start < quotation.End)
                    {
                        i++;
                    }
                    if (quotation.Speaker is not null || !_hasLast)
                    {
                        (_last, _hasLast) = (quotation.Speaker, true);
                        _sources.Remember(quotation.Speaker, i);
                    }
                    continue;
                }
                // Nearly every word is none of either; this loop is most of the step's time.
                var word = tokens[i].Kind == TokenKind.Word ? tokens[i].Of(text) : default;
                if (word.Length != AccordingLength && ReportingWords.VerbOf(word) == ReportingVerb.None)
                {
                    continue;
                }
                if (IsAccordingTo(i, sentence.Last))
                {
                    i = ReadAccordingTo(i, from, sentence);
                    from = Math.Max(from, i + 1);
                }
                else if (_context.VerbAt(i) != ReportingVerb.None && !IsNoun(i, sentence.First))
                {
                    var end = ReadVerb(i, from, index, sentence);
                    if (end > i)
                    {
                        from = end;
                        i = end - 1;
                    }
                }
            }
        }

        private int ReadVerb(int verb, int from, int index, Sentence sentence)
        {
            if (_clauses.Behind(verb, sentence.Last, IsInverted(verb, from, index)) is { } clause)
            {
                var (source, first) = _sources.Before(verb, from, index, _last, _hasLast);
                if (_sources.IsWithin(verb, from, sentence.First) || IsTime(first - 1, from))
                {
                    if (_clauses.UpToComma(clause) is not { } within)
                    {
                        return clause.Last;
                    }
                    clause = within;
                }
                Add(clause, source, verb, verb + 1);
                (_last, _hasLast) = (source, true);
                return clause.Last;
            }
            // "..., said Jane Doe", "..., Jane Doe said"
            if (verb - 1 > from && _context.Word(verb - 1) is "," && _context.VerbAt(verb) != ReportingVerb.Tell && !_context.IsParticiple(verb))
            {
                var (source, last) = _sources.Behind(verb + 1, sentence.Last);
                // "..., argued the firm's lawyer, Jane Doe."
                if (source is null && _sources.ApposedPerson(verb + 1, last, sentence.Last) is { } apposed && apposed.Last < sentence.Last && _context.KindOf(apposed.Last) == TokenKind.Stop)
                {
                    (source, last) = apposed;
                }
                if (source is not null && !GoesOnBehindCue(last, sentence.Last) && !IsQuotedJustBefore(verb - 1, from) && _clauses.Before(from, verb - 1) is { } before)
                {
                    Add(before, source, verb, verb + 1);
                    return last;
                }
            }
            else if (EndOfVerb(verb, sentence.Last) is var end and > 0 && IsEndOfCue(end, sentence.Last))
            {
                var (source, first) = _sources.Before(verb, from, index, null, false);
                if (source is not null && first - 1 > from && _context.Word(first - 1) is "," && !IsQuotedJustBefore(first - 1, from) && _clauses.Before(from, first - 1) is { } before)
                {
                    Add(before, source, verb, verb + 1);
                    (_last, _hasLast) = (source, true);
                    return end;
                }
            }
            return -1;
        }

        // "They have not met, said Jane Doe, and will not"
        private bool GoesOnBehindCue(int token, int end) => token + 2 < end && _context.Word(token) is "," && _context.Word(token + 1) is "and" or "but" && _context.IsPlain(token + 2) && ReportingWords.IsFinite(_context.Word(token + 2));

        // "said", "told reporters"
        private int EndOfVerb(int verb, int end) => _context.VerbAt(verb) switch
        {
            ReportingVerb.Bare or ReportingVerb.Plain => verb + 1,
            ReportingVerb.Tell when verb + 1 < end => _clauses.BehindAudience(verb + 1, end),
            _ => -1,
        };

        // "..., said the head of the agency", but not "Jane Doe, head of the agency, said"
        private bool IsInverted(int verb, int from, int index) =>
            verb > from && (_context.Quoted[verb - 1] || (_context.Word(verb - 1) is "," && _sources.Before(verb, from, index, null, false).Source is null));

        // "after NATO said that the ships had left, Russia"
        private bool IsTime(int token, int from) => token >= from && _context.IsPlain(token) && _context.Word(token) is "after" or "before" or "when" or "since" or "until" or "where" or "which";

        private int ReadAccordingTo(int token, int from, Sentence sentence)
        {
            var (source, last) = _sources.Behind(token + 2, sentence.Last);
            var first = token;
            while (first > sentence.First && _context.IsPlain(first - 1) && _context.Word(first - 1) is "also" or "Also" or "and" or "And" or "but" or "But")
            {
                first--;
            }
            if (first == sentence.First || _context.Word(token) is "According" || IsBehindTime(first, sentence.First) || _context.Word(first) is "but" or "and")
            {
                last = BehindAdjunct(last, sentence.Last);
                // "According to the judge, Jane Doe, the ..."
                if (_sources.ApposedPerson(token + 2, last, sentence.Last) is { } apposed && (source is null || source == apposed.Source) && apposed.Last + 1 < sentence.Last && _context.Word(apposed.Last) is "," && IsStartOfClause(apposed.Last + 1, false))
                {
                    (source, last) = apposed;
                }
                var hasComma = last < sentence.Last && _context.Word(last) is ",";
                if (hasComma || (source is not null && last < sentence.Last && IsStartOfClause(last)))
                {
                    var start = hasComma ? BehindApposition(last + 1, sentence.Last) : last;
                    if (_clauses.From(start, sentence.Last) is { } clause && !HoldsQuotation(clause)
                        && !(_context.Mentions.At(start) is var subject and >= 0 && _context.Document.Mentions[subject].Entity == source))
                    {
                        Add(clause, source, token, token + 2);
                        (_last, _hasLast) = (source, true);
                        return clause.Last - 1;
                    }
                }
            }
            else if (source is not null && last < sentence.Last && IsRestOfCue(last, sentence.Last))
            {
                var end = _context.Word(token - 1) is "," ? token - 1 : token;
                if (!IsQuotedJustBefore(end, from) && _clauses.Before(from, end) is { } before)
                {
                    Add(before, source, token, token + 2);
                    (_last, _hasLast) = (source, true);
                }
            }
            return Math.Max(token + 1, last - 1);
        }

        // "On Monday, according to NATO, the ships left"
        private bool IsBehindTime(int token, int first)
        {
            if (token - 1 <= first || token - first > 10 || _context.Word(token - 1) is not "," || !_context.IsPlain(first)
                || _context.Word(first) is not ("In" or "On" or "At" or "During" or "By" or "Since" or "As" or "Meanwhile" or "However" or "Still" or "Later" or "Earlier"))
            {
                return false;
            }
            for (var i = first; i < token - 1; i++)
            {
                if (_context.Quoted[i] || (_context.Mentions.At(i) < 0 && (ReportingWords.MayBeFinite(_context.Word(i)) || ReportingWords.Subordinates(_context.Word(i)) || (_context.Word(i) is "," && i < token - 1))))
                {
                    return false;
                }
            }
            return true;
        }

        // "According to Jane Doe on Saturday,", "According to the agency (IAEA),"
        private int BehindAdjunct(int token, int end)
        {
            if (token >= end || !(_context.KindOf(token) == TokenKind.OpenBracket || (_context.IsPlain(token) && _context.Word(token) is "on" or "in" or "at" or "during" or "released" or "published" or "issued" or "cited" or "seen")))
            {
                return token;
            }
            for (var i = token + 1; i < end && i < token + 10; i++)
            {
                if (_context.Mentions.At(i) >= 0)
                {
                    continue;
                }
                if (_context.Word(i) is ",")
                {
                    return i;
                }
                if (_context.Quoted[i] || (ReportingWords.MayBeFinite(_context.Word(i)) && _context.Word(i) is not ("published" or "released" or "posted" or "aired" or "issued")) || ReportingWords.Subordinates(_context.Word(i)))
                {
                    return token;
                }
            }
            return token;
        }

        // "According to NATO the ships left"
        private bool IsStartOfClause(int token, bool behindName = true) => (!behindName || _context.Mentions.At(token - 1) >= 0) && _context.IsPlain(token)
            && _context.Word(token) is "the" or "a" or "an" or "no" or "there" or "it" or "he" or "she" or "they" or "around" or "about" or "more" or "at";

        // Whether nothing behind "according to NATO" goes on with the clause before it: "on Monday.", ", the alliance of 30 states.", ", which said".
        private bool IsRestOfCue(int first, int end)
        {
            for (var i = first; i < end && i < first + 25; i++)
            {
                if (_context.KindOf(i) == TokenKind.Stop || _context.Word(i) is ";")
                {
                    return true;
                }
                if (_context.Mentions.At(i) >= 0)
                {
                    continue;
                }
                if (_context.Quoted[i])
                {
                    return false;
                }
                var word = _context.Word(i);
                if (word is "who" or "which" or "while" or "but")
                {
                    return true;
                }
                if (ReportingWords.MayBeFinite(word))
                {
                    return false;
                }
            }
            return false;
        }

        // "According to NATO, the alliance, the ...": past what tells who that is.
        private int BehindApposition(int first, int end)
        {
            if (first >= end || !_context.IsPlain(first) || !(_context.Word(first) is "the" or "a" or "an" or "who" or "which" or "formerly" or "head" or "director" or "chief" or "chairman" or "president" or "spokesman" or "spokeswoman" or "now"
                || _context.IsParticiple(first)))
            {
                return first;
            }
            var isRelative = _context.Word(first) is "who" or "which";
            for (var i = first; i < end && i < first + (isRelative ? 40 : 20); i++)
            {
                if (_context.Mentions.At(i) >= 0)
                {
                    continue;
                }
                if (ReportingWords.IsFinite(_context.Word(i)) && !isRelative)
                {
                    return first;
                }
                if (_context.Word(i) is ",")
                {
                    if (i + 1 < end && _context.IsPlain(i + 1) && _context.Word(i + 1) is "whereas" or "while" or "but" or "and" or "which" or "who" or "where" && !isRelative)
                    {
                        return first;
                    }
                    if (i + 1 < end && (_context.Quoted[i + 1] || _context.KindOf(i + 1) is TokenKind.Quote))
                    {
                        return end;
                    }
                    return i + 1 < end && !ReportingWords.MayBeFinite(_context.Word(i + 1)) && HasFinite(i + 1, end) ? i + 1 : isRelative ? end : first;
                }
            }
            return isRelative ? end : first;
        }

        private bool HasFinite(int first, int end)
        {
            for (var i = first; i < end && i < first + 60; i++)
            {
                if (_context.IsPlain(i) && ReportingWords.MayBeFinite(_context.Word(i)))
                {
                    return true;
                }
            }
            return false;
        }

        // According to A, B said "x": what A tells is only that B spoke.
        private bool HoldsQuotation((int First, int Last) clause)
        {
            for (var i = clause.First; i < clause.Last; i++)
            {
                if (_context.VerbAt(i) == ReportingVerb.Bare && i + 1 < clause.Last && (_context.Quoted[i + 1] || _context.KindOf(i + 1) is TokenKind.Quote))
                {
                    return true;
                }
            }
            return false;
        }

        private bool IsAccordingTo(int token, int end) => _context.Document.Tokens[token].Length == AccordingLength && token + 2 < end && _context.IsPlain(token) && SpeechCues.IsAccordingTo(_context.Document, token);

        private bool IsEndOfCue(int token, int end) => token >= end || (!(token + 1 < end && (_context.Quoted[token + 1] || _context.Quoted[token])) && IsEndOrAdverbial(token)
            && !(_context.Word(token) is "," && token + 1 < end && !ReportingWords.GoesOn(_context.Word(token + 1)) && _context.Word(token + 1) is not ("and" or "but" or "while" or "as")));

        private bool IsEndOrAdverbial(int token) => _context.KindOf(token) is TokenKind.Stop or TokenKind.Punctuation
            || ReportingWords.IsDay(_context.Word(token)) || _context.Word(token) is "in" or "on" or "at" or "during" or "last" or "this";

        private bool IsQuotedJustBefore(int end, int from) => end - 1 >= from && _context.Quoted[end - 1] && _context.Quoted[from];

        // "the report", "their claims", "of claims"
        private bool IsNoun(int token, int first) => token > first && !_context.IsParticiple(token) && _context.Word(token) is not ("said" or "told" or "wrote") && (IsNounByNeighbours(token) || IsNounBehindDeterminer(token) || IsAdjective(token));

        // "reports say that", "Cyprus state radio"
        private bool IsNounByNeighbours(int token) =>
            (_context.Word(token) is "report" or "reports" or "claim" or "claims" or "charges" or "notes" or "posts" or "rules" or "comments" && token + 1 < _context.Document.Tokens.Count && _context.VerbAt(token + 1) is ReportingVerb.Bare or ReportingVerb.Plain && !_context.IsParticiple(token + 1))
            || (_context.Word(token) is "state" or "report" or "note" or "claim" or "charge" or "post" or "rule" && _context.Mentions.At(token - 1) >= 0 && !IsJoined(token - 1));

        // "over alleged fraud", "the reported losses"
        private bool IsAdjective(int token) => _context.Word(token).EndsWith("ed") && _context.IsPlain(token - 1)
            && (ReportingWords.IsPreposition(_context.Word(token - 1)) || _context.Word(token - 1) is "a" or "an" or "the" or "The" or "his" or "her" or "its" or "their" or "no" or "any") && _context.Word(token - 1) is not ("on" or "in");

        // "NATO and Russia report"
        private bool IsJoined(int token)
        {
            var first = _context.Mentions.First(_context.Mentions.At(token));
            return first > 0 && _context.Word(first - 1) is "and" or "or";
        }

        private bool IsNounBehindDeterminer(int token) => !_context.Word(token).EndsWith("ed")
            && (_context.KindOf(token - 1) == TokenKind.Clitic || _context.Word(token - 1) is "A" or "An" or "The" or "His" or "Her" or "Its" or "Their" or "This" or "a" or "an" or "the" or "his" or "her" or "its" or "their" or "this" or "no" or "of" or "some" or "any" or "in"
                or "these" or "those" or "by" or "such" or "many" or "several" or "media" or "news" or "initial" or "earlier" or "recent" or "previous");

        private void Add((int First, int Last) clause, EntityId? source, int cue, int cueEnd)
        {
            if (source is null)
            {
                return;
            }
            _sources.Remember(source, Math.Max(clause.Last, cueEnd) - 1);
            var tokens = _context.Document.Tokens;
            var (start, end) = (tokens[clause.First].Start, tokens[clause.Last - 1].End);
            var span = new TextSpan(tokens[cue].Start, tokens[cueEnd - 1].End);
            _found.Add(new Quotation(start, end, _context.Document.Text[start..end])
            {
                Kind = QuotationKind.Indirect,
                Speaker = source,
                Cue = span,
                CueText = span.Of(_context.Document.Text),
            });
        }
    }
}
