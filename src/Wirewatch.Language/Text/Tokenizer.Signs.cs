namespace Wirewatch.Language.Text;

/// <content>Tokens that are no words and no numbers: marks, signs, addresses, tags.</content>
internal ref partial struct Tokenizer
{
    private readonly int ReadQuote(int start, out TokenKind kind)
    {
        kind = TokenKind.Quote;
        var c = _text[start];
        return c is '\'' or '`' && start + 1 < _text.Length && _text[start + 1] == c ? start + 2 : start + 1;
    }

    private readonly int ReadStops(int start, out TokenKind kind)
    {
        var end = start;
        var onlyPoints = true;
        while (end < _text.Length && (Characters.IsStop(_text[end]) || _text[end] == '\u2026'))
        {
            onlyPoints &= _text[end] is '.' or '\u2026';
            end++;
        }
        kind = onlyPoints && (end - start >= 3 || _text[start] == '\u2026') ? TokenKind.Ellipsis : TokenKind.Stop;
        return end;
    }

    private int ReadSign(int start, out TokenKind kind)
    {
        var c = _text[start];
        switch (c)
        {
            case '(' or '[' or '{':
                kind = TokenKind.OpenBracket;
                return start + 1;
            case ')' or ']' or '}':
                kind = TokenKind.CloseBracket;
                return start + 1;
            case ',' or ';' or ':' or '\u3001' or '\uFF0C' or '\uFF1A' or '\uFF1B' or '\u00BF' or '\u00A1' or '/' or '\u2022' or '\u00B7' or '*':
                kind = TokenKind.Punctuation;
                return start + 1;
            case '#' or '@':
                return ReadTag(start, out kind);
        }
        if (char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.CurrencySymbol)
        {
            kind = TokenKind.Currency;
            return start + 1;
        }
        kind = TokenKind.Symbol;
        return start + Math.Max(1, System.Globalization.StringInfo.GetNextTextElementLength(_text[start..]));
    }

    private readonly int ReadTag(int start, out TokenKind kind)
    {
        var end = start + 1;
        var hasLetter = false;
        while (end < _text.Length && Characters.IsWordCharacter(_text, end, out var length))
        {
            hasLetter |= Characters.IsLetter(_text, end);
            end += length;
        }
        kind = hasLetter ? TokenKind.Tag : TokenKind.Symbol;
        return hasLetter ? end : start + 1;
    }

    private int EmailEnd(int start)
    {
        if (_nextAt < start)
        {
            var found = _text[start..].IndexOf('@');
            _nextAt = found < 0 ? int.MaxValue : start + found;
        }
        if (_nextAt - start is > LongestLocalPart or 0)
        {
            return -1;
        }
        foreach (var c in _text[start.._nextAt])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '%' or '+' or '-' or '\''))
            {
                return -1;
            }
        }
        var end = _nextAt + 1;
        var lastStop = -1;
        while (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] is '-' or '.'))
        {
            if (_text[end] == '.')
            {
                if (end + 1 >= _text.Length || !char.IsAsciiLetterOrDigit(_text[end + 1]))
                {
                    break;
                }
                lastStop = end;
            }
            end++;
        }
        return lastStop > _nextAt + 1 ? end : -1;
    }

    private readonly int UrlEnd(int start)
    {
        var end = start;
        var hasBracket = false;
        while (end < _text.Length && !Characters.IsSpace(_text[end]) && _text[end] is not ('<' or '>' or '"' or '\u201C' or '\u201D' or '\u00BB'))
        {
            hasBracket |= _text[end] == '(';
            end++;
        }
        while (end > start + 1 && (Characters.IsStop(_text[end - 1]) || _text[end - 1] is ',' or ';' or ':' or '\'' or '\u2019' or ']'
            || (_text[end - 1] == ')' && !hasBracket)))
        {
            end--;
        }
        return end;
    }

    private readonly int RunOf(int start, char c)
    {
        var end = start + 1;
        while (end < _text.Length && _text[end] == c)
        {
            end++;
        }
        return end;
    }
}
