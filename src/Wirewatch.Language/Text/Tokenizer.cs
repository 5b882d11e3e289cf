namespace Wirewatch.Language.Text;

/// <summary>Splits a text into tokens, one at a time, without allocating. A hand-made state machine over the characters: each <see cref="MoveNext"/>
/// looks at the first character behind the last token and reads the one token that begins there.</summary>
/// <remarks>Every character that is no white space, control or invisible mark belongs to exactly one token. See <see cref="Hyphenation"/> for
/// hyphenated words and <see cref="TokenKind"/> for the rest. Any sequence of UTF-16 code units can be read, broken surrogates too.</remarks>
internal ref partial struct Tokenizer
{
    private const int LongestLocalPart = 64;
    private readonly ReadOnlySpan<char> _text;
    private int _position;
    private int _nextAt;
    private Token _current;

    /// <summary>Starts at the beginning of <paramref name="text"/>.</summary>
    public Tokenizer(ReadOnlySpan<char> text)
    {
        _text = text;
        _nextAt = -1;
    }

    /// <summary>The token that the last <see cref="MoveNext"/> read.</summary>
    public readonly Token Current => _current;

    /// <summary>All tokens of <paramref name="text"/>, in order.</summary>
    public static List<Token> Tokenize(ReadOnlySpan<char> text)
    {
        var tokens = new List<Token>((text.Length / 5) + 4);
        var tokenizer = new Tokenizer(text);
        while (tokenizer.MoveNext())
        {
            tokens.Add(tokenizer.Current);
        }
        return tokens;
    }

    /// <summary>Reads the next token.</summary>
    /// <returns>False at the end of the text.</returns>
    public bool MoveNext()
    {
        var shape = SkipSpace();
        var start = _position;
        if (start >= _text.Length)
        {
            return false;
        }
        var end = Read(start, out var kind);
        if (kind <= TokenKind.Number)
        {
            shape |= ShapeOf(_text[start..end]);
        }
        _position = end;
        _current = new Token(start, end, kind, shape);
        return true;
    }

    private TokenShape SkipSpace()
    {
        var start = _position;
        var breaks = 0;
        var i = start;
        for (; i < _text.Length; i++)
        {
            var c = _text[i];
            if (!Characters.IsSpace(c))
            {
                break;
            }
            if (Characters.IsLineBreak(c) && !(c == '\n' && i > 0 && _text[i - 1] == '\r'))
            {
                breaks += c == '\u2029' ? 2 : 1;
            }
        }
        _position = i;
        if (_current.End == 0)
        {
            return TokenShape.SpaceBefore | TokenShape.LineStart | TokenShape.ParagraphStart;
        }
        var shape = i > start ? TokenShape.SpaceBefore : TokenShape.None;
        return breaks switch
        {
            0 => shape,
            1 => shape | TokenShape.LineStart,
            _ => shape | TokenShape.LineStart | TokenShape.ParagraphStart,
        };
    }

    private int Read(int start, out TokenKind kind)
    {
        var c = _text[start];
        if (char.IsAsciiDigit(c))
        {
            return ReadNumber(start, out kind);
        }
        if (Characters.IsWordCharacter(_text, start, out _))
        {
            return ReadWord(start, out kind);
        }
        if (Characters.IsApostrophe(c) && ReadClitic(start) is var clitic and > 0)
        {
            kind = TokenKind.Clitic;
            return clitic;
        }
        if (Characters.IsQuote(c))
        {
            return ReadQuote(start, out kind);
        }
        if (Characters.IsStop(c) || c == '\u2026')
        {
            return ReadStops(start, out kind);
        }
        if (Characters.IsDash(c))
        {
            kind = TokenKind.Dash;
            return RunOf(start, c);
        }
        return ReadSign(start, out kind);
    }

    private int ReadWord(int start, out TokenKind kind)
    {
        kind = TokenKind.Word;
        if (EmailEnd(start) is var email and > 0)
        {
            kind = TokenKind.Email;
            return email;
        }
        var segment = start;
        var stops = 0;
        var i = start;
        while (true)
        {
            while (i < _text.Length && Characters.IsWordCharacter(_text, i, out var length))
            {
                i += length;
            }
            if (i >= _text.Length)
            {
                break;
            }
            var c = _text[i];
            if (c == '.')
            {
                if (i - segment == 1 && Characters.IsLetter(_text, segment))
                {
                    // A single letter: an initial, or a part of an acronym such as U.S.
                    if (Characters.IsLetter(_text, i + 1))
                    {
                        stops++;
                        segment = ++i;
                        continue;
                    }
                    if (stops > 0 || IsInitial(start, i))
                    {
                        kind = TokenKind.Abbreviation;
                        i++;
                        if (i < _text.Length && Characters.IsHyphen(_text[i]) && Characters.IsLetter(_text, i + 1) && SplitAt(start, i))
                        {
                            break;
                        }
                    }
                    break;
                }
                if (i + 1 < _text.Length && char.IsAsciiLetterLower(_text[i + 1]) && Characters.IsLetter(_text, i - 1) && !IsAbbreviation(segment, i))
                {
                    segment = ++i;
                    continue;
                }
                if (IsAbbreviation(segment, i))
                {
                    kind = TokenKind.Abbreviation;
                    i++;
                }
                break;
            }
            if (c == ':' && i - start <= 5 && i + 2 < _text.Length && _text[i + 1] == '/' && _text[i + 2] == '/')
            {
                kind = TokenKind.Url;
                return UrlEnd(start);
            }
            if (Characters.IsHyphen(c) && i + 1 < _text.Length && Characters.IsWordCharacter(_text, i + 1, out _))
            {
                if (SplitAt(start, i))
                {
                    break;
                }
                segment = ++i;
                continue;
            }
            var joins = (Characters.IsApostrophe(c) && Characters.IsLetter(_text, i + 1) && CliticEnd(i) < 0)
                || (c == '&' && char.IsUpper(_text[i - 1]) && i + 1 < _text.Length && char.IsUpper(_text[i + 1]));
            if (!joins)
            {
                break;
            }
            segment = ++i;
        }
        if (stops > 0 && kind == TokenKind.Word)
        {
            kind = TokenKind.Abbreviation;
        }
        if (i - start > 4 && _text[start..].StartsWith("www."))
        {
            kind = TokenKind.Url;
            return UrlEnd(start);
        }
        return i;
    }

    private readonly bool SplitAt(int start, int hyphen)
    {
        var end = hyphen + 1;
        while (end < _text.Length && (Characters.IsWordCharacter(_text, end, out _) || char.IsSurrogate(_text[end])))
        {
            end++;
        }
        return Hyphenation.Splits(_text[start..hyphen], _text[(hyphen + 1)..end]);
    }

    private readonly bool IsInitial(int start, int stop)
    {
        var letter = _text[start];
        if (!char.IsUpper(letter))
        {
            return letter is 'v' or 'p' && stop + 2 < _text.Length && _text[stop + 1] == ' ' && !char.IsLower(_text[stop + 2]);
        }
        var next = stop + 1;
        while (next < _text.Length && Characters.IsSpace(_text[next]))
        {
            next++;
        }
        // "he and I." is a pronoun, "Plan B." the end of a sentence; "George W. Bush" and "J.K. Rowling" are initials.
        return next < _text.Length && (char.IsUpper(_text[next]) || _text[next] == ',')
            && (letter != 'I' || (_current.IsWord && _current.IsCapitalised && _current.End < start));
    }

    private readonly bool IsAbbreviation(int start, int stop) => Abbreviations.Classify(_text[start..stop]) switch
    {
        AbbreviationClass.None => false,
        AbbreviationClass.BeforeNumber => NextIsDigit(stop + 1),
        _ => true,
    };

    private readonly bool NextIsDigit(int index)
    {
        while (index < _text.Length && Characters.IsSpace(_text[index]))
        {
            index++;
        }
        return index < _text.Length && char.IsAsciiDigit(_text[index]);
    }

    private int ReadNumber(int start, out TokenKind kind)
    {
        kind = TokenKind.Number;
        if (EmailEnd(start) is var email and > 0)
        {
            kind = TokenKind.Email;
            return email;
        }
        var i = start;
        var hasPoint = false;
        while (i < _text.Length)
        {
            if (char.IsAsciiDigit(_text[i]))
            {
                i++;
            }
            else if (_text[i] is ',' && !hasPoint && IsThousandsGroup(i))
            {
                i += 4;
            }
            else if (_text[i] is '.' && i + 1 < _text.Length && char.IsAsciiDigit(_text[i + 1]))
            {
                hasPoint = true;
                i++;
            }
            else
            {
                break;
            }
        }
        if (i >= _text.Length)
        {
            return i;
        }
        var letters = Characters.IsWordCharacter(_text, i, out _);
        var hyphenatedWord = Characters.IsHyphen(_text[i]) && Characters.IsLetter(_text, i + 1);
        if (letters || hyphenatedWord)
        {
            kind = TokenKind.Word;
            while (i < _text.Length)
            {
                if (Characters.IsWordCharacter(_text, i, out var length))
                {
                    i += length;
                }
                else if (Characters.IsHyphen(_text[i]) && Characters.IsLetter(_text, i + 1))
                {
                    i++;
                }
                else
                {
                    break;
                }
            }
        }
        return i;
    }

    private readonly bool IsThousandsGroup(int comma)
    {
        if (comma + 3 >= _text.Length || !char.IsAsciiDigit(_text[comma + 1]) || !char.IsAsciiDigit(_text[comma + 2]) || !char.IsAsciiDigit(_text[comma + 3]))
        {
            return false;
        }
        return comma + 4 >= _text.Length || !char.IsAsciiDigit(_text[comma + 4]);
    }

    private readonly int ReadClitic(int apostrophe)
    {
        if (_current.End != apostrophe || apostrophe == 0 || _current.Kind is not (TokenKind.Word or TokenKind.Abbreviation or TokenKind.Number or TokenKind.Tag
            or TokenKind.CloseBracket or TokenKind.Quote))
        {
            return DecadeEnd(apostrophe);
        }
        return CliticEnd(apostrophe);
    }

    private readonly int CliticEnd(int apostrophe)
    {
        var end = apostrophe + 1;
        while (end < _text.Length && end <= apostrophe + 3 && Characters.IsWordCharacter(_text, end, out _))
        {
            end++;
        }
        return _text[(apostrophe + 1)..end] is "s" or "S" or "d" or "m" or "ll" or "re" or "ve" ? end : -1;
    }

    private readonly int DecadeEnd(int apostrophe)
    {
        // '90s
        var end = apostrophe + 4;
        return end <= _text.Length && char.IsAsciiDigit(_text[apostrophe + 1]) && _text[apostrophe + 2] == '0' && _text[apostrophe + 3] == 's'
            && (end == _text.Length || !Characters.IsWordCharacter(_text, end, out _)) ? end : -1;
    }

    private static TokenShape ShapeOf(ReadOnlySpan<char> word)
    {
        var shape = char.IsUpper(word[0]) ? TokenShape.InitialCapital : TokenShape.None;
        var upper = false;
        var lower = false;
        foreach (var c in word)
        {
            if (char.IsAsciiDigit(c))
            {
                shape |= TokenShape.HasDigit;
            }
            else if (Characters.IsHyphen(c))
            {
                shape |= TokenShape.HasHyphen;
            }
            else if (char.IsUpper(c))
            {
                upper = true;
            }
            else if (char.IsLower(c))
            {
                lower = true;
            }
        }
        if (upper && !lower)
        {
            shape |= TokenShape.AllCapitals;
        }
        if (lower && !upper)
        {
            shape |= TokenShape.LowerCase;
        }
        return shape;
    }
}
